import type { ActorId, ThirdParty, TimeEntry } from '../entry.ts';
import type { MeetingStatus } from '../vocabulary.ts';
import type { MeetingMention } from './mention.ts';
import { ordinalsClash, sameMeeting } from './same-meeting.ts';

/** All mentions of one meeting, in text order. */
export type MeetingGroup = readonly [MeetingMention, ...MeetingMention[]];

/** From where two mentions are held to be one meeting. */
const SAME = 2;

/** Sorts mentions into meetings: each joins the meeting it fits best, or begins one. A mention must fit every one of those before it. */
export function groupMentions(mentions: readonly MeetingMention[]): MeetingGroup[] {
  const groups: [MeetingMention, ...MeetingMention[]][] = [];
  for (const mention of mentions) {
    let best: [MeetingMention, ...MeetingMention[]] | null = null;
    let bestScore = SAME - 1e-9;
    for (const group of groups) {
      const scores = group.map(known => sameMeeting(known, mention));
      if (scores.some(score => score < 0)) continue;
      const score = Math.max(...scores);
      if (score > bestScore || (best !== null && score === bestScore)) {
        best = group;
        bestScore = score;
      }
    }
    if (best === null) groups.push([mention]);
    else best.push(mention);
  }
  return groups;
}

/**
 * Talks that no date and no place tells apart are one process: "negotiations have stalled", "the talks", "peace talks with the
 * rebels" join the talks of the same parties that the report has told of before, dated or not.
 */
export function joinProcesses(groups: readonly MeetingGroup[]): MeetingGroup[] {
  const joined: [MeetingMention, ...MeetingMention[]][] = [];
  for (const group of groups) {
    const into = isLoose(group)
      ? joined.filter(other => canJoin(other, group)).sort((a, b) => closeness(b, group) - closeness(a, group))[0]
      : undefined;
    if (into === undefined) joined.push([...group]);
    else into.push(...group);
  }
  return joined;
}

const isTalks = (group: MeetingGroup): boolean => group.every(({ kind }) => kind === 'talks' || kind === 'round');
const isLoose = (group: MeetingGroup): boolean =>
  isTalks(group) && group.every(({ when, venue }) => when === null && venue === null);

/** "talks [can begin] only after …", "[could resume]": what is still to come is no part of what was held. */
const isAhead = (group: MeetingGroup): boolean => {
  const said = group.flatMap(({ status }) => status ?? []);
  return said.length > 0 && said.every(status => status === 'proposed' || status === 'planned' || status === 'refused');
};

function canJoin(known: MeetingGroup, loose: MeetingGroup): boolean {
  if (!known.some(({ kind }) => kind === 'talks' || kind === 'round')) return false;
  const [told, named] = [partiesOf(known).parties, partiesOf(loose).parties];
  if (told.length > 0 && named.length > 0) {
    const shared = named.filter(party => told.includes(party)).length;
    if (shared < Math.min(2, named.length, told.length)) return false;
  }
  const fate = statusOf(known);
  if (isAhead(loose) && (fate === 'held' || fate === 'ongoing')) return false;
  if (known.some(a => loose.some(b => ordinalsClash(a, b)))) return false;
  const fates = new Set([...known, ...loose].flatMap(({ status }) => status ?? []));
  return (
    !(fates.has('held') && fates.has('cancelled') && !isLoose(known)) &&
    !known.some(a => loose.some(b => a.format !== null && b.format !== null && a.format !== b.format))
  );
}

/** Shared parties first, then being as loose, then being near. */
function closeness(known: MeetingGroup, loose: MeetingGroup): number {
  const named = partiesOf(loose).parties;
  const shared = partiesOf(known).parties.filter(party => named.includes(party)).length;
  return (
    shared * 100 +
    (isLoose(known) ? 10 : 0) -
    Math.abs(known.at(-1)!.tree.sentence.index - loose[0].tree.sentence.index) / 100
  );
}

/** Which status says most: what became of a meeting outweighs that it was planned. */
const WEIGHT: readonly MeetingStatus[] = [
  'cancelled',
  'postponed',
  'denied',
  'refused',
  'held',
  'ongoing',
  'planned',
  'proposed',
  'rumoured',
];

export function statusOf(group: MeetingGroup): MeetingStatus | null {
  const said = new Set(group.flatMap(({ status }) => status ?? []));
  return WEIGHT.find(status => said.has(status)) ?? null;
}

const FINE: readonly TimeEntry['granularity'][] = [
  'minute',
  'hour',
  'part of day',
  'day',
  'week',
  'month',
  'season',
  'quarter',
  'year',
];

/** The finest date any mention gives; the first among equals. */
export function dateOf(group: MeetingGroup): TimeEntry | null {
  let best: TimeEntry | null = null;
  for (const { when } of group) {
    if (when === null) continue;
    const better =
      best === null ||
      (best.edtf === null && when.edtf !== null) ||
      (when.edtf !== null && FINE.indexOf(when.granularity) < FINE.indexOf(best.granularity));
    if (better) best = when;
  }
  return best;
}

export function partiesOf(group: MeetingGroup): { parties: ActorId[]; persons: ActorId[]; thirdParties: ThirdParty[] } {
  const third = new Map(group.flatMap(({ thirdParties }) => thirdParties).map(party => [party.actor, party]));
  const parties = [...new Set(group.flatMap(({ parties: some }) => some))].filter(party => !third.has(party));
  return { parties, persons: [...new Set(group.flatMap(({ persons }) => persons))], thirdParties: [...third.values()] };
}

/** The first value any mention gives. */
export function firstOf<Value>(group: MeetingGroup, take: (mention: MeetingMention) => Value | null): Value | null {
  for (const mention of group) {
    const value = take(mention);
    if (value !== null) return value;
  }
  return null;
}
