import { storyAround } from './anchors.ts';
import { civilDay, type DayNumber, dayNumber, daysInMonth, weekdayOf } from './calendar.ts';
import type { DatedEvent } from './dated-events.ts';
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
  /** Set instead of a period where the words give only a bound: "over a year ago" is before that day. */
  readonly before: DayNumber | null;
  /** Set where the value rests on a dated thing of the world: its name. */
  readonly event: string | null;
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
  /** The dated event that "its fourth year" is counted from. */
  readonly eventOf: (expression: Expression) => DatedEvent | null;
}

interface Told {
  readonly index: number;
  readonly period: Period;
}

/** Seen so far, in reading order: where the text stands. */
interface State {
  readonly resolved: Resolved[];
  readonly story: readonly number[];
  /** The newest mention that moves the story on: years that are not said are its. */
  told: Told | null;
  toldDay: Told | null;
  /** The newest mention of any kind: what "that year" and "two days later" lean on. */
  recent: Told | null;
  recentDay: Told | null;
  /** Year that a month and day were last given: "July 23 of that year" tells the year of a later "July 23". */
  readonly yearOfDay: Map<number, { year: number; index: number }>;
}

type Outcome = Pick<Resolved, 'period' | 'anchor' | 'how'> &
  Partial<Pick<Resolved, 'approximate' | 'before' | 'event'>>;

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
    story: storyAround(expressions, publishedYear, context.sameBlock),
    told: null,
    toldDay: null,
    recent: null,
    recentDay: null,
    yearOfDay: new Map(),
  };
  expressions.forEach((expression, index) => {
    const outcome = resolve(expression, index, expressions, state, context);
    state.resolved.push({ expression, approximate: false, before: null, event: null, ...outcome });
    remember(expression, index, outcome.period, state, context);
  });
  return state.resolved;
}

/** Moves the place where the text stands, unless the mention only looks aside: "since 1993", "the 2003 invasion". */
function remember(
  expression: Expression,
  index: number,
  period: Period | null,
  state: State,
  { text, published }: ResolveContext,
): void {
  const { meaning, start, end } = expression;
  if (period === null || meaning.kind === 'fixed') return;
  state.recent = { index, period };
  if (period.granularity === 'day') {
    state.recentDay = state.recent;
    if (meaning.kind === 'day') {
      const { year, month, day } = civilDay(period.first);
      state.yearOfDay.set(month * 32 + day, { year, index });
    }
  }
  const lead = text.slice(Math.max(0, start - 14), start).toLowerCase();
  if (/\bsince (?:the )?$/.test(lead)) return;
  const names = /\b(?:the|its|their|his|a) $/.test(lead) && /^ [a-z]/.test(text.slice(end, end + 2));
  if (names && 'year' in meaning) return;
  // The date line of the page itself is no part of its story.
  if (published !== null && period.timex === published.timex && index === 0) return;
  if (meaning.kind === 'year' && state.told !== null) {
    // "In 1944" within the story's own year keeps the finer place it has reached.
    const { first, last, granularity } = state.told.period;
    if (expression.modifier === null && granularity !== 'year' && period.first <= first && last <= period.last) return;
    // A year moves the story on where it opens a sentence or stands as a heading; elsewhere it looks aside: "the lowest since 1982".
    const opening = text.slice(Math.max(0, start - 28), start);
    if (
      !/(?:^|[.!?]["”’)]?\s+|\n\s*)(?:(?:In|By|During|Throughout|Since|At|Until|After|Before|From|For|Beginning in|Early in|Late in)\s(?:the )?)?$/.test(
        opening,
      )
    )
      return;
  }
  // What lies ahead of publication is a plan, not a place the story has reached.
  if (published !== null && period.first > published.last) return;
  if (period.granularity === 'decade' || period.granularity === 'century') return;
  const told = { index, period };
  state.told = told;
  if (period.granularity === 'day') state.toldDay = told;
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
        year => {
          const day = dayNumber(year, meaning.month, Math.min(meaning.day, daysInMonth(year, meaning.month)));
          return meaning.week ? weekPeriod(day) : dayPeriod(day);
        },
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
    case 'elapsed':
      return elapsed(expression, meaning, context);
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
    const told = state.recent;
    if (told === null) return UNRESOLVED;
    return byTold(periodIn(civilDay(told.period.first).year + year.shift), told);
  }
  if (year.pick !== null) return picked(year.pick, periodIn, published);
  return openYear(expression, index, periodIn, state, context);
}

