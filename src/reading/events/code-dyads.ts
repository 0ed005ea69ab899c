import type { Sentence } from '../../language/index.ts';
import {
  dependents,
  doers,
  isBelow,
  isPassive,
  isRelation,
  isVerbal,
  prepositionOf,
  subtree,
  type Tree,
  treeOf,
} from '../rules/index.ts';
import { type CodedPhrase, codedPhrases } from './coded-phrases.ts';
import type { DictionaryIndex } from './dictionary-index.ts';
import { matchVerb, plainVerb, type VerbMatch } from './match-verb.ts';
import type { VerbDictionary } from './petrarch-verbs.ts';

/** Who acts on whom, in the codes of the user's own dictionaries. */
export interface CodedDyad {
  readonly source: string;
  readonly target: string;
  /** The word that says what is done, by its index in the sentence. */
  readonly verb: number;
}

export interface Coding {
  readonly names: DictionaryIndex;
  /** Null where the user has none: every verb is an act then, and `rules/en/words.yaml` says which are mutual. */
  readonly verbs: VerbDictionary | null;
  /** The report's day, `YYYYMMDD`: codes of actors hold for a time. */
  readonly day: number;
}

/**
 * The pairs of one sentence as event coders of the PETRARCH family write them: each coded verb takes its subject as the source and the
 * first coded phrase after it, within its clause, as the target; "A was helped by B" is turned round, and verbs that the dictionary marks
 * so (meetings, visits) go both ways. Pairs without a code on one side are left out, as is a sentence with a discarded phrase.
 */
export function codeDyads(sentence: Sentence, { names, verbs, day }: Coding): readonly CodedDyad[] {
  if (names.isDiscarded(sentence.tokens, 'sentence')) return [];
  const tree = treeOf(sentence);
  const phrases = codedPhrases(tree, names.find(sentence.tokens, day));
  const found = new Map<string, CodedDyad>();
  for (const { index } of sentence.tokens) {
    if (!isVerbal(tree.tokens[index]!)) continue;
    const match = verbs === null ? plainVerb(tree, index) : matchVerb(tree, index, verbs, phrases);
    if (match === null || !match.coded) continue;
    for (const dyad of dyadsOf(tree, index, match, phrases)) {
      const key = `${dyad.source} ${dyad.target}`;
      if (!found.has(key)) found.set(key, dyad);
    }
  }
  return [...found.values()];
}

function dyadsOf(tree: Tree, verb: number, match: VerbMatch, phrases: readonly CodedPhrase[]): CodedDyad[] {
  if (match.both !== null) {
    const { codes } = match.both;
    return codes.flatMap(source => pairs(verb, [source], codes));
  }
  const sides = sidesOf(tree, verb, match, phrases);
  if (sides === null) {
    // "[Lima and Quito] met": with nobody else there, they met each other
    const subject = match.bothWays ? subjectPhrase(tree, verb, phrases) : null;
    return subject?.compound ? subject.codes.flatMap(source => pairs(verb, [source], subject.codes)) : [];
  }
  const made = pairs(verb, sides.source.codes, sides.target.codes);
  return match.bothWays ? [...made, ...pairs(verb, sides.target.codes, sides.source.codes)] : made;
}

const pairs = (verb: number, sources: readonly string[], targets: readonly string[]): CodedDyad[] =>
  sources.flatMap(source => targets.filter(target => target !== source).map(target => ({ source, target, verb })));

function sidesOf(
  tree: Tree,
  verb: number,
  match: VerbMatch,
  phrases: readonly CodedPhrase[],
): { readonly source: CodedPhrase; readonly target: CodedPhrase } | null {
  const by = agentPhrase(tree, verb, phrases);
  if (by !== null && match.source === null && match.target === null) {
    const done = subjectPhrase(
      tree,
      verb,
      phrases.filter(phrase => phrase !== by),
    );
    return done === null ? null : { source: by, target: done };
  }
  const others = phrases.filter(phrase => phrase !== match.target);
  // "Lima noted that [Quito] regretted …", where a pattern makes Quito the target: who noted it is the source
  const source = match.source ?? subjectPhrase(tree, verb, others) ?? phraseBefore(others, match.target);
  if (source === null) return null;
  const target = match.target ?? phraseAfter(tree, verb, match, phrases, source);
  return target === null || target === source ? null : { source, target };
}

