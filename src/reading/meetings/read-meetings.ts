import { citeOf, compareSpans, type Span } from '../../text/index.ts';
import type { ActorId, Meeting } from '../entry.ts';
import { type Grounding, groundingOf, voiceAt } from '../grounding/index.ts';
import { newEntry, type ReadingStep } from '../step.ts';
import type { MeetingFormat, MeetingStatus } from '../vocabulary.ts';
import { attachClauses } from './attach-clauses.ts';
import { onEachDate } from './each-date.ts';
import { findNounMentions } from './find-mentions.ts';
import { findVerbMentions } from './find-verb-mentions.ts';
import {
  dateOf,
  firstOf,
  groupMentions,
  joinProcesses,
  type MeetingGroup,
  partiesOf,
  statusOf,
} from './merge-mentions.ts';

/** The meetings of a report: rounds, summits, calls, visits, signings; one entry for all mentions of one meeting. */
export const readMeetings: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const mentions = grounding.trees
    .map(attachClauses)
    .flatMap(tree => [...findNounMentions(grounding, tree), ...findVerbMentions(grounding, tree)])
    .sort((a, b) => compareSpans(a.span, b.span) || a.head - b.head)
    .flatMap(mention => onEachDate(grounding, mention));
  const known = new Set<string>();
  const meetings = joinProcesses(groupMentions(mentions))
    .filter(isPlaced)
    .map(group => meetingOf(grounding, group))
    .filter(({ id }) => !known.has(id) && known.add(id));
  return { meetings };
};

/** More places than these say no more. */
const MOST_CITES = 6;

/** A meeting of the record has a time, a place or a fate; "dialogue is needed" has none. */
function isPlaced(group: MeetingGroup): boolean {
  // "his visit to China": a journey is a meeting only with somebody
  if (group.every(({ kind, rule }) => kind === 'visit' && rule.startsWith('meetings/noun')))
    return partiesOf(group).parties.length > 1;
  return group.some(({ when, venue, duration, status, parties, kind, level, ordinals, rule }) => {
    if (when !== null || venue !== null || duration !== null) return true;
    if (kind === 'signing') return false;
    if (status === null) return parties.length > 1 && kind !== 'talks';
    if (status === 'proposed') return parties.length > 0 && kind !== 'talks';
    return (
      parties.length > 0 ||
      ordinals.length > 0 ||
      (status === 'refused' && level !== null) ||
      status === 'cancelled' ||
      status === 'postponed' ||
      !rule.startsWith('meetings/noun')
    );
  });
}

function meetingOf(grounding: Grounding, group: MeetingGroup): Meeting {
  const { report } = grounding;
  const when = dateOf(group);
  const { parties, persons, thirdParties } = partiesOf(group);
  const spans = distinct(group.map(({ span }) => span)).slice(0, MOST_CITES) as [Span, ...Span[]];
  const first = group[0];
  const venue = firstOf(group, mention => mention.venue);
  const status = statusOf(group) ?? fallbackStatus(group);
  const confidence = Math.min(
    0.9,
    0.5 + (when ? 0.15 : 0) + (venue ? 0.1 : 0) + (parties.length > 1 ? 0.1 : 0) + (group.length > 1 ? 0.1 : 0),
  );
  return {
    ...newEntry(report, 'meeting', spans, {
      rule: first.rule,
      confidence,
      voice: voiceAt(grounding, spans[0]),
      discriminator: first.kind,
    }),
    status,
    format: firstOf(group, mention => mention.format) ?? formatByPlace(group, venue !== null),
    level: firstOf(group, mention => mention.level),
    date: when?.edtf ?? null,
    duration: firstOf(group, mention => mention.duration)?.value ?? null,
    venue: venue === null ? null : { name: venue.name, cite: citeOf(report, venue.span) },
    host: thirdParties.find(({ role }) => role === 'host')?.actor ?? null,
    parties,
    thirdParties,
    delegations: delegationsOf(grounding, parties, persons),
    ordinals: group
      .flatMap(({ ordinals }) => ordinals)
      .map(({ series, n, span }) => ({ series, n, cite: citeOf(report, span) })),
    agenda: distinctOrNone(group.flatMap(({ agenda }) => agenda)).map(span => citeOf(report, span)),
    outcome: null,
  };
}

/** Who comes to a place is there in person, unless something else is said. */
function formatByPlace(group: MeetingGroup, placed: boolean): MeetingFormat | null {
  const kinds = new Set(group.map(({ kind }) => kind));
  const metBodily = group.some(({ rule }) => rule.startsWith('meetings/meet'));
  return kinds.has('visit') || kinds.has('summit') || metBodily || placed ? 'in person' : null;
}

/** Without a word on it: what is told in the past was held. */
function fallbackStatus(group: MeetingGroup): MeetingStatus {
  return group.some(({ tree }) =>
    tree.tokens.some(({ xpos, deprel }) => deprel === 'root' && (xpos === 'VBD' || xpos === 'VBN')),
  )
    ? 'held'
    : 'planned';
}

function delegationsOf(
  grounding: Grounding,
  parties: readonly ActorId[],
  persons: readonly ActorId[],
): Meeting['delegations'] {
  return parties.flatMap(party => {
    const members = persons.filter(person => grounding.actors.sideOf(person) === party && person !== party);
    return members.length === 0 ? [] : [{ party, head: members[0]!, members }];
  });
}

/** Each place once; one that lies in another is the other's. */
function distinct(spans: readonly Span[]): [Span, ...Span[]] {
  const [first = spans[0]!, ...rest] = distinctOrNone(spans);
  return [first, ...rest];
}

function distinctOrNone(spans: readonly Span[]): Span[] {
  return spans.filter(
    (span, at) =>
      !spans.some(
        (other, k) =>
          k !== at &&
          other.start <= span.start &&
          span.end <= other.end &&
          (other.end - other.start > span.end - span.start || k < at),
      ),
  );
}
