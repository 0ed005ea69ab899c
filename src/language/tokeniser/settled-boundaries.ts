import { ABBREVIATION } from './abbreviations.ts';
import { abbreviationBefore } from './boundary-features.ts';
import { type Characters, CLASS } from './characters.ts';

const isLetter = (kind: number) => kind >= CLASS.lower && kind <= CLASS.letter;
const isRegional = (lead: number | undefined, trail: number | undefined) =>
  lead === 0xd83c && trail !== undefined && trail >= 0xdde6 && trail <= 0xddff;

/** Boundaries that need no model: 0 no break, 1 a break between words, 2 the end of a sentence, -1 to be asked. */
export function settledBoundary(characters: Characters, i: number, spaced: boolean): -1 | 0 | 1 | 2 {
  const { codes, classes } = characters;
  const left = classes[i - 1]!;
  // 。！？ end a sentence with or without a space.
  if (codes[i - 1] === 0x3002 || codes[i - 1] === 0xff01 || codes[i - 1] === 0xff1f) return 2;
  if (spaced) return -1;
  const right = classes[i]!;
  if (right === CLASS.joined || right === CLASS.trail) return 0;
  // Emoji joined by U+200D, and flags of two letters.
  if (codes[i - 1] === 0x200d && right === CLASS.lead) return 0;
  if (isRegional(codes[i], codes[i + 1]) && isRegional(codes[i - 2], codes[i - 1])) return 0;
  if (left === CLASS.ideograph || right === CLASS.ideograph) return 1;
  if (isLetter(right) && (isLetter(left) || left === CLASS.joined)) return 0;
  if (right === CLASS.digit && left === CLASS.digit) return 0;
  if (left === CLASS.digit && codes[i] === 47 && classes[i + 1] === CLASS.digit) return 0; // 2254|/2015
  if (right === CLASS.digit && codes[i - 1] === 47 && classes[i - 2] === CLASS.digit) return 0;
  if (codes[i] === 46 && keepsStop(characters, i)) return 0;
  if (codes[i] === 45 && isLetter(left) && classes[i + 1] === CLASS.digit && !isPrefix(characters, i)) return 1;
  if (left === CLASS.digit && isOrdinalEnding(characters, i)) return 0;
  return -1;
}

/** "Brig|. Gen|. Wu", "Art|. 5", "(R-Ky|.)": an abbreviation with what must follow it. */
function keepsStop(characters: Characters, stop: number): boolean {
  const { classes, length } = characters;
  const kind = abbreviationBefore(characters, stop);
  if (kind === 0) return false;
  let next = stop + 1;
  while (next < length && classes[next]! <= CLASS.newline) next++;
  if (next === length) return false;
  if (next === stop + 1)
    return kind === ABBREVIATION.place && isCapitalised(characters, stop) && endsClause(classes[next]!);
  if (kind === ABBREVIATION.leading) return true;
  if (kind === ABBREVIATION.title) return classes[next] === CLASS.upper || classes[next] === CLASS.openingBracket;
  return (kind === ABBREVIATION.month || kind === ABBREVIATION.number) && classes[next] === CLASS.digit;
}

const endsClause = (kind: number) => kind === CLASS.comma || kind === CLASS.closingBracket;

function isCapitalised({ classes }: Characters, end: number): boolean {
  let from = end;
  while (from > 0 && end - from < 8 && isLetter(classes[from - 1]!)) from--;
  return classes[from] === CLASS.upper;
}

/** F|-16, Covid|-19, but mid-2004, post-2015. */
function isPrefix({ codes, classes }: Characters, hyphen: number): boolean {
  let from = hyphen;
  while (from > 0 && hyphen - from < 5 && isLetter(classes[from - 1]!)) from--;
  return /^(?:mid|pre|post|non)$/.test(String.fromCharCode(...codes.subarray(from, hyphen)));
}

/** 1st, 2nd, 20th, 1960s */
function isOrdinalEnding({ codes, classes, length }: Characters, i: number): boolean {
  let end = i;
  while (end < length && end - i < 3 && isLetter(classes[end]!)) end++;
  const ending = String.fromCharCode(...codes.subarray(i, end));
  return ending === 's' || ending === 'st' || ending === 'nd' || ending === 'rd' || ending === 'th';
}

/** "• First", "- First", "1. First", "(a) First" at the start of a line. */
export function isListItem({ codes, classes, length }: Characters, at: number): boolean {
  const spaceAt = (i: number) => i < length && classes[i]! <= CLASS.newline;
  if (classes[at] === CLASS.bullet) return true;
  if (classes[at] === CLASS.dash) return spaceAt(at + 1);
  const opened = codes[at] === 40;
  let end = opened ? at + 1 : at;
  const from = end;
  while (end < length && end - from < 3 && classes[end] === CLASS.digit) end++;
  if (end === from && end < length && isLetter(classes[end]!)) end++;
  if (end === from) return false;
  const closed = codes[end] === 41;
  return (closed || (codes[end] === 46 && classes[from] === CLASS.digit)) && (!opened || closed) && spaceAt(end + 1);
}
