import type { ActorId, EventEntry } from '../entry.ts';
import { counterparts, type Grounding, groundingOf, mainSides } from '../grounding/index.ts';
import type { ReadingSoFar, ReadingStep } from '../step.ts';

import { scoreEvent } from './event-scorer.ts';
import { eventsOfEntries } from './events-of-entries.ts';
import { findActions } from './find-actions.ts';

/**
 * Events for the export: first those that moves, meetings, agreements and accounts amount to, then general political action
 * between the report's main actors that none of them tells already.
 */
export const readEvents: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const counterpart = counterparts(grounding, soFar.moves, soFar.meetings, mainSides(grounding, soFar.actors));
  const derived = eventsOfEntries(grounding, soFar, counterpart);
  const told = new Set(derived.flatMap(event => triplesOf(grounding, event)));
  const main = mainActors(grounding, soFar, derived);
  const actions = findActions(grounding, scoreEvent, counterpart).filter(
    event =>
      event.actor.some(id => main.has(id)) &&
      event.recipient.some(id => main.has(id)) &&
      event.confidence >= SURE_ENOUGH &&
      !triplesOf(grounding, event).every(triple => told.has(triple)) &&
      !derived.some(known => isSameClause(known, event)),
  );
  return { events: unique([...derived, ...actions]) };
};

/** "imposed sanctions": a move made of the whole clause says better what it was. */
const isSameClause = ({ cites: [one] }: EventEntry, { cites: [other] }: EventEntry): boolean =>
  one.start === other.start && one.end === other.end;

/** Sides that negotiate, or that the report names often: an act between two passers-by is not what it is about. */
function mainActors(
  grounding: Grounding,
  { actors }: ReadingSoFar,
  derived: readonly EventEntry[],
): ReadonlySet<ActorId> {
  const main = new Set(
    derived.flatMap(({ actor, recipient }) => [...actor, ...recipient]).map(id => grounding.actors.sideOf(id)),
  );
  const mentions = new Map<ActorId, number>();
  for (const { id, mentions: own } of actors) {
    const side = grounding.actors.sideOf(id);
    mentions.set(side, (mentions.get(side) ?? 0) + own.length);
  }
  for (const [side, count] of mentions) if (count >= OFTEN) main.add(side);
  return main;
}

const OFTEN = 4;
// Of the acts the scorer is less sure of, hardly one in ten is what the report is about.
const SURE_ENOUGH = 0.6;

function triplesOf({ actors }: Grounding, { actor, recipient, plover }: EventEntry): string[] {
  const side = (id: ActorId) => actors.sideOf(id);
  return actor.flatMap(from =>
    (recipient.length === 0 ? [''] : recipient.map(side)).map(to => `${side(from)} ${plover.event} ${to}`),
  );
}

function unique(events: readonly EventEntry[]): EventEntry[] {
  return [...new Map(events.map(event => [event.id, event])).values()].sort(
    (a, b) => a.cites[0].start - b.cites[0].start,
  );
}
