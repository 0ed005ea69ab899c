import type { Agreement, Condition, EventEntry, Meeting, Move, Reading, Thread } from '../../reading/index.ts';
import { entryColumns } from './entry-columns.ts';
import { edtf, list, number, type Table, tableOf, text, truth } from './table.ts';

const thirdParties = (of: readonly { readonly actor: string; readonly role: string }[]) =>
  of.map(({ actor, role }) => `${actor} ${role}`);

/** Meetings, moves and what hangs on them. */
export function dealingTables(readings: readonly Reading[]): Table[] {
  return [
    tableOf<Meeting>(
      'meetings',
      'Rounds, meetings and calls.',
      [
        ...entryColumns(),
        text('status', 'proposed, planned, held, postponed, cancelled …', row => row.status),
        text('format', 'in person, remote, phone …', row => row.format),
        text('level', 'head of state, minister, delegation …', row => row.level),
        edtf('date', 'When.', row => row.date),
        { name: 'duration', type: 'duration', about: 'How long, ISO 8601.', of: row => row.duration },
        text('venue', 'Where.', row => row.venue?.name ?? null),
        text('host', 'Who hosts.', row => row.host),
        list('parties', 'Between whom.', row => row.parties),
        list('third_parties', 'Actor and role of each third party.', row => thirdParties(row.thirdParties)),
        list('ordinals', 'Claims about the series: the third, the last.', row =>
          row.ordinals.map(({ series, n }) => `${series} ${n}`),
        ),
        text('outcome', 'The words that tell how it ended.', row => row.outcome?.exact ?? null),
      ],
      readings.flatMap(reading => reading.meetings),
    ),
    tableOf<Move>(
      'moves',
      'Offers, demands and answers.',
      [
        ...entryColumns(),
        text('type', 'offer talks, demand, accept with condition, reject …', row => row.type),
        list('by', 'Whose move.', row => row.by),
        text('voiced_by', 'Who said it for the mover.', row => row.voicedBy),
        list('to', 'To whom.', row => row.to),
        text('object_kind', 'meeting, terms, agreement or issue.', row => row.object?.kind ?? null),
        text('object', 'Id of the entry it is about.', row => row.object?.entry ?? null),
        list('terms', 'Amounts: value and unit, the words where there is no value.', row =>
          row.terms.map(({ value, unit, cite }) => (value === null ? cite.exact : `${value} ${unit ?? ''}`.trim())),
        ),
        list('conditions', 'Ids of its conditions.', row => row.conditions),
        list('responds_to', 'Ids of the moves it answers.', row => row.respondsTo.map(({ move }) => move)),
        edtf('date', 'When.', row => row.date),
        text('at_meeting', 'Id of the meeting it was made at.', row => row.atMeeting),
        edtf('deadline', 'Until when an answer is wanted.', row => row.deadline),
        text('force', 'readiness, explicit, formal written, leaked or rumoured.', row => row.force),
        text('status', 'open, accepted, rejected …', row => row.status),
        text('according_to', 'Id of the statement it is known from.', row => row.accordingTo),
        truth('standing', 'A position held over time, not a move made.', row => row.standing),
      ],
      readings.flatMap(reading => reading.moves),
    ),
    tableOf<Condition>(
      'conditions',
      'Only if, only after, not while.',
      [
        ...entryColumns(),
        text('set_by', 'Who sets it.', row => row.setBy),
        text('debtor', 'Who has to meet it.', row => row.debtor),
        text('on', 'Id of what hangs on it, or generic.', row => row.on),
        text('kind', 'venue, withdrawal, ceasefire …', row => row.kind),
        text('operator', 'only if, only after, not while, unless, until, in return for.', row => row.operator),
        text('requires', 'The words that say what is required.', row => row.requires.exact),
        number('quantity', 'A required amount.', row => row.quantity?.value ?? null),
        text('unit', 'Its unit.', row => row.quantity?.unit ?? null),
        text('place', 'A required place.', row => row.place),
        edtf('deadline', 'By when.', row => row.deadline),
        text('state', 'asserted, accepted, rejected, met …', row => row.state),
        text('state_by', 'Who says so.', row => row.stateBy),
      ],
      readings.flatMap(reading => reading.conditions),
    ),
    tableOf<Thread>(
      'threads',
      'Moves that answer one another, and whose move is next.',
      [
        text('id', 'Id of the thread.', row => row.id),
        text('state', 'open, answered, agreed, stalled, lapsed or standing.', row => row.state),
        list('moves', 'Ids of its moves in order of reply.', row => row.moves),
        list('awaiting', 'Who is awaited, asserted or computed.', row =>
          row.awaiting.map(({ actor, basis }) => `${actor} ${basis}`),
        ),
      ],
      readings.flatMap(reading => reading.threads),
    ),
    tableOf<Agreement>(
      'agreements',
      'Agreements and what became of them.',
      [
        ...entryColumns(),
        text('name', 'Its name.', row => row.name),
        text('status', 'announced, signed, in force, collapsed …', row => row.status),
        text('stage', 'Stage after PA-X.', row => row.stage),
        list('parties', 'Between whom.', row => row.parties),
        list('third_parties', 'Actor and role of each third party.', row => thirdParties(row.thirdParties)),
        edtf('signed', 'When signed.', row => row.signed),
        edtf('in_effect', 'Since when.', row => row.inEffect),
        edtf('ended', 'Until when.', row => row.ended),
      ],
      readings.flatMap(reading => reading.agreements),
    ),
    tableOf<EventEntry>(
      'events',
      'The PLOVER and CAMEO view of the same.',
      [
        ...entryColumns(),
        text(
          'event',
          'PLOVER type as read; the plover export applies the manual’s rules for future acts.',
          row => row.plover.event,
        ),
        list('mode', 'PLOVER modes.', row => row.plover.mode),
        text('cameo', 'CAMEO code.', row => row.cameo),
        list('actor', 'Who acts.', row => row.actor),
        list('recipient', 'Who is acted on; empty when reciprocal.', row => row.recipient),
        edtf('date', 'When.', row => row.date),
        text('place', 'Where.', row => row.place),
        text('of', 'Id of the move, meeting, agreement or account it is the event of.', row => row.of),
        list('auxiliary', 'historical, future, hypothetical, negation.', row => row.auxiliary),
      ],
      readings.flatMap(reading => reading.events),
    ),
  ];
}
