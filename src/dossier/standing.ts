import type { Cite } from '../text/index.ts';
import { compare } from './cluster.ts';
import { daysOf, durationWords, minutesOf } from './days.ts';
import { isClash } from './discrepancies.ts';
import type {
  Dossier,
  DossierThread,
  Field,
  MergedMeeting,
  MergedMove,
  Standing,
  StandingClause,
  StandingKind,
} from './dossier.ts';
import { shorten } from './merge-entries.ts';
import { OPENING } from './replies.ts';
import { familyOf } from './same-move.ts';

/** Clauses of one kind at most, the most telling first. */
const MOST = 5;

/**
 * Where things stand on a day: template sentences over the record, each with the cites that bear it. Nothing is said that no cite bears; a
 * dossier of which nothing can be said has no clauses.
 */
export function standingOf(dossier: Omit<Dossier, 'standing'>, asOf: string): Standing {
  const today = daysOf(asOf)?.to ?? null;
  const clauses = [
    ...lastContact(dossier.meetings, today),
    ...nextMeetings(dossier.meetings, today),
    ...whoseMove(dossier.threads),
    ...openOffers(dossier, today),
    ...deadlines(dossier.meetings, today),
    ...agreements(dossier, today),
    ...dossier.shifts
      .slice(-MOST)
      .flatMap(({ side, before, after, issue }) =>
        clause(
          'shift',
          before.words === ''
            ? `${side} has shifted on ${issue}: “${shorten(after.words)}”${on(after.day)}.`
            : `${side} has changed its words on ${issue}: “${shorten(before.words)}”${on(before.day)}, “${shorten(after.words)}”${on(after.day)}.`,
          [...before.cites, ...after.cites],
        ),
      ),
    ...dossier.discrepancies
      .filter(one => isClash(one) && one.resolution === null && one.severity === 'high')
      .slice(0, MOST)
      .flatMap(({ label, versions, kind, verdict }) =>
        clause(
          'clash',
          `Reports do not agree on the ${kind} of “${shorten(label, 60)}”: ${versions.map(({ value, independent }) => `${value} (${independent} ${independent === 1 ? 'source' : 'sources'})`).join(' against ')} – ${verdict}.`,
          versions.flatMap(({ cites }) => cites),
        ),
      ),
  ];
  return { asOf, clauses };
}

const on = (day: string | null) => (day === null ? '' : ` (${day.slice(0, 10)})`);

function clause(kind: StandingKind, text: string, cites: readonly Cite[]): StandingClause[] {
  const [first, ...rest] = cites;
  return first === undefined ? [] : [{ kind, text, cites: [first, ...rest] }];
}

const citesOf = (field: Field) => field.versions[0]?.cites ?? [];
const dayOf = (meeting: MergedMeeting) => daysOf(meeting.date.preferred);

function lastContact(meetings: readonly MergedMeeting[], today: number | null): StandingClause[] {
  let last: MergedMeeting | undefined;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const meeting of meetings) {
    // Contact takes two: a meeting whose other side nobody names tells of none.
    if (meeting.status.preferred !== 'held' || meeting.between.length < 2) continue;
    const days = dayOf(meeting);
    if (days === null || !Number.isFinite(days.to) || (today !== null && days.from > today)) continue;
    if (days.to < lastDay || (days.to === lastDay && compare(meeting.id, last!.id) > 0)) continue;
    last = meeting;
    lastDay = days.to;
  }
  if (last === undefined) return [];
  const minutes = last.duration.preferred === null ? null : minutesOf(last.duration.preferred);
  const length =
    last.duration.preferred === null || minutes === null || minutes >= 1_440
      ? ''
      : ` for ${durationWords(last.duration.preferred)}`;
  const where = last.venue.preferred === null ? '' : `, ${last.venue.preferred}`;
  return clause('last contact', `${last.between.join(' and ')} last met on ${last.date.preferred}${where}${length}.`, [
    ...citesOf(last.date),
    ...(where === '' ? [] : citesOf(last.venue)),
    ...(length === '' ? [] : citesOf(last.duration)),
  ]);
}

function nextMeetings(meetings: readonly MergedMeeting[], today: number | null): StandingClause[] {
  return meetings
    .filter(meeting => meeting.status.preferred === 'planned')
    .filter(meeting => dayOf(meeting) !== null && (today === null || dayOf(meeting)!.to >= today))
    .sort((a, b) => dayOf(a)!.from - dayOf(b)!.from || compare(a.id, b.id))
    .slice(0, MOST)
    .flatMap(meeting =>
      clause(
        'next meeting',
        `A meeting of ${meeting.between.join(' and ')} is planned for ${meeting.date.preferred}${meeting.venue.preferred === null ? '' : `, ${meeting.venue.preferred}`}.`,
        [...citesOf(meeting.date), ...citesOf(meeting.status)],
      ),
    );
}

