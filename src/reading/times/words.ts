import { NUMBER_WORDS } from '../../text/index.ts';
import type { CalendarUnit, Season } from './period.ts';

/**
 * The words time expressions are built of, and what they stand for. Patterns are written with these names in braces
 * (`{month}`, `{count}`); see `pattern`.
 */

const MONTHS = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const;

const WEEKDAYS = [
  ['monday', 'mon'],
  ['tuesday', 'tues', 'tue'],
  ['wednesday', 'wed'],
  ['thursday', 'thurs', 'thur', 'thu'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
] as const;

const index = (lists: readonly (readonly string[])[]) =>
  new Map(lists.flatMap((names, at) => names.map(name => [name, at + 1] as const)));
const MONTH_NUMBERS = index(MONTHS);
const WEEKDAY_NUMBERS = index(WEEKDAYS);
const clean = (word: string) => word.toLowerCase().replace(/\.$/, '');

/** 1–12 of a month's name or abbreviation, with or without its dot. */
export const monthOf = (word: string): number | null => MONTH_NUMBERS.get(clean(word)) ?? null;
/** 1 (Monday) to 7 of a weekday's name or abbreviation. */
export const weekdayNamed = (word: string): number | null => WEEKDAY_NUMBERS.get(clean(word)) ?? null;

const SEASONS: { readonly [word: string]: Season } = {
  spring: 'SP',
  springtime: 'SP',
  summer: 'SU',
  summertime: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
  wintertime: 'WI',
};
export const seasonOf = (word: string): Season | null => SEASONS[word.toLowerCase()] ?? null;

const UNITS = [...NUMBER_WORDS.keys()].slice(1, 10);
const TEENS = [...NUMBER_WORDS.keys()].slice(10, 20);
const TENS = [...NUMBER_WORDS].filter(([, value]) => value >= 20).map(([word]) => word);
const ORDINAL_UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const ORDINAL_TEENS = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const ORDINAL_TENS = TENS.map(word => word.replace(/y$/, 'ieth'));

const NUMBERS = new Map<string, number>([
  ...[...NUMBER_WORDS].slice(1),
  ...TENS.flatMap((ten, t) => UNITS.map((unit, u) => [`${ten} ${unit}`, (t + 2) * 10 + u + 1] as const)),
  ['hundred', 100],
  ['one hundred', 100],
  ['a hundred', 100],
  ['two hundred', 200],
  ['a thousand', 1000],
  ['one thousand', 1000],
  ['a', 1],
  ['an', 1],
  ['single', 1],
  ['a single', 1],
  ['half', 0.5],
  ['half a', 0.5],
  ['half an', 0.5],
  ['a half', 0.5],
  ['one half', 0.5],
  ['a quarter', 0.25],
  ['a dozen', 12],
  ['two dozen', 24],
  ['a couple', 2],
  ['a couple of', 2],
  ['the couple of', 2],
  ['a pair of', 2],
  ['both', 2],
]);
const ORDINALS = new Map<string, number>([
  ...ORDINAL_UNITS.map((word, at) => [word, at + 1] as const),
  ...ORDINAL_TEENS.map((word, at) => [word, at + 10] as const),
  ...ORDINAL_TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ...TENS.flatMap((ten, t) => ORDINAL_UNITS.map((unit, u) => [`${ten} ${unit}`, (t + 2) * 10 + u + 1] as const)),
]);

const spaced = (words: string) =>
  words
    .toLowerCase()
    .replace(/[\s\u00a0-]+/g, ' ')
    .trim();

/** The number that words or digits stand for; null when they only say "some": "several", "a few", "dozens of". */
export function numberOf(words: string): number | null {
  const text = spaced(words);
  const known = NUMBERS.get(text);
  if (known !== undefined) return known;
  const mixed = /^(.+?) (?:and )?(?:(a half|1\/2|½)|(a quarter|1\/4|¼)|(three quarters|3\/4|¾))$/.exec(text);
  if (mixed !== null) {
    const whole = numberOf(mixed[1]!);
    return whole === null ? null : whole + (mixed[2] ? 0.5 : mixed[3] ? 0.25 : 0.75);
  }
  const hundred = /^(\w+) hundred(?: and (.+))?$/.exec(text);
  if (hundred !== null) {
    const rest = hundred[2] === undefined ? 0 : numberOf(hundred[2]);
    const hundreds = numberOf(hundred[1]!);
    return hundreds === null || rest === null ? null : hundreds * 100 + rest;
  }
  const digits = text.replace(/,(?=\d{3})/g, '').replace('½', '.5');
  return /^\d*\.?\d+$/.test(digits) ? Number(digits) : null;
}

/** "third", "3rd", "twenty-third", "23rd" → its number. */
export function ordinalOf(words: string): number | null {
  const text = spaced(words);
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(text);
  return digits === null ? (ORDINALS.get(text) ?? null) : Number(digits[1]);
}

export type Unit = CalendarUnit | 'second' | 'minute' | 'hour' | 'night' | 'fortnight' | 'weekend';

/** "days", "day's", "week", "fortnight" … → the unit; abbreviations of hours and minutes too. */
export function unitOf(word: string): Unit | null {
  const text = word.toLowerCase().replace(/['’]s?$/, '');
  if (/^(?:mins?|minutes?)$/.test(text)) return 'minute';
  if (/^(?:hrs?|hours?)$/.test(text)) return 'hour';
  if (/^(?:secs?|seconds?)$/.test(text)) return 'second';
  if (/^centur(?:y|ies)$/.test(text)) return 'century';
  const singular = text.replace(/s$/, '');
  return singular === 'day' ||
    singular === 'week' ||
    singular === 'month' ||
    singular === 'quarter' ||
    singular === 'year' ||
    singular === 'decade' ||
    singular === 'night' ||
    singular === 'fortnight' ||
    singular === 'weekend'
    ? singular
    : null;
}

export type DayPart = 'MO' | 'MI' | 'AF' | 'EV' | 'NI' | 'DT';

const DAY_PARTS: { readonly [word: string]: DayPart } = {
  dawn: 'MO',
  daybreak: 'MO',
  sunrise: 'MO',
  morning: 'MO',
  noon: 'MI',
  midday: 'MI',
  afternoon: 'AF',
  evening: 'EV',
  dusk: 'EV',
  sunset: 'EV',
  night: 'NI',
  overnight: 'NI',
  nighttime: 'NI',
  daytime: 'DT',
};
export const dayPartOf = (word: string): DayPart | null => DAY_PARTS[word.toLowerCase()] ?? null;

const either = (words: readonly string[]) => `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
const hyphened = (word: string) => word.replace(/ /g, '[- ]');
const cardinals = [...TENS.flatMap(ten => UNITS.map(unit => hyphened(`${ten} ${unit}`))), ...TENS, ...TEENS, ...UNITS];

/** The names that patterns use in braces. */
export const WORDS: { readonly [name: string]: string } = {
  month: either([
    ...MONTHS.map(([name]) => name),
    ...MONTHS.flatMap(([name, ...short]) => (name === 'may' ? [] : short.map(word => `${word}\\b\\.?`))),
  ]),
  'full month': either(MONTHS.map(([name]) => name)),
  weekday: either(WEEKDAYS.map(([name]) => name)),
  'short weekday': either(WEEKDAYS.flatMap(([, ...short]) => short.map(word => `${word}\\b\\.?`))),
  day: '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\\d%])',
  year: '(?:1\\d{3}|20\\d{2})(?!\\d)',
  era: '(?:b\\.c\\.(?:e\\.)?|bce?|a\\.d\\.|ad|c\\.e\\.|ce)(?![a-z])',
  season: '(?:springtime|spring|summertime|summer|autumn|fall|wintertime|winter)',
  part: '(?:dawn|daybreak|sunrise|morning|noon|midday|afternoon|evening|dusk|sunset|night)',
  unit: '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries|weekends?)',
  'long unit': '(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)',
  'one unit': '(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|weekend)',
  cardinal: either(cardinals),
  count: `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?(?:[- ]?(?:1/2|½))?|${either(cardinals)}(?:[- ]hundred(?: and ${either(cardinals)})?)?(?:[- ]and[- ]a[- ]half)?|(?:a|one|two) (?:hundred|thousand|dozen)|half an?|a half|a couple(?: of)?|a pair of|a dozen|an?)`,
  some: '(?:several|a few|quite a few|many|some|a number of|dozens of|scores of|hundreds of|thousands of|a handful of|few)',
  ordinal: `(?:\\d{1,3}(?:st|nd|rd|th)|${either([...ORDINALS.keys()].map(hyphened))})`,
  filler:
    '(?:consecutive|straight|successive|full|whole|entire|long|short|more|additional|further|extra|trading|business|working|calendar|school|bloody|crucial|tense|difficult|tumultuous|turbulent|short|brief|intense|gruelling|grueling|solid)',
  clock:
    '(?:[01]?\\d|2[0-4])(?:[:.][0-5]\\d)?(?:[:.][0-5]\\d)? ?(?:a\\.m\\.?|p\\.m\\.?|am\\b|pm\\b)|(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?: ?(?:hours|hrs))?(?!\\d)',
  zone: '(?:(?:\\((?:gmt|utc) ?[+-] ?\\d{1,2}\\))|(?:gmt|utc|z|bst|cet|cest|eet|eest|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|jst|kst|msk|eastern(?: (?:standard |daylight )?time)?|central time|pacific time|local time|(?:baghdad|beijing|berlin|kabul|kiev|kyiv|london|moscow|new york|paris|tehran|tokyo|washington) time)(?: ?[+-] ?\\d{1,2}(?!\\d))?)(?![a-z])',
};

/** Every word a time expression can begin with, by the name that constructs give in `opens`. */
export const OPENERS: { readonly [name: string]: readonly string[] } = {
  month: [...MONTH_NUMBERS.keys()],
  weekday: WEEKDAYS.map(([name]) => name),
  'short weekday': WEEKDAYS.flatMap(([, ...short]) => short),
  season: Object.keys(SEASONS),
  part: Object.keys(DAY_PARTS),
  cardinal: [...UNITS, ...TEENS, ...TENS, 'hundred'],
  count: [...UNITS, ...TEENS, ...TENS, 'hundred', 'half', 'a', 'an', '0'],
  some: ['several', 'a', 'quite', 'many', 'some', 'dozens', 'scores', 'hundreds', 'thousands', 'few'],
  ordinal: [...ORDINAL_UNITS, ...ORDINAL_TEENS, ...ORDINAL_TENS, ...TENS, '0'],
};
