import { civilDay, weekdayOf } from './calendar.ts';
import type { Expression, YearWord } from './expression.ts';
import { holidayIn } from './holidays.ts';
import { dayPeriod, type Period } from './period.ts';
import {
  bySaid,
  byTold,
  itself,
  type Outcome,
  type ResolveContext,
  type State,
  type Told,
  UNRESOLVED,
} from './resolution.ts';

export function holidayPeriod(name: string, year: number): Period | null {
  const days = holidayIn(name, year);
  if (days === null) return null;
  const first = dayPeriod(days.first);
  if (days.first === days.last) return first;
  const last = dayPeriod(days.last);
  return { ...first, last: days.last, timex: `${first.timex}/${last.timex}`, edtf: `${first.edtf}/${last.edtf}` };
}

/** A named part of a year: which year? */
export function inSomeYear(
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
    const first = firstOfPair(expression, context);
    const inYears = [0, -1, 1].map(offset => periodIn(year + offset)).filter(period => period !== null);
    const fits = inYears.find(
      period =>
        (weekdayOf(period.first) === meaning.weekday || weekdayOf(period.first) === first) &&
        // A day of these weeks with a slip in its weekday, rather than one a year ahead.
        !(period.first - published.last > 240 && inYears.some(other => Math.abs(other.first - published.first) < 60)),
    );
    if (fits !== undefined && state.story[index]! <= 0) return { ...bySaid(fits), how: 'weekday fits' };
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

const PAIRED_DAY =
  /\b(mon|tues|wednes|thurs|fri|satur|sun)day,? (?:and|or|to|through|until) (?=(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \S+ \d{1,2})/i;
const DAY_STEMS = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];

/** "[Monday] and Tuesday, June 9 and 10": of two weekdays before two days the first goes with the first; null where there is no pair. */
function firstOfPair({ start, end }: Expression, { text }: ResolveContext): number | null {
  if (!/^ ?(?:and|or|to|through|until|[-–]) ?\d{1,2}\b/.test(text.slice(end, end + 12))) return null;
  const from = Math.max(0, start - 24);
  const match = PAIRED_DAY.exec(text.slice(from, end));
  return match === null || from + match.index + match[0].length !== start
    ? null
    : DAY_STEMS.indexOf(match[1]!.toLowerCase()) + 1;
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

/** "had proposed to meet [before] the end of August": a limit may lie ahead, whatever the tense of what was said; the nearer one is meant. */
function isLimit(text: string, { start }: Expression): boolean {
  return /\b(?:before|until|till|no later than)\s+(?:the\s+)?$/i.test(text.slice(Math.max(0, start - 20), start));
}

/** News: what is past lies in the last twelve months, what is to come in the next. */
function nearestToPublished(
  expression: Expression,
  periodIn: (year: number) => Period | null,
  published: Period,
  { tenseAt, text }: ResolveContext,
): Period | null {
  const { year } = civilDay(published.first);
  const candidates = [-1, 0, 1].map(offset => periodIn(year + offset)).filter(period => period !== null);
  const told = tenseAt(expression);
  const limit = isLimit(text, expression);
  const tense = limit ? null : told;
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
    // "a step to carry out what was agreed on June 5": a day so far ahead would be written with its year.
    const recent = expression.meaning.kind === 'day' ? 120 : 45;
    const far =
      next !== null && just !== undefined && next.first - published.last > 240 && published.first - just.last < recent;
    return far ? just : next;
  }
  const past = candidates.filter(period => period.first <= published.last).at(-1) ?? null;
  // "is trying to finish before November": what limits no past act lies ahead.
  if (limit && told !== 'past' && next !== null) return next;
  if (tense === 'past' || past === null) return past;
  // Nothing tells the direction: the nearer one, and of two as near the past one.
  const coming = candidates.find(period => period.first > published.last);
  return coming !== undefined && (coming.first - published.last) * 2 < published.first - past.last ? coming : past;
}
