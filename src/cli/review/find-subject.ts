import { applyReviews, effectOf, type Review, subjectOf } from '../../dossier/index.ts';
import { type Actor, type Entry, entriesOf, type Reading } from '../../reading/index.ts';
import type { Report } from '../../reports/index.ts';
import type { Store } from '../../store/index.ts';
import { ParleyError } from '../../text/index.ts';

/** What a decision is about, with the reading it stands in and what people decided on it so far. */
export type Subject =
  | { readonly of: 'entry'; readonly entry: Entry | Actor; readonly reading: Reading }
  | { readonly of: 'report'; readonly report: Report; readonly reading: Reading }
  /** A stretch of a report: `r1/passage/0-80`. */
  | { readonly of: 'passage'; readonly reading: Reading; readonly start: number; readonly end: number }
  | { readonly of: 'review'; readonly review: Review };

/**
 * Finds what an id of the command line names, with the decisions of `reviews` laid over it.
 *
 * @throws {ParleyError} `review-entry-unknown`.
 */
export async function findSubject(store: Store, id: string, reviews: readonly Review[]): Promise<Subject> {
  const subject = subjectOf(id);
  const kept = await store.reading(subject.report);
  if (kept !== null) {
    const reading = applyReviews(kept, effectOf(reviews));
    if (subject.kind === 'listed') return { of: 'report', report: kept.report, reading };
    if (subject.kind === 'passage' && subject.start < subject.end && subject.end <= kept.report.text.length)
      return { of: 'passage', reading, start: subject.start, end: subject.end };
    const entry = [...entriesOf(reading), ...reading.actors].find(one => one.id === id);
    if (entry !== undefined) return { of: 'entry', entry, reading };
  }
  const review = reviews.find(one => one.id === id);
  if (review !== undefined) return { of: 'review', review };
  throw new ParleyError(
    'review-entry-unknown',
    kept === null
      ? `The record ${store.place} has no report ${subject.report}`
      : `The report ${subject.report} has no entry ${id}`,
    'parley review list shows the entries that wait, parley search finds others; both print their ids.',
  );
}
