import type { Condition, Meeting, Move, Reading } from '../../reading/index.ts';
import { brief, capital, dateOr, formatDate, formatDuration, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { words } from '../words.ts';
import type { NameOf } from './describe-statement.ts';
import type { Fact } from './reader-entry.ts';

const { facts } = words.reader;
const listOf = (ids: readonly string[], nameOf: NameOf) =>
  ids.length === 0 ? words.notStated : words.list(ids.map(id => nameOf(id) ?? words.notStated));

const byId = onceFor((reading: Reading) => ({
  moves: new Map(reading.moves.map(move => [move.id, move] as const)),
  conditions: new Map(reading.conditions.map(one => [one.id, one] as const)),
}));

export function moveFacts(move: Move, reading: Reading, nameOf: NameOf): Fact[] {
  const { moves, conditions: known } = byId(reading);
  const conditions = move.conditions.map(id => known.get(id)).filter(one => one !== undefined);
  const answered = move.respondsTo.flatMap(({ move: id, basis }) => {
    const other = moves.get(id);
    return other === undefined
      ? []
      : [`${brief(other.cites[0].exact, 60)} (${words.offers.reply[basis].toLowerCase()})`];
  });
  return [
    [facts.by, listOf(move.by, nameOf)],
    [facts.to, listOf(move.to, nameOf)],
    ...(move.voicedBy === null ? [] : [[facts.voicedBy, nameOf(move.voicedBy) ?? words.notStated] as const]),
    [facts.date, move.standing ? words.offers.standing : dateOr(move.date, words.notStated)],
    ...(move.deadline === null ? [] : [[facts.deadline, formatDate(move.deadline)] as const]),
    [facts.force, capital(move.force)],
    [facts.status, capital(move.status)],
    ...(answered.length === 0 ? [] : [[facts.answers, answered.join('; ')] as const]),
    ...(conditions.length === 0
      ? []
      : [
          [
            facts.conditions,
            conditions.map(({ operator, requires }) => `${operator} ${brief(requires.exact, 60)}`).join('; '),
          ] as const,
        ]),
    ...(move.terms.length === 0
      ? []
      : [[facts.terms, move.terms.map(({ cite }) => printable(cite.exact)).join('; ')] as const]),
  ];
}

export function conditionFacts(condition: Condition, nameOf: NameOf): Fact[] {
  return [
    [facts.setBy, nameOf(condition.setBy) ?? words.notStated],
    [facts.operator, capital(condition.operator)],
    [facts.kind, capital(condition.kind)],
    [facts.status, capital(condition.state)],
    ...(condition.deadline === null ? [] : [[facts.deadline, formatDate(condition.deadline)] as const]),
  ];
}

export function meetingFacts(meeting: Meeting, nameOf: NameOf): Fact[] {
  const { format, level, duration, venue, thirdParties, ordinals } = meeting;
  return [
    [facts.status, capital(meeting.status)],
    [facts.date, dateOr(meeting.date, words.notStated)],
    [facts.venue, venue === null ? words.notStated : printable(venue.name)],
    [facts.format, format === null ? words.notStated : capital(format)],
    [facts.parties, listOf(meeting.parties, nameOf)],
    ...(level === null ? [] : [[facts.level, capital(level)] as const]),
    ...(duration === null ? [] : [[facts.length, formatDuration(duration)] as const]),
    ...(thirdParties.length === 0
      ? []
      : [
          [
            facts.thirdParties,
            thirdParties.map(({ actor, role }) => `${nameOf(actor) ?? words.notStated} (${role})`).join(', '),
          ] as const,
        ]),
    ...(ordinals.length === 0
      ? []
      : [[facts.ordinal, ordinals.map(({ cite }) => `“${printable(cite.exact)}”`).join(', ')] as const]),
  ];
}

/** A move as a title: `Russia: offer talks, to Ukraine`. */
export function moveTitle(move: Move, nameOf: NameOf): string {
  const by = move.by.length === 0 ? words.somebody : listOf(move.by, nameOf);
  return words.reader.moveTitle(by, move.type, move.to.length === 0 ? null : listOf(move.to, nameOf));
}

export function meetingTitle(meeting: Meeting): string {
  return [
    capital(meeting.status),
    meeting.venue === null ? null : printable(meeting.venue.name),
    dateOr(meeting.date, words.rounds.dateNotStated),
    meeting.format,
  ]
    .filter(part => part !== null)
    .join(', ');
}
