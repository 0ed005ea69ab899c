import { civilDay, dayNumber, daysInMonth, weekdayOf } from './calendar.ts';
import type { Expression, Meaning } from './expression.ts';
import { dayPeriod, weekendPeriod } from './period.ts';
import { bySaid, byTold, type Outcome, type ResolveContext, type State, UNRESOLVED } from './resolution.ts';

export function dayOfMonth(day: number, state: State, { published }: ResolveContext): Outcome {
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

export function weekday(
  expression: Expression,
  index: number,
  { weekday: named, pick, weekShift }: Extract<Meaning, { kind: 'weekday' }>,
  state: State,
  { text, saidDay, tenseAt, scheduledAt, sameBlock }: ResolveContext,
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
  const ahead = scheduledAt(expression) || isDeadline(text, expression) || tenseAt(expression) === 'future';
  return bySaid(dayPeriod(ahead ? saidDay + 7 - back : saidDay - back));
}

/** "faces a [Friday] deadline", "set a Monday deadline": still to come, unless it was missed. */
function isDeadline(text: string, { start, end }: Expression): boolean {
  if (!/^(?:[ -](?:night|evening|midnight))?[ -](?:deadline|cutoff|cut-off)\b/i.test(text.slice(end, end + 24)))
    return false;
  const lead = text.slice(Math.max(0, start - 60), start);
  return !/\b(?:miss(?:ed|ing)?|pass(?:ed|ing)?|past|blew|blown|blowing|beat|met|after|since|expired|lapsed)\b[^.;]*$/i.test(
    lead,
  );
}

export function weekend(
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
