import { civilDay, type DayNumber, dayNumber, daysInMonth, isoWeekOf, weekdayOf } from './calendar.ts';

export type Season = 'SP' | 'SU' | 'FA' | 'WI';

export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** What a period is called in the calendar, from which its TIMEX3 and EDTF values follow. */
export type PeriodGranularity = CalendarUnit | 'weekend' | 'half' | 'season';

/** A stretch of the calendar, from its first to its last day, both included. */
export interface Period {
  readonly granularity: PeriodGranularity;
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** TIMEX3: `2022-07-23`, `2014-W31`, `2014-W31-WE`, `1942-SU`, `199`, `BC0490`. */
  readonly timex: string;
  /** EDTF level 1 or 2: `2022-07-23`, `2014-07-28/2014-08-03`, `1942-22`, `199X`, `-0489`. */
  readonly edtf: string;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const timexYear = (year: number) => (year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`);
const edtfYear = (year: number) => (year >= 0 ? pad(year, 4) : `-${pad(-year, 4)}`);

/** `2022-07-23`, the ISO form that `earliest` and `latest` have; years before 1 with a sign. */
export function isoDay(number: DayNumber): string {
  const { year, month, day } = civilDay(number);
  return `${edtfYear(year)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function dayPeriod(day: DayNumber): Period {
  const civil = civilDay(day);
  return {
    granularity: 'day',
    first: day,
    last: day,
    timex: `${timexYear(civil.year)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`,
    edtf: isoDay(day),
  };
}

/** The ISO week, Monday to Sunday, that holds the day. */
export function weekPeriod(day: DayNumber): Period {
  const first = day - weekdayOf(day) + 1;
  const { year, week } = isoWeekOf(day);
  return {
    granularity: 'week',
    first,
    last: first + 6,
    timex: `${timexYear(year)}-W${pad(week, 2)}`,
    edtf: `${isoDay(first)}/${isoDay(first + 6)}`,
  };
}

/** Saturday and Sunday of the ISO week that holds the day. */
export function weekendPeriod(day: DayNumber): Period {
  const week = weekPeriod(day);
  return {
    granularity: 'weekend',
    first: week.last - 1,
    last: week.last,
    timex: `${week.timex}-WE`,
    edtf: `${isoDay(week.last - 1)}/${isoDay(week.last)}`,
  };
}

/** A month; numbers outside 1–12 are carried into the year. */
export function monthPeriod(year: number, month: number): Period {
  const first = dayNumber(year, month, 1);
  const civil = civilDay(first);
  return {
    granularity: 'month',
    first,
    last: first + daysInMonth(civil.year, civil.month) - 1,
    timex: `${timexYear(civil.year)}-${pad(civil.month, 2)}`,
    edtf: `${edtfYear(civil.year)}-${pad(civil.month, 2)}`,
  };
}

/** A quarter, 1–4; EDTF level 2 numbers them 33–36. */
export function quarterPeriod(year: number, quarter: number): Period {
  const carried = year + Math.floor((quarter - 1) / 4);
  const inYear = ((((quarter - 1) % 4) + 4) % 4) + 1;
  return {
    granularity: 'quarter',
    first: dayNumber(carried, inYear * 3 - 2, 1),
    last: dayNumber(carried, inYear * 3 + 1, 1) - 1,
    timex: `${timexYear(carried)}-Q${inYear}`,
    edtf: `${edtfYear(carried)}-${32 + inYear}`,
  };
}

/** The first or second half of a year; EDTF level 2 numbers them 40 and 41. */
export function halfPeriod(year: number, half: 1 | 2): Period {
  return {
    granularity: 'half',
    first: dayNumber(year, half === 1 ? 1 : 7, 1),
    last: dayNumber(year, half === 1 ? 7 : 13, 1) - 1,
    timex: `${timexYear(year)}-H${half}`,
    edtf: `${edtfYear(year)}-${39 + half}`,
  };
}

const SEASON_STARTS: { readonly [season in Season]: number } = { SP: 3, SU: 6, FA: 9, WI: 12 };
const SEASON_NUMBERS: { readonly [season in Season]: number } = { SP: 21, SU: 22, FA: 23, WI: 24 };

/** A season of the northern hemisphere by whole months. The winter of a year begins in its December, as TIMEX3 counts. */
export function seasonPeriod(year: number, season: Season): Period {
  const month = SEASON_STARTS[season];
  return {
    granularity: 'season',
    first: dayNumber(year, month, 1),
    last: dayNumber(year, month + 3, 1) - 1,
    timex: `${timexYear(year)}-${season}`,
    edtf: `${edtfYear(year)}-${SEASON_NUMBERS[season]}`,
  };
}

export function yearPeriod(year: number): Period {
  return {
    granularity: 'year',
    first: dayNumber(year, 1, 1),
    last: dayNumber(year + 1, 1, 1) - 1,
    timex: timexYear(year),
    edtf: edtfYear(year),
  };
}

/** The decade that holds the year: 1990–1999 is TIMEX3 `199`, EDTF `199X`. Before the era, the 470s BC are 479–470 BC. */
export function decadePeriod(year: number): Period {
  const tens = year > 0 ? Math.floor(year / 10) : Math.floor((1 - year) / 10);
  const [from, to] = year > 0 ? [tens * 10, tens * 10 + 9] : [1 - (tens * 10 + 9), 1 - tens * 10];
  return {
    granularity: 'decade',
    first: dayNumber(from, 1, 1),
    last: dayNumber(to + 1, 1, 1) - 1,
    timex: year > 0 ? pad(tens, 3) : `BC${pad(tens, 3)}`,
    edtf: year > 0 ? `${pad(tens, 3)}X` : `${edtfYear(from)}/${edtfYear(to)}`,
  };
}

/** A century by its ordinal: the 21st is TIMEX3 `20`, EDTF `20XX`, the years 2000–2099 of common use. */
export function centuryPeriod(ordinal: number, beforeEra: boolean): Period {
  const hundreds = ordinal - 1;
  const [from, to] = beforeEra
    ? [1 - (hundreds * 100 + 99), 1 - hundreds * 100]
    : [hundreds * 100, hundreds * 100 + 99];
  return {
    granularity: 'century',
    first: dayNumber(from, 1, 1),
    last: dayNumber(to + 1, 1, 1) - 1,
    timex: `${beforeEra ? 'BC' : ''}${pad(hundreds, 2)}`,
    edtf: beforeEra ? `${edtfYear(from)}/${edtfYear(to)}` : `${pad(hundreds, 2)}XX`,
  };
}

/** The period of a unit that holds the day. */
export function periodAround(unit: CalendarUnit, day: DayNumber): Period {
  const { year, month } = civilDay(day);
  switch (unit) {
    case 'day':
      return dayPeriod(day);
    case 'week':
      return weekPeriod(day);
    case 'month':
      return monthPeriod(year, month);
    case 'quarter':
      return quarterPeriod(year, Math.ceil(month / 3));
    case 'year':
      return yearPeriod(year);
    case 'decade':
      return decadePeriod(year);
    case 'century':
      return centuryPeriod(Math.floor(year / 100) + 1, false);
  }
}

/** The day a number of units away; a day that the month does not have becomes the month's last. */
export function moveDay(day: DayNumber, unit: CalendarUnit, count: number): DayNumber {
  if (unit === 'day') return day + count;
  if (unit === 'week') return day + 7 * count;
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit] * count;
  const civil = civilDay(day);
  const target = civilDay(dayNumber(civil.year, civil.month + months, 1));
  return dayNumber(target.year, target.month, Math.min(civil.day, daysInMonth(target.year, target.month)));
}

/** The same kind of period, a number of units away: the quarter a year before a quarter, the month three months after a month. */
export function movePeriod(period: Period, unit: CalendarUnit, count: number): Period {
  const day = moveDay(period.first, unit, count);
  const { year } = civilDay(day);
  switch (period.granularity) {
    case 'weekend':
      return weekendPeriod(day);
    case 'half':
      return halfPeriod(year, civilDay(day).month < 7 ? 1 : 2);
    case 'season':
      return seasonPeriod(year, period.timex.slice(-2) as Season);
    default:
      return periodAround(period.granularity, day);
  }
}
