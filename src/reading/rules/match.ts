import type { Sentence, Token } from '../../language/index.ts';
import { surfaceSubjects, undergoers } from './clause.ts';
import { type Factuality, factualityOf } from './factuality.ts';
import type { Rule, Slot, Trigger, WordTest } from './rule.ts';
import type { Candidate, RuleSet } from './rule-set.ts';
import { dependents, hyphenated, isNominal, isRelation, isVerbal, prepositionOf, type Tree, treeOf } from './tree.ts';
import { walkPath } from './walk-path.ts';
import { listed } from './words.ts';

/** A rule that fits a place in a sentence. Numbers are indexes of words in the sentence. */
export interface Match {
  readonly rule: Rule;
  readonly tree: Tree;
  /** The word that carries the clause. */
  readonly head: number;
  /** All words of the trigger, in text order. */
  readonly trigger: readonly number[];
  /** Heads of what fills each slot; a slot nothing fills is absent. */
  readonly slots: Readonly<Record<string, readonly number[]>>;
  readonly factuality: Factuality;
}

/** Why a rule whose trigger stands there did not make an entry. */
export interface NearMiss {
  readonly rule: Rule;
  readonly head: number;
  readonly because: string;
}

/** Every rule of the set that fits somewhere in the sentence, in text order; several may fit at one word. */
export function matchAll(set: RuleSet, sentence: Sentence): Match[] {
  return attempts(set, sentence).filter((found): found is Match => 'slots' in found);
}

/**
 * The best rule at each triggering word: more trigger words beat fewer, more tests on words beat fewer, then the order of the
 * file decides. A word swallowed by a longer trigger ("offer" in "make an offer") triggers nothing of its own.
 */
export function matchBest(set: RuleSet, sentence: Sentence): Match[] {
  const all = matchAll(set, sentence);
  if (all.length < 2) return all;
  const exactness = ({ rule, trigger }: Match): number =>
    trigger.length * 100 + rule.where.length * 20 + rule.needs.length * 5 + rule.only.length * 6;
  const order = (match: Match) => set.rules.indexOf(match.rule);
  all.sort((a, b) => exactness(b) - exactness(a) || order(a) - order(b) || a.head - b.head);
  const taken = new Set<number>();
  const best: Match[] = [];
  for (const match of all) {
    if (match.trigger.some(index => taken.has(index))) continue;
    for (const index of match.trigger) taken.add(index);
    best.push(match);
  }
  return best.sort((a, b) => a.head - b.head);
}

/** Matches and near misses of every rule whose trigger stands in the sentence. */
export function attempts(set: RuleSet, sentence: Sentence): (Match | NearMiss)[] {
  const found: (Match | NearMiss)[] = [];
  const { lemmas, forms, all } = spellingsOf(sentence);
  for (const token of sentence.tokens) {
    const { index } = token;
    const lemma = lemmas[index]!;
    const form = forms[index]!;
    const byLemma = set.byWord.get(lemma);
    const byForm = form === lemma ? undefined : set.byWord.get(form);
    if (byLemma === undefined && byForm === undefined) continue;
    const tree = treeOf(sentence);
    for (const candidate of [...(byLemma ?? []), ...(byForm ?? [])]) {
      const { trigger } = candidate;
      if (!fitsKind(trigger, token) || !trigger.others.every(other => all.has(other))) continue;
      const words = triggerWords(tree, index, trigger);
      if (words !== null) found.push(attempt(tree, index, words, candidate));
    }
  }
  return found;
}

interface Spellings {
  readonly lemmas: readonly string[];
  readonly forms: readonly string[];
  /** Lemmas and forms: a trigger of several words is not looked for where one of them is missing. */
  readonly all: ReadonlySet<string>;
}

const spellings = new WeakMap<Sentence, Spellings>();

/** The words of a sentence in lower case, made once for the rules of all layers. */
function spellingsOf(sentence: Sentence): Spellings {
  let known = spellings.get(sentence);
  if (known === undefined) {
    const lemmas = sentence.tokens.map(({ lemma }) => lemma.toLowerCase());
    const forms = sentence.tokens.map(({ form }) => form.toLowerCase());
    known = { lemmas, forms, all: new Set([...lemmas, ...forms]) };
    spellings.set(sentence, known);
  }
  return known;
}

/** Taggers mix up participles and adjectives, common nouns and names; verbs they do not. */
function fitsKind({ kind, word }: Trigger, token: Token): boolean {
  const { upos, xpos, lemma, form } = token;
  if (kind === 'verb') return isVerbal(token) && word === lemma.toLowerCase();
  // "the Black Sea Grain [Initiative]" is a name, not an initiative of anybody.
  if (kind === 'noun') return isNominal(token) && upos !== 'PRON' && !(xpos.startsWith('NNP') && token.index > 0);
  return (upos === 'ADJ' || upos === 'ADV' || xpos.startsWith('JJ') || isVerbal(token)) && word === form.toLowerCase();
}

/** The words of a trigger in the tree, or null where one is missing. */
function triggerWords(tree: Tree, head: number, { others }: Trigger): number[] | null {
  const words = [head];
  if (others.length === 0) return words;
  const near = neighbourhood(tree, head);
  for (const other of others) {
    const found = near.find(
      index => !words.includes(index) && isWord(tree.tokens[index]!, other) && standsNear(tree, head, index),
    );
    if (found === undefined) return null;
    words.push(found);
  }
  return words.sort((a, b) => a - b);
}

