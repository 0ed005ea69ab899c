import { storyAround } from './anchors.ts';
import { civilDay, type DayNumber, dayNumber, daysInMonth, weekdayOf } from './calendar.ts';
import type { Expression, Meaning, YearWord } from './expression.ts';
import { holidayIn } from './holidays.ts';
import {
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  halfPeriod,
  moveDay,
  movePeriod,
  monthPeriod,
  type Period,
  periodAround,
  quarterPeriod,
  seasonPeriod,
  weekendPeriod,
  weekPeriod,
  yearPeriod,
} from './period.ts';
import type { Tense } from './tense.ts';

/** What a mention was resolved against. */
export type Anchor = { readonly kind: 'published' } | { readonly kind: 'mention'; readonly index: number };

/** A mention with its place in the calendar, as far as it can be known. */
export interface Resolved {
  readonly expression: Expression;
  /** Null for durations, sets and references, and for what cannot be resolved. */
  readonly period: Period | null;
  readonly anchor: Anchor | null;
  /** Added to the name of the construct: how the anchor was chosen. */
  readonly how: string | null;
  readonly approximate: boolean;
}

export interface ResolveContext {
  readonly text: string;
  /** The day, month or year of publication, as exact as it is known. */
  readonly published: Period | null;
  /** The day "today" is: the dateline's, else the day of publication. Null where only a month or year is known. */
  readonly saidDay: DayNumber | null;
  readonly tenseAt: (expression: Expression) => Tense | null;
  readonly sameSentence: (a: Expression, b: Expression) => boolean;
  readonly sameBlock: (a: Expression, b: Expression) => boolean;
}

interface Told {
  readonly index: number;
  readonly period: Period;
}

/** Seen so far, in reading order: where the text stands. */
interface State {
  readonly resolved: Resolved[];
  readonly story: readonly number[];
  /** The newest mention that moves the story on. */
  told: Told | null;
  toldDay: Told | null;
  /** Year that a month and day were last given: "July 23 of that year" tells the year of a later "July 23". */
  readonly yearOfDay: Map<number, { year: number; index: number }>;
}

type Outcome = Pick<Resolved, 'period' | 'anchor' | 'how'> & { readonly approximate?: boolean };

const UNRESOLVED: Outcome = { period: null, anchor: null, how: null };
const itself = (period: Period | null): Outcome => ({ period, anchor: null, how: null });
const bySaid = (period: Period | null): Outcome => ({ period, anchor: { kind: 'published' }, how: 'from publication' });
const byTold = (period: Period | null, { index }: Told, how = 'from an earlier time'): Outcome => ({
  period,
  anchor: { kind: 'mention', index },
  how,
});

/** Resolves the expressions of a report in reading order. Pure; the result has one element for each expression. */
export function resolveExpressions(expressions: readonly Expression[], context: ResolveContext): Resolved[] {
  const publishedYear = context.published === null ? null : civilDay(context.published.first).year;
  const state: State = {
    resolved: [],
    story: storyAround(expressions, publishedYear),
    told: null,
    toldDay: null,
    yearOfDay: new Map(),
  };
  expressions.forEach((expression, index) => {
    const outcome = resolve(expression, index, expressions, state, context);
    state.resolved.push({ expression, approximate: false, ...outcome });
    remember(expression, index, outcome.period, state, context);
  });
  return state.resolved;
}

/** Moves the place where the text stands, unless the mention only looks aside: "since 1993", "the 2003 invasion". */
function remember(expression: Expression, index: number, period: Period | null, state: State, { text }: ResolveContext): void {
  const { meaning, start, end } = expression;
  if (period === null || meaning.kind === 'fixed') return;
  const lead = text.slice(Math.max(0, start - 14), start).toLowerCase();
  if (/\bsince (?:the )?$/.test(lead)) return;
  if (meaning.kind === 'year' && /\b(?:the|its|their|his|a) $/.test(lead) && /^ [a-z]/.test(text.slice(end, end + 2))) return;
  if (period.granularity === 'decade' || period.granularity === 'century') return;
  const told = { index, period };
  state.told = told;
  if (period.granularity === 'day') {
    state.toldDay = told;
    const { year, month, day } = civilDay(period.first);
    if (meaning.kind === 'day') state.yearOfDay.set(month * 32 + day, { year, index });
  }
}

