import { ABBREVIATIONS } from './abbreviations.ts';
import { type Characters, CLASS } from './characters.ts';

/** Most features a boundary can have. */
export const MOST_FEATURES = 48;

/** How far anything is looked for, in characters: a page of dots must not cost the square of its length. */
const REACH = 24;

const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15);

const hashWord = (word: string) => {
  let hash = 7;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return hash;
};
const ABBREVIATION_HASHES = new Map([...ABBREVIATIONS].map(([word, kind]) => [hashWord(word), kind]));

const isSpace = (kind: number) => kind <= CLASS.newline;
const isWord = (kind: number) => (kind >= CLASS.lower && kind <= CLASS.digit) || kind === CLASS.joined;
const isCloser = (kind: number) => kind === CLASS.closingQuote || kind === CLASS.closingBracket || kind === CLASS.quote;
const isOpener = (kind: number) => kind === CLASS.openingQuote || kind === CLASS.openingBracket || kind === CLASS.quote;

/** Kind of abbreviation that ends right before `end` (where its stop stands), 0 for none. */
export function abbreviationBefore({ codes, classes }: Characters, end: number): number {
  let from = end;
  while (from > 0 && end - from <= 8 && (isWord(classes[from - 1]!) || codes[from - 1] === 46)) from--;
  if (end - from > 8 || end === from) return 0;
  let hash = 7;
  for (let i = from; i < end; i++) hash = mix(hash, codes[i]!);
  return ABBREVIATION_HASHES.get(hash) ?? 0;
}

const lengthBucket = (length: number) => (length < 8 ? length : length < 128 ? 6 + Math.floor(Math.log2(length)) : 14);

/** Features of the boundary before position i; `sentence` is where the current sentence began. Writes hashes, returns how many. */
export type BoundaryFeatures = (at: number, sentence: number, into: Int32Array) => number;

/**
 * Features over one block. A boundary is seen through its characters, the parts of its chunk (what stands between two spaces),
 * the word and stop before it, and the word after it.
 */
