import type { Span } from '../../text/index.ts';
import type { TimeEntry } from '../entry.ts';
import type { Basis, TimeType } from '../vocabulary.ts';
import { civilDay, type DayNumber, dayNumber, daysInMonth } from './calendar.ts';
import { eventInView } from './dated-events.ts';
import type { ClockTime, Expression, Modifier } from './expression.ts';
import { findExpressions } from './find.ts';
import { dayPeriod, isoDay, monthPeriod, type Period, type PeriodGranularity, yearPeriod } from './period.ts';
import { type Resolved, type ResolveContext, resolveExpressions } from './resolve.ts';
import { type Tense, tenseByWords } from './tense.ts';

/** What is known beside the text. */
export interface TimesContext {
  /** EDTF of the publication: `2014-08-05`, `2014-08-05T08:00:00Z`, `2022-03`, `2022`. Null when unknown. */
  readonly published?: string | null;
  /** The day of the dateline, EDTF, where the report gives one; "today" is that day. */
  readonly dateline?: string | null;
  /** The stretches to read, sorted; without them every paragraph of the text. */
  readonly blocks?: readonly Span[];
  /** Tense of the clause around a span, from a parse; by words where absent or null. */
  readonly tenseAt?: (span: Span) => Tense | null;
  /** Bounds of the sentence around an offset, from a parse; by punctuation where absent. */
  readonly sentenceAt?: (offset: number) => Span | null;
}

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

/** The day, month or year an EDTF date names; null for what is no plain date (intervals, unknown years). */
export function periodOfEdtf(edtf: string | null | undefined): Period | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?[?~%]?$/.exec(edtf ?? '');
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (match[2] === undefined) return yearPeriod(year);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return monthPeriod(year, month);
  return day >= 1 && day <= daysInMonth(year, month) ? dayPeriod(dayNumber(year, month, day)) : null;
}

const PARAGRAPH = /[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*/g;
const paragraphs = (text: string): Span[] =>
  [...text.matchAll(PARAGRAPH)].map(match => ({ start: match.index, end: match.index + match[0].length }));

/** The day "today" is: the dateline's where it is within a week before publication, else the day of publication. */
function saidDayOf(published: Period | null, dateline: string | null | undefined): DayNumber | null {
  const day = periodOfEdtf(dateline);
  const base = published?.granularity === 'day' ? published.first : null;
  if (day?.granularity !== 'day') return base;
  return base === null || (day.first <= base && base - day.first <= 7) ? day.first : base;
}

const SENTENCE_END = /[.!?]["”’')\]]*\s+["“‘'(]?[A-Z]|\n\s*\n/;
const ABBREVIATED =
  /\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|U\.S|U\.N|[A-Z])\.(?=\s+\S)/g;

/**
 * Finds every time expression of a text and says what it means: one pass to find, one in reading order to resolve. Never
 * throws for what a text contains. Times come in text order and do not overlap; every span lies within a block.
 */
export function findTimes(text: string, context: TimesContext = {}): FoundTime[] {
  const blocks = context.blocks ?? paragraphs(text);
  const expressions: Expression[] = [];
  const blockOf: number[] = [];
  blocks.forEach((block, at) => {
    for (const expression of findExpressions(text, block)) {
      expressions.push(expression);
      blockOf.push(at);
    }
  });
  const places = new Map(expressions.map((expression, at) => [expression, blockOf[at]] as const));
  const published = periodOfEdtf(context.published);
  const sameBlock = (a: Expression, b: Expression) => places.get(a) === places.get(b);
  const sameSentence = (a: Expression, b: Expression) => {
    if (!sameBlock(a, b)) return false;
    const known = context.sentenceAt?.(a.start);
    if (known !== undefined && known !== null) return known.start <= b.start && b.end <= known.end;
    const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start) + 1);
    return (
      between.length < 400 &&
      !SENTENCE_END.test(between.replace(ABBREVIATED, abbreviation => `${abbreviation.slice(0, -1)} `))
    );
  };
  const eventOf = ({ start, end }: Expression) => {
    const sentence = context.sentenceAt?.(start) ?? { start: Math.max(0, start - 160), end: end + 100 };
    return eventInView(text, text.slice(sentence.start, sentence.end), published?.first ?? null);
  };
  const resolveContext: ResolveContext = {
    text,
    eventOf,
    published,
    saidDay: saidDayOf(published, context.dateline),
    tenseAt: expression => context.tenseAt?.(expression) ?? tenseByWords(text, expression),
    sameSentence,
    sameBlock,
  };
  return resolveExpressions(expressions, resolveContext).map(resolved => describe(resolved, context));
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

function describe(
  { expression, period, anchor, how, approximate, before, event }: Resolved,
  { published }: TimesContext,
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

/** Year of an ISO day; for the steps that reason about bounds. */
export const yearOf = (day: DayNumber): number => civilDay(day).year;
