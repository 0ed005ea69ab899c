import { type Review, standingReviews } from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';

/**
 * The names that reviewers withhold: an actor who was excluded is not named on a published page, until somebody includes him again. Within the
 * newsroom everything stays as it is.
 */
export function withheldNames(reviews: readonly Review[], readings: readonly Reading[]): string[] {
  const excluded = new Set<string>();
  for (const { entry, action } of standingReviews(reviews)) {
    if (action === 'exclude') excluded.add(entry);
    else if (action === 'include') excluded.delete(entry);
  }
  const names = readings.flatMap(({ actors }) => actors.filter(({ id }) => excluded.has(id)).map(({ name }) => name));
  return [...new Set(names)].sort();
}
