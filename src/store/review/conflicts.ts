import { type Review, standingReviews } from '../../dossier/index.ts';
import { decisionsOf } from './standing.ts';

/** Reviewers who decided the same matter differently. The latest counts meanwhile; none is lost. */
export interface Conflict {
  readonly entry: string;
  /** The field, where one value stands against another; null where it is about the entry as a whole. */
  readonly field: string | null;
  /** The last decision of each reviewer, in order. */
  readonly reviews: readonly Review[];
  /** The decision that counts. */
  readonly counts: Review;
  /** True when somebody else decided after those who differ: the matter was looked at again, and is closed. */
  readonly adjudicated: boolean;
}

/**
 * Finds where reviewers contradict each other: confirmed, corrected or added against rejected, one value against another, one entry against another on
 * the same words, merged against split. Who changes their own mind contradicts nobody.
 */
export function conflictsOf(reviews: readonly Review[]): Conflict[] {
  const bySubject = new Map<string, Map<string, { review: Review; answer: string }>>();
  for (const review of standingReviews(reviews)) {
    for (const { subject, answer } of decisionsOf(review)) {
      const byReviewer = bySubject.get(subject) ?? new Map<string, { review: Review; answer: string }>();
      // Taken out first, so that the order is that of each reviewer's last word.
      byReviewer.delete(review.by);
      byReviewer.set(review.by, { review, answer });
      bySubject.set(subject, byReviewer);
    }
  }
  return [...bySubject].flatMap(([subject, byReviewer]) => {
    const last = [...byReviewer.values()];
    if (new Set(last.map(({ answer }) => answer)).size < 2) return [];
    const decided = last.map(({ review }) => review);
    const counts = decided.at(-1)!;
    const earlier = new Set(last.slice(0, -1).map(({ answer }) => answer));
    const field = subject === `${counts.entry}\n${counts.field}` ? counts.field : null;
    return [{ entry: counts.entry, field, reviews: decided, counts, adjudicated: earlier.size > 1 }];
  });
}
