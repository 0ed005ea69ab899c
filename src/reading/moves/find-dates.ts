import type { TimeEntry } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import { prepositionOf } from '../rules/index.ts';
import type { MoveDraft } from './move-draft.ts';

const LIMITS = new Set(['by', 'until', 'till', 'before', 'from', 'within', 'as of', 'starting', 'no later than']);

/** "by [Friday]", "until [noon]", "from [October 1]": until or from when what a move asks or announces is to be. */
export function findDeadline(grounding: Grounding, draft: MoveDraft): TimeEntry | null {
  return timesOf(grounding, draft).find(time => isLimit(draft, time)) ?? null;
}

/** When the move was made: a date in its clause that limits nothing. */
export function findMoveDate(grounding: Grounding, draft: MoveDraft): TimeEntry | null {
  return timesOf(grounding, draft).find(time => !isLimit(draft, time) && hangsOnHead(draft, time)) ?? null;
}

const timesOf = (grounding: Grounding, { span }: MoveDraft): TimeEntry[] =>
  grounding
    .timesIn(span)
    .filter(({ type, value }) => (type === 'date' || type === 'time') && !/_REF$/.test(value ?? ''));

/** The word of the time expression that the rest of it hangs on. */
function headOf({ tree }: MoveDraft, { cite }: TimeEntry): number {
  const inside = tree.tokens.filter(({ start, end }) => start >= cite.start && end <= cite.end);
  return (
    inside.find(({ head }) => head < 0 || !inside.some(({ index }) => index === head))?.index ?? inside[0]?.index ?? 0
  );
}

function isLimit(draft: MoveDraft, time: TimeEntry): boolean {
  const head = headOf(draft, time);
  const first = draft.tree.tokens.find(({ start }) => start >= time.cite.start)?.index ?? head;
  return (
    LIMITS.has(prepositionOf(draft.tree, head)) ||
    LIMITS.has(draft.tree.tokens[first - 1]?.form.toLowerCase() ?? '') ||
    LIMITS.has(draft.tree.tokens[first]?.form.toLowerCase() ?? '')
  );
}

function hangsOnHead(draft: MoveDraft, time: TimeEntry): boolean {
  return draft.tree.tokens[headOf(draft, time)]!.head === draft.head;
}
