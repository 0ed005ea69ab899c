import type { Span } from '../../text/index.ts';
import type { TimeEntry } from '../entry.ts';
import type { Basis, TimeType } from '../vocabulary.ts';
import type { ClockTime, Expression, Modifier } from './expression.ts';
import { isoDay, type Period, type PeriodGranularity } from './period.ts';
import type { Resolved } from './resolution.ts';

/** A time expression with its value, in the terms of `TimeEntry`. */
export interface FoundTime extends Span {
  readonly type: TimeType;
  /** TIMEX3; null where it cannot be resolved. */
  readonly value: string | null;
  readonly edtf: string | null;
  readonly granularity: TimeEntry['granularity'];
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly modifier: Modifier | null;
  /** What it was resolved against; a `time` is an index into the list returned. */
  readonly anchor: { readonly published: string } | { readonly time: number } | null;
  readonly rule: string;
  readonly confidence: number;
  readonly basis: Basis;
  /** The words' own meaning, for the steps that date the report itself. */
  readonly expression: Expression;
}

const GRANULARITIES: { readonly [granularity in PeriodGranularity]: TimeEntry['granularity'] } = {
  day: 'day',
  week: 'week',
  weekend: 'week',
  month: 'month',
  quarter: 'quarter',
  half: 'year',
  season: 'season',
  year: 'year',
  decade: 'decade',
  century: 'century',
};

const two = (value: number) => String(value).padStart(2, '0');
const clockText = ({ hour, minute, zone }: ClockTime) => `T${two(hour)}:${two(minute ?? 0)}${zone ?? ''}`;

/** Says what was resolved in TIMEX3, in EDTF and as an interval. */
export function describe(
  { expression, period, anchor, how, approximate, before, event }: Resolved,
  published: string | null,
): FoundTime {
  const { start, end, meaning, modifier, part, clock, rule } = expression;
  const common = {
    start,
    end,
    expression,
    modifier: modifier ?? (approximate ? ('approx' as const) : null),
    rule: `times: ${rule}${how === null ? '' : `, ${how}`}${event === null ? '' : ` (${event})`}`,
    basis:
      meaning.kind === 'fixed' || event !== null
        ? ('world' as const)
        : anchor === null
          ? ('text' as const)
          : ('inferred' as const),
    anchor:
      anchor === null
        ? null
        : anchor.kind === 'mention'
          ? { time: anchor.index }
          : published === null || published === undefined
            ? null
            : { published },
  };
  if (meaning.kind === 'duration' || meaning.kind === 'set' || meaning.kind === 'reference') {
    return {
      ...common,
      type: meaning.kind === 'reference' ? 'date' : meaning.kind,
      value: meaning.timex,
      edtf: null,
      granularity: 'none',
      earliest: null,
      latest: null,
      confidence: 0.9,
    };
  }
  const timed = clock !== null || part !== null;
  if (period === null) {
    return {
      ...common,
      type: timed ? 'time' : 'date',
      value: null,
      edtf: before === null ? openEdtf(meaning) : `../${isoDay(before)}`,
      granularity: clock !== null ? 'minute' : part !== null ? 'part of day' : openGranularity(meaning),
      earliest: null,
      latest: before === null ? null : isoDay(before),
      confidence: 0.5,
    };
  }
  const onDay = period.granularity === 'day' && period.first === period.last;
  const suffix = !onDay ? '' : clock !== null ? clockText(clock) : part !== null ? `T${part}` : '';
  return {
    ...common,
    type: suffix === '' ? 'date' : 'time',
    value: `${period.timex}${suffix}`,
    edtf: `${period.edtf}${approximate || modifier === 'approx' ? '~' : ''}`,
    granularity:
      suffix === ''
        ? GRANULARITIES[period.granularity]
        : clock === null
          ? 'part of day'
          : clock.minute === null
            ? 'hour'
            : 'minute',
    ...bounds(period, modifier),
    confidence: anchor === null ? 0.97 : anchor.kind === 'published' ? 0.88 : 0.8,
  };
}

/** "25 January" without a year is EDTF `XXXX-01-25`; what says even less is null. */
function openEdtf(meaning: Expression['meaning']): string | null {
  if (meaning.kind === 'month') return `XXXX-${two(meaning.month)}`;
  return meaning.kind === 'day' ? `XXXX-${two(meaning.month)}-${two(meaning.day)}` : null;
}

function openGranularity(meaning: Expression['meaning']): TimeEntry['granularity'] {
  switch (meaning.kind) {
    case 'month':
    case 'quarter':
    case 'season':
    case 'day':
      return meaning.kind;
    case 'half':
      return 'year';
    case 'weekend':
      return 'week';
    case 'shift':
    case 'elapsed':
      return meaning.unit;
    default:
      return 'day';
  }
}

/** The interval: whole, or the third that "early", "mid" and "late" leave of it; open where it is a bound ("over a year ago"). */
function bounds(
  { first, last, granularity }: Period,
  modifier: Modifier | null,
): { earliest: string | null; latest: string | null } {
  const third = Math.floor((last - first + 1) / 3);
  const narrow = granularity !== 'day' && third > 0;
  switch (modifier) {
    case 'start':
      return { earliest: isoDay(first), latest: isoDay(narrow ? first + third - 1 : last) };
    case 'mid':
      return { earliest: isoDay(narrow ? first + third : first), latest: isoDay(narrow ? last - third : last) };
    case 'end':
      return { earliest: isoDay(narrow ? last - third + 1 : first), latest: isoDay(last) };
    case 'before':
    case 'more than':
      return { earliest: null, latest: isoDay(last) };
    case 'after':
    case 'less than':
      return { earliest: isoDay(first), latest: null };
    default:
      return { earliest: isoDay(first), latest: isoDay(last) };
  }
}
