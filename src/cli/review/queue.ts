import { applyReviews, effectOf, type Review } from '../../dossier/index.ts';
import type { Entry, Reading } from '../../reading/index.ts';
import { reviewQueue, type Store, seenBy, type Waiting } from '../../store/index.ts';
import { dossierReports } from '../dossier-reports.ts';

export interface QueueOptions {
  /** Whose queue it is. */
  readonly by?: string;
  /** True to see one's own decisions alone: what others decided on still waits. */
  readonly blind?: boolean;
  readonly dossier?: string;
  readonly report?: string;
  /** One kind of entries alone. */
  readonly kind?: Entry['entity'];
  readonly limit: number;
}

/** One entry that waits, with the reading it stands in. */
export interface WaitingEntry extends Waiting {
  readonly reading: Reading;
}

/** The log as somebody may see it: all of it, or, blind, what they wrote themselves. */
export function visibleTo(by: string | undefined, blind: boolean, reviews: readonly Review[]): readonly Review[] {
  return blind ? seenBy(by ?? '', reviews) : reviews;
}

/**
 * The entries that wait for a person, most worth a look first (importance × uncertainty). Goes through the readings one by one and holds no more
 * of them than it gives back, so that a large record is worked on in little memory.
 */
export async function waitingEntries(
  store: Store,
  { by, blind = false, dossier, report, kind, limit }: QueueOptions,
): Promise<{ readonly total: number; readonly first: readonly WaitingEntry[] }> {
  const reviews = visibleTo(by, blind, await store.reviews());
  const effect = effectOf(reviews);
  const reports =
    report !== undefined ? [report] : dossier !== undefined ? await dossierReports(store, dossier) : undefined;
  let first: WaitingEntry[] = [];
  let total = 0;
  for await (const kept of store.readings(reports)) {
    const reading = applyReviews(kept, effect);
    const waiting = reviewQueue([reading], reviews).filter(({ entry }) => kind === undefined || entry.entity === kind);
    total += waiting.length;
    first.push(...waiting.map(one => ({ ...one, reading })));
    // Sorting is stable: of equal entries the one that was added earlier stays first.
    if (first.length > 2 * limit) first = best(first, limit);
  }
  return { total, first: best(first, limit) };
}

const best = (waiting: readonly WaitingEntry[], limit: number) =>
  [...waiting].sort((a, b) => b.score - a.score).slice(0, limit);