function resolve(
  expression: Expression,
  index: number,
  all: readonly Expression[],
  state: State,
  context: ResolveContext,
): Outcome {
  const { meaning } = expression;
  switch (meaning.kind) {
    case 'year':
      return itself(yearPeriod(meaning.year));
    case 'decade':
      return itself(decadePeriod(meaning.year));
    case 'century':
      return itself(centuryPeriod(meaning.ordinal, meaning.beforeEra));
    case 'fixed':
      return itself(dayPeriod(dayNumber(meaning.year, meaning.month, meaning.day)));
    case 'month':
      return inSomeYear(expression, index, meaning.year, year => monthPeriod(year, meaning.month), state, context);
    case 'quarter':
      return inSomeYear(expression, index, meaning.year, year => quarterPeriod(year, meaning.quarter), state, context);
    case 'half':
      return inSomeYear(expression, index, meaning.year, year => halfPeriod(year, meaning.half), state, context);
    case 'season':
      return inSomeYear(expression, index, meaning.year, year => seasonPeriod(year, meaning.season), state, context);
    case 'day':
      return inSomeYear(
        expression,
        index,
        meaning.year,
        year => dayPeriod(dayNumber(year, meaning.month, Math.min(meaning.day, daysInMonth(year, meaning.month)))),
        state,
        context,
      );
    case 'holiday':
      return inSomeYear(expression, index, meaning.year, year => holidayPeriod(meaning.name, year), state, context);
    case 'day of month':
      return dayOfMonth(meaning.day, state, context);
    case 'weekday':
      return weekday(expression, index, meaning, state, context);
    case 'weekend':
      return weekend(expression, meaning, context);
    case 'shift':
      return shift(expression, index, meaning, state, context);
    case 'some day':
      return someDay(expression, index, all, state, context);
    default:
      return UNRESOLVED;
  }
}

function holidayPeriod(name: string, year: number): Period | null {
  const days = holidayIn(name, year);
  if (days === null) return null;
  const first = dayPeriod(days.first);
  if (days.first === days.last) return first;
  const last = dayPeriod(days.last);
  return { ...first, last: days.last, timex: `${first.timex}/${last.timex}`, edtf: `${first.edtf}/${last.edtf}` };
}

/** A named part of a year: which year? */
function inSomeYear(
  expression: Expression,
  index: number,
  year: YearWord,
  periodIn: (year: number) => Period | null,
  state: State,
  context: ResolveContext,
): Outcome {
  if (year.is === 'number') return itself(periodIn(year.year));
  const { published } = context;
  if (year.is === 'said') {
    return published === null ? UNRESOLVED : bySaid(periodIn(civilDay(published.first).year + year.shift));
  }
  if (year.is === 'told') {
    const told = state.told;
    if (told === null) return UNRESOLVED;
    return byTold(periodIn(civilDay(told.period.first).year + year.shift), told);
  }
  if (year.pick !== null) return picked(year.pick, periodIn, published);
  return openYear(expression, index, periodIn, state, context);
}

/** "last March", "next summer", "this fall": the nearest one of its kind on that side of the day of publication. */
function picked(pick: 'last' | 'this' | 'next', periodIn: (year: number) => Period | null, published: Period | null): Outcome {
  if (published === null) return UNRESOLVED;
  const { year } = civilDay(published.first);
  if (pick === 'this') return bySaid(periodIn(year));
  const candidates = [-1, 0, 1].map(offset => periodIn(year + offset)).filter(period => period !== null);
  const chosen =
    pick === 'last'
      ? candidates.filter(period => period.last < published.first).at(-1)
      : candidates.find(period => period.first > published.last);
  return bySaid(chosen ?? null);
}

function openYear(
  expression: Expression,
  index: number,
  periodIn: (year: number) => Period | null,
  state: State,
  context: ResolveContext,
): Outcome {
  const { meaning } = expression;
  const { published } = context;
  if (meaning.kind === 'day') {
    const seen = state.yearOfDay.get(meaning.month * 32 + meaning.day);
    if (seen !== undefined) {
      return { period: periodIn(seen.year), anchor: { kind: 'mention', index: seen.index }, how: 'same day as before' };
    }
  }
  const behind = yearJustBehind(expression, context);
  if (behind !== null) return { period: periodIn(behind), anchor: null, how: 'year behind' };
  const told = state.told;
  if (told !== null && tellsStory(expression, index, told, state, context)) {
    return byTold(nearestTo(told.period, periodIn), told, 'in the story');
  }
  if (published === null) return UNRESOLVED;
  return bySaid(nearestToPublished(expression, periodIn, published, context));
}

