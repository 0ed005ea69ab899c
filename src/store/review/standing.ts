import type { Review } from '../../dossier/index.ts';

/** Reviews in the order they count: by their time, ties by their id. */
export function inOrder(reviews: readonly Review[]): Review[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...reviews].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

/** The reviews that stand, in order: without those undone, and without the undoing. An undo may be undone itself. */
export function standingReviews(reviews: readonly Review[]): Review[] {
  const log = inOrder(reviews);
  const undone = new Set<string>();
  for (const review of log.toReversed())
    if (review.action === 'undo' && !undone.has(review.id)) undone.add(review.entry);
  return log.filter(review => review.action !== 'undo' && !undone.has(review.id));
}

/** What a review decides about, and how: two reviews of one subject with different answers contradict each other. Null for a comment. */
export function decisionOf({ entry, action, field, value }: Review): { subject: string; answer: string } | null {
  switch (action) {
    case 'correct':
      return { subject: `${entry}\n${field}`, answer: value ?? '' };
    case 'confirm':
    case 'reject':
      return { subject: entry, answer: action };
    case 'merge':
    case 'split':
      return { subject: [entry, value ?? ''].sort().join('\n+\n'), answer: action };
    case 'resolve':
      return { subject: `${entry}\nresolution`, answer: value ?? '' };
    case 'include':
    case 'exclude':
      return { subject: `${entry}\nin the dossier`, answer: action };
    case 'add':
    case 'comment':
    case 'undo':
      return null;
  }
}
