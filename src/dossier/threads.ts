import type { ThreadState } from '../reading/index.ts';
import { compare } from './cluster.ts';
import { daysOf } from './days.ts';
import type { DossierAwaiting, DossierThread, MergedMove } from './dossier.ts';
import {
  addresseesOf,
  components,
  OPENING,
  type Placed,
  placedOf,
  type Replies,
  repliesOf,
  type ThreadSources,
} from './replies.ts';
import type { MoveFamily } from './same-move.ts';
import { overlapOf, wordingOf } from './words.ts';

const ENDING = new Set<MoveFamily>(['withdraw', 'stop']);
/**
 * Offers, answers and counter-offers across reports. Links are the readings' own, and for an answer that names no offer the last open one
 * between the same sides about the same matter. An account that the addressed side gives of a move is no move of the thread.
 */
export function threadsOf(moves: readonly MergedMove[], sources: ThreadSources, today: string): DossierThread[] {
  const placed = new Map<string, Placed>();
  for (const move of moves) if (!move.account) placed.set(move.id, placedOf(move));
  const replies = repliesOf(placed, sources);
  const asserted = assertedOf(sources);
  const claims = claimsByMove(asserted);
  const threads = components(placed, replies)
    .map(ids =>
      threadOf(
        ids.map(id => placed.get(id)!),
        replies,
        claims,
        sources.parties,
        today,
      ),
    )
    .filter(thread => thread !== null)
    .sort((a, b) => compare(a.id, b.id));
  return withLoose(
    threads,
    asserted.filter(({ moves }) => moves.length === 0),
    placed,
  );
}

/**
 * "Ardania has not replied to the proposal of a joint authority", in a report that tells of no such proposal: the claim belongs to an open
 * thread that waits for Ardania, of those to the one most like its words, and of equals to the latest.
 */
function withLoose(
  threads: readonly DossierThread[],
  loose: readonly Asserted[],
  placed: ReadonlyMap<string, Placed>,
): DossierThread[] {
  const added = new Map<string, DossierAwaiting[]>();
  for (const { awaiting } of loose) {
    const words = wordingOf(awaiting.cites.map(({ exact }) => exact).join(' '));
    const said = daysOf(awaiting.since)?.to ?? Number.POSITIVE_INFINITY;
    const [best] = threads
      .filter(thread => thread.awaiting.some(({ basis, side }) => basis === 'computed' && side === awaiting.side))
      .map(thread => ({ thread, moves: thread.moves.map(id => placed.get(id)!) }))
      .map(({ thread, moves }) => ({
        thread,
        day: Math.max(...moves.map(({ day }) => day)),
        like: Math.max(...moves.map(move => overlapOf(move.words, words).shared)),
      }))
      .filter(({ day }) => day <= said)
      .sort((a, b) => b.like - a.like || b.day - a.day || compare(a.thread.id, b.thread.id));
    if (best !== undefined) added.set(best.thread.id, [...(added.get(best.thread.id) ?? []), awaiting]);
  }
  return threads.map(thread => {
    const claims = added.get(thread.id);
    if (claims === undefined) return thread;
    const told = thread.awaiting.filter(({ basis }) => basis === 'asserted');
    const next = thread.awaiting.filter(({ basis }) => basis === 'computed');
    return { ...thread, awaiting: [...distinct([...told, ...claims]), ...next] };
  });
}

interface Asserted {
  /** Place among all claims, in order of report. */
  readonly order: number;
  readonly moves: readonly string[];
  readonly awaiting: DossierAwaiting;
}

function threadOf(
  part: readonly Placed[],
  replies: Replies,
  asserted: ReadonlyMap<string, readonly Asserted[]>,
  parties: readonly string[],
  today: string,
): DossierThread | null {
  const order = inReplyOrder(part, replies);
  const opening = order.find(({ family }) => OPENING.has(family));
  if (opening === undefined) return null;
  const { state, awaiting } = computed(order, replies, parties, today);
  const ids = order.map(({ move }) => move.id);
  const claims = [...new Set(ids.flatMap(id => asserted.get(id) ?? []))]
    .sort((a, b) => a.order - b.order)
    .map(claim => claim.awaiting);
  const next = awaiting.map(({ side }) => side);
  return {
    id: `thread/${[...ids].sort(compare)[0]}`,
    entity: 'thread',
    label: `${opening.move.label}: ${opening.move.wording.preferred ?? ''}`,
    moves: ids,
    state,
    awaiting: [...distinct(claims), ...awaiting],
    disputed: claims.some(({ side }) => !next.includes(side)),
  };
}

/** Every claim once for each side and claimant, the earliest first: whoever repeats it has been waiting since then. */
function distinct(claims: readonly DossierAwaiting[]): DossierAwaiting[] {
  const kept = new Map<string, DossierAwaiting>();
  for (const claim of [...claims].sort((a, b) => compare(a.since ?? '9', b.since ?? '9'))) {
    const key = `${claim.side}|${claim.by}`;
    const before = kept.get(key);
    kept.set(key, before === undefined ? claim : { ...before, cites: [...before.cites, ...claim.cites] });
  }
  return [...kept.values()];
}

