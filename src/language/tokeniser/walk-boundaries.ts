import type { Span } from '../../text/index.ts';
import { ABBREVIATION } from './abbreviations.ts';
import { abbreviationBefore } from './boundary-features.ts';
import { type Characters, CLASS } from './characters.ts';
import { isListItem, settledBoundary } from './settled-boundaries.ts';

/** No break, a break between words, the end of a sentence. */
export type Break = 0 | 1 | 2;
/** Decides the boundary before position `at`; `sentence` is where the current sentence began. */
export type Judge = (at: number, sentence: number) => Break;

const isSpace = (kind: number) => kind <= CLASS.newline;

/**
 * Goes over the boundaries of a block and cuts it. Blank lines, letters in a row, addresses and the like are settled here; the
 * judge is asked about the rest: the trained weights when reading, the treebank when training. Positions count from the block's start.
 */
export function walkBoundaries(characters: Characters, unbreakable: readonly Span[], judge: Judge): Span[][] {
  const { classes, length } = characters;
  const sentences: Span[][] = [];
  let words: Span[] = [];
  let sentence = 0;
  let word = -1;
  let nextUnbreakable = 0;
  let freshLine = true;

  const closeWord = (end: number) => {
    const span = trimInvisible(characters, word, end);
    if (span !== undefined) words.push(span);
    word = -1;
  };
  const closeSentence = (atBlankLine: boolean) => {
    const last = sentences[sentences.length - 1];
    // A sentence of nothing but closing quotation marks and brackets is the end of the one before.
    if (words.length > 0) {
      if (last !== undefined && !freshLine && words.every(span => closes(characters, span))) last.push(...words);
      else sentences.push(words);
      freshLine = false;
    }
    if (atBlankLine) freshLine = true;
    words = [];
  };

  for (let i = 0; i < length; i++) {
    if (isSpace(classes[i]!)) continue;
    if (word === -1) {
      word = i;
      if (words.length === 0) sentence = i;
    }
    const end = i + 1;
    let right = end;
    let lines = 0;
    while (right < length && isSpace(classes[right]!)) if (classes[right++] === CLASS.newline) lines++;
    if (right === length) {
      closeWord(end);
      break;
    }
    const spaced = right > end;
    if (lines > 1 || (lines === 1 && isListItem(characters, right))) {
      closeWord(end);
      closeSentence(true);
    } else if (spaced && lines === 0 && runsOn(classes[i]!, classes[right]!)) {
      closeWord(end);
    } else {
      while (nextUnbreakable < unbreakable.length && unbreakable[nextUnbreakable]!.end <= end) nextUnbreakable++;
      const whole = unbreakable[nextUnbreakable];
      const inside = whole !== undefined && whole.start < end && end < whole.end;
      const starts = whole !== undefined && whole.start === end;
      const ends = nextUnbreakable > 0 && unbreakable[nextUnbreakable - 1]!.end === end;
      if (inside) continue;
      let settled: number = settledBoundary(characters, end, spaced);
      if (settled === -1 && joinsWords(characters, i)) settled = word === i ? 1 : 0;
      if (settled === -1) settled = judge(end, sentence);
      if (settled === 0 && (spaced || starts || ends)) settled = 1;
      if (settled === 2 && isVetoed(characters, end, right)) settled = 1;
      if (settled > 0) closeWord(end);
      if (settled === 2) closeSentence(false);
    }
    i = right - 1;
  }
  closeSentence(false);
  return sentences;
}

/** "word word", "word, word": by far the most boundaries, and never the end of a sentence. */
const runsOn = (left: number, right: number) =>
  (right === CLASS.lower && ((left >= CLASS.lower && left <= CLASS.digit) || left === CLASS.comma)) ||
  (left === CLASS.lower && right === CLASS.digit);

/** Where no sentence ends, whatever the weights say: "Gen. |Ostrova", "Nov. |3", "No. |2", and before a mark that closes. */
function isVetoed(characters: Characters, end: number, right: number): boolean {
  const { codes, classes } = characters;
  const next = classes[right]!;
  if (next === CLASS.closingQuote || next === CLASS.closingBracket || next === CLASS.comma) return true;
  // Without a space only what can begin a sentence: "agreement.|The", "(Laughter.)"
  if (right === end && next !== CLASS.upper && next < CLASS.openingQuote && next !== CLASS.letter) return true;
  const ellipsis = codes[end - 1] === 0x2026 || (codes[end - 1] === 46 && codes[end - 2] === 46);
  const kind = codes[end - 1] === 46 ? abbreviationBefore(characters, end - 1) : 0;
  // "Well … maybe", "the BBC etc.) were", "in Calif. said", on one line.
  if (next === CLASS.lower && classes[right - 1] !== CLASS.newline) {
    const last = classes[end - 1]!;
    return ellipsis || kind > 0 || last === CLASS.closingQuote || last === CLASS.closingBracket;
  }
  if (codes[end - 1] !== 46) return false;
  if (kind === ABBREVIATION.leading) return true;
  if (kind === ABBREVIATION.title && next === CLASS.openingBracket) return true;
  if (kind === ABBREVIATION.title || (kind === 0 && endsInInitials(characters, end))) return next === CLASS.upper;
  return (kind === ABBREVIATION.month || kind === ABBREVIATION.number) && next === CLASS.digit;
}

/** "J.R.R." before a name: two letters with stops at least, which are no abbreviation. */
function endsInInitials({ codes, classes }: Characters, end: number): boolean {
  let letters = 0;
  for (let at = end; codes[at - 1] === 46 && classes[at - 2] === CLASS.upper; at -= 2) letters++;
  return letters > 1;
}

/** The hyphen of "Mi-24", "pro-Russian": cut on both sides or on neither. */
function joinsWords({ codes, classes, length }: Characters, at: number): boolean {
  const isWordlike = (i: number) => i >= 0 && i < length && classes[i]! >= CLASS.lower && classes[i]! <= CLASS.digit;
  return codes[at] === 45 && isWordlike(at - 1) && isWordlike(at + 1);
}

const closes = ({ classes }: Characters, { start, end }: Span) => {
  for (let i = start; i < end; i++) {
    if (classes[i] !== CLASS.closingQuote && classes[i] !== CLASS.closingBracket) return false;
  }
  return true;
};

/** Zero-width characters at the ends of a word are no part of it; a "word" of nothing else is none. */
function trimInvisible({ classes, codes }: Characters, start: number, end: number): Span | undefined {
  const invisible = (i: number) =>
    classes[i] === CLASS.joined &&
    (codes[i] === 0xad || codes[i] === 0xfeff || (codes[i]! >= 0x200c && codes[i]! <= 0x206f));
  let from = start;
  let to = end;
  while (from < to && invisible(from)) from++;
  while (to > from && invisible(to - 1)) to--;
  return from < to ? { start: from, end: to } : undefined;
}
