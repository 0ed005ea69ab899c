import { type Construct, isPartOfNext, pattern, type Sense, type Surroundings } from '../construct.ts';
import { durationOf } from '../length.ts';
import { numberOf, type Unit, unitOf } from '../words.ts';

const duration = (timex: string | null, ahead: boolean | null = null): Sense | null =>
  timex === null ? null : { meaning: { kind: 'duration', timex, ahead } };

/** Words in which a length is no length of time: "a minute later" is, "in the second half" and "day one" are not. */
const isRateOrRank = ({ before }: Surroundings) => /[$€£]$|\d[.,]$|\b(?:top|no\.|number|week|day) $/.test(before());

/** "a week", "an hour": one unit is a length only where a length stands; elsewhere it is a rate ("30 a day") or nothing. */
function lengthOfOne({ before, after }: Surroundings): boolean {
  return (
    /\b(?:for|in|within|after|over|nearly|almost|about|around|than|least|most|last|lasts|lasted|lasting|took|take|takes|taking|spent|spend|spends|spending|half|under|barely|just|only|roughly|of|is|was|another|during|throughout|up to|needs?|wait|waited|waiting|gave|give|buy|bought|by|to|and|or|early|late|away|with) $|[(–—] ?$/.test(
      before(),
    ) ||
    /^(?:['’]s? |-(?:long|old)| (?:of|after|before|away|into|until|since|long|behind|ahead|or so|or two|to)\b)/.test(
      after(),
    )
  );
}

export const DURATIONS: readonly Construct[] = [
  {
    // for [[three days]]; a [[two-week]] truce; [[40 minutes]]; [[two and a half years]]; the [[18-year-old]] war
    name: 'duration',
    opens: ['{count}'],
    pattern: pattern(
      '(?<count>{count})(?: |-)(?:{filler}(?: |-))?(?<unit>{unit})(?:(?: |-)and(?: |-)(?:(?<half>a(?: |-)half)|(?<more>{count})(?: |-)(?<lesser>{unit})))?(?:(?: |-)(?<long>long|old))?',
    ),
    read: (match, at) => {
      const unit = unitOf(match.unit!);
      const count = numberOf(match.count!);
      if (unit === null || count === null || isRateOrRank(at)) return null;
      const article = /^an?$/i.test(match.count!);
      if (/s$/i.test(match.unit!) && article) return null;
      if (unit === 'second' && !/s$/i.test(match.unit!) && !/^-/.test(at.words.slice(match.count!.length))) return null;
      if (unit === 'quarter' && (count < 1 || article || /^ (?:of|final)/.test(at.after()))) return null;
      if (article && match.long === undefined && (!lengthOfOne(at) || /^-(?!long|old)/.test(at.after()))) return null;
      if (article && match.long !== undefined) {
        const timex = durationOf(count, unit);
        const span = [match.count!.length + 1, at.words.length] as const;
        return timex === null ? null : { meaning: { kind: 'duration', timex, ahead: null }, span };
      }
      if (match.half !== undefined) return duration(durationOf(count + 0.5, unit));
      if (match.more !== undefined && match.lesser !== undefined)
        return compound(count, unit, match.more, match.lesser);
      return duration(durationOf(count, unit));
    },
  },
  {
    // [[several hours]] of talks; [[a few days]]; [[many years]]
    name: 'some units',
    opens: ['{some}'],
    pattern: pattern(
      '(?<some>{some}) (?:{filler} )?(?:of )?(?<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries|nights)',
    ),
    read: match => {
      const unit = unitOf(match.unit!);
      return unit === null ? null : duration(durationOf(null, unit));
    },
  },
  {
    // over [[the past week]]; in [[the last four days]]; [[the next four years]]; [[the coming months]]
    name: 'past days',
    opens: [
      'past',
      'last',
      'next',
      'coming',
      'previous',
      'preceding',
      'following',
      'first',
      'final',
      'recent',
      'intervening',
      'upcoming',
      'ensuing',
    ],
    pattern: pattern(
      '(?<way>past|last|next|coming|previous|preceding|following|first|final|recent|intervening|upcoming|ensuing)(?: (?:(?<count>{count})|(?<some>{some})))?(?: {filler})? (?<unit>{unit})',
    ),
    read: (match, at) => {
      const { before } = at;
      if (match.count === undefined && isPartOfNext(at)) return null;
      const unit = unitOf(match.unit!);
      const way = match.way!.toLowerCase();
      const plural = /s$/i.test(match.unit!);
      if (unit === null) return null;
      const ahead = /next|coming/.test(way) ? true : /past|last|recent/.test(way) ? false : null;
      if (match.count === undefined && match.some === undefined) {
        if (way === 'recent' || way === 'intervening')
          return plural && way === 'recent'
            ? { meaning: { kind: 'reference', timex: 'PAST_REF' } }
            : plural
              ? duration(durationOf(null, unit))
              : null;
        if (plural && /coming|upcoming/.test(way)) return { meaning: { kind: 'reference', timex: 'FUTURE_REF' } };
        if (plural)
          return /\bthe $/.test(before()) && /past|last|next|following/.test(way)
            ? duration(durationOf(null, unit), ahead)
            : null;
        if (way === 'past' || way === 'coming')
          return /\b(?:the|this) $/.test(before()) ? duration(durationOf(1, unit), ahead) : null;
        return null;
      }
      if (!plural && match.count !== undefined && (numberOf(match.count) ?? 2) > 1) return null;
      if (way === 'last' && !/\b(?:the|these|its|his|her|their|our|my) $/.test(before())) return null;
      return duration(durationOf(match.count === undefined ? null : numberOf(match.count), unit), ahead);
    },
  },
  {
    // [[hours]] before the deadline; for [[days]]; lasted [[months]]; in [[minutes]]
    name: 'bare units',
    opens: ['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'decades', 'centuries'],
    pattern: pattern('(?<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?: (?<way>ago|later|earlier))?'),
    read: (match, at) => {
      const { before, after } = at;
      if (isPartOfNext(at)) return null;
      const unit = unitOf(match.unit!);
      if (unit === null) return null;
      if (match.way !== undefined)
        return {
          meaning: { kind: 'reference', timex: match.way.toLowerCase() === 'later' ? 'FUTURE_REF' : 'PAST_REF' },
        };
      const timely =
        /\b(?:for|in|within|after|over|took|take|lasted|lasting|last|spent|despite|following|during|through|many|just|only|mere|until|by|of|and|or) $|^$|\n$|[.!?,] $/.test(
          before(),
        ) && !/\b(?:the|these|those|early|old|working|his|her|final|days of|end of) $/.test(before());
      const lengthy = /^ (?:of|before|after|to come|into|on end|since|in)\b/.test(after());
      if (/\bover the $/.test(before()) && unit === 'year') return duration(durationOf(null, unit));
      if (/^ (?:before|after)\b/.test(after()) && !/\b(?:the|these|those|early|old|his|her|final) $/.test(before()))
        return duration(durationOf(null, unit));
      const leading =
        /\b(?:for|in|within|after|over|took|take|lasted|lasting|last|spent|despite|following) $/.test(before()) ||
        lengthy;
      return timely && leading ? duration(durationOf(null, unit)) : null;
    },
  },
  {
    // [[a quarter-century]]; [[half a century]]; the [[half-day]] session; [[year-long]] talks
    name: 'named length',
    opens: [
      'a',
      'half',
      'quarter',
      'year',
      'month',
      'week',
      'day',
      'hour',
      'decade',
      'yearlong',
      'monthlong',
      'weeklong',
      'daylong',
      'hourlong',
      'decadelong',
      'decades',
      'months',
      'weeks',
      'days',
      'hours',
      'years',
      'minute',
      'minutes',
      'overnight',
    ],
    pattern: pattern(
      '(?:(?:a )?(?<quarter>quarter)(?: |-)(?:of a )?century|(?:a )?(?<half>half)(?: |-)(?:of )?(?:an? )?(?<unit>hour|day|year|century|decade|month|week)|(?<whole>year|month|week|day|hour|decade|minute)(?:-long|long)|(?<some>years|months|weeks|days|hours|decades|minutes)-(?:long|old))s?',
    ),
    read: match => {
      if (match.quarter !== undefined) return duration('P25Y');
      if (match.half !== undefined) {
        const unit = unitOf(match.unit!);
        if (unit === null) return null;
        if (unit === 'century') return duration('P50Y');
        if (unit === 'decade') return duration('P5Y');
        return duration(durationOf(0.5, unit));
      }
      const unit = unitOf(match.whole ?? match.some!);
      return unit === null ? null : duration(durationOf(match.whole === undefined ? null : 1, unit));
    },
  },
  {
    // it can take [[12 to 18 months]]; [[two or three weeks]]; [[10-15 years]]
    name: 'duration range',
    opens: ['{count}'],
    pattern: pattern('(?<count>{count})(?: ?[-–] ?| (?:to|or) )(?<other>{count})(?: |-)(?:{filler} )?(?<unit>{unit})'),
    read: (match, at) => {
      const unit = unitOf(match.unit!);
      const [first, second] = [numberOf(match.count!), numberOf(match.other!)];
      if (unit === null || first === null || second === null || first >= second || isRateOrRank(at)) return null;
      const [from, to] = [durationOf(first, unit), durationOf(second, unit)];
      return from === null || to === null ? null : duration(`${from}/${to}`);
    },
  },
];

/** "an hour and 20 minutes" → `PT1H20M`; "a year and three months" → `P1Y3M`. */
function compound(count: number, unit: Unit, more: string, lesser: string): Sense | null {
  const rest = numberOf(more);
  const lesserUnit = unitOf(lesser);
  if (rest === null || lesserUnit === null) return null;
  const first = durationOf(count, unit);
  const second = durationOf(rest, lesserUnit);
  if (first === null || second === null) return null;
  if (second.startsWith('PT'))
    return duration(first.startsWith('PT') ? `${first}${second.slice(2)}` : `${first}${second.slice(1)}`);
  return first.startsWith('PT') ? null : duration(`${first}${second.slice(1)}`);
}