/** A preposition belongs to the trigger only right behind it: "called [for] a truce", not "called, for its part, the vote a sham". */
function standsNear(tree: Tree, head: number, index: number): boolean {
  const { deprel, upos } = tree.tokens[index]!;
  if (deprel === 'compound:prt' || (upos !== 'ADP' && deprel !== 'case')) return true;
  return index > head && index - head <= 3;
}

const isWord = ({ form, lemma }: Token, word: string): boolean =>
  lemma.toLowerCase() === word || form.toLowerCase() === word;

/** Words that can belong to a trigger: particles, objects and phrases of the head, and what stands with those. */
function neighbourhood(tree: Tree, head: number): number[] {
  const near: number[] = [];
  const roots = [
    ...tree.children[head]!.filter(
      child => !CLAUSES.some(relation => isRelation(tree.tokens[child]!.deprel, relation)),
    ),
    ...undergoers(tree, head),
  ];
  for (const root of roots) {
    if (root === head || near.includes(root)) continue;
    near.push(root);
    for (const child of tree.children[root]!) {
      if (CLAUSES.some(relation => isRelation(tree.tokens[child]!.deprel, relation))) continue;
      near.push(child, ...tree.children[child]!);
    }
  }
  return near.sort((a, b) => Math.abs(a - head) - Math.abs(b - head));
}

const CLAUSES = ['advcl', 'ccomp', 'acl', 'parataxis', 'conj', 'nsubj', 'csubj'];

function attempt(
  tree: Tree,
  head: number,
  trigger: readonly number[],
  { rule, trigger: { kind } }: Candidate,
): Match | NearMiss {
  const factuality = factualityOf(tree, head);
  const broken = rule.not.find(flag => factuality[flag]);
  if (broken !== undefined) return { rule, head, because: `the clause is ${broken}` };
  const missing = rule.only.find(flag => !factuality[flag]);
  if (missing !== undefined) return { rule, head, because: `the clause is not ${missing}` };
  const slots: Record<string, readonly number[]> = {};
  const nouns = trigger.filter(index => index !== head && ['NOUN', 'ADJ', 'ADV'].includes(tree.tokens[index]!.upos));
  for (const { name, paths } of rule.slots) {
    for (const path of paths) {
      // A light verb's clause is one with its noun: "made an offer [to Kyiv]" may hang "to Kyiv" on either. Their doer is the verb's.
      const wide = nouns.length > 0 && !isDoer(path);
      const reached =
        kind === 'adjective' && isDoer(path)
          ? walkPath(tree, surfaceSubjects(tree, head), path.slice(1))
          : walkPath(tree, wide ? [head, ...nouns] : [head], path);
      const found = (reached.length > 0 ? reached : particleObject(tree, head, trigger, path)).filter(
        index => !trigger.includes(index),
      );
      const fitting = found.filter(index => rule.where.every(test => test.slot !== name || passes(tree, index, test)));
      if (fitting.length === 0) continue;
      slots[name] = fitting;
      break;
    }
  }
  for (const { slot } of rule.where) {
    if (slots[slot] === undefined && !(slot === 'trigger'))
      return { rule, head, because: `no ${slot} with a fitting word` };
  }
  for (const test of rule.unless) {
    if (slots[test.slot]?.some(index => passes(tree, index, test)))
      return { rule, head, because: `${test.slot} is an excluded word` };
  }
  const needed = rule.needs.find(slot => slots[slot] === undefined);
  if (needed !== undefined) return { rule, head, because: `no ${needed}` };
  return { rule, tree, head, trigger, slots, factuality };
}

const isDoer = (path: Slot['paths'][number]): boolean => path[0]!.relation === 'nsubj' || path[0]!.relation === 'doer';

/** "called [off] the talks": where the parser takes the particle for a preposition, its phrase is the object. */
function particleObject(tree: Tree, head: number, trigger: readonly number[], path: Slot['paths'][number]): number[] {
  if (path[0]!.relation !== 'obj') return [];
  const objects = dependents(tree, head, 'obl').filter(child =>
    tree.children[child]!.some(word => trigger.includes(word) && tree.tokens[word]!.deprel === 'case'),
  );
  return path.length === 1 ? objects : walkPath(tree, objects, path.slice(1));
}

/** A word passes by its own lemma, or by what it counts: "a [round] of talks" is talks, "[peace talks]" too. */
function passes(tree: Tree, index: number, { words }: WordTest): boolean {
  const { lemma, form } = tree.tokens[index]!;
  if (words.has(lemma.toLowerCase()) || words.has(form.toLowerCase())) return true;
  if (listed('containers', lemma.toLowerCase())) {
    for (const child of dependents(tree, index, 'nmod'))
      if (prepositionOf(tree, child) === 'of' && words.has(tree.tokens[child]!.lemma.toLowerCase())) return true;
  }
  if (words.has(hyphenated(tree, index))) return true;
  const compounds = dependents(tree, index, 'compound').map(child => tree.tokens[child]!.lemma.toLowerCase());
  return compounds.length > 0 && words.has(`${compounds.join(' ')} ${lemma.toLowerCase()}`);
}
