import type { Span } from '../../text/index.ts';
import { type Argument, wordsOf } from './arguments.ts';
import type { CueCandidate } from './cue-features.ts';
import { listed } from './manner-words.ts';
import { branch, childBy, isEdgeMark, isNominal, isRelation, spansOfWords, type Tree } from './tree.ts';

/** The words of a cue: auxiliaries, adverbs and particles that stand beside its head. */
// has repeatedly [stated] | was [quoted] as saying | firmly [reject] | [according] to
export function wordsOfCue(tree: Tree, index: number): number[] {
  const { tokens, children } = tree;
  let first = index;
  const belongs = (word: number) => {
    const { deprel, head } = tokens[word]!;
    return (
      head === index &&
      (isRelation(deprel, 'aux') || deprel === 'cop' || (isRelation(deprel, 'advmod') && children[word]!.length === 0))
    );
  };
  while (first > 0 && belongs(first - 1)) first--;
  while (
    first < index &&
    tokens[first]!.deprel === 'advmod' &&
    /^(?:when|where|why|how|as)$/i.test(tokens[first]!.form)
  )
    first++;
  let last = index;
  for (const child of children[index]!) {
    const { deprel } = tokens[child]!;
    if (child === last + 1 && (deprel === 'compound:prt' || isRelation(deprel, 'fixed'))) last = child;
    else if (
      deprel === 'advcl' &&
      /^(?:say|tell|warn|claim|deny)/.test(tokens[child]!.lemma) &&
      tokens[child - 1]?.lemma === 'as' &&
      child - index < 6
    )
      last = child;
  }
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/** A source is one noun phrase: its preposition and what belongs to the cue stay outside. */
export function wordsOfSource(tree: Tree, part: Argument, cueWords: readonly number[]): number[] {
  // Salceda, [citing port records], said …
  const citing = tree.children[part.head]!.filter(child => {
    const { deprel, xpos } = tree.tokens[child]!;
    return deprel === 'acl' && xpos === 'VBG' && child > part.head && tree.tokens[child - 1]!.form === ',';
  });
  const words = wordsOf(tree, { ...part, without: [...part.without, ...citing] }).filter(word => {
    const { head, deprel } = tree.tokens[word]!;
    const fixed = head >= 0 && isRelation(deprel, 'fixed') ? tree.tokens[head]! : tree.tokens[word]!;
    return !(fixed.head === part.head && fixed.deprel === 'case' && fixed.xpos !== 'POS');
  });
  const at = words.indexOf(part.head);
  // Only the stretch that holds the head: a branch beyond the cue was hung there by mistake.
  let first = at;
  while (first > 0 && !crosses(words[first - 1]!, words[first]!, cueWords)) first--;
  let last = at;
  while (last + 1 < words.length && !crosses(words[last]!, words[last + 1]!, cueWords)) last++;
  return mended(tree, words.slice(first, last + 1), cueWords);
}

/**
 * A name that the parser cut is made whole, and the name before an apposition is taken in:
 *
 *     [Attorney] General Loretta Lynch said   |   [Simon Rosenberg,] a Clinton supporter, told reporters
 */
function mended(tree: Tree, words: readonly number[], cueWords: readonly number[]): number[] {
  const { tokens } = tree;
  const isName = (word: number) => tokens[word]?.upos === 'PROPN' && !cueWords.includes(word);
  const inner = words.filter(word => !isEdgeMark(tokens[word]!));
  let first = inner[0] ?? words[0]!;
  let last = inner.at(-1) ?? words.at(-1)!;
  if (isName(first)) while (isName(first - 1)) first--;
  if (isName(last)) while (isName(last + 1)) last++;
  if (
    tokens[first - 1]?.form === ',' &&
    tokens[last + 1]?.form === ',' &&
    /^(?:a|an|the|now|head|director|president|chief|professor|author)$/i.test(tokens[first]!.form)
  ) {
    const before = Array.from({ length: first - 1 }, (_, place) => place);
    const bare = before.every(
      word => /^(?:PROPN|NOUN|ADJ|DET|NUM|PUNCT)$/.test(tokens[word]!.upos) && tokens[word]!.form !== ',',
    );
    if (bare && before.length > 0 && before.length <= 8 && before.some(isName)) first = 0;
  }
  return Array.from({ length: last - first + 1 }, (_, place) => first + place).filter(
    word => word < words[0]! || word > words.at(-1)! || words.includes(word),
  );
}

const crosses = (left: number, right: number, cueWords: readonly number[]) =>
  cueWords.some(word => (left < word && word < right) || word === left || word === right);

/** A content begins behind its "that"; a question word and "to" belong to what is asked or wanted. */
export function wordsOfContent(tree: Tree, part: Argument, loose: readonly number[]): number[] {
  const words = wordsOf(tree, { ...part, without: [...part.without, ...loose, ...asides(tree, part.head)] });
  // She wrote [in a letter] that …: what stands before the "that" was hung on the wrong verb.
  const that = tree.children[part.head]!.find(child => {
    const { deprel, form } = tree.tokens[child]!;
    return deprel === 'mark' && child < part.head && /^that$/i.test(form);
  });
  return that === undefined ? words : words.filter(word => word > that);
}

/**
 * Clauses that the parser joined to a content although they go on with the frame around it, or are the reporter's own:
 *
 *     She said she would stay, but [vowed to ask again].
 *     She said she would stay, [speaking at a rally in Accra].
 *     She said the bridge was safe, [although engineers say it is not].
 *     She wants the blockade lifted, [which the ministry says would bring in arms].
 */
export function framesAfter(tree: Tree, part: Argument, outer: CueCandidate, cues: readonly CueCandidate[]): number[] {
  const words = wordsOf(tree, part);
  const last = words.findLast(word => tree.tokens[word]!.upos !== 'PUNCT');
  return words.filter(word => {
    if (word <= part.head) return false;
    const { deprel } = tree.tokens[word]!;
    if (deprel === 'punct' || deprel === 'det' || deprel === 'case') return false;
    const cue = cues.find(({ index }) => index === word) ?? null;
    if (cue === null && tree.tokens[word]!.xpos !== 'VBG') return false;
    if (!isFrame(tree, word, part.head, outer, cue)) return false;
    return branch(tree, word).findLast(inner => tree.tokens[inner]!.upos !== 'PUNCT') === last;
  });
}

const CONTRASTS = /^(?:although|though|while|whereas|as)$/i;

function isFrame(
  tree: Tree,
  word: number,
  contentHead: number,
  outer: CueCandidate,
  cue: CueCandidate | null,
): boolean {
  const { tokens, children } = tree;
  const { deprel, xpos, lemma, head } = tokens[word]!;
  const first = branch(tree, word)[0]!;
  const apart = tokens[first]!.form === ',' || tokens[first - 1]?.form === ',';
  const subject = childBy(tree, word, 'nsubj');
  const mark = children[word]!.find(child => tokens[child]!.deprel === 'mark');
  if (xpos === 'VBG' && apart && childBy(tree, word, 'cc') < 0) {
    const joined =
      isRelation(deprel, 'advcl') || deprel === 'acl' || isRelation(deprel, 'conj') || deprel === 'parataxis';
    if (joined && subject < 0) return cue !== null || listed('frame verbs', lemma);
    if (joined && cue !== null && /^with$/i.test(tokens[first]!.form)) return true;
  }
  if (cue === null) return false;
  const others = subject >= 0 && tokens[subject]!.upos !== 'PRON';
  if (deprel === 'acl:relcl') return apart && others;
  if (isRelation(deprel, 'advcl')) return apart && others && mark !== undefined && CONTRASTS.test(tokens[mark]!.form);
  const joiner = children[word]!.find(child => tokens[child]!.deprel === 'cc');
  const turns = joiner !== undefined && /^but$/i.test(tokens[joiner]!.form) && tokens[joiner - 1]?.form === ',';
  if (
    isRelation(deprel, 'conj') &&
    others &&
    lemma === tokens[outer.index]!.lemma &&
    xpos === tokens[outer.index]!.xpos
  )
    return true;
  if (
    !isRelation(deprel, 'conj') ||
    (tokens[head]!.upos === 'NOUN' && childBy(tree, head, 'cop', 'aux') < 0) ||
    (head !== contentHead && !turns)
  )
    return false;
  if (joiner === undefined || childBy(tree, word, 'ccomp', 'xcomp', 'parataxis', 'obj') < 0) return false;
  if (lemma === tokens[outer.index]!.lemma) return true;
  const speech = cue.entry !== null && SPEECH.has(cue.entry.group.name);
  if (subject >= 0) return speech && tokens[subject]!.upos === 'PRON' && tokens[joiner - 1]?.form === ',';
  // … that Israel has a right, and [condemned] the attack: past beside past, not beside the present inside.
  const finite =
    tokens[outer.index]!.xpos === 'VBD' &&
    xpos === 'VBD' &&
    tokens[contentHead]!.xpos !== 'VBD' &&
    childBy(tree, contentHead, 'aux', 'cop') < 0;
  return finite || turns || (speech && tokens[joiner - 1]?.form === ',');
}

const SPEECH = new Set(['say', 'insist', 'claim', 'ask']);

/**
 * Where the reporter's gloss behind a dash begins: "talks must be held in Oslo[—a demand swiftly rejected by the rebels]".
 * The length of the sentence where there is none: a pair of dashes, or a dash inside quotation marks, belongs to what is said.
 */
export function glossStart(tree: Tree, words: readonly number[], quoted: readonly boolean[]): number {
  const last = words.findLast(word => tree.tokens[word]!.upos !== 'PUNCT') ?? -1;
  const dashes = words.filter(word => /^(?:—|–|--)$/.test(tree.tokens[word]!.form) && !quoted[word]);
  const dash = dashes[0];
  if (dashes.length !== 1 || dash === undefined || !/^(?:a|an|no)$/i.test(tree.tokens[dash + 1]?.form ?? ''))
    return tree.tokens.length;
  return dash < last ? dash : tree.tokens.length;
}

/** What only tells more about a noun: "a book by a rival, [who …]", "the case of the envoy, [a former general]". */
function asides(tree: Tree, head: number): number[] {
  if (!isNominal(tree.tokens[head]!) || childBy(tree, head, 'cop', 'nsubj') >= 0) return [];
  return tree.children[head]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    if (child < head || !(deprel === 'acl:relcl' || isRelation(deprel, 'appos') || isRelation(deprel, 'parataxis')))
      return false;
    const first = branch(tree, child)[0]!;
    return /^[,–—-]$/.test(tree.tokens[first]!.form) || /^[,–—-]$/.test(tree.tokens[first - 1]?.form ?? '');
  });
}

/** One span from the first to the last of the words; none where they are marks alone. */
export function coverOf(tree: Tree, words: readonly number[]): Span[] {
  const spans = spansOfWords(tree, words);
  return spans.length === 0 ? [] : [{ start: spans[0]!.start, end: spans.at(-1)!.end }];
}
