import { storyAround } from './anchors.ts';
import { civilDay, dayNumber, daysInMonth } from './calendar.ts';
import type { Expression } from './expression.ts';
import {
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  halfPeriod,
  monthPeriod,
  type Period,
  quarterPeriod,
  seasonPeriod,
  weekPeriod,
  yearPeriod,
} from './period.ts';
import {
  bySaid,
  byTold,
  itself,
  type Outcome,
  type ResolveContext,
  type Resolved,
  type State,
  UNRESOLVED,
} from './resolution.ts';
import { dayOfMonth, weekday, weekend } from './resolve-day.ts';
import { elapsed, shift } from './resolve-shift.ts';
import { holidayPeriod, inSomeYear } from './resolve-year.ts';

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
      return { ...itself(yearPeriod(meaning.year)), ...(meaning.fiscal === true ? { approximate: true } : {}) };
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