const phraseBefore = (phrases: readonly CodedPhrase[], target: CodedPhrase | null): CodedPhrase | null =>
  target === null ? null : (phrases.findLast(({ last }) => last < target.first) ?? null);

/** "criticised by [Lima]" */
function agentPhrase(tree: Tree, verb: number, phrases: readonly CodedPhrase[]): CodedPhrase | null {
  if (!isPassive(tree, verb)) return null;
  const by = tree.children[verb]!.find(
    child => child > verb && isRelation(tree.tokens[child]!.deprel, 'obl') && prepositionOf(tree, child) === 'by',
  );
  return by === undefined ? null : phraseWithin(tree, by, phrases);
}

/** The coded phrase of the subject, or in it: "[Lima]'s share of the fish". */
function subjectPhrase(tree: Tree, verb: number, phrases: readonly CodedPhrase[], depth = 0): CodedPhrase | null {
  const clause = clauseOf(tree, verb);
  const own = dependents(tree, clause, 'nsubj');
  for (const subject of own.length > 0 ? own : doers(tree, clause)) {
    const phrase = phraseWithin(tree, subject, phrases) ?? antecedent(tree, clause, subject, phrases, depth);
    if (phrase !== null) return phrase;
  }
  return null;
}

const PRONOUNS = new Set(['it', 'they', 'he', 'she']);

/** "[Lima] said [it] would help": the pronoun means who says so. */
function antecedent(
  tree: Tree,
  verb: number,
  subject: number,
  phrases: readonly CodedPhrase[],
  depth: number,
): CodedPhrase | null {
  const { head, deprel } = tree.tokens[verb]!;
  if (depth > 3 || head < 0 || deprel !== 'ccomp' || !PRONOUNS.has(tree.tokens[subject]!.form.toLowerCase()))
    return null;
  return subjectPhrase(tree, head, phrases, depth + 1);
}

/** The word the clause hangs on: "has [broken] relations" may come out of the parser as having relations that are broken. */
function clauseOf(tree: Tree, verb: number): number {
  const { deprel, head, xpos } = tree.tokens[verb]!;
  if (deprel !== 'amod' || xpos !== 'VBN') return verb;
  const have = tree.tokens[head]!.head;
  if (tree.tokens[have]?.lemma !== 'have') return verb;
  for (let at = have + 1; at < verb; at++) if (tree.tokens[at]!.upos !== 'ADV') return verb;
  return have;
}

/** The phrase at a word, or the first one below it. */
function phraseWithin(tree: Tree, index: number, phrases: readonly CodedPhrase[]): CodedPhrase | null {
  const at = phrases.find(({ first, last }) => first <= index && index <= last);
  if (at !== undefined) return at;
  const below = phrases.filter(({ first, last }) => {
    for (let word = first; word <= last; word++) if (isBelow(tree, word, index)) return true;
    return false;
  });
  return below[0] ?? null;
}

/** The first phrase after the verb, in its clause and the clauses it governs, but not in "after …", "because …". */
function phraseAfter(
  tree: Tree,
  verb: number,
  match: VerbMatch,
  phrases: readonly CodedPhrase[],
  source: CodedPhrase,
): CodedPhrase | null {
  const clause = new Set(subtree(tree, clauseOf(tree, verb), child => isOtherClause(tree, child)));
  return (
    phrases.find(
      phrase => phrase !== source && !match.passed.includes(phrase) && phrase.first > verb && clause.has(phrase.first),
    ) ?? null
  );
}

function isOtherClause(tree: Tree, index: number): boolean {
  const { deprel, head } = tree.tokens[index]!;
  if (isRelation(deprel, 'parataxis')) return true;
  if (isRelation(deprel, 'conj')) return isVerbal(tree.tokens[index]!) && isVerbal(tree.tokens[head]!);
  if (!isRelation(deprel, 'advcl')) return false;
  return dependents(tree, index, 'mark').some(mark => tree.tokens[mark]!.form.toLowerCase() !== 'to');
}
