import { type Construct, pattern, type Sense } from '../construct.ts';
import { durationOf } from '../length.ts';
import { monthOf, numberOf, ordinalOf, seasonOf, unitOf, weekdayNamed } from '../words.ts';

const set = (timex: string | null): Sense | null => (timex === null ? null : { meaning: { kind: 'set', timex } });

const ADVERBS: { readonly [word: string]: string } = {
  hourly: 'PT1H',
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  fortnightly: 'P2W',
  biweekly: 'P2W',
  monthly: 'P1M',
  bimonthly: 'P2M',
  quarterly: 'P1Q',
  biannual: 'P6M',
  biannually: 'P6M',
  annual: 'P1Y',
  annually: 'P1Y',
  yearly: 'P1Y',
  biennial: 'P2Y',
};

export const SETS: readonly Construct[] = [
  {
    // the sides meet [[every Tuesday]]; [[each week]]; [[every few years]]; [[every other month]]
    name: 'every',
    opens: ['every', 'each'],
    pattern: pattern(
      '(?:every|each)(?: (?:single|(?<other>other|second)|(?<count>{count})|(?<some>few|several)|(?<ordinal>{ordinal})))? (?:(?<unit>{unit})|(?<weekday>{weekday})|(?<month>{full month})|(?<season>{season})|(?<part>{part}))(?: {part})?',
    ),
    read: match => {
      if (match.weekday !== undefined) return set(`XXXX-WXX-${weekdayNamed(match.weekday)}`);
      if (match.month !== undefined)
        return /^[A-Z]/.test(match.month) ? set(`XXXX-${String(monthOf(match.month)).padStart(2, '0')}`) : null;
      if (match.season !== undefined) return set(`XXXX-${seasonOf(match.season)}`);
      if (match.part !== undefined) return set('P1D');
      const unit = unitOf(match.unit!);
      if (unit === null) return null;
      const count =
        match.other !== undefined
          ? 2
          : match.count !== undefined
            ? numberOf(match.count)
            : match.ordinal !== undefined
              ? ordinalOf(match.ordinal)
              : 1;
      return set(durationOf(match.some === undefined ? count : null, unit));
    },
  },
  {
    // [[twice a year]]; [[three times a week]]; [[once every two weeks]]
    name: 'times a week',
    opens: ['once', 'twice', 'thrice', '{cardinal}', '0', 'several'],
    pattern: pattern(
      '(?:once|twice|thrice|several times|{count} times) (?:an?|per|each|every(?: (?<count>{cardinal}|few|other))?) (?<unit>{unit})',
    ),
    read: match => {
      const unit = unitOf(match.unit!);
      const count = match.count === undefined ? 1 : match.count.toLowerCase() === 'other' ? 2 : numberOf(match.count);
      return unit === null ? null : set(durationOf(count, unit));
    },
  },
  {
    // thirty attacks [[a day]]; $76,000 [[per year]]; 40 hours [[a week]]
    name: 'a day',
    opens: ['a', 'an', 'per'],
    pattern: pattern('(?:an?|(?<per>per)) (?<unit>second|minute|hour|day|week|month|quarter|year)'),
    read: (match, { before, after }) => {
      const unit = unitOf(match.unit!);
      if (unit === null) return null;
      if (match.per !== undefined) return set(durationOf(1, unit));
      const rate =
        /(?:\d[\d.,]*|\b(?:million|billion|trillion|hundred|thousand|dozen|percent|per cent|dollars|euros|pounds|barrels|people|jobs|hours|days|times|attacks|bombs|tons|tonnes|miles|units|cars|vehicles|flights|cases|deaths|troops|casualties|rockets|sorties|trucks|meals|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|lot|much|many|paid|pay|euro|dollar|cents|bpd)) ?$/.test(
          before(),
        );
      return rate && !/^(?:-| (?:ago|later|earlier|after|before|and a half|long|old|when))/.test(after())
        ? set(durationOf(1, unit))
        : null;
    },
  },
  {
    // the [[annual]] summit; shelled [[daily]]; a [[weekly]] call
    name: 'annual',
    opens: Object.keys(ADVERBS),
    pattern: pattern(
      `(?<word>${Object.keys(ADVERBS).join('|')})(?! (?:mail|news|telegraph|mirror|express|star|beast|caller|show|times|herald|mirror|record|standard|kos|wire|nation|sabah|life|bread)\\b)`,
    ),
    read: (match, { before }) =>
      /^[A-Z]/.test(match.word!) && /(?:\bthe|[a-z]) $/.test(before())
        ? null
        : set(ADVERBS[match.word!.toLowerCase()] ?? null),
  },
  {
    // [[Tuesdays]] and [[Fridays]]; on [[Sunday mornings]]; [[weekdays]]
    name: 'mondays',
    opens: [
      'mondays',
      'tuesdays',
      'wednesdays',
      'thursdays',
      'fridays',
      'saturdays',
      'sundays',
      'weekends',
      'weekdays',
      '{weekday}',
    ],
    pattern: pattern(
      '(?:(?<weekday>{weekday})s|(?<ends>weekends)|(?<days>weekdays)|(?<single>{weekday}) (?:morning|afternoon|evening|night)s)',
    ),
    read: match => {
      if (match.ends !== undefined) return set('XXXX-WXX-WE');
      if (match.days !== undefined) return set('XXXX-WXX-XX');
      const name = match.weekday ?? match.single!;
      return /^[A-Z]/.test(name) ? set(`XXXX-WXX-${weekdayNamed(name)}`) : null;
    },
  },
];
