import { type Review, standingReviews } from '../../dossier/index.ts';
import { decisionOf } from './standing.ts';

/** Reviewers who decided the same matter differently. The latest counts meanwhile; none is lost. */
export interface Conflict {
  readonly entry: string;
  /** The field, for corrections. */
  readonly field: string | null;
  /** The last decision of each reviewer, in order. */
  readonly reviews: readonly Review[];
  /** The decision that counts. */
  readonly counts: Review;
  /** True when somebody else decided after those who differ: the matter was looked at again, and is closed. */
  readonly adjudicated: boolean;
}

/**
 * Finds where reviewers contradict each other: confirmed against rejected, one value against another, merged against split. Who changes their own
 * mind contradicts nobody.
 */
export function conflictsOf(reviews: readonly Review[]): Conflict[] {
  const bySubject = new Map<string, Map<string, { review: Review; answer: string }>>();
  for (const review of standingReviews(reviews)) {
    const decision = decisionOf(review);
    if (decision === null) continue;
    const byReviewer = bySubject.get(decision.subject) ?? new Map<string, { review: Review; answer: string }>();
    // Taken out first, so that the order is that of each reviewer's last word.
    byReviewer.delete(review.by);
    byReviewer.set(review.by, { review, answer: decision.answer });
    bySubject.set(decision.subject, byReviewer);
  }
  return [...bySubject.values()].flatMap(byReviewer => {
    const last = [...byReviewer.values()];
    if (new Set(last.map(({ answer }) => answer)).size < 2) return [];
    const decided = last.map(({ review }) => review);
    const counts = decided.at(-1)!;
    const earlier = new Set(last.slice(0, -1).map(({ answer }) => answer));
    return [{ entry: counts.entry, field: counts.field, reviews: decided, counts, adjudicated: earlier.size > 1 }];
  });
}
