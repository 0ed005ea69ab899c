import type { Span } from '../../text/index.ts';
import type { Account, ActorId, Agreement, EntryBase, EventEntry, Meeting, Move } from '../entry.ts';
import { type Grounding, mainPair } from '../grounding/index.ts';
import { newEntry, type ReadingSoFar } from '../step.ts';

import { type EventCode, PLOVER_OF_MOVE } from './plover-of-move.ts';

type Auxiliary = EventEntry['auxiliary'][number];
interface Parties {
  readonly actor: readonly ActorId[];
  readonly recipient: readonly ActorId[];
}

/** Every move, meeting, agreement and account of the reading as the events it amounts to. */
export function eventsOfEntries(
  grounding: Grounding,
  { moves, meetings, agreements, accounts }: ReadingSoFar,
  counterpart: ReadonlyMap<ActorId, ActorId>,
): EventEntry[] {
  return [
    ...moves.flatMap(move => eventsOfMove(grounding, move, counterpart)),
    ...meetings.flatMap(meeting => eventsOfMeeting(grounding, meeting, counterpart)),
    ...agreements.flatMap(agreement => eventsOfAgreement(grounding, agreement)),
    ...accounts.flatMap(account => eventsOfAccount(grounding, account)),
  ];
}

function eventsOfMove(grounding: Grounding, move: Move, counterpart: ReadonlyMap<ActorId, ActorId>): EventEntry[] {
  if (move.by.length === 0) return [];
  const faced =
    move.to.length > 0 || move.type === 'urge' ? undefined : counterpart.get(grounding.actors.sideOf(move.by[0]!));
  // What both sides do together is done to neither.
  const likely = faced !== undefined && move.by.some(id => grounding.actors.sideOf(id) === faced) ? undefined : faced;
  const recipient = likely === undefined ? move.to : [likely];
  // An event is between two: what nobody in the report is the other side of is left to the moves. Only who urges may urge at large.
  if (recipient.length === 0 && move.type !== 'urge' && sidesAmong(grounding, move.by) < 2) return [];
  const historical: Auxiliary[] = isBefore(move.date, grounding.report.published) ? ['historical'] : [];
  return PLOVER_OF_MOVE[move.type].map(code =>
    eventOf(
      grounding,
      move,
      code,
      { actor: move.by, recipient },
      { date: move.date, place: null, auxiliary: historical },
    ),
  );
}

const NOT_MET: ReadonlySet<Meeting['status']> = new Set(['denied', 'rumoured', 'cancelled', 'refused', 'postponed']);

const codeOfCompany = (thirdParties: Meeting['thirdParties']): string =>
  thirdParties.some(({ role }) => role === 'mediator') ? '045' : thirdParties.length > 0 ? '044' : '046';

const MEETING_CODES: Readonly<Record<string, string>> = { phone: '041', proximity: '045', shuttle: '045' };

function eventsOfMeeting(
  grounding: Grounding,
  meeting: Meeting,
  counterpart: ReadonlyMap<ActorId, ActorId>,
): EventEntry[] {
  const { status, format, parties, thirdParties, date, venue } = meeting;
  // Who called it off is told by a move; that nobody met is no consultation.
  if (NOT_MET.has(status)) return [];
  const named = [...parties, ...thirdParties.filter(({ role }) => role === 'mediator').map(({ actor }) => actor)];
  const who = sidesAmong(grounding, named) < 2 ? withCounterpart(grounding, meeting, named, counterpart) : named;
  if (sidesAmong(grounding, who) < 2) return [];
  const auxiliary: Auxiliary[] =
    status === 'held' || status === 'ongoing'
      ? isBefore(date, grounding.report.published)
        ? ['historical']
        : []
      : ['future'];
  const mode = format === 'phone' ? ['phone'] : thirdParties.length > 0 ? ['third-party'] : [];
  const code: EventCode = {
    event: 'CONSULT',
    mode,
    cameo: MEETING_CODES[format ?? ''] ?? codeOfCompany(thirdParties),
  };
  // Reciprocal: several actors, no recipient (PLOVER 2.0, section 2.4.2).
  return [
    eventOf(grounding, meeting, code, { actor: who, recipient: [] }, { date, place: venue?.name ?? null, auxiliary }),
  ];
}

function eventsOfAgreement(grounding: Grounding, agreement: Agreement): EventEntry[] {
  const { status, parties, signed } = agreement;
  if (
    sidesAmong(grounding, parties) < 2 ||
    !['announced', 'tentative', 'in force', 'signed', 'ratified', 'violated'].includes(status)
  )
    return [];
  const code: EventCode =
    status === 'signed' || status === 'ratified'
      ? { event: 'SUPPORT', mode: [], cameo: '057' }
      : { event: 'AGREE', mode: [], cameo: '030' };
  const auxiliary: Auxiliary[] = isBefore(signed, grounding.report.published) ? ['historical'] : [];
  return [
    eventOf(grounding, agreement, code, { actor: parties, recipient: [] }, { date: signed, place: null, auxiliary }),
  ];
}

const TALKS = /\b(?:talks|negotiat\w+|bargaining|mediation|summit|meet\w*|round)\b/i;

/** "the talks resumed": between the sides that face each other in this report; a party named alone has met its counterpart. */
function withCounterpart(
  { actors }: Grounding,
  { cites }: Meeting,
  named: readonly ActorId[],
  counterpart: ReadonlyMap<ActorId, ActorId>,
): readonly ActorId[] {
  const [only] = named;
  if (only === undefined) return cites.some(({ exact }) => TALKS.test(exact)) ? mainPair(counterpart) : [];
  const other = counterpart.get(actors.sideOf(only));
  return other === undefined ? named : [...named, other];
}

/** An act between two needs two: a president and his state are one side. */
const sidesAmong = ({ actors }: Grounding, ids: readonly ActorId[]): number =>
  new Set(ids.map(id => actors.sideOf(id))).size;

function eventsOfAccount(grounding: Grounding, account: Account): EventEntry[] {
  if (account.blames.length === 0) return [];
  const code: EventCode = { event: 'ACCUSE', mode: ['disapprove'], cameo: '112' };
  return [
    eventOf(
      grounding,
      account,
      code,
      { actor: account.holders, recipient: account.blames },
      { date: null, place: null, auxiliary: [] },
    ),
  ];
}

function eventOf(
  { report }: Grounding,
  of: EntryBase,
  { event, mode, cameo }: EventCode,
  parties: Parties,
  told: Pick<EventEntry, 'date' | 'place' | 'auxiliary'>,
): EventEntry {
  const [anchor]: readonly [Span, ...Span[]] = of.cites;
  return {
    ...newEntry(report, 'event', [anchor], {
      rule: of.rule,
      confidence: of.confidence,
      voice: of.voice,
      basis: 'inferred',
      discriminator: `${event}-${of.id.slice(of.id.indexOf('/') + 1)}`,
    }),
    plover: { event, mode, context: [] },
    cameo,
    ...parties,
    ...told,
    of: of.id,
  };
}

/** More than a month before the report: history, not news. Dates are EDTF, the earlier day is the smaller text. */
function isBefore(date: string | null, published: string | null): boolean {
  const day = date?.match(/^\d{4}(?:-\d{2})?(?:-\d{2})?/)?.[0];
  if (day === undefined || published === null) return false;
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || 12);
  return months(published) - months(day) > 1;
}