/** "last March", "next summer", "this fall": the nearest one of its kind on that side of the day of publication. */
function picked(
  pick: 'last' | 'this' | 'next',
  periodIn: (year: number) => Period | null,
  published: Period | null,
): Outcome {
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
    if (seen !== undefined && index - seen.index <= 4) {
      return { period: periodIn(seen.year), anchor: { kind: 'mention', index: seen.index }, how: 'same day as before' };
    }
  }
  if (meaning.kind === 'day' && meaning.weekday !== null && published !== null) {
    const { year } = civilDay(published.first);
    const fits = [0, -1, 1]
      .map(offset => periodIn(year + offset))
      .find(period => period !== null && weekdayOf(period.first) === meaning.weekday);
    if (fits !== undefined && fits !== null && state.story[index]! <= 0)
      return { ...bySaid(fits), how: 'weekday fits' };
  }
  const behind = yearJustBehind(expression, context);
  if (behind !== null) return { period: periodIn(behind), anchor: null, how: 'year behind' };
  const told = state.told;
  if (told !== null && tellsStory(expression, index, told, state, context)) {
    const late = state.resolved[told.index]!.expression.modifier === 'end';
    return byTold(nearestTo(told.period, late, periodIn), told, 'in the story');
  }
  if (published === null) return UNRESOLVED;
  return bySaid(nearestToPublished(expression, periodIn, published, context));
}

/** "between April and June 2008", "July 1 to July 3, 1863": the year comes with the second of two. */
function yearJustBehind({ end }: Expression, { text }: ResolveContext): number | null {
  const tail = text.slice(end, end + 40);
  const match =
    /^(?: ?[-–—] ?| (?:and|or|to|until|through) )(?:early |late |mid-|the )?(?:[A-Z][a-z]{2,8}\.?|spring|summer|autumn|fall|winter)(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:of )?((?:1\d|20)\d\d)\b/.exec(
      tail,
    );
  return match === null ? null : Number(match[1]);
}

/** Decides between the story's year and that of publication, by what stands around the mention. */
function tellsStory(expression: Expression, index: number, told: Told, state: State, context: ResolveContext): boolean {
  const before = state.resolved[told.index]!.expression;
  const dated = before.meaning;
  const explicit = 'year' in dated && (typeof dated.year === 'number' || dated.year.is !== 'open');
  const finer = told.period.granularity !== 'year';
  if (context.published === null) {
    return (
      state.resolved[told.index]!.anchor?.kind === 'mention' ||
      (explicit && (finer || context.sameBlock(before, expression)))
    );
  }
  // The sentence itself has given a year: "from October 1998 to March".
  if (explicit && finer && context.sameSentence(before, expression) && toldYearDiffers(told, context)) return true;
  return state.story[index]! > 0;
}

const toldYearDiffers = ({ period }: Told, { published }: ResolveContext) =>
  published === null || civilDay(period.first).year !== civilDay(published.first).year;

