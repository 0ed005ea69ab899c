import type { ActorId, Meeting, Move } from '../entry.ts';
import type { Grounding } from './grounding.ts';

/**
 * Whom a side deals with in this report: the side it most often faces in moves and meetings. A move that names nobody ("the union
 * rejected the offer") is made towards that side; a third party who urges faces no one.
 *
 * @param sides The two that the report is mostly about: a move of one of them to nobody in particular faces the other.
 */
export function counterparts(
  { actors }: Grounding,
  moves: readonly Move[],
  meetings: readonly Meeting[],
  sides: readonly ActorId[] = [],
): ReadonlyMap<ActorId, ActorId> {
  const faced = new Map<ActorId, Map<ActorId, number>>();
  const face = (one: ActorId, other: ActorId) => {
    const [from, to] = [actors.sideOf(one), actors.sideOf(other)];
    if (from === to) return;
    const counts = faced.get(from) ?? new Map<ActorId, number>();
    counts.set(to, (counts.get(to) ?? 0) + 1);
    faced.set(from, counts);
  };
  for (const { by, to } of moves)
    for (const one of by)
      for (const other of to) {
        face(one, other);
        face(other, one);
      }
  for (const { by, to } of moves) {
    const [only] = by.map(one => actors.sideOf(one));
    if (to.length > 0 || by.length !== 1 || only === undefined || !sides.includes(only)) continue;
    for (const other of sides) face(only, other);
  }
  for (const { parties } of meetings) for (const one of parties) for (const other of parties) face(one, other);
  const weight = (counts: ReadonlyMap<ActorId, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const ranked = [...faced].sort(([a, many], [b, more]) => weight(more) - weight(many) || (a < b ? -1 : 1));
  // The busiest sides come first, so that the first mutual pair is the main one.
  return new Map(
    ranked.map(([side, counts]) => {
      const [most] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
      return [side, most![0]];
    }),
  );
}

/** The two sides that face each other most: who "the talks" are between where a report takes it as known. */
export function mainPair(counterpart: ReadonlyMap<ActorId, ActorId>): readonly ActorId[] {
  for (const [side, other] of counterpart) if (counterpart.get(other) === side) return [side, other];
  return [];
}
