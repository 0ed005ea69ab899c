import type { DossierThread, MergedMove } from '../dossier.ts';
import { shorten } from '../merge-entries.ts';
import { indented } from './lines.ts';

/** Threads in order of their first day: the moves of each in order of reply, then whose move it is, and who says so. */
export function threadsLines(threads: readonly DossierThread[], moves: readonly MergedMove[]): string[] {
  const byId = new Map(moves.map(move => [move.id, move] as const));
  return threads
    .map(thread => ({ thread, moves: thread.moves.map(id => byId.get(id)!) }))
    .map(one => ({ ...one, from: one.moves.map(dayOf).sort()[0]! }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.thread.id < b.thread.id ? -1 : 1))
    .flatMap(({ thread, moves: own }) => threadLines(thread, own));
}

const dayOf = (move: MergedMove) => (move.date.preferred ?? move.firstReported ?? 'undated').slice(0, 10);

function threadLines({ state, awaiting, disputed }: DossierThread, moves: readonly MergedMove[]): string[] {
  return [
    `  ${state}${disputed ? ' (disputed: see who awaits whom)' : ''}`,
    ...indented(moves.map(move => `${dayOf(move)}  ${move.label}: “${shorten(move.wording.preferred ?? '', 70)}”`)),
    ...indented(
      awaiting.map(({ side, basis, by, since }) =>
        basis === 'asserted'
          ? `${by ?? 'the reporter'} says: ${side} is to move${since === null ? '' : ` (${since.slice(0, 10)})`}`
          : `by the replies: ${side} is to move${since === null ? '' : `, since ${since.slice(0, 10)}`}`,
      ),
    ),
  ];
}
