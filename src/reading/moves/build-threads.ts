import { citeOf } from '../../text/index.ts';
import type { ActorId, Awaiting, Condition, EntryId, Move, Statement, Thread } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import type { MoveType, ThreadState } from '../vocabulary.ts';
import type { Turn } from './find-turns.ts';
import { familyOf } from './merge-moves.ts';

/** Moves that answer one another make a thread; an offer, demand or threat that nothing answers is one by itself. */
export function buildThreads(
  grounding: Grounding,
  moves: readonly Move[],
  conditions: readonly Condition[],
  turns: readonly Turn[],
): Thread[] {
  const groups = groupMoves(moves);
  const threads = groups.filter(opens).map(group => threadOf(grounding, group, conditions));
  return withTurns(grounding, threads, moves, turns);
}

function groupMoves(moves: readonly Move[]): Move[][] {
  const byId = new Map(moves.map(move => [move.id, move]));
  const leader = new Map<EntryId, EntryId>(moves.map(({ id }) => [id, id]));
  const find = (id: EntryId): EntryId => {
    const up = leader.get(id)!;
    return up === id ? id : find(up);
  };
  const join = (a: EntryId, b: EntryId): void => {
    const [one, other] = [find(a), find(b)];
    if (one !== other) leader.set(one, other);
  };
  for (const { id, respondsTo } of moves) for (const { move } of respondsTo) if (byId.has(move)) join(id, move);
  // What one side lays down for talks is one matter, however many sentences lay it down.
  const preconditions = moves.filter(({ type, respondsTo }) => type === 'set precondition' && respondsTo.length === 0);
  for (const move of preconditions) {
    const first = preconditions.find(({ by }) => by[0] === move.by[0])!;
    join(move.id, first.id);
  }
  const groups = new Map<EntryId, Move[]>();
  for (const move of moves) {
    const key = find(move.id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [move]);
    else group.push(move);
  }
  return [...groups.values()].map(inReplyOrder);
}

/** An answer stands after what it answers, wherever the report tells of the two. */
function inReplyOrder(group: readonly Move[]): Move[] {
  const ordered: Move[] = [];
  const add = (move: Move): void => {
    if (ordered.includes(move)) return;
    for (const { move: asked } of move.respondsTo) {
      const before = group.find(({ id }) => id === asked);
      if (before !== undefined && before !== move && !ordered.includes(before)) add(before);
    }
    if (!ordered.includes(move)) ordered.push(move);
  };
  for (const move of group) add(move);
  return ordered;
}

const OPENING = new Set(['offer', 'demand', 'threat']);

const opens = (group: readonly Move[]): boolean => group.length > 1 || OPENING.has(familyOf(group[0]!.type));

function threadOf(grounding: Grounding, group: readonly Move[], conditions: readonly Condition[]): Thread {
  // "A general dismissal is no answer": it neither closes the thread nor hands the move on.
  const telling = group.filter(({ type }) => type !== 'dismiss' && type !== 'clarify' && type !== 'deny');
  const last = telling.at(-1) ?? group.at(-1)!;
  const computed = awaited(grounding, last, group, conditions);
  return {
    id: `${group[0]!.id}/thread`,
    entity: 'thread',
    moves: group.map(({ id }) => id),
    state: stateOf(last, group),
    awaiting: computed,
  };
}

const YES: ReadonlySet<MoveType> = new Set(['accept', 'tentative agreement', 'sign', 'ratify']);

function stateOf(last: Move, group: readonly Move[]): ThreadState {
  if (YES.has(last.type)) return 'agreed';
  if (last.type === 'reject' && group.length > 1) return 'stalled';
  if (last.type === 'set precondition' || (last.standing && group.length === 1)) return 'standing';
  return group.length > 1 && !OPENING.has(familyOf(last.type)) ? 'answered' : 'open';
}

