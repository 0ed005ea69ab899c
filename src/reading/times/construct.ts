import type { ClockTime, Meaning, Modifier, YearWord } from './expression.ts';
import { type DayPart, OPENERS, WORDS } from './words.ts';

/** What a construct makes of its match. `span` says which part of the matched words it is, where not all of them. */
export interface Sense {
  readonly meaning: Meaning;
  readonly modifier?: Modifier | null;
  readonly part?: DayPart | null;
  readonly clock?: ClockTime | null;
  readonly span?: readonly [from: number, to: number];
  /** `next`: when a day follows at once, the two are one expression: "8 a.m. local time Tuesday". */
  readonly joins?: 'next' | null;
}

/** Where the match stands. */
export interface Surroundings {
  /** The matched words, as written. */
  readonly words: string;
  /** Up to 40 units before the match, in lower case. */
  before(): string;
  /** Up to 40 units behind the match, in lower case. */
  after(): string;
}

export type Groups = { readonly [name: string]: string | undefined };

/**
 * One way to say a time. The finder tries a construct only at words that can open it; the longest match of all constructs wins,
 * and among equals the first in the list.
 */
export interface Construct {
  readonly name: string;
  /** First words in lower case; `{month}` stands for a list of `OPENERS`, `0` for any number in digits. */
  readonly opens: readonly string[];
  readonly pattern: RegExp;
  /** Null when the words turn out to be no time. Several for a range: "March 5-7" is two days. */
  read(match: Groups, at: Surroundings): Sense | readonly Sense[] | null;
}

const GAP = '(?:[ \u00a0\t]{1,2}|\\n)';

/**
 * The year behind a month, a day or a season, if its words give one: `, 2022`, `490 BC`, `of that year`, `last year`.
 * Read by `yearWord`.
 */
const OF_YEAR =
  "(?:,? (?:of )?(?<bc>\\d{1,4}) ?(?<era>{era})|,? (?:of |in )?(?<year>{year})|,? (?:of |in )?(?<relyear>this|that|last|next|(?:the|that) same|the previous|the preceding|the following|the next|the current) year| [\u2019\u2018'](?<shortyear>\\d\\d)(?!\\d))";

/**
 * A pattern over words: `{month}` is a name of `WORDS`, `{of year}` the year behind, and a space is white space within a
 * paragraph. Letters match in either case, and the match must end at a word's end.
 *
 * @throws {TypeError} when braces name no words.
 */
export function pattern(source: string): RegExp {
  const withYear = source.replaceAll('{of year}', OF_YEAR);
  const filled = withYear.replace(/\{([a-z][a-z ]*)\}| /g, (_, name: string | undefined) => {
    if (name === undefined) return GAP;
    const words = WORDS[name];
    if (words === undefined) throw new TypeError(`No words are called {${name}} in the pattern ${source}`);
    return words;
  });
  return new RegExp(`(?:${filled})(?!\\w)`, 'iy');
}

const SHIFTS: { readonly [words: string]: YearWord } = {
  this: { is: 'said', shift: 0 },
  'the current': { is: 'said', shift: 0 },
  last: { is: 'said', shift: -1 },
  next: { is: 'said', shift: 1 },
  that: { is: 'told', shift: 0 },
  'the same': { is: 'told', shift: 0 },
  'that same': { is: 'told', shift: 0 },
  'the previous': { is: 'told', shift: -1 },
  'the preceding': { is: 'told', shift: -1 },
  'the following': { is: 'told', shift: 1 },
  'the next': { is: 'told', shift: 1 },
};

/** Astronomical year of a written one: 490 BC is -489. */
export function yearInEra(year: number, era: string | undefined): number {
  return era !== undefined && /^b/i.test(era) ? 1 - year : year;
}

/** Two digits as a year: '82 is 1982, '14 is 2014; news never means the 2050s. */
export function shortYear(digits: string): number {
  const value = Number(digits);
  return value < 50 ? 2000 + value : 1900 + value;
}

const PICKS: { readonly [word: string]: 'last' | 'this' | 'next' } = {
  last: 'last',
  'this past': 'last',
  past: 'last',
  this: 'this',
  'this coming': 'next',
  coming: 'next',
  next: 'next',
};
/** "last", "this past", "this", "next", "this coming" before a name of the calendar. */
export function pickOf(word: string | undefined): 'last' | 'this' | 'next' | null {
  return word === undefined ? null : (PICKS[word.toLowerCase().replace(/\s+/g, ' ')] ?? null);
}

/** What `{of year}` and a `pick` group before the name say about the year. */
export function yearWord(match: Groups): YearWord {
  if (match.bc !== undefined) return { is: 'number', year: yearInEra(Number(match.bc), match.era) };
  if (match.year !== undefined) return { is: 'number', year: Number(match.year) };
  if (match.shortyear !== undefined) return { is: 'number', year: shortYear(match.shortyear) };
  const relative = match.relyear?.toLowerCase().replace(/\s+/g, ' ');
  return (relative === undefined ? undefined : SHIFTS[relative]) ?? { is: 'open', pick: pickOf(match.pick) };
}

const OF_MONTH_OR_YEAR =
  /^ (?:of|in) (?:this |last |next |the |early |late )?(?:january|february|march|april|may|june|july|august|september|october|november|december|year\b|month\b|1\d{3}\b|20\d\d\b)/;

/** "the first week of May", "the last days of 1944": a part of what follows, and read with it (see `modifiers.ts`). */
export function isPartOfNext({ after }: Surroundings): boolean {
  return OF_MONTH_OR_YEAR.test(after());
}

/** The first words of a construct with the lists written out. */
export function openersOf({ opens }: Construct): string[] {
  return opens.flatMap(word => {
    const list = /^\{(.+)\}$/.exec(word)?.[1];
    return list === undefined ? [word] : [...(OPENERS[list] ?? [])];
  });
}