export function boundaryFeatures(characters: Characters): BoundaryFeatures {
  const { codes, classes, length } = characters;
  const code = (i: number) => (i < 0 ? 2 : i >= length ? 3 : codes[i]!);
  const kindAt = (i: number) => (i < 0 || i >= length ? CLASS.newline : classes[i]!);
  const hashRange = (from: number, to: number) => {
    let hash = 7;
    for (let i = from; i < to; i++) hash = mix(hash, codes[i]!);
    return hash;
  };
  let into: Int32Array = new Int32Array(0);
  let count = 0;
  const add = (template: number, a: number, b = 0, c = 0, d = 0) => {
    into[count++] = mix(mix(mix(mix(mix(template * 0x85eb + 11, a), b), c), d), template);
  };

  const around = (i: number) => {
    // Characters left and right, spaces squeezed: at a space, the right side begins after it.
    const left = isSpace(kindAt(i - 1)) ? i - 1 : i;
    let right = i;
    while (right < length && isSpace(classes[right]!)) right++;
    const spaced = right > i ? 1 : 0;
    const [l1, l2, l3] = [code(left - 1), code(left - 2), code(left - 3)];
    const [r1, r2, r3] = [code(right), code(right + 1), code(right + 2)];
    const [k1, k2, k3] = [kindAt(left - 1), kindAt(left - 2), kindAt(left - 3)];
    const [m1, m2, m3] = [kindAt(right), kindAt(right + 1), kindAt(right + 2)];
    add(1, l1, r1, spaced);
    add(2, l2, l1, r1, spaced);
    add(3, l1, r1, r2, spaced);
    add(4, mix(l2, l1), r1, r2, spaced);
    add(5, l3, l2, l1, spaced);
    add(6, r1, r2, r3, spaced);
    add(7, mix(k2, k1), m1, m2, spaced);
    add(8, mix(mix(k3, k2), k1), mix(m1, m2), m3, spaced);
    add(9, k1, l1, m1, spaced);
    add(10, k1, r1, m1, spaced);
    return { right, spaced };
  };

  /** Inside a chunk: what stands left and right of the boundary, and the whole. */
  const inChunk = (i: number) => {
    let start = i;
    while (start > 0 && !isSpace(classes[start - 1]!) && i - start < REACH) start--;
    let end = i;
    while (end < length && !isSpace(classes[end]!) && end - i < REACH) end++;
    let wordStart = i;
    while (wordStart > start && isWord(classes[wordStart - 1]!)) wordStart--;
    let wordEnd = i;
    while (wordEnd < end && isWord(classes[wordEnd]!)) wordEnd++;
    const left = hashRange(start, i);
    const right = hashRange(i, end);
    add(20, left);
    add(21, right);
    add(22, left, right);
    add(23, hashRange(wordStart, i), code(i), i - wordStart);
    add(24, hashRange(i, wordEnd), code(i - 1), wordEnd - i);
    // The word on the far side of a hyphen, a stop or a slash: "well-|known", "e-|mail", "p.|m."
    let farStart = i - 1;
    while (farStart > start && isWord(classes[farStart - 1]!)) farStart--;
    add(25, hashRange(farStart, i), hashRange(i, wordEnd));
    add(26, lengthBucket(i - start), lengthBucket(end - i), kindAt(i - 1), kindAt(i));
    let shape = 3;
    for (let k = start; k < end && k - start < 12; k++) {
      const kind = classes[k]!;
      if (k === i) shape = mix(shape, 77);
      if (k === start || k === i || classes[k - 1] !== kind) shape = mix(shape, kind);
    }
    add(27, shape);
    // "Brig|." keeps its stop whatever brigadiers the treebanks know.
    if (code(i) === 46) add(28, abbreviationBefore(characters, i), kindAt(i + 1), i - wordStart);
  };

  /** After a possible end of a sentence: the word with the stop, the word after, line ends, the length so far. */
  const atSentenceEnd = (i: number, right: number, sentence: number) => {
    let stop = isSpace(kindAt(i - 1)) ? i - 1 : i;
    let closers = 0;
    while (stop > 0 && closers < REACH && isCloser(classes[stop - 1]!)) {
      stop--;
      closers++;
    }
    let mark = 0;
    const lastStop = Math.max(0, stop - REACH);
    while (stop > lastStop && classes[stop - 1] === CLASS.terminal) {
      mark = mix(mark, codes[--stop]!);
    }
    let wordStart = stop;
    let inner = 0;
    while (
      wordStart > 0 &&
      stop - wordStart < REACH &&
      (isWord(classes[wordStart - 1]!) || (codes[wordStart - 1] === 46 && stop - wordStart < 8))
    ) {
      if (codes[--wordStart] === 46) inner++;
    }
    const abbreviation = codes[stop] === 46 ? abbreviationBefore(characters, stop) : 0;
    const word = hashRange(wordStart, stop);
    const wordKind = mix(mix(kindAt(wordStart), Math.min(stop - wordStart, 4)), inner > 0 ? 1 : 0);
    const before = kindAt(wordStart - 1) === CLASS.space ? kindAt(wordStart - 2) : kindAt(wordStart - 1);
    let beforeStart = wordStart - 1;
    while (beforeStart > 0 && wordStart - beforeStart < REACH && isWord(kindAt(beforeStart - 1))) beforeStart--;

    let next = right;
    let openers = 0;
    while (next < length && openers < REACH && isOpener(classes[next]!)) {
      next++;
      openers++;
    }
    let nextEnd = next;
    while (nextEnd < length && nextEnd - next < REACH && isWord(classes[nextEnd]!)) nextEnd++;
    const nextWord = hashRange(next, Math.min(nextEnd, next + 16));
    const nextKind = mix(mix(kindAt(next), kindAt(next + 1)), code(nextEnd) === 46 ? 1 : 0);
    let lines = 0;
    for (let k = isSpace(kindAt(i - 1)) ? i - 1 : i; k < right; k++) if (classes[k] === CLASS.newline) lines++;
    let lineStart = i - 1;
    while (lineStart > 0 && classes[lineStart - 1] !== CLASS.newline && i - lineStart < 100) lineStart--;
    const lineLength = Math.floor((i - lineStart) / 12);
    const soFar = lengthBucket(Math.max(0, i - sentence));

    add(40, mark, nextKind, closers, openers);
    add(41, mark, nextWord, closers > 0 ? 1 : 0);
    add(42, word, mark);
    add(43, word, mark, nextKind);
    add(44, wordKind, mark, nextKind);
    add(45, abbreviation, nextKind, mark);
    add(46, abbreviation, nextWord, mark);
    add(47, abbreviation, before, nextKind, mark);
    add(48, wordKind, before, nextWord, mark);
    add(49, lines > 1 ? 2 : lines, mark, nextKind, lineLength);
    add(50, lines > 1 ? 2 : lines, mark, soFar, closers);
    add(51, soFar, mark, nextKind);
    add(52, hashRange(Math.max(0, beforeStart), wordStart), wordKind, mark, nextKind);
    add(53, kindAt(i - 1), mark, kindAt(right), lines);
    add(54, mark, kindAt(nextEnd), nextKind, abbreviation);
  };

  return (i, sentence, target) => {
    into = target;
    count = 0;
    const { right, spaced } = around(i);
    if (spaced === 0) inChunk(i);
    atSentenceEnd(i, right, sentence);
    return count;
  };
}
