/**
 * A date of the record as whole days: both ends included, counted from 1970-01-01; an end that is open is infinite.
 */
export interface Days {
  readonly from: number;
  readonly to: number;
}

const MS_PER_DAY = 86_400_000;

/**
 * The days an EDTF (or ISO) value covers: `2025-07-23`, `2025-07`, `2025`, `2014-W32`, `2025-05-10/2025-05-11`, `../2025-08-31`.
 * Marks of doubt (`?`, `~`, `%`) and times of day do not change them. Null for what is no date, and for a wholly open interval.
 */
export function daysOf(edtf: string | null | undefined): Days | null {
  if (edtf === null || edtf === undefined) return null;
  const [first, second, ...more] = edtf.split('/');
  if (first === undefined || more.length > 0) return null;
  if (second === undefined) return daysOfPart(first);
  const from = isOpen(first) ? Number.NEGATIVE_INFINITY : daysOfPart(first)?.from;
  const to = isOpen(second) ? Number.POSITIVE_INFINITY : daysOfPart(second)?.to;
  if (from === undefined || to === undefined || from > to) return null;
  return Number.isFinite(from) || Number.isFinite(to) ? { from, to } : null;
}

const isOpen = (part: string) => part === '..' || part === '';

function daysOfPart(part: string): Days | null {
  const bare = part.replace(/[?~%]/g, '').replace(/T.*$/, '');
  const week = /^(\d{4})-W(\d{2})$/.exec(bare);
  if (week !== null) {
    const fourthOfJanuary = dayNumber(Number(week[1]), 1, 4);
    const monday = fourthOfJanuary - weekday(fourthOfJanuary) + (Number(week[2]) - 1) * 7;
    return { from: monday, to: monday + 6 };
  }
  const date = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(bare);
  if (date === null) return null;
  const year = Number(date[1]);
  if (date[2] === undefined) return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
  const month = Number(date[2]);
  if (month < 1 || month > 12) return null;
  if (date[3] === undefined) return { from: dayNumber(year, month, 1), to: dayNumber(year, month + 1, 1) - 1 };
  const day = Number(date[3]);
  const number = dayNumber(year, month, day);
  return dayText(number) === bare ? { from: number, to: number } : null;
}

const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** Monday is 0. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;

/** The day as ISO text. */
export function dayText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days between two dates; 0 when they share a day. */
export function daysApart(a: Days, b: Days): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

/** How many days a date leaves open: 0 for a single day. */
export function breadth({ from, to }: Days): number {
  return to - from;
}

/** The weeks a date touches, as numbers; none for an open or very long interval, which is too vague to look anything up by. */
export function weeksOf({ from, to }: Days, atMost = 10): number[] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
  const first = Math.floor(from / 7);
  const last = Math.floor(to / 7);
  return last - first >= atMost ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** True when both are single days with the same month and day in different years: a slip in the year, or an anniversary. */
export function sameDayOfOtherYear(a: Days, b: Days): boolean {
  if (breadth(a) !== 0 || breadth(b) !== 0 || a.from === b.from) return false;
  return dayText(a.from).slice(5) === dayText(b.from).slice(5);
}

/** Minutes of an ISO 8601 duration (`PT40M`, `P2D`); null for months and years, whose length is no number. */
export function minutesOf(duration: string): number | null {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (parts === null || duration === 'P' || duration.endsWith('T')) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map(part => Number(part ?? 0));
  return weeks! * 10_080 + days! * 1_440 + hours! * 60 + minutes! + seconds! / 60;
}

const UNITS = [
  ['year', 'Y'],
  ['month', 'M'],
  ['week', 'W'],
  ['day', 'D'],
  ['hour', 'H'],
  ['minute', 'M'],
] as const;

/** `PT40M`: "40 minutes"; `P1DT2H`: "1 day 2 hours". What is no such duration stays as it is. */
export function durationWords(duration: string): string {
  const [, date = '', time = ''] = /^P([^T]*)(?:T(.*))?$/.exec(duration) ?? [];
  const words = UNITS.flatMap(([unit, letter], i) => {
    const count = new RegExp(`(\\d+(?:\\.\\d+)?)${letter}`).exec(i < 4 ? date : time)?.[1];
    return count === undefined ? [] : [`${count} ${unit}${count === '1' ? '' : 's'}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}

const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** An EDTF date as a person reads it where the letters alone would puzzle: `2024-23` is "autumn 2024"; a day stays as it is. */
export function dateWords(edtf: string): string {
  const season = /^(\d{4})-(2[1-4])$/.exec(edtf);
  if (season !== null) return `${SEASONS[season[2]!]} ${season[1]}`;
  const [from, to] = edtf.split('/');
  if (to === undefined) return edtf;
  if (from === '..' || from === '') return `until ${to}`;
  return to === '..' || to === '' ? `since ${from}` : `${from} to ${to}`;
}
