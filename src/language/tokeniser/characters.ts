/**
 * What the tokeniser sees of a character: a code without case, digits and typesetting, and a class. Quotation marks of every
 * style are one code; on which side of a quotation they stand is told from their neighbours, because “ opens in English and
 * closes in German, and a typewriter has one mark for both.
 */
export const CLASS = {
  space: 0,
  newline: 1,
  lower: 2,
  upper: 3,
  /** A letter of a script without case. */
  letter: 4,
  digit: 5,
  terminal: 6,
  comma: 7,
  dash: 8,
  apostrophe: 9,
  openingQuote: 10,
  closingQuote: 11,
  quote: 12,
  openingBracket: 13,
  closingBracket: 14,
  symbol: 15,
  bullet: 16,
  /** Belongs to the character before it: combining marks, joiners, variation selectors, zero-width characters, soft hyphens. */
  joined: 17,
  other: 18,
  /** A letter of a script that writes no spaces: a word of its own. */
  ideograph: 19,
  lead: 20,
  trail: 21,
} as const;

const ODD_SPACES = /[\s\u0085\u180e\u200b\u2028\u2029]/;
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [/[\n\u000b\f\r\u0085\u2028\u2029]/, CLASS.newline],
  [ODD_SPACES, CLASS.space],
  [/[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{M}/u, CLASS.joined],
  [/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/, CLASS.ideograph],
  [/\p{Lu}|\p{Lt}/u, CLASS.upper],
  [/\p{Ll}/u, CLASS.lower],
  [/\p{L}/u, CLASS.letter],
  [/\p{Nd}/u, CLASS.digit],
  [/[.?!…。！？؟।‼⁇⁈⁉]/, CLASS.terminal],
  [/[,;:、，；：]/, CLASS.comma],
  [/[\p{Pd}\u2212]/u, CLASS.dash],
  [/['’‘‛ʼ′`´‚]/, CLASS.apostrophe],
  [/["“”„‟«»‹›″「」『』]/, CLASS.quote],
  [/\p{Ps}/u, CLASS.openingBracket],
  [/\p{Pe}/u, CLASS.closingBracket],
  [/[•·▪▫■□●○◦‣⁃∙➢➤►▶*]/, CLASS.bullet],
  [/[\p{Sc}\p{Sm}\p{Po}]/u, CLASS.symbol],
];

const UNKNOWN = 255;
const classes = new Uint8Array(65_536).fill(UNKNOWN);

/** Class of a UTF-16 unit, before its neighbours are looked at. */
function classOf(unit: number): number {
  const known = classes[unit]!;
  return known === UNKNOWN ? learnClass(unit) : known;
}

function learnClass(unit: number): number {
  const character = String.fromCharCode(unit);
  let found: number = CLASS.other;
  if (unit >= 0xd800 && unit <= 0xdbff) found = CLASS.lead;
  else if (unit >= 0xdc00 && unit <= 0xdfff) found = CLASS.trail;
  else found = PATTERNS.find(([pattern]) => pattern.test(character))?.[1] ?? CLASS.other;
  classes[unit] = found;
  return found;
}

const SPACE = 32;
const ZERO = 48;
const APOSTROPHE = 39;
const QUOTE = 34;
const HYPHEN = 45;

/** The code of a unit: lower case, digits as 0, one code for all spaces, for all quotation marks and for all apostrophes. */
function codeOf(unit: number, kind: number): number {
  switch (kind) {
    case CLASS.space:
    case CLASS.newline:
      return SPACE;
    case CLASS.digit:
      return ZERO;
    case CLASS.upper:
      return unit < 128 ? unit + 32 : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
    case CLASS.apostrophe:
      return APOSTROPHE;
    case CLASS.quote:
      return QUOTE;
    case CLASS.dash:
      return unit === 0x2010 || unit === 0x2011 || unit === 0x2212
        ? HYPHEN
        : unit === 0x2012
          ? 0x2013
          : unit === 0x2015
            ? 0x2014
            : unit;
    case CLASS.bullet:
      return unit === 42 ? unit : 0x2022;
    default:
      return unit;
  }
}

/** One block of a text, as the tokeniser sees it. Positions count from the block's start. */
export interface Characters {
  readonly length: number;
  readonly codes: Uint16Array;
  readonly classes: Uint8Array;
}

const isSpace = (kind: number) => kind <= CLASS.newline;
const isWordlike = (kind: number) => kind >= CLASS.lower && kind <= CLASS.digit;

/** Reads `text.slice(start, end)`. */
export function readCharacters(text: string, start: number, end: number): Characters {
  const length = end - start;
  const codes = new Uint16Array(length);
  const kinds = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(start + i);
    // \r\n is one line end: two of them are a blank line, one is not.
    const kind = unit === 13 && text.charCodeAt(start + i + 1) === 10 ? CLASS.space : classOf(unit);
    kinds[i] = kind;
    codes[i] = codeOf(unit, kind);
  }
  for (let i = 0; i < length; i++) {
    if (codes[i] === APOSTROPHE && codes[i + 1] === APOSTROPHE && kinds[i] === CLASS.apostrophe) {
      // `` and '' are one quotation mark in two characters.
      kinds[i] = kinds[i + 1] = CLASS.quote;
      codes[i] = codes[i + 1] = QUOTE;
      i++;
    }
  }
  for (let i = 0; i < length; i++) {
    if (kinds[i] === CLASS.quote) i = settleQuotes(kinds, i);
    else if (kinds[i] === CLASS.apostrophe && closesQuotation(kinds, i)) kinds[i] = CLASS.closingQuote;
  }
  return { length, codes, classes: kinds };
}

/** 'We will not,' she said: an apostrophe after a stop or comma and before a space is a quotation mark. */
function closesQuotation(kinds: Uint8Array, at: number): boolean {
  const before = at === 0 ? CLASS.space : kinds[at - 1]!;
  const after = at + 1 >= kinds.length ? CLASS.space : kinds[at + 1]!;
  return (before === CLASS.terminal || before === CLASS.comma) && !isWordlike(after);
}

/** Gives a run of quotation marks its side; returns the run's last position. */
function settleQuotes(kinds: Uint8Array, from: number): number {
  let to = from;
  while (kinds[to + 1] === CLASS.quote) to++;
  const before = from === 0 ? CLASS.space : kinds[from - 1]!;
  const after = to + 1 >= kinds.length ? CLASS.space : kinds[to + 1]!;
  const outsideLeft = isSpace(before) || before === CLASS.openingBracket || before === CLASS.dash;
  const outsideRight = isSpace(after);
  let side: number = CLASS.quote;
  if (outsideLeft && !outsideRight) side = CLASS.openingQuote;
  else if (!outsideLeft && (outsideRight || !isWordlike(after))) side = CLASS.closingQuote;
  else if (!isWordlike(before) && isWordlike(after) && before !== CLASS.terminal && before !== CLASS.comma)
    side = CLASS.openingQuote;
  kinds.fill(side, from, to + 1);
  return to;
}