function inReplyOrder(part: readonly Placed[], replies: Replies): Placed[] {
  const depths = new Map<string, number>();
  const depth = (id: string, above: ReadonlySet<string> = new Set()): number => {
    const known = depths.get(id);
    if (known !== undefined || above.has(id)) return known ?? 0;
    const path = new Set(above).add(id);
    const found = Math.max(0, ...[...(replies.get(id) ?? [])].map(to => depth(to, path) + 1));
    depths.set(id, found);
    return found;
  };
  return [...part].sort(
    (a, b) => depth(a.move.id) - depth(b.move.id) || a.day - b.day || compare(a.move.id, b.move.id),
  );
}

/** Whose move the replies say it is: see "Whose move is it" in docs/record.md. */
function computed(
  order: readonly Placed[],
  replies: Replies,
  parties: readonly string[],
  today: string,
): { readonly state: ThreadState; readonly awaiting: readonly DossierAwaiting[] } {
  const last = order.at(-1)!;
  const awaits = (sides: readonly string[], at: Placed, why: string): readonly DossierAwaiting[] =>
    sides.map(side => ({
      side,
      basis: 'computed' as const,
      by: null,
      cites: at.move.cites,
      why,
      since: at.move.date.preferred ?? at.move.firstReported,
    }));
  const answered = [...(replies.get(last.move.id) ?? [])]
    .map(id => order.find(({ move }) => move.id === id))
    .find(one => one !== undefined);
  switch (last.family) {
    case 'accept':
      return last.move.moveType === 'accept with condition'
        ? {
            state: 'open',
            awaiting: awaits(
              answered?.move.by ?? addresseesOf(last.move, parties),
              last,
              'the offer was accepted on a condition that has no answer',
            ),
          }
        : { state: 'agreed', awaiting: [] };
    case 'settle':
      return { state: 'agreed', awaiting: [] };
    case 'refuse':
      if (last.move.moveType === 'dismiss')
        return {
          state: 'open',
          awaiting: awaits(last.move.by, answered ?? last, 'a dismissal is no answer to the offer'),
        };
      return answered?.move.moveType === 'accept with condition' || answered?.move.moveType === 'set precondition'
        ? {
            state: 'open',
            awaiting: awaits(
              answered.move.by,
              last,
              'the condition was rejected: the move is with the side that set it',
            ),
          }
        : { state: 'answered', awaiting: [] };
    case 'defer':
      return { state: 'open', awaiting: awaits(last.move.by, last, 'the answer was put off') };
    default:
      break;
  }
  if (ENDING.has(last.family)) return { state: last.family === 'stop' ? 'stalled' : 'lapsed', awaiting: [] };
  const open = order.findLast(({ family }) => OPENING.has(family));
  if (open === undefined) return { state: 'answered', awaiting: [] };
  if (open.move.standing)
    return {
      state: 'standing',
      awaiting: awaits(addresseesOf(open.move, parties), open, 'a demand upheld, and not met in the record'),
    };
  const age = daysOf(today);
  const lapsed = age !== null && age.from - open.day > 365;
  return lapsed
    ? { state: 'lapsed', awaiting: [] }
    : {
        state: 'open',
        awaiting: awaits(
          addresseesOf(open.move, parties),
          open,
          open.move.to.length > 0
            ? 'the last offer or demand is addressed to it, and no answer is in the record'
            : 'the last offer or demand is the other party’s, and no answer is in the record',
        ),
      };
}

/** "The ball is in the Ukrainian court": what the readings' threads say somebody asserts. */
function assertedOf({ readings, cast, sideName, moveOf }: ThreadSources): Asserted[] {
  const asserted: Asserted[] = [];
  for (const { report, threads, actors } of readings)
    for (const { moves, awaiting } of threads)
      for (const { actor, basis, by, cite, why } of awaiting) {
        if (basis !== 'asserted') continue;
        const name = (id: string) => actors.find(one => one.id === id)?.name;
        asserted.push({
          order: asserted.length,
          moves: moves.map(moveOf).filter(id => id !== null),
          awaiting: {
            side: sideName(cast(report.id).side(actor) ?? name(actor) ?? actor),
            basis: 'asserted',
            by: by === null ? null : tellerName(name(by) ?? null, cast(report.id).side(by), sideName),
            cites: cite === null ? [] : [cite],
            why,
            since: report.published,
          },
        });
      }
  return asserted;
}

/** "The foreign ministry" is somebody's: Russia’s foreign ministry. A name stands for itself. */
function tellerName(name: string | null, side: string | null, sideName: (side: string) => string): string | null {
  if (name === null || side === null || /^\p{Lu}/u.test(name)) return name;
  return `${sideName(side)}’s ${name}`;
}

function claimsByMove(asserted: readonly Asserted[]): Map<string, Asserted[]> {
  const byMove = new Map<string, Asserted[]>();
  for (const claim of asserted)
    for (const move of claim.moves) {
      const own = byMove.get(move);
      if (own === undefined) byMove.set(move, [claim]);
      else own.push(claim);
    }
  return byMove;
}
