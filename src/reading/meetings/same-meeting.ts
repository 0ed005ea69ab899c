import type { ActorId, TimeEntry } from '../entry.ts';
import type { MeetingMention } from './mention.ts';

/**
 * How strongly two mentions point to one meeting: below 0 they cannot, from 2 on they are held to be one. Absent facts speak
 * neither way.
 */
export function sameMeeting(a: MeetingMention, b: MeetingMention): number {
  if (!kindsAgree(a, b) || !formatsAgree(a, b)) return -1;
  const dates = datesAgree(a.when, b.when);
  const places = venuesAgree(a, b);
  const people = partiesAgree(a.parties, b.parties);
  if (dates < 0 || places < 0 || people < 0 || ordinalsClash(a, b)) return -1;
  if (statusClash(a, b) && dates <= 0) return -1;
  if (isNew(b) && !isNew(a) && dates <= 0) return -1;
  if (dates + places <= 0 && (isOtherThan(a, b) || isOtherThan(b, a))) return -1;
  let score = dates * 1.5 + places * 1.5 + people;
  if (a.kind === b.kind) score += a.kind === 'signing' ? 2 : 0.5;
  if (b.definite && (a.kind === b.kind || (isTalk(a) && isTalk(b)))) score += 1.5;
  if (isInside(a, b)) score += 2;
  if (a.many !== b.many && dates + places === 0) score -= 0.5;
  return score;
}

/** "proposed a [meeting of the presidents]" and "has stalled the [talks]": what is offered to leaders is not what is going on. */
const isOtherThan = (offered: MeetingMention, talks: MeetingMention): boolean =>
  offered.status === 'proposed' &&
  offered.level === 'head of state' &&
  talks.kind === 'talks' &&
  talks.level === null &&
  talks.status !== 'proposed' &&
  talks.status !== 'planned';

const isTalk = ({ kind }: MeetingMention): boolean => kind === 'talks' || kind === 'round' || kind === 'meeting';

function kindsAgree(a: MeetingMention, b: MeetingMention): boolean {
  if (a.kind === b.kind) return true;
  const odd = (kind: string): boolean => kind === 'call' || kind === 'signing' || kind === 'conference';
  if (odd(a.kind) || odd(b.kind))
    return a.kind === 'signing' || b.kind === 'signing' ? false : isInside(a, b) && isInside(b, a);
  return true;
}

function formatsAgree({ format: a }: MeetingMention, { format: b }: MeetingMention): boolean {
  if (a === null || b === null || a === b) return true;
  const indirect = (format: string): boolean => format === 'proximity' || format === 'shuttle';
  return indirect(a) && indirect(b);
}

/** 1 for one date, 0 for none to compare, -1 for two dates that have no day in common. */
function datesAgree(a: TimeEntry | null, b: TimeEntry | null): number {
  if (a === null || b === null) return 0;
  if (a.value !== null && a.value === b.value) return 1;
  if (a.earliest === null || b.earliest === null || a.latest === null || b.latest === null)
    return a.cite.exact === b.cite.exact ? 1 : 0;
  return a.earliest <= b.latest && b.earliest <= a.latest ? 0.7 : -1;
}

const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');

function venuesAgree({ venue: a }: MeetingMention, { venue: b }: MeetingMention): number {
  if (a === null || b === null) return 0;
  const [one, other] = [fold(a.name), fold(b.name)];
  if (one === other || one.includes(other) || other.includes(one)) return 1;
  if (a.state !== null && a.state === b.state) return 1;
  return -1;
}

/** Overlap of those named; two pairs that share one party only are two meetings. */
function partiesAgree(a: readonly ActorId[], b: readonly ActorId[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const shared = a.filter(party => b.includes(party)).length;
  if (shared === 0) return -1;
  if (shared === 1) return a.length > 1 && b.length > 1 ? -1 : 0.7;
  return 1.5;
}

/** "the first round" is not the third. */
export function ordinalsClash(a: MeetingMention, b: MeetingMention): boolean {
  return a.ordinals.some(one =>
    b.ordinals.some(other => typeof one.n === 'number' && typeof other.n === 'number' && one.n !== other.n),
  );
}

function statusClash(a: MeetingMention, b: MeetingMention): boolean {
  if (a.status === null || b.status === null || a.status === b.status) return false;
  const future = (status: string): boolean => status === 'planned' || status === 'proposed';
  const fate = new Set(['held', 'cancelled']);
  return (
    (a.status === 'held' && future(b.status)) ||
    (future(a.status) && b.status === 'held') ||
    // "[proposed] a summit", "[stalled] the talks": what is only proposed does not run
    (a.status === 'proposed' && b.status === 'ongoing') ||
    (a.status === 'ongoing' && b.status === 'proposed') ||
    (fate.has(a.status) && fate.has(b.status))
  );
}

/** "[another] meeting", "a [new] round", "[further] talks" */
function isNew({ tree, head }: MeetingMention): boolean {
  return tree.children[head]!.some(child =>
    /^(another|new|further|more|next|additional|fresh|second|subsequent|previous|earlier|separate)$/i.test(
      tree.tokens[child]!.form,
    ),
  );
}

/** "travelled to Oslo for [talks]": told by the same clause. */
function isInside(a: MeetingMention, b: MeetingMention): boolean {
  if (a.tree !== b.tree) return false;
  const at = b.tree.tokens[b.head]!;
  const back = a.tree.tokens[a.head]!;
  const nested =
    (at.start >= a.span.start && at.end <= a.span.end) || (back.start >= b.span.start && back.end <= b.span.end);
  return nested && (a.kind === 'visit' || b.kind === 'visit' || a.rule !== b.rule);
}
