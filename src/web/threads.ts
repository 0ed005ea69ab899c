import type { DossierAwaiting, DossierThread, MergedMove } from '../dossier/index.ts';
import { capital, daysBetween, printable } from './format.ts';
import { onceFor } from './once-for.ts';
import { partIndex, type Section } from './paging.ts';
import type { Shelf } from './site.ts';
import { words } from './words.ts';

/** A thread as the views tell it: its title, its moves, who is awaited and for how long, and who says so. */
export interface ToldThread {
  readonly thread: DossierThread;
  readonly title: string;
  readonly moves: readonly MergedMove[];
  readonly opening: MergedMove;
  /** Latest day of any of its moves. */
  readonly latest: string;
  readonly computed: readonly DossierAwaiting[];
  readonly waiting: Waiting | null;
}

export interface Waiting {
  readonly days: number;
  readonly bound: 'exact' | 'up to' | 'at least';
}

const OPENING = new Set<string>([
  'offer talks',
  'invite',
  'propose meeting',
  'propose terms',
  'propose ceasefire',
  'counter-propose',
  'demand',
  'set precondition',
  'ultimatum',
  'urge',
  'offer mediation',
]);
/** States in which somebody is still awaited. */
const LIVE = new Set(['open', 'standing', 'stalled']);

export const isLive = ({ thread }: ToldThread) => LIVE.has(thread.state) || thread.awaiting.length > 0;

/** Every thread of the dossier, the one with the latest move first. */
export const toldThreads = onceFor((shelf: Shelf): readonly ToldThread[] => {
  const { dossier } = shelf;
  const byId = new Map(dossier.moves.map(move => [move.id, move] as const));
  return dossier.threads
    .map(thread => {
      const moves = thread.moves.map(id => byId.get(id)).filter(move => move !== undefined);
      const opening = moves.find(({ moveType }) => OPENING.has(moveType)) ?? moves[0]!;
      const computed = thread.awaiting.filter(({ basis }) => basis === 'computed');
      return {
        thread,
        title: words.moveOf(makersOf(shelf, opening), opening.type.preferred ?? opening.moveType),
        moves,
        opening,
        latest: moves.map(dayOf).sort().at(-1) ?? '',
        computed,
        waiting: waitingOf(computed[0] ?? thread.awaiting[0], moves, dossier.standing.asOf),
      };
    })
    .sort((a, b) => (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : a.thread.id < b.thread.id ? -1 : 1));
});

/** So many threads a page of the board shows. */
export const THREADS_A_PAGE = 40;

/** The threads as the board has them: those that wait for somebody, those that wait for nobody, those that ended. */
export const threadSections = onceFor((shelf: Shelf): readonly Section<ToldThread>[] => {
  const live = toldThreads(shelf).filter(isLive);
  return [
    { key: 'waiting', items: live.filter(({ thread }) => thread.awaiting.length > 0) },
    { key: 'idle', items: live.filter(({ thread }) => thread.awaiting.length === 0) },
    { key: 'closed', items: toldThreads(shelf).filter(one => !isLive(one)) },
  ];
});

const threadParts = onceFor((shelf: Shelf) =>
  partIndex(threadSections(shelf), THREADS_A_PAGE, ({ thread }) => thread.id),
);

/** The page of the board on which a thread stands. */
export const partOfThread = (shelf: Shelf, thread: string) => threadParts(shelf).get(thread) ?? 1;

export const namesOf = (sides: readonly string[]) =>
  sides.length === 0 ? words.somebody : words.list(sides.map(printable));

/** Who makes a move; where that is no side of the record, as the report calls them: "Western mediators". */
export function makersOf(shelf: Shelf, { by, mentions }: MergedMove): string {
  if (by.length > 0) return namesOf(by);
  for (const { report, entry } of mentions) {
    const maker = shelf.moveEntry(entry)?.by[0];
    const name = shelf.readings.get(report)?.actors.find(({ id }) => id === maker)?.name;
    if (name !== undefined) return capital(printable(name));
  }
  return words.somebody;
}

const dayOf = ({ date, firstReported }: MergedMove) => (date.preferred ?? firstReported ?? '').slice(0, 10);

/** Days from a stated day are exact. A move whose day no report states was made before it was reported: `at least`. */
function waitingOf(awaiting: DossierAwaiting | undefined, moves: readonly MergedMove[], asOf: string): Waiting | null {
  if (awaiting === undefined) return null;
  const days = daysBetween(awaiting.since, asOf);
  if (days === null) return null;
  const stated = awaiting.basis === 'asserted' || moves.some(({ date }) => date.preferred === awaiting.since);
  return { days, bound: stated ? 'exact' : 'at least' };
}

/** What a side itself says whose move it is, the reporter's word under `null`. */
export function assertedBy(shelf: Shelf, { thread }: ToldThread, side: string | null): DossierAwaiting[] {
  return thread.awaiting.filter(({ basis, by }) => basis === 'asserted' && shelf.sideOf(by) === side);
}

/** True where what is asserted names another side than the replies do. */
export const differs = (asserted: readonly DossierAwaiting[], computed: readonly DossierAwaiting[]) =>
  asserted.length > 0 &&
  computed.length > 0 &&
  !asserted.some(({ side }) => computed.some(other => other.side === side));
