import { clauseSpan, type Grounding, phraseSpan } from '../grounding/index.ts';
import {
  factualityOf,
  isNominal,
  isRelation,
  isVerbal,
  layerOf,
  listed,
  matchBest,
  subtree,
  type Tree,
} from '../rules/index.ts';
import { CONDITION_OPERATORS, type ConditionOperator } from '../vocabulary.ts';
import type { ConditionDraft } from './condition-draft.ts';
import { type Conjunction, conditionWords } from './condition-words.ts';

/** Conditions of one sentence, by conjunction and by pattern, in text order. */
export function findConditions(grounding: Grounding, tree: Tree): ConditionDraft[] {
  const drafts = [...byConjunction(grounding, tree), ...byPattern(grounding, tree)];
  const taken = new Set<number>();
  return drafts
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ requires }) => !taken.has(requires) && taken.add(requires))
    .filter(draft => isMatterOfNegotiation(draft));
}

// The kingdom would not discuss the airport before the guns fell silent.
//              └ on                            └ conjunction  └ requires
function byConjunction(grounding: Grounding, tree: Tree): ConditionDraft[] {
  const found: ConditionDraft[] = [];
  const { conjunctions } = conditionWords();
  for (const token of tree.tokens) {
    const candidates = conjunctions.get(token.form.toLowerCase());
    if (candidates === undefined) continue;
    const conjunction = candidates.find(({ words }) =>
      words.every((word, k) => tree.tokens[token.index + k]?.form.toLowerCase() === word),
    );
    if (conjunction === undefined) continue;
    const draft = readConjunction(grounding, tree, token.index, conjunction);
    if (draft !== null) found.push(draft);
  }
  return found;
}

/** "would decide soon [if] a deal is possible", "it is unclear [if] they will talk": whether, though the tree takes it for a condition. */
function asksWhether(tree: Tree, at: number): boolean {
  const before = tree.tokens.slice(Math.max(0, at - 2), at).filter(({ upos }) => upos !== 'ADV');
  return (
    before.some(({ lemma, form }) => ASKING.has(lemma.toLowerCase()) && form !== ',') &&
    tree.tokens[at - 1]?.form !== ','
  );
}

const ASKING: ReadonlySet<string> = new Set(
  'decide ask know wonder determine unclear clear sure uncertain doubt question consider see'.split(' '),
);

function readConjunction(
  grounding: Grounding,
  tree: Tree,
  at: number,
  { words, operator, when }: Conjunction,
): ConditionDraft | null {
  const last = at + words.length - 1;
  const requires = introducedBy(tree, at, last);
  if (requires === null) return null;
  // "did not say if they would resume": a question told, no condition
  if (words[0] === 'if' && isRelation(tree.tokens[requires]!.deprel, 'ccomp')) return null;
  if (words[0] === 'if' && asksWhether(tree, at)) return null;
  const on = mainClause(tree, requires, at, last);
  if (on === null || on === requires) return null;
  const span =
    isVerbal(tree.tokens[requires]!) || tree.children[requires]!.some(child => tree.tokens[child]!.deprel === 'cop')
      ? conditionSpan(tree, requires, last)
      : phraseSpan(tree, requires);
  if (span.end <= tree.tokens[last]!.end) return null;
  // "until Friday", "after March 3": a time, no condition
  if (
    isNominal(tree.tokens[requires]!) &&
    grounding.timesIn(span).some(({ cite }) => cite.end - cite.start >= (span.end - span.start) * 0.6)
  )
    return null;
  if (when === 'only' && !saysOnly(tree, on, at)) return null;
  const facts = factualityOf(tree, on);
  const denied =
    facts.negated ||
    tree.children[on]!.some(
      child =>
        ['no', 'neither', 'nobody', 'none'].includes(tree.tokens[child]!.lemma.toLowerCase()) ||
        tree.children[child]!.some(under => tree.tokens[under]!.lemma.toLowerCase() === 'no'),
    );
  if (when === 'negated' && !denied) return null;
  if (operator === 'until' && isNominal(tree.tokens[requires]!)) return null;
  // "while the minister said …" sets one thing against another
  if (operator === 'not while' && listed('verbs of saying', tree.tokens[requires]!.lemma)) return null;
  if ((operator === 'until' || operator === 'not while') && isNarrative(tree, requires) && isNarrative(tree, on))
    return null;
  // "if the army does not pull back" is unless it does
  const turned =
    operator === 'only if' && words[0] === 'if' && factualityOf(tree, requires).negated ? 'unless' : operator;
  return {
    tree,
    operator: turned,
    requires,
    span,
    on,
    onSpan: clauseSpan(tree, on),
    rule: `conditions/${words.join('-')}`,
    kind: null,
    bySpeaker: false,
  };
}

