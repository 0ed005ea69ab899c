import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import { daysOf } from './days.ts';
import type { MergedMove } from './dossier.ts';
import { familyOf, type MoveFamily } from './same-move.ts';
import { placeOf } from './sorted.ts';
import { overlapOf, type Wording, wordingOf } from './words.ts';

/** What the threads are drawn from beside the moves: the readings' own reply links and claims about whose move it is. */
export interface ThreadSources {
  readonly readings: readonly Reading[];
  cast(report: string): Cast;
  sideName(side: string): string;
  /** The merged move of an entry. */
  moveOf(entry: string): string | null;
  /** The parties of the definition, by name. */
  readonly parties: readonly string[];
}

/**
 * Whom a move is made to: as the reports say, else the other party where there are two and one of them makes it. "Russia offered a
 * ceasefire", in a record of Russia and Ukraine, waits for Ukraine.
 */
export function addresseesOf({ by, to }: MergedMove, parties: readonly string[]): readonly string[] {
  const [one, other, ...more] = parties;
  if (to.length > 0 || one === undefined || other === undefined || more.length > 0) return to;
  if (by.includes(one) === by.includes(other)) return [];
  return [by.includes(one) ? other : one];
}

export const OPENING: ReadonlySet<MoveFamily> = new Set(['offer', 'demand']);
const ANSWERING = new Set<MoveFamily>(['accept', 'settle', 'refuse', 'defer']);
/** An answer is to an offer of these last days; an older one it must name. */
const ANSWER_DAYS = 45;

export interface Placed {
  readonly move: MergedMove;
  readonly family: MoveFamily;
  readonly day: number;
  readonly words: Wording;
}

const known = new WeakMap<MergedMove, Placed>();

/** A move with what the threads compare it by; merged moves never change, so that it is worked out once for each. */
export function placedOf(move: MergedMove): Placed {
  const before = known.get(move);
  if (before !== undefined) return before;
  const day = daysOf(move.date.preferred)?.from ?? daysOf(move.firstReported)?.from ?? 0;
  const placed: Placed = {
    move,
    family: familyOf(move.moveType),
    day: Number.isFinite(day) ? day : 0,
    words: wordingOf(move.wording.versions.map(({ value }) => value).join(' ')),
  };
  known.set(move, placed);
  return placed;
}

export type Replies = ReadonlyMap<string, ReadonlySet<string>>;

/** Which moves each move answers: by the readings' own links, else the last open offer of those it addresses, about the same matter. */
export function repliesOf(placed: ReadonlyMap<string, Placed>, { readings, moveOf, parties }: ThreadSources): Replies {
  const replies = new Map<string, Set<string>>();
  const link = (answer: string | null, to: string | null) => {
    if (answer === null || to === null || answer === to || !placed.has(answer) || !placed.has(to)) return;
    replies.set(answer, (replies.get(answer) ?? new Set()).add(to));
  };
  for (const reading of readings) for (const [answer, to] of linksOf(reading)) link(moveOf(answer), moveOf(to));
  const bySide = openingsBySide(placed);
  for (const answer of placed.values()) {
    if (replies.has(answer.move.id)) continue;
    const own = answer.family === 'withdraw';
    if (!own && !ANSWERING.has(answer.family)) continue;
    const makers = own ? answer.move.by : addresseesOf(answer.move, parties);
    const candidates = makers
      .flatMap(side => within(bySide.get(side) ?? [], answer.day - ANSWER_DAYS, answer.day))
      .filter(({ move }) => own || move.to.length === 0 || move.to.some(side => answer.move.by.includes(side)))
      .map(opening => ({ opening, like: likeness(opening, answer) }))
      .filter(({ like }) => like >= 1)
      .sort(
        (a, b) => b.like - a.like || b.opening.day - a.opening.day || compare(a.opening.move.id, b.opening.move.id),
      );
    link(answer.move.id, candidates[0]?.opening.move.id ?? null);
  }
  return replies;
}

const linked = new WeakMap<Reading, readonly (readonly [answer: string, to: string])[]>();
/** The reply links of one reading, looked for once. */
function linksOf(reading: Reading) {
  const before = linked.get(reading);
  if (before !== undefined) return before;
  const links = reading.moves.flatMap(({ id, respondsTo }) => respondsTo.map(({ move }) => [id, move] as const));
  linked.set(reading, links);
  return links;
}

/** Offers and demands of each side, in order of day. */
function openingsBySide(placed: ReadonlyMap<string, Placed>): Map<string, Placed[]> {
  const bySide = new Map<string, Placed[]>();
  for (const opening of placed.values()) {
    if (!OPENING.has(opening.family)) continue;
    for (const side of opening.move.by) {
      const own = bySide.get(side);
      if (own === undefined) bySide.set(side, [opening]);
      else own.push(opening);
    }
  }
  for (const own of bySide.values()) own.sort((a, b) => a.day - b.day || compare(a.move.id, b.move.id));
  return bySide;
}

/** Those of a list in order of day that lie between two days, both included. */
function within(list: readonly Placed[], from: number, to: number): readonly Placed[] {
  const before = (day: number) => placeOf(list, { day }, (a, b) => a.day - b.day);
  return list.slice(before(from), before(to + 1));
}

const likenesses = new WeakMap<Placed, WeakMap<Placed, number>>();
/** How much two moves share in words; worked out once for each pair. */
function likeness(opening: Placed, answer: Placed): number {
  const known = likenesses.get(answer) ?? new WeakMap<Placed, number>();
  likenesses.set(answer, known);
  const like = known.get(opening) ?? overlapOf(opening.words, answer.words).shared;
  known.set(opening, like);
  return like;
}

/** The moves that replies tie together. */
export function components(placed: ReadonlyMap<string, Placed>, replies: Replies): string[][] {
  const near = new Map<string, string[]>([...placed.keys()].map(id => [id, []]));
  for (const [answer, tos] of replies)
    for (const to of tos) {
      near.get(answer)!.push(to);
      near.get(to)!.push(answer);
    }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const id of [...placed.keys()].sort(compare)) {
    if (seen.has(id)) continue;
    const part = new Set([id]);
    for (const at of part) for (const other of near.get(at)!) part.add(other);
    for (const at of part) seen.add(at);
    parts.push([...part]);
  }
  return parts;
}
