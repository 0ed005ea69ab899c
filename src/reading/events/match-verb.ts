import { dependents, listed, type Tree } from '../rules/index.ts';
import type { CodedPhrase } from './coded-phrases.ts';
import type { PatternPart, VerbDictionary, VerbEntry, VerbPattern } from './petrarch-verbs.ts';

/** What the verb dictionary says of a verb as it stands: coded or not, and the phrases that its pattern gives a part. */
export interface VerbMatch {
  readonly coded: boolean;
  readonly bothWays: boolean;
  readonly source: CodedPhrase | null;
  readonly target: CodedPhrase | null;
  /** The compound subject whose members act on each other. */
  readonly both: CodedPhrase | null;
  /** Phrases that the pattern passes over. */
  readonly passed: readonly CodedPhrase[];
}

/** The entry of a verb by its form, else by its lemma, and the first of its patterns that the sentence fits; null for a verb not listed. */
export function matchVerb(
  tree: Tree,
  verb: number,
  verbs: VerbDictionary,
  phrases: readonly CodedPhrase[],
): VerbMatch | null {
  const { form, lemma } = tree.tokens[verb]!;
  const entries = [form, lemma].flatMap(word => verbs.get(word.toUpperCase()) ?? []);
  const standing = entries.filter(entry => standsAt(tree, verb, entry));
  const longest = Math.max(...standing.map(({ words }) => words.length));
  const said = standing.filter(({ words }) => words.length === longest);
  // A verb may have several blocks: any pattern says more than any verb alone.
  for (const pattern of said.flatMap(({ patterns }) => patterns)) {
    const found = fitPattern(tree, verb, pattern, phrases);
    if (found !== null) return { coded: pattern.coded, bothWays: pattern.bothWays, ...found };
  }
  const alone = said.find(({ coded }) => coded) ?? said[0];
  if (alone === undefined) return null;
  return { ...NO_PATTERN, coded: alone.coded, bothWays: alone.bothWays };
}

/** A verb where no dictionary of verbs is at hand: an act, and a mutual one if it or its object says so: "[met]", "delayed their [meeting]". */
export function plainVerb(tree: Tree, verb: number): VerbMatch {
  const words = [verb, ...dependents(tree, verb, 'obj')].map(index => tree.tokens[index]!.lemma.toLowerCase());
  return { ...NO_PATTERN, bothWays: words.some(word => listed('mutual acts', word)) };
}

const NO_PATTERN: VerbMatch = { coded: true, bothWays: false, source: null, target: null, both: null, passed: [] };

/** "[cordoned] off": the other words of a verb stand beside it. */
function standsAt(tree: Tree, verb: number, { words, at }: VerbEntry): boolean {
  return words.every((word, index) => index === at || isWord(tree, verb + index - at, word));
}

type Parts = Pick<VerbMatch, 'source' | 'target' | 'both' | 'passed'>;

function fitPattern(tree: Tree, verb: number, pattern: VerbPattern, phrases: readonly CodedPhrase[]): Parts | null {
  const after = walk(tree, verb, pattern.after, phrases, 1, false);
  if (after === null) return null;
  const before = walk(tree, verb, [...pattern.before].reverse(), phrases, -1, pattern.tied);
  if (before === null) return null;
  return {
    source: before.source ?? after.source,
    target: before.target ?? after.target,
    both: before.both ?? after.both,
    passed: [...before.passed, ...after.passed],
  };
}

/** Follows the parts of a pattern away from the verb; words that are not asked for may stand between, unless the file ties them together. */
function walk(
  tree: Tree,
  verb: number,
  parts: readonly PatternPart[],
  phrases: readonly CodedPhrase[],
  step: 1 | -1,
  tiedToVerb: boolean,
): Parts | null {
  let at = verb;
  const found: {
    source: CodedPhrase | null;
    target: CodedPhrase | null;
    both: CodedPhrase | null;
    passed: CodedPhrase[];
  } = {
    source: null,
    target: null,
    both: null,
    passed: [],
  };
  let tied = tiedToVerb;
  for (const part of parts) {
    if (part.kind === 'words') {
      const next = nextWords(tree, at, part, step, step === 1 ? !part.apart : tied);
      if (next === null) return null;
      at = next;
      tied = !part.apart;
      continue;
    }
    tied = false;
    const phrase = nextPhrase(phrases, at, step);
    if (phrase === null) return null;
    at = step === 1 ? phrase.last : phrase.first;
    if (part.kind === 'passed') found.passed.push(phrase);
    else if (part.kind !== 'both') found[part.kind] = phrase;
    else if (phrase.compound) found.both = phrase;
    else return null;
  }
  return found;
}

function nextWords(
  tree: Tree,
  from: number,
  { anyOf }: Extract<PatternPart, { kind: 'words' }>,
  step: 1 | -1,
  tied: boolean,
): number | null {
  for (let at = from + step; at >= 0 && at < tree.tokens.length; at += step) {
    for (const words of anyOf) {
      const first = step === 1 ? at : at - words.length + 1;
      if (words.every((word, index) => isWord(tree, first + index, word)))
        return step === 1 ? at + words.length - 1 : first;
    }
    if (tied) return null;
  }
  return null;
}

function nextPhrase(phrases: readonly CodedPhrase[], from: number, step: 1 | -1): CodedPhrase | null {
  const found = step === 1 ? phrases.find(({ first }) => first > from) : phrases.findLast(({ last }) => last < from);
  return found ?? null;
}

/** A word of the dictionary at a place: as a form, or as a lemma, for patterns write HAVE and TIE as well as HAS and TIES. */
function isWord(tree: Tree, index: number, word: string): boolean {
  const token = tree.tokens[index];
  if (token === undefined) return false;
  return token.form.toUpperCase().replaceAll('.', '') === word || token.lemma.toUpperCase() === word;
}
