import { daysInMonth } from '../calendar.ts';
import { type Construct, type Groups, pattern, type Sense, type Surroundings, yearWord } from '../construct.ts';
import { monthOf, ordinalOf, weekdayNamed } from '../words.ts';

const dayOf = (words: string) => ordinalOf(words) ?? Number.parseInt(words, 10);

function calendarDay(match: Groups, dayWords: string): Sense | null {
  const month = monthOf(match.month!);
  const day = dayOf(dayWords);
  if (month === null || !(day >= 1 && day <= daysInMonth(2000, month))) return null;
  const weekday = match.weekday === undefined ? null : weekdayNamed(match.weekday);
  return { meaning: { kind: 'day', month, day, year: yearWord(match), weekday, week: match.week !== undefined } };
}

/** Two days of one month; the year behind them holds for both. */
function twoDays(match: Groups, { words, after }: Surroundings): readonly Sense[] | null {
  const first = calendarDay(match, match.day!);
  const second = calendarDay(match, match.other!);
  if (first === null || second === null || /^[- ](?:people|years?|days?|hours?|a\.m|p\.m|\d|[ap]m)/.test(after()))
    return null;
  const monthFirst = words.toLowerCase().startsWith(match.month!.toLowerCase());
  const from = words.indexOf(match.day!, monthFirst ? match.month!.length : 0);
  const other = words.indexOf(match.other!, from + match.day!.length);
  return monthFirst
    ? [
        { ...first, span: [0, from + match.day!.length] },
        { ...second, span: [other, words.length] },
      ]
    : [
        { ...first, span: [from, from + match.day!.length] },
        { ...second, span: [other, words.length] },
      ];
}

const TO = '(?: ?[-–—/] ?| (?:to|and|or|through|until|till) )';

export const CALENDAR_DAYS: readonly Construct[] = [
  {
    // The envoys met on [[March 29, 2022]]; the call of [[July 23 of that year]]; [[Tuesday, Aug. 5]]
    name: 'month day',
    opens: ['{month}', '{weekday}', '{short weekday}', 'week', 'the'],
    pattern: pattern(
      '(?:(?<weekday>{weekday}|{short weekday}),? |(?<week>(?:the )?week of ))?(?<month>{month}) (?:the )?(?<day>{day})(?!:\\d|\\d|,\\d{3}| ?%| percent| ?[ap]\\.?m\\b){of year}?',
    ),
    read: match => calendarDay(match, match.day!),
  },
  {
    // on [[29 March 2022]]; [[the 5th of August]]; [[Friday 1 May]]
    name: 'day month',
    opens: ['0', '{ordinal}', '{weekday}', '{short weekday}'],
    pattern: pattern(
      '(?:(?<weekday>{weekday}|{short weekday}),? (?:the )?)?(?<day>{day}|{ordinal})(?: day)?(?: of)? (?<month>{month}){of year}?',
    ),
    read: (match, { before }) => (/[$€£#.,:]$|\d$/.test(before()) ? null : calendarDay(match, match.day!)),
  },
  {
    // [[March 5]]-[[7]]; [[May 4]] and [[5]]; [[May 4]] to [[5, 2014]]
    name: 'month day range',
    opens: ['{month}'],
    pattern: pattern(
      `(?<month>{month}) (?<day>{day})${TO}(?<other>{day})(?!:\\d|,\\d{3}| {month}| ?[ap]\\.?m\\b| percent| ?%){of year}?`,
    ),
    read: twoDays,
  },
  {
    // from [[1]] to [[3 May]]; [[1]]–[[3 May 2014]]
    name: 'day range month',
    opens: ['0'],
    pattern: pattern(`(?<day>{day})${TO}(?:the )?(?<other>{day})(?: of)? (?<month>{month}){of year}?`),
    read: (match, at) => (/[$€£#.,:/]$|\d$/.test(at.before()) ? null : twoDays(match, at)),
  },
  {
    // published [[2014-08-05]]
    name: 'iso date',
    opens: ['0'],
    pattern: pattern(
      '(?<year>\\d{4})[-/](?<m>0[1-9]|1[0-2])[-/](?<d>\\d\\d)(?:T(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d)(?::\\d\\d(?:\\.\\d+)?)?Z?)?',
    ),
    read: match => {
      const month = Number(match.m);
      const day = Number(match.d);
      const year = Number(match.year);
      if (day < 1 || day > daysInMonth(year, month)) return null;
      const clock =
        match.hour === undefined ? null : { hour: Number(match.hour), minute: Number(match.minute), zone: null };
      return { meaning: { kind: 'day', month, day, year: { is: 'number', year }, weekday: null, week: false }, clock };
    },
  },
  {
    // signed on [[7/8/2007]] (the American order, unless only the European one is a date)
    name: 'numeric date',
    opens: ['0'],
    pattern: pattern('(?<a>\\d{1,2})(?<mark>[/.])(?<b>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d\\d)(?![/.]?\\d)'),
    read: match => {
      const [a, b] = [Number(match.a), Number(match.b)];
      const european = match.mark === '.' || a > 12;
      const [month, day] = european ? [b, a] : [a, b];
      const year =
        match.year!.length === 4 ? Number(match.year) : 2000 + Number(match.year) - (Number(match.year) < 50 ? 0 : 100);
      if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
      if (match.mark === '.' && match.year!.length !== 4) return null;
      return { meaning: { kind: 'day', month, day, year: { is: 'number', year }, weekday: null, week: false } };
    },
  },
  {
    // the truce of the 4th was to end on [[the 7th]]
    name: 'day of month',
    opens: ['the'],
    pattern: pattern('the (?<day>\\d{1,2}(?:st|nd|rd|th))'),
    read: (match, { before, after }) => {
      const day = dayOf(match.day!);
      const alone = /^(?:[.,;:)]| (?:and|but|as|when|to|after|the|in|at|he|she|they)\b|$)/.test(after());
      return day >= 1 && day <= 31 && alone && /\b(?:on|by|until|before|after|from|since) $/.test(before())
        ? { meaning: { kind: 'day of month', day } }
        : null;
    },
  },
];
