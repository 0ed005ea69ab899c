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
 * When a meeting is: the date in its own phrase (`own`), else the nearest in the clause that tells of it. Words that date the telling,
 * "said on Monday that", lie outside that clause.
 */
export function findWhen(
  grounding: Grounding,
  tree: Tree,
  head: number,
  verb: number | null,
): { when: TimeEntry | null; duration: TimeEntry | null; own: boolean } {
  const noun = tree.tokens[head]!;
  const fits = (time: TimeEntry) => !follows(tree, time, isDuration(time) ? NO_LENGTH : NO_DAY);
  const own = grounding.timesIn(phraseSpan(tree, head, true)).filter(fits);
  const wide =
    verb === null ? [] : grounding.timesIn(clauseSpan(tree, verb)).filter(time => !isDuration(time) || fits(time));
  const inPhrase = nearest(noun, own.filter(isDate));
  const inClause = (time: TimeEntry) => verb === null || !isInOtherClause(tree, verb, head, time);
  return {
    when: inPhrase ?? nearest(noun, wide.filter(isDate).filter(inClause)),
    own: inPhrase !== null,
    duration: nearest(noun, own.filter(isDuration)) ?? nearest(noun, wide.filter(isDuration)),
  };
}

/** "public talks would not help before taxes [rise on Jan. 1]": a day inside a clause under the verb dates that clause. */
function isInOtherClause(tree: Tree, verb: number, meeting: number, { cite }: TimeEntry): boolean {
  let at = tree.tokens.findIndex(({ end }) => end >= cite.end);
  for (let steps = 0; at >= 0 && at !== verb && at !== meeting && steps < 20; steps++) {
    const { deprel, head } = tree.tokens[at]!;
    if (/^(?:advcl|acl:relcl|ccomp|csubj)/.test(deprel) && head !== meeting) return !isAbove(tree, at, meeting);
    at = head;
  }
  return false;
}

function isAbove(tree: Tree, upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < 20; at = tree.tokens[at]!.head, steps++)
    if (at === upper) return true;
  return false;
}

const isDate = ({ type, granularity, value }: TimeEntry): boolean =>
  (type === 'date' || type === 'time') && DATES.has(granularity) && !/_REF$/.test(value ?? '');

const isDuration = ({ type }: TimeEntry): boolean => type === 'duration';

/** "[within] 30 days", "[every] two weeks": by when and how often, not how long. */
const NO_LENGTH: ReadonlySet<string> = new Set(['within', 'inside', 'every']);
/** "a meeting, on the table [since] July": not when it is. "Talks have been held [since] July" is told by the verb above. */
const NO_DAY: ReadonlySet<string> = new Set(['since']);

function follows(tree: Tree, { cite }: TimeEntry, words: ReadonlySet<string>): boolean {
  const first = tree.tokens.findIndex(({ end }) => end > cite.start);
  if (first < 0) return false;
  if (words.has(tree.tokens[first]!.form.toLowerCase())) return true;
  let at = first - 1;
  while (at >= 0 && /^(?:the|next|coming|about|only|just|some)$/i.test(tree.tokens[at]!.form)) at--;
  return at >= 0 && words.has(tree.tokens[at]!.form.toLowerCase());
}

function nearest(noun: Span, times: readonly TimeEntry[]): TimeEntry | null {
  let best: TimeEntry | null = null;
  for (const time of times) if (best === null || distance(noun, time) < distance(noun, best)) best = time;
  return best;
}