/** "between April and June 2008", "July 1 to July 3, 1863": the year comes with the second of two. */
function yearJustBehind({ end }: Expression, { text }: ResolveContext): number | null {
  const tail = text.slice(end, end + 40);
  const match =
    /^(?: ?[-–—] ?| (?:and|or|to|until|through) )(?:early |late |mid-|the )?(?:[A-Z][a-z]{2,8}\.?|spring|summer|autumn|fall|winter)(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:of )?((?:1\d|20)\d\d)\b/.exec(tail);
  return match === null ? null : Number(match[1]);
}

/** Decides between the story's year and that of publication, by what stands around the mention. */
function tellsStory(expression: Expression, index: number, told: Told, state: State, context: ResolveContext): boolean {
  const before = state.resolved[told.index]!.expression;
  const dated = before.meaning;
  const explicit = 'year' in dated && (typeof dated.year === 'number' || dated.year.is !== 'open' );
  if (context.published === null) return explicit || state.resolved[told.index]!.anchor?.kind === 'mention';
  const finer = told.period.granularity !== 'year';
  // The sentence itself has given a year: "from October 1998 to March".
  if (explicit && finer && context.sameSentence(before, expression) && toldYearDiffers(told, context)) return true;
  return state.story[index]! > 0;
}

const toldYearDiffers = ({ period }: Told, { published }: ResolveContext) =>
  published === null || civilDay(period.first).year !== civilDay(published.first).year;

/** Stories go forward: the next such period counts as nearer than one as far back. */
function nearestTo(told: Period, periodIn: (year: number) => Period | null): Period | null {
  const { year } = civilDay(told.first);
  if (told.granularity === 'year') return periodIn(year);
  let best: Period | null = null;
  let cost = Number.POSITIVE_INFINITY;
  for (const offset of [0, 1, -1]) {
    const period = periodIn(year + offset);
    if (period === null) continue;
    const distance = period.first > told.last ? period.first - told.last : period.last < told.first ? (told.first - period.last) * 1.5 : 0;
    if (distance < cost) {
      cost = distance;
      best = period;
    }
  }
  return best;
}

/** News: what is past lies in the last twelve months, what is to come in the next. */
function nearestToPublished(
  expression: Expression,
  periodIn: (year: number) => Period | null,
  published: Period,
  { tenseAt }: ResolveContext,
): Period | null {
  const { year } = civilDay(published.first);
  const candidates = [-1, 0, 1].map(offset => periodIn(year + offset)).filter(period => period !== null);
  const tense = tenseAt(expression);
  if (tense === 'future') return candidates.find(period => period.last >= published.first) ?? null;
  const past = candidates.filter(period => period.first <= published.last).at(-1) ?? null;
  if (tense === 'past' || past === null) return past;
  // Nothing tells the direction: the nearer one, and of two as near the past one.
  const next = candidates.find(period => period.first > published.last);
  return next !== undefined && (next.first - published.last) * 2 < published.first - past.last ? next : past;
}

function dayOfMonth(day: number, state: State, { published }: ResolveContext): Outcome {
  const told = state.told;
  const month = told !== null && (told.period.granularity === 'day' || told.period.granularity === 'month') ? told.period : null;
  const base = month ?? published;
  if (base === null || (base.granularity !== 'day' && base.granularity !== 'month')) return UNRESOLVED;
  const civil = civilDay(base.first);
  if (day > daysInMonth(civil.year, civil.month)) return UNRESOLVED;
  const period = dayPeriod(dayNumber(civil.year, civil.month, day));
  return month === null || told === null ? bySaid(period) : byTold(period, told);
}

function weekday(
  expression: Expression,
  index: number,
  { weekday: named, pick, weekShift }: Extract<Meaning, { kind: 'weekday' }>,
  state: State,
  { saidDay, tenseAt, sameBlock }: ResolveContext,
): Outcome {
  const told = state.toldDay;
  // Within a story, the weekday nearest to the day it stands at: "on 7 May 1945 … on Tuesday".
  if (told !== null && pick === null && weekShift === null && state.story[index]! > 0.5) {
    const before = state.resolved[told.index]!.expression;
    if (sameBlock(before, expression)) {
      const ahead = (named - weekdayOf(told.period.first) + 7) % 7;
      return byTold(dayPeriod(told.period.first + (ahead > 4 ? ahead - 7 : ahead)), told, 'in the story');
    }
  }
  if (saidDay === null) return UNRESOLVED;
  const today = weekdayOf(saidDay);
  if (weekShift !== null) return bySaid(dayPeriod(saidDay - today + named + 7 * weekShift));
  const back = (today - named + 7) % 7;
  if (pick === 'last') return bySaid(dayPeriod(saidDay - (back === 0 ? 7 : back)));
  if (pick === 'next') return bySaid(dayPeriod(saidDay + (back === 0 ? 7 : 7 - back)));
  if (back === 0) return bySaid(dayPeriod(saidDay));
  if (pick === 'this') return bySaid(dayPeriod(saidDay - today + named));
  const day = tenseAt(expression) === 'future' ? saidDay + 7 - back : saidDay - back;
  return bySaid(dayPeriod(day));
}

