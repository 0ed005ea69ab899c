import type { EntryId } from '../reading/index.ts';
import { type Decisions, pairKey } from './cluster.ts';

export const REVIEW_ACTIONS = [
  'add',
  'confirm',
  'reject',
  'correct',
  'merge',
  'split',
  'resolve',
  'include',
  'exclude',
  'comment',
  'undo',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/**
 * What a person decided, as the append-only log keeps it. `entry` is an entry of a reading (for `resolve` a discrepancy of the dossier, for
 * `include` and `exclude` a report, for `undo` the id of the review undone). `merge` and `split` name the other entry in `value`.
 */
export interface Review {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly entry: EntryId;
  readonly action: ReviewAction;
  readonly field: string | null;
  readonly value: string | null;
  readonly reason: string | null;
}

/** What stands of a log of reviews once undone ones are taken out and later ones have replaced earlier ones. */
export interface Effect {
  readonly decisions: Decisions;
  /** Entries taken out of the record. */
  readonly rejected: ReadonlySet<EntryId>;
  readonly confirmed: ReadonlySet<EntryId>;
  /** By entry, then field: the corrected value and who gave it. */
  readonly corrections: ReadonlyMap<EntryId, ReadonlyMap<string, { readonly value: string; readonly by: string }>>;
  /** By discrepancy. */
  readonly resolutions: ReadonlyMap<
    string,
    { readonly value: string; readonly by: string; readonly at: string; readonly reason: string }
  >;
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** The effect of a log, whatever order it is given in: reviews count by their time, ties by their id. */
export function effectOf(reviews: readonly Review[]): Effect {
  const log = [...reviews].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
  const undone = new Set<string>();
  // From the end, so that an undo can itself be undone.
  for (const review of log.toReversed())
    if (review.action === 'undo' && !undone.has(review.id)) undone.add(review.entry);
  const merged = new Map<string, string>();
  const split = new Map<string, string>();
  const rejected = new Set<EntryId>();
  const confirmed = new Set<EntryId>();
  const corrections = new Map<EntryId, Map<string, { value: string; by: string }>>();
  const resolutions = new Map<string, { value: string; by: string; at: string; reason: string }>();
  const included = new Set<string>();
  const excluded = new Set<string>();
  for (const { id, at, by, entry, action, field, value, reason } of log) {
    if (undone.has(id)) continue;
    const why = `${by}: ${reason ?? action}`;
    if (action === 'merge' && value !== null) {
      merged.set(pairKey(entry, value), why);
      split.delete(pairKey(entry, value));
    } else if (action === 'split' && value !== null) {
      split.set(pairKey(entry, value), why);
      merged.delete(pairKey(entry, value));
    } else if (action === 'reject') {
      rejected.add(entry);
      confirmed.delete(entry);
    } else if (action === 'confirm') {
      confirmed.add(entry);
      rejected.delete(entry);
    } else if (action === 'correct' && field !== null && value !== null) {
      const fields = corrections.get(entry) ?? new Map<string, { value: string; by: string }>();
      corrections.set(entry, fields.set(field, { value, by }));
    } else if (action === 'resolve' && value !== null) {
      resolutions.set(entry, { value, by, at, reason: reason ?? '' });
    } else if (action === 'include') {
      included.add(entry);
      excluded.delete(entry);
    } else if (action === 'exclude') {
      excluded.add(entry);
      included.delete(entry);
    }
  }
  return { decisions: { merged, split }, rejected, confirmed, corrections, resolutions, included, excluded };
}
