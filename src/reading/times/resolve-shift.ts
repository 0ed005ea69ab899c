import type { Expression, Meaning } from './expression.ts';
import { dayPeriod, moveDay, movePeriod, type Period, periodAround, weekPeriod } from './period.ts';
import { bySaid, byTold, type Outcome, type ResolveContext, type State, UNRESOLVED } from './resolution.ts';

export function shift(
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
export function elapsed(
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
