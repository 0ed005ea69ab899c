import type { TimeEntry } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import { isVerbal, type Tree } from '../rules/index.ts';
import { byDate } from './judge-status.ts';
import type { MeetingMention } from './mention.ts';

/**
 * One mention for each of several days: "The delegations met in Lima on [May 1], [June 2] and [July 23]" tells of three meetings.
 * Days in a row are one ("on April 3 and 4"). Each is cited up to its own day, so that no two have the same words.
 */
export function onEachDate(grounding: Grounding, mention: MeetingMention): MeetingMention[] {
  const { when, tree, head, span } = mention;
  if (when === null || when.granularity !== 'day') return [mention];
  const days = withoutNextDays(datesBeside(grounding, tree, when));
  if (days.length < 2) return [mention];
  return days.map((day, k) => {
    const before = day.cite.end <= tree.tokens[head]!.start;
    const whole = before ? k === 0 : k === days.length - 1;
    return {
      ...mention,
      when: day,
      status:
        mention.status === 'held' || mention.status === 'planned'
          ? byDate(day, grounding.report.published, mention.status)
          : mention.status,
      span: {
        start: before && !whole ? day.cite.start : Math.min(span.start, day.cite.start),
        end: before || whole ? Math.max(span.end, day.cite.end) : day.cite.end,
      },
    };
  });
}

const LINK = /^(?:\s*,)?(?:\s*(?:and|as well as))?(?:\s+(?:then|again|later|also))?(?:\s+on)?\s+$/;
const LAST_LINK = /\b(?:and|as well as)\b/;

/** The days that are told together with this one, itself among them, in text order: "on May 1, [June 2] and on [July 23]". */
function datesBeside(grounding: Grounding, tree: Tree, when: TimeEntry): TimeEntry[] {
  const { tokens } = tree;
  const all = grounding
    .timesIn({ start: tokens[0]!.start, end: tokens.at(-1)!.end })
    .filter(({ type, granularity, earliest }) => type === 'date' && granularity === 'day' && earliest !== null);
  const at = all.findIndex(({ cite }) => cite.start === when.cite.start && cite.end === when.cite.end);
  if (at < 0) return [when];
  const text = grounding.report.text;
  const linked = (k: number): boolean =>
    all[k] !== undefined &&
    all[k + 1] !== undefined &&
    LINK.test(text.slice(all[k]!.cite.end, all[k + 1]!.cite.start)) &&
    clauseOf(tree, all[k]!) === clauseOf(tree, all[k + 1]!);
  let from = at;
  let to = at;
  while (linked(from - 1)) from--;
  while (linked(to)) to++;
  while (to > from && !LAST_LINK.test(text.slice(all[to - 1]!.cite.end, all[to]!.cite.start))) to--;
  // "between May 1 and June 2" is one stretch of time
  const opening = tokens.findLast(({ end }) => end <= all[from]!.cite.start)?.form.toLowerCase();
  return opening === 'between' || to < at ? [when] : all.slice(from, to + 1);
}

/** The verb a day hangs on: "met on May 1 and on June 2 [signed] …" has two. */
function clauseOf(tree: Tree, { cite }: TimeEntry): number {
  let at = tree.tokens.findIndex(({ end }) => end >= cite.end);
  for (let steps = 0; at >= 0 && steps < 20 && !isVerbal(tree.tokens[at]!); steps++) at = tree.tokens[at]!.head;
  return at;
}

const DAY_MS = 86_400_000;
const dayNumber = ({ earliest }: TimeEntry): number => Date.parse(`${earliest!.slice(0, 10)}T00:00:00Z`) / DAY_MS;

function withoutNextDays(days: readonly TimeEntry[]): TimeEntry[] {
  return days.filter((day, k) => k === 0 || Math.abs(dayNumber(day) - dayNumber(days[k - 1]!)) > 1);
}