/** "fought until he [escaped]": told as it went, nobody's condition. */
function isNarrative(tree: Tree, index: number): boolean {
  const { past, conditional, possible, obliged, reported, intended, future } = factualityOf(tree, index);
  return past && !(conditional || possible || obliged || reported || intended || future);
}

/** The clause or noun that the conjunction opens. */
function introducedBy(tree: Tree, first: number, last: number): number | null {
  const token = tree.tokens[last]!;
  let head = isRelation(token.deprel, 'fixed') ? tree.tokens[token.head]!.head : token.head;
  if (head < 0) return null;
  // "until after Kerry leaves", "only after"
  if (head <= last && head >= first) head = tree.tokens[head]!.head;
  if (head <= last) return null;
  // "after [Russian forces] withdraw": taken for a preposition, it still opens the clause of which the noun is the subject.
  const above = tree.tokens[head]!.head;
  if (isRelation(tree.tokens[head]!.deprel, 'nsubj') && above > head && isRelation(tree.tokens[above]!.deprel, 'advcl'))
    return above;
  const { deprel } = token;
  if (!['mark', 'case', 'advmod', 'cc', 'fixed'].some(relation => isRelation(deprel, relation))) return null;
  if (deprel === 'advmod' && !isRelation(tree.tokens[head]!.deprel, 'advcl')) return null;
  return head;
}

/** The predicate the condition hangs on, over the words of the conjunction and the nouns in between. */
function mainClause(tree: Tree, requires: number, first: number, last: number): number | null {
  let at = tree.tokens[requires]!.head;
  for (let steps = 0; steps < 6 && at >= 0; steps++) {
    const token = tree.tokens[at]!;
    const inside = at >= first && at <= last;
    if (
      !inside &&
      (isVerbal(token) ||
        token.upos === 'ADJ' ||
        tree.children[at]!.some(child => tree.tokens[child]!.deprel === 'cop'))
    )
      return belowSaying(tree, at, requires);
    if (!inside && token.head < 0) return at;
    if (!inside && isNominal(token) && tree.tokens[requires]!.deprel.startsWith('nmod') && steps > 0) return at;
    at = token.head;
  }
  return at >= 0 ? at : null;
}

/** "He said talks can begin if …": parsers hang the if-clause on either verb; it belongs to what was said. */
function belowSaying(tree: Tree, index: number, requires: number): number {
  if (!listed('verbs of saying', tree.tokens[index]!.lemma)) return index;
  const content = tree.children[index]!.find(
    child =>
      tree.tokens[child]!.deprel === 'ccomp' ||
      tree.tokens[child]!.deprel === 'parataxis' ||
      isRelation(tree.tokens[child]!.deprel, 'xcomp'),
  );
  return content === undefined || content === requires ? index : content;
}

function conditionSpan(tree: Tree, requires: number, last: number): { start: number; end: number } {
  const words = subtree(tree, requires, child => isRelation(tree.tokens[child]!.deprel, 'parataxis')).filter(
    index => index > last,
  );
  while (words.length > 1 && tree.tokens[words.at(-1)!]!.upos === 'PUNCT') words.pop();
  return { start: tree.tokens[words[0] ?? requires]!.start, end: tree.tokens[words.at(-1) ?? requires]!.end };
}

function saysOnly(tree: Tree, on: number, at: number): boolean {
  if (tree.tokens[at - 1]?.form.toLowerCase() === 'only') return true;
  return tree.children[on]!.some(child => ['only', 'first'].includes(tree.tokens[child]!.form.toLowerCase()));
}

const isOperator = (word: string): word is ConditionOperator =>
  (CONDITION_OPERATORS as readonly string[]).includes(word);

function byPattern(grounding: Grounding, tree: Tree): ConditionDraft[] {
  return matchBest(layerOf(grounding.rules, 'condition'), tree.sentence).flatMap(({ rule, slots, head }) => {
    const [requires] = slots.requires ?? [];
    const on = slots.on?.[0] ?? head;
    if (requires === undefined || !isOperator(rule.makes)) return [];
    return [
      {
        tree,
        operator: rule.makes,
        requires,
        span: phraseSpan(tree, requires, true),
        on,
        onSpan: rule.set.holder === 'speaker' ? clauseSpan(tree, head) : phraseSpan(tree, on),
        rule: rule.name,
        kind: rule.set.kind === 'venue' ? ('venue' as const) : null,
        bySpeaker: rule.set.holder === 'speaker',
      },
    ];
  });
}

/** "If it rains, the match is off" ties two things too, but nobody bargains over them. */
function isMatterOfNegotiation({ tree, requires, on }: ConditionDraft): boolean {
  const words = [
    ...subtree(tree, requires),
    ...subtree(tree, on, child => isRelation(tree.tokens[child]!.deprel, 'parataxis')),
  ];
  return words.some(index => listed('matters', tree.tokens[index]!.lemma.toLowerCase()));
}