function deadlines(meetings: readonly MergedMeeting[], today: number | null): StandingClause[] {
  if (today === null) return [];
  return meetings
    .filter(({ status }) => status.preferred === 'planned' || status.preferred === 'proposed')
    .filter(meeting => (dayOf(meeting)?.to ?? Number.POSITIVE_INFINITY) < today)
    .sort((a, b) => dayOf(b)!.to - dayOf(a)!.to || compare(a.id, b.id))
    .slice(0, MOST)
    .flatMap(meeting =>
      clause(
        'deadline passed',
        `The meeting of ${meeting.between.join(' and ')} ${meeting.status.preferred} for ${meeting.date.preferred} has passed its date, and no report says that it was held.`,
        [...citesOf(meeting.date), ...citesOf(meeting.status)],
      ),
    );
}

function whoseMove(threads: readonly DossierThread[]): StandingClause[] {
  const told = threads.filter(({ awaiting }) => awaiting.some(({ basis }) => basis === 'asserted'));
  return told.slice(0, MOST).flatMap(({ awaiting }) => {
    const claims = awaiting.filter(({ basis }) => basis === 'asserted');
    const next = awaiting.filter(({ basis }) => basis === 'computed');
    const words = claims.map(
      ({ side, by, since }) => `${by ?? 'the reporter'} says it is ${possessive(side)} move${on(since)}`,
    );
    const computed =
      next.length === 0
        ? ''
        : `; by the replies it is ${next.map(({ side }) => possessive(side)).join(' and ')} move${next[0]!.since === null ? '' : `, since ${next[0]!.since!.slice(0, 10)}`}`;
    return clause(
      'whose move',
      `${sentence(words.join('; '))}${computed}.`,
      [...claims, ...next].flatMap(({ cites }) => cites),
    );
  });
}

function openOffers({ threads, moves }: Pick<Dossier, 'threads' | 'moves'>, today: number | null): StandingClause[] {
  const byId = new Map(moves.map(move => [move.id, move] as const));
  return threads
    .filter(({ state }) => state === 'open')
    .map(thread => ({
      thread,
      move: openingOf(thread.moves.map(id => byId.get(id)!)),
    }))
    .sort((a, b) => compare(startOf(a.move), startOf(b.move)) || compare(a.thread.id, b.thread.id))
    .slice(0, MOST)
    .flatMap(({ thread, move }) => {
      const start = daysOf(startOf(move));
      const age =
        today === null || start === null || !Number.isFinite(start.from) ? '' : `, open for ${today - start.from} days`;
      const next = thread.awaiting.filter(({ basis }) => basis === 'computed').map(({ side }) => side);
      const awaits = next.length === 0 ? '' : `; the record awaits ${next.join(' and ')}`;
      return clause(
        'open offer',
        `${move.label}: “${shorten(move.wording.preferred ?? '')}”${age}${awaits}.`,
        move.cites,
      );
    });
}

/** The offer or demand that a thread is about: one with an addressee first. */
function openingOf(moves: readonly MergedMove[]): MergedMove {
  const openings = moves.filter(({ moveType }) => OPENING.has(familyOf(moveType)));
  return openings.find(({ to }) => to.length > 0) ?? openings[0] ?? moves[0]!;
}

const startOf = (move: MergedMove) => move.date.preferred ?? move.firstReported ?? '9999';

function agreements({ agreements: all }: Pick<Dossier, 'agreements'>, today: number | null): StandingClause[] {
  return [...all]
    .filter(({ status }) => status.preferred !== 'planned' && status.preferred !== 'denied')
    .sort((a, b) => b.independent - a.independent || compare(a.id, b.id))
    .slice(0, MOST)
    .flatMap(({ name, status, ended }) => {
      const end = daysOf(ended.preferred);
      // "Which expires on Tuesday" is no end yet, on Monday; on Wednesday nobody has said that it ended.
      const dated = /^(?:expired|in force)$/.test(status.preferred ?? '') && end !== null && today !== null;
      const runs = dated && end.to >= today;
      const due = runs || (dated && status.preferred === 'in force');
      const state = due ? `${runs ? 'expires' : 'was to expire'} on ${ended.preferred}` : status.preferred;
      return clause('agreement', `${sentence(name.preferred ?? '')}: ${state}.`, [
        ...citesOf(name),
        ...citesOf(status),
        ...(due ? citesOf(ended) : []),
      ]);
    });
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const possessive = (name: string) => (name.endsWith('s') ? `${name}’` : `${name}’s`);