function weekend(
  expression: Expression,
  { pick }: Extract<Meaning, { kind: 'weekend' }>,
  { saidDay, tenseAt }: ResolveContext,
): Outcome {
  if (saidDay === null) return UNRESOLVED;
  const during = weekdayOf(saidDay) >= 6;
  if (pick === 'last') return bySaid(weekendPeriod(saidDay - 7));
  if (pick === 'next') return bySaid(weekendPeriod(during ? saidDay + 7 : saidDay));
  const ahead = tenseAt(expression) === 'future' || during;
  if (pick === 'this') return bySaid(weekendPeriod(tenseAt(expression) === 'past' && weekdayOf(saidDay) <= 2 ? saidDay - 7 : saidDay));
  return bySaid(weekendPeriod(ahead ? saidDay : saidDay - 7));
}

function shift(
  expression: Expression,
  index: number,
  meaning: Extract<Meaning, { kind: 'shift' }>,
  state: State,
  context: ResolveContext,
): Outcome {
  const { unit, count, counted } = meaning;
  if (meaning.from === 'said') {
    const base = context.published;
    if (base === null) return UNRESOLVED;
    const fine = unit === 'day' || unit === 'week';
    if (fine && context.saidDay === null) return UNRESOLVED;
    const day = fine ? context.saidDay! : base.first;
    // A year of publication alone knows no month: "last month" stays open.
    if (!fine && base.granularity === 'year' && unit !== 'year' && unit !== 'decade' && unit !== 'century') return UNRESOLVED;
    const moved = moveDay(day, unit, count);
    // "a week ago" is a day, "two weeks ago" a week, "two years ago" a year.
    if (counted && unit === 'week' && Math.abs(count) === 1) return bySaid(dayPeriod(moved));
    return bySaid(unit === 'week' ? weekPeriod(moved) : periodAround(unit, moved));
  }
  const told = unit === 'day' || unit === 'week' ? (state.toldDay ?? null) : state.told;
  if (told === null) {
    return context.saidDay === null || counted ? UNRESOLVED : bySaid(periodAround(unit, moveDay(context.saidDay, unit, count)));
  }
  return byTold(movedFrom(told.period, meaning), told);
}

/** From where the text stands: "a year earlier" than a quarter is a quarter, than a day a year. */
function movedFrom(period: Period, { unit, count, counted }: Extract<Meaning, { kind: 'shift' }>): Period {
  if (counted && unit === 'year' && (period.granularity === 'quarter' || period.granularity === 'half')) return movePeriod(period, unit, count);
  const moved = moveDay(period.first, unit, count);
  if (counted && unit === 'week' && period.granularity === 'day') return dayPeriod(moved);
  return periodAround(unit, moved);
}

/** A clock time or part of day: of the day named in its sentence, else of the day the text stands at, else of publication. */
function someDay(
  expression: Expression,
  index: number,
  all: readonly Expression[],
  state: State,
  context: ResolveContext,
): Outcome {
  const { toldDay } = state;
  if (toldDay !== null && context.sameSentence(state.resolved[toldDay.index]!.expression, expression)) {
    return byTold(toldDay.period, toldDay, 'day of the sentence');
  }
  const next = all[index + 1];
  if (next !== undefined && context.sameSentence(expression, next) && next.start - expression.end < 30) {
    const ahead = resolve(next, index + 1, all, { ...state, resolved: [...state.resolved, { expression, approximate: false, ...UNRESOLVED }] }, context);
    if (ahead.period?.granularity === 'day' && next.meaning.kind !== 'some day') return { ...ahead, how: 'day of the sentence' };
  }
  if (toldDay !== null && context.sameBlock(state.resolved[toldDay.index]!.expression, expression)) {
    return byTold(toldDay.period, toldDay, 'day of the paragraph');
  }
  if (toldDay !== null && state.story[index]! > 0) return byTold(toldDay.period, toldDay, 'in the story');
  return context.saidDay === null ? UNRESOLVED : bySaid(dayPeriod(context.saidDay));
}
