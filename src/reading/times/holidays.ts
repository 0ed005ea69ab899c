import {
  civilDay,
  type DayNumber,
  dayNumber,
  daysInMonth,
  easterSunday,
  islamicMonthStart,
  orthodoxEasterSunday,
  weekdayOf,
} from './calendar.ts';
import { HOLIDAYS, type HolidayRow } from './tables.ts';
import { weekdayNamed } from './words.ts';

/** First and last day of a holiday in a year, and whether the table can be wrong by a day. */
export interface HolidayDays {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly approximate: boolean;
}

/** The nth weekday of a month; -1 is the last. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/** The days of an Islamic month or day that begin in a Gregorian year. */
function islamic(year: number, month: number, day: number | null): { first: DayNumber; last: DayNumber } | null {
  const guess = Math.floor(((year - 622) * 33) / 32);
  for (let hijri = guess - 1; hijri <= guess + 2; hijri++) {
    const start = islamicMonthStart(hijri, month) + (day === null ? 0 : day - 1);
    if (civilDay(start).year !== year) continue;
    return { first: start, last: day === null ? islamicMonthStart(hijri, month + 1) - 1 : start };
  }
  return null;
}

function daysBy(rule: string, year: number): HolidayDays | null {
  const one = (first: DayNumber): HolidayDays => ({ first, last: first, approximate: false });
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule);
  if (fixed !== null) return one(dayNumber(year, Number(fixed[1]), Number(fixed[2])));
  const easter = /^(orthodox )?easter(?: ([+-]\d+))?$/.exec(rule);
  if (easter !== null) {
    const sunday = easter[1] === undefined ? easterSunday(year) : orthodoxEasterSunday(year);
    return one(sunday + Number(easter[2] ?? 0));
  }
  const nth = /^(last|\d)(?:st|nd|rd|th)? (\w+) of (\d+)(?: ([+-]\d+))?$/.exec(rule);
  if (nth !== null) {
    const weekday = weekdayNamed(nth[2]!);
    if (weekday === null) return null;
    const place = nth[1] === 'last' ? -1 : Number(nth[1]);
    return one(nthWeekday(year, Number(nth[3]), weekday, place) + Number(nth[4] ?? 0));
  }
  const month = /^islamic (\d+)(?:-(\d+))?$/.exec(rule);
  if (month === null) return null;
  const days = islamic(year, Number(month[1]), month[2] === undefined ? null : Number(month[2]));
  return days === null ? null : { ...days, approximate: true };
}

const BY_NAME = new Map<string, HolidayRow>(
  HOLIDAYS.flatMap(row => row.names.map(name => [name.toLowerCase(), row] as const)),
);

/** When a holiday of rules/en/times-holidays.yaml is in a year; null when the table has no such name, or the year no such day. */
export function holidayIn(name: string, year: number): HolidayDays | null {
  const row = BY_NAME.get(name.toLowerCase());
  const days = row === undefined ? null : daysBy(row.on, year);
  return row === undefined || days === null ? null : { ...days, last: days.last + row.days - 1 };
}