/** Stories go forward: the next such period counts as nearer than one as far back. */
function nearestTo(told: Period, late: boolean, periodIn: (year: number) => Period | null): Period | null {
  const { year } = civilDay(told.first);
  if (told.granularity === 'year') {
    const inYear = periodIn(year);
    if (!late || inYear === null) return inYear;
    // "By late 1942 … In January" is the January after.
    return inYear.last - told.first < 150 ? periodIn(year + 1) : inYear;
  }
  let best: Period | null = null;
  let cost = Number.POSITIVE_INFINITY;
  for (const offset of [0, 1, -1]) {
    const period = periodIn(year + offset);
    if (period === null) continue;
    const distance =
      period.first > told.last
        ? period.first - told.last
        : period.last < told.first
          ? (told.first - period.last) * 1.5
          : 0;
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
  // A day eleven months back is written with its year; one a few weeks ahead need not be.
  if (expression.meaning.kind === 'day' || expression.meaning.kind === 'holiday') {
    const near = candidates.find(period => Math.abs(period.first - published.first) < 60);
    if (near !== undefined) return near;
    const next = candidates.find(period => period.first > published.last && period.first - published.last < 120);
    if (next !== undefined && tense !== 'past') return next;
    const last = candidates.filter(period => period.first <= published.last).at(-1);
    if (next !== undefined && last !== undefined && published.first - last.last > 200) return next;
  }
  const next = candidates.find(period => period.last >= published.first) ?? null;
  if (tense === 'future') {
    // "could not be reached during the summer", said in September: a modal looks ahead, but not a year past what has just been.
    const just = candidates.filter(period => period.last < published.first).at(-1);
    const far =
      next !== null && just !== undefined && next.first - published.last > 240 && published.first - just.last < 45;
    return far ? just : next;
  }
  const past = candidates.filter(period => period.first <= published.last).at(-1) ?? null;
  if (tense === 'past' || past === null) return past;
  // Nothing tells the direction: the nearer one, and of two as near the past one.
  const coming = candidates.find(period => period.first > published.last);
  return coming !== undefined && (coming.first - published.last) * 2 < published.first - past.last ? coming : past;
}

function dayOfMonth(day: number, state: State, { published }: ResolveContext): Outcome {
  const told = state.told;
  const month =
    told !== null && (told.period.granularity === 'day' || told.period.granularity === 'month') ? told.period : null;
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
  if (pick === 'this')
    return bySaid(weekendPeriod(tenseAt(expression) === 'past' && weekdayOf(saidDay) <= 2 ? saidDay - 7 : saidDay));
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
  const told = unit === 'day' || unit === 'week' ? state.recentDay : state.recent;
  if (meaning.from === 'near' && told !== null) {
    const { published } = context;
    const recent = published !== null && Math.abs(published.first - told.period.first) < 7;
    if (state.story[index]! > 0 || published === null || (unit === 'day' && recent))
      return byTold(movedFrom(told.period, meaning), told);
  }
  if (meaning.from !== 'told') {
    const base = context.published;
    if (base === null) return UNRESOLVED;
    const fine = unit === 'day' || unit === 'week';
    if (fine && context.saidDay === null) return UNRESOLVED;
    const day = fine ? context.saidDay! : base.first;
    // A year of publication alone knows no month: "last month" stays open.
    if (!fine && base.granularity === 'year' && unit !== 'year' && unit !== 'decade' && unit !== 'century')
      return UNRESOLVED;
    const moved = moveDay(day, unit, count);
    // "over a year ago" says no more than that it was before.
    if (counted && count < 0 && expression.modifier === 'more than') return { ...bySaid(null), before: moved };
    // "a week ago" is a day, "two weeks ago" a week, "two years ago" a year.
    if (counted && unit === 'week' && Math.abs(count) === 1) return bySaid(dayPeriod(moved));
    return bySaid(unit === 'week' ? weekPeriod(moved) : periodAround(unit, moved));
  }
  if (told === null) {
    return context.saidDay === null || counted
      ? UNRESOLVED
      : bySaid(periodAround(unit, moveDay(context.saidDay, unit, count)));
  }
  return byTold(movedFrom(told.period, meaning), told);
}

/** From where the text stands: "a year earlier" than a quarter is a quarter, than a day a year. */
function movedFrom(period: Period, { unit, count, counted }: Extract<Meaning, { kind: 'shift' }>): Period {
  if (counted && unit === 'year' && (period.granularity === 'quarter' || period.granularity === 'half'))
    return movePeriod(period, unit, count);
  const moved = moveDay(period.first, unit, count);
  if (counted && unit === 'week' && period.granularity === 'day') return dayPeriod(moved);
  return periodAround(unit, moved);
}

/** "its fourth year" from the start of the event; "the end of" it is the day on which the next one begins. */
function elapsed(
  expression: Expression,
  { unit, ordinal }: Extract<Meaning, { kind: 'elapsed' }>,
  { eventOf }: ResolveContext,
): Outcome {
  const event = eventOf(expression);
  if (event === null) return UNRESOLVED;
  const first = moveDay(event.start, unit, ordinal - 1);
  const next = moveDay(event.start, unit, ordinal);
  const outcome = { anchor: null, how: 'dated event', event: event.name };
  if (unit === 'day') return { ...outcome, period: dayPeriod(first) };
  if (expression.modifier === 'end') return { ...outcome, period: dayPeriod(next) };
  if (expression.modifier === 'start') return { ...outcome, period: dayPeriod(first) };
  const [from, to] = [dayPeriod(first), dayPeriod(next - 1)];
  return {
    ...outcome,
    period: { ...from, last: to.last, timex: `${from.timex}/${to.timex}`, edtf: `${from.edtf}/${to.edtf}` },
  };
}

/** A clock time or part of day: of the day named in its sentence, else of the day the text stands at, else of publication. */
function someDay(
  expression: Expression,
  index: number,
  all: readonly Expression[],
  state: State,
  context: ResolveContext,
): Outcome {
  const toldDay = state.recentDay;
  if (toldDay !== null && context.sameSentence(state.resolved[toldDay.index]!.expression, expression)) {
    return byTold(toldDay.period, toldDay, 'day of the sentence');
  }
  const next = all[index + 1];
  if (next !== undefined && context.sameSentence(expression, next) && next.start - expression.end < 30) {
    const ahead = resolve(
      next,
      index + 1,
      all,
      {
        ...state,
        resolved: [...state.resolved, { expression, approximate: false, before: null, event: null, ...UNRESOLVED }],
      },
      context,
    );
    if (ahead.period?.granularity === 'day' && next.meaning.kind !== 'some day')
      return { ...ahead, how: 'day of the sentence' };
  }
  const ahead =
    context.saidDay !== null && toldDay !== null && toldDay.period.last < context.saidDay && state.story[index]! <= 0;
  if (ahead && context.tenseAt(expression) === 'future') return bySaid(dayPeriod(context.saidDay!));
  if (toldDay !== null && context.sameBlock(state.resolved[toldDay.index]!.expression, expression)) {
    return byTold(toldDay.period, toldDay, 'day of the paragraph');
  }
  if (toldDay !== null && state.story[index]! > 0) return byTold(toldDay.period, toldDay, 'in the story');
  return context.saidDay === null ? UNRESOLVED : bySaid(dayPeriod(context.saidDay));
}
