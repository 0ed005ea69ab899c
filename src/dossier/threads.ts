import type { Reading, ThreadState } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import { daysOf } from './days.ts';
import type { DossierAwaiting, DossierThread, MergedMove } from './dossier.ts';
import { familyOf, type MoveFamily } from './same-move.ts';
import { overlapOf, type Wording, wordingOf } from './words.ts';

/** What the threads are drawn from beside the moves: the readings' own reply links and claims about whose move it is. */
export interface ThreadSources {
  readonly readings: readonly Reading[];
  cast(report: string): Cast;
  sideName(side: string): string;
  /** The merged move of an entry. */
  moveOf(entry: string): string | null;
}

const OPENING = new Set<MoveFamily>(['offer', 'demand']);
const ANSWERING = new Set<MoveFamily>(['accept', 'settle', 'refuse', 'defer']);
const ENDING = new Set<MoveFamily>(['withdraw', 'stop']);
/** An answer is to an offer of these last days; an older one it must name. */
const ANSWER_DAYS = 45;

interface Placed {
  readonly move: MergedMove;
  readonly family: MoveFamily;
  readonly day: number;
  readonly words: Wording;
}

/**
 * Offers, answers and counter-offers across reports. Links are the readings' own, and for an answer that names no offer the last open one
 * between the same sides about the same matter. An account that the addressed side gives of a move is no move of the thread.
 */
export function threadsOf(moves: readonly MergedMove[], sources: ThreadSources, today: string): DossierThread[] {
  const placed = new Map<string, Placed>();
  for (const move of moves) if (!move.account) placed.set(move.id, placedOf(move));
  const replies = repliesOf(placed, sources);
  const asserted = assertedOf(sources);
  return components(placed, replies)
    .map(ids =>
      threadOf(
        ids.map(id => placed.get(id)!),
        replies,
        asserted,
        today,
      ),
    )
    .filter(thread => thread !== null)
    .sort((a, b) => compare(a.id, b.id));
}

const known = new WeakMap<MergedMove, Placed>();

/** A move with what the threads compare it by; merged moves never change, so that it is worked out once for each. */
function placedOf(move: MergedMove): Placed {
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

type Replies = ReadonlyMap<string, ReadonlySet<string>>;

function repliesOf(placed: ReadonlyMap<string, Placed>, { readings, moveOf }: ThreadSources): Replies {
  const replies = new Map<string, Set<string>>();
  const link = (answer: string | null, to: string | null) => {
    if (answer === null || to === null || answer === to || !placed.has(answer) || !placed.has(to)) return;
    replies.set(answer, (replies.get(answer) ?? new Set()).add(to));
  };
  for (const { moves } of readings)
    for (const { id, respondsTo } of moves) for (const { move } of respondsTo) link(moveOf(id), moveOf(move));
  const openings = [...placed.values()].filter(({ family }) => OPENING.has(family));
  const bySide = new Map<string, Placed[]>();
  for (const opening of openings)
    for (const side of opening.move.by) bySide.set(side, [...(bySide.get(side) ?? []), opening]);
  for (const answer of placed.values()) {
    if (replies.has(answer.move.id)) continue;
    const own = answer.family === 'withdraw';
    if (!own && !ANSWERING.has(answer.family)) continue;
    const makers = own ? answer.move.by : answer.move.to;
    const candidates = makers
      .flatMap(side => bySide.get(side) ?? [])
      .filter(({ move, day }) => {
        const addressed = own || move.to.length === 0 || move.to.some(side => answer.move.by.includes(side));
        return addressed && day <= answer.day && answer.day - day <= ANSWER_DAYS;
      })
      .map(opening => ({ opening, like: overlapOf(opening.words, answer.words).shared }))
      .filter(({ like }) => like >= 1)
      .sort(
        (a, b) => b.like - a.like || b.opening.day - a.opening.day || compare(a.opening.move.id, b.opening.move.id),
      );
    link(answer.move.id, candidates[0]?.opening.move.id ?? null);
  }
  return replies;
}

function components(placed: ReadonlyMap<string, Placed>, replies: Replies): string[][] {
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

interface Asserted {
  readonly moves: readonly string[];
  readonly awaiting: DossierAwaiting;
}

function threadOf(
  part: readonly Placed[],
  replies: Replies,
  asserted: readonly Asserted[],
  today: string,
): DossierThread | null {
  const order = inReplyOrder(part, replies);
  const opening = order.find(({ family }) => OPENING.has(family));
  if (opening === undefined) return null;
  const { state, awaiting } = computed(order, replies, today);
  const ids = order.map(({ move }) => move.id);
  const claims = asserted.filter(({ moves }) => moves.some(id => ids.includes(id))).map(claim => claim.awaiting);
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
              answered?.move.by ?? last.move.to,
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
    return { state: 'standing', awaiting: awaits(open.move.to, open, 'a demand upheld, and not met in the record') };
  const age = daysOf(today);
  const lapsed = age !== null && age.from - open.day > 365;
  return lapsed
    ? { state: 'lapsed', awaiting: [] }
    : {
        state: 'open',
        awaiting: awaits(
          open.move.to,
          open,
          'the last offer or demand is addressed to it, and no answer is in the record',
        ),
      };
}

/** "The ball is in the Ukrainian court": what the readings' threads say somebody asserts. */
function assertedOf({ readings, cast, sideName, moveOf }: ThreadSources): Asserted[] {
  return readings.flatMap(({ report, threads, actors }) => {
    const who = cast(report.id);
    const names = new Map(actors.map(({ id, name }) => [id, name] as const));
    return threads.flatMap(({ moves, awaiting }) =>
      awaiting
        .filter(({ basis }) => basis === 'asserted')
        .map(({ actor, by, cite, why }) => ({
          moves: moves.map(moveOf).filter(id => id !== null),
          awaiting: {
            side: sideName(who.side(actor) ?? names.get(actor) ?? actor),
            basis: 'asserted' as const,
            by: by === null ? null : (names.get(by) ?? null),
            cites: cite === null ? [] : [cite],
            why,
            since: report.published,
          },
        })),
    );
  });
}
