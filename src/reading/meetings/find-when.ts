import type { Span } from '../../text/index.ts';
import type { TimeEntry } from '../entry.ts';
import { clauseSpan, type Grounding, phraseSpan } from '../grounding/index.ts';
import type { Tree } from '../rules/index.ts';

/** A day, a month, a part of the year: what can date a meeting. "now" and "currently" cannot. */
const DATES: ReadonlySet<TimeEntry['granularity']> = new Set([
  'minute',
  'hour',
  'part of day',
  'day',
  'week',
  'month',
  'quarter',
  'season',
  'year',
]);

const distance = (span: Span, { cite }: TimeEntry): number =>
  cite.end <= span.start ? (span.start - cite.end) * 1.5 : Math.max(0, cite.start - span.end);

/**
 * When a meeting is: the date in its own phrase, else the nearest in the clause that tells of it. Words that date the telling,
 * "said on Monday that", lie outside that clause.
 */
export function findWhen(
  grounding: Grounding,
  tree: Tree,
  head: number,
  verb: number | null,
): { when: TimeEntry | null; duration: TimeEntry | null } {
  const noun = tree.tokens[head]!;
  const own = grounding.timesIn(phraseSpan(tree, head, true));
  const wide = verb === null ? [] : grounding.timesIn(clauseSpan(tree, verb));
  return {
    when: nearest(noun, own.filter(isDate)) ?? nearest(noun, wide.filter(isDate)),
    duration: nearest(noun, own.filter(isDuration)) ?? nearest(noun, wide.filter(isDuration)),
  };
}

const isDate = ({ type, granularity, value }: TimeEntry): boolean =>
  (type === 'date' || type === 'time') && DATES.has(granularity) && !/_REF$/.test(value ?? '');

const isDuration = ({ type }: TimeEntry): boolean => type === 'duration';

function nearest(noun: Span, times: readonly TimeEntry[]): TimeEntry | null {
  let best: TimeEntry | null = null;
  for (const time of times) if (best === null || distance(noun, time) < distance(noun, best)) best = time;
  return best;
}