/** Whose move it is by the rules of the record: the addressee of the last open offer or demand; after a rejected condition, who set it. */
function awaited(
  grounding: Grounding,
  last: Move,
  group: readonly Move[],
  conditions: readonly Condition[],
): Awaiting[] {
  const asked = group.find(({ id }) => last.respondsTo.some(({ move }) => move === id));
  const to = (actors: readonly ActorId[], why: string): Awaiting[] =>
    [...new Set(actors)]
      .filter(actor => !last.by.includes(actor))
      .map(actor => ({ actor, basis: 'computed', by: null, cite: null, why }));
  const name = (ids: readonly ActorId[]): string => ids.map(id => grounding.actors.get(id)?.name ?? id).join(' and ');
  if (YES.has(last.type)) {
    const pending = (asked?.to ?? []).filter(
      side => !last.by.includes(side) && !group.some(({ by, type }) => by.includes(side) && YES.has(type)),
    );
    return to(pending, `${name(last.by)} accepted; the other side asked has not answered`);
  }
  if (last.type === 'reject') {
    if (asked === undefined) return [];
    const hung = asked.conditions.length > 0 || asked.type === 'accept with condition';
    return to(
      asked.by,
      hung
        ? `${name(last.by)} rejected the condition that ${name(asked.by)} set`
        : `${name(last.by)} rejected what ${name(asked.by)} asked or offered`,
    );
  }
  if (last.type === 'accept with condition')
    return to(asked?.by ?? last.to, `${name(last.by)} set a condition that has no answer yet`);
  const debtors = conditions.filter(({ id }) => last.conditions.includes(id)).flatMap(({ debtor }) => debtor ?? []);
  if (last.type === 'set precondition')
    return to(debtors.length > 0 ? debtors : last.to, `${name(last.by)} waits for its conditions to be met`);
  if (!OPENING.has(familyOf(last.type))) return [];
  return to(last.to, `the last open move of ${name(last.by)} is addressed to ${name(last.to)}`);
}

/** An owed answer is to an offer told no further off, in characters, unless the thread waits for that very side. */
const NEAR = 400;

/** Who says so: a person by name, else the body he speaks for. */
function tellerOf({ actors }: Grounding, { speaker, onBehalfOf }: Statement): ActorId | null {
  const person = speaker.actor === null ? undefined : actors.get(speaker.actor);
  const named = person?.kind === 'person' && /^\p{Lu}/u.test(person.name);
  return named ? speaker.actor : (onBehalfOf ?? speaker.actor);
}

/** Hangs each asserted turn on the thread it most likely speaks of: that of a move told near by whose other side is to move. */
function withTurns(
  grounding: Grounding,
  threads: readonly Thread[],
  moves: readonly Move[],
  turns: readonly Turn[],
): Thread[] {
  const byId = new Map(moves.map(move => [move.id, move]));
  const added = new Map<EntryId, Awaiting[]>();
  const alone: Thread[] = [];
  for (const { actor, span, statement, owed } of turns) {
    const asserted: Awaiting = {
      actor,
      basis: 'asserted',
      by: statement === null ? null : tellerOf(grounding, statement),
      cite: citeOf(grounding.report, span),
      why: 'said in so many words',
    };
    let best: Thread | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const thread of threads) {
      const members = thread.moves.flatMap(id => byId.get(id) ?? []);
      // Nobody owes an answer to what only he himself has offered or asked.
      const asked = members.some(
        ({ type, by }) => OPENING.has(familyOf(type)) && !by.some(maker => grounding.actors.sameSide(maker, actor)),
      );
      if (owed && (!asked || thread.state === 'agreed')) continue;
      const gap = Math.min(
        ...members.flatMap(({ cites }) =>
          cites.map(({ start, end }) => (end <= span.start ? span.start - end : start - span.end + 300)),
        ),
      );
      const awaits = thread.awaiting.some(({ actor: next }) => grounding.actors.sameSide(next, actor)) ? 1500 : 0;
      if (owed && awaits === 0 && gap > NEAR) continue;
      const score = awaits - Math.max(0, gap);
      if (score > bestScore) {
        best = thread;
        bestScore = score;
      }
    }
    if (best === null)
      alone.push({
        id: `${grounding.report.id}/thread/${span.start}-${span.end}`,
        entity: 'thread',
        moves: [],
        state: 'open',
        awaiting: [asserted],
      });
    else added.set(best.id, [...(added.get(best.id) ?? []), asserted]);
  }
  return [
    ...threads.map(thread => ({ ...thread, awaiting: [...(added.get(thread.id) ?? []), ...thread.awaiting] })),
    ...alone,
  ];
}
