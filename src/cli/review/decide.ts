import {
  ADDED_ENTITIES,
  addReview,
  type Decision,
  entryFromSelection,
  newReview,
  type Review,
  type ReviewAction,
  reviewProblem,
  standingReviews,
} from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';
import type { Store } from '../../store/index.ts';
import { ParleyError } from '../../text/index.ts';
import { findSubject, type Subject } from './find-subject.ts';
import { readField } from './read-fields.ts';

/** Who decides, when and why: what every decision of one command shares. */
export interface Signed {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string | null;
}

const NEEDS: Readonly<Partial<Record<ReviewAction, readonly Subject['of'][]>>> = {
  confirm: ['entry'],
  reject: ['entry'],
  merge: ['entry'],
  split: ['entry'],
  include: ['report', 'passage'],
  exclude: ['report', 'passage'],
};

/**
 * One decision on each of some entries, checked against the record: each has to be there, and of the kind that can be decided so.
 *
 * @throws {ParleyError} `review-entry-unknown`, `review-invalid`.
 */
export async function decideOn(
  store: Store,
  action: ReviewAction,
  ids: readonly string[],
  value: string | null,
  signed: Signed,
): Promise<Review[]> {
  const log = await store.reviews();
  const reviews: Review[] = [];
  for (const entry of ids) {
    // Discrepancies between reports are made with the dossier; no reading has them.
    if (action !== 'resolve') await findFor(store, action, entry, log);
    if ((action === 'merge' || action === 'split') && value !== null) await findFor(store, action, value, log);
    reviews.push(checked({ ...signed, action, entry, value }));
  }
  return reviews;
}

async function findFor(store: Store, action: ReviewAction, id: string, log: readonly Review[]): Promise<Subject> {
  const subject = await findSubject(store, id, log);
  const needs = NEEDS[action];
  if (needs !== undefined && !needs.includes(subject.of))
    throw new ParleyError(
      'review-invalid',
      `${id} is ${subject.of === 'entry' ? 'an' : 'a'} ${subject.of}, and cannot be decided on with ${action}`,
      `Name ${needs.map(one => (one === 'entry' ? 'an entry' : `a ${one}`)).join(' or ')}.`,
    );
  return subject;
}

/** Corrections of the fields of one entry, actor or report. @throws {ParleyError} `review-entry-unknown`, `review-invalid`. */
export async function correct(store: Store, id: string, words: readonly string[], signed: Signed): Promise<Review[]> {
  const subject = await findSubject(store, id, await store.reviews());
  if (subject.of !== 'entry' && subject.of !== 'report')
    throw new ParleyError('review-invalid', `${id} is a ${subject.of}: it has no fields`, 'Name an entry or a report.');
  const kind = subject.of === 'entry' ? subject.entry.entity : 'report';
  return words.map(word =>
    checked({ ...signed, action: 'correct', entry: id, ...readField(word, kind, subject.reading) }),
  );
}

export interface Addition {
  readonly report: string;
  readonly kind: string;
  /** Words of the report's text, as they stand there. */
  readonly words: string;
  /** Which of them, from 1, where they stand there more than once. */
  readonly nth: number | null;
  readonly fields: readonly string[];
}

/** The review that adds an entry on some words of a report. @throws {ParleyError} `review-invalid`, `review-entry-unknown`. */
export async function add(
  store: Store,
  { report, kind, words, nth, fields }: Addition,
  signed: Signed,
): Promise<Review> {
  const entity = ADDED_ENTITIES.find(one => one === kind);
  if (entity === undefined)
    throw new ParleyError('review-invalid', `“${kind}” cannot be added`, `What can: ${ADDED_ENTITIES.join(', ')}.`);
  const subject = await findSubject(store, report, await store.reviews());
  if (subject.of !== 'report')
    throw new ParleyError('review-invalid', `${report} is no report`, 'parley list shows the ids of reports.');
  const start = placeOf(words, nth, subject.reading);
  const given = fields.map(word => readField(word, entity, subject.reading));
  const entry = entryFromSelection(subject.report, {
    entity,
    start,
    end: start + words.length,
    fields: Object.fromEntries(given.map(({ field, value }) => [field, JSON.parse(value) as unknown])),
  });
  return addReview(entry, signed);
}

function placeOf(words: string, nth: number | null, { report }: Reading): number {
  const places: number[] = [];
  for (let at = words === '' ? -1 : report.text.indexOf(words); at >= 0; at = report.text.indexOf(words, at + 1))
    places.push(at);
  const place = places.length === 1 ? places[0] : nth === null ? undefined : places[nth - 1];
  if (place !== undefined) return place;
  throw new ParleyError(
    'review-invalid',
    places.length === 0
      ? `${report.id} does not say “${words}”`
      : `${report.id} says “${words}” ${places.length} times`,
    places.length === 0 ? 'Give the words as they stand in its text.' : 'Say which with --nth 1, or give more words.',
  );
}

/** Takes a decision back: the one named, or the last that stands of whoever asks. @throws {ParleyError} `review-nothing-to-undo`. */
export async function undo(store: Store, id: string | null, signed: Signed): Promise<Review> {
  const log = await store.reviews();
  const undone =
    id === null ? standingReviews(log).findLast(({ by }) => by === signed.by) : log.find(review => review.id === id);
  if (undone === undefined)
    throw new ParleyError(
      'review-nothing-to-undo',
      id === null ? `Nothing stands that ${signed.by} decided` : `There is no review ${id}`,
      'parley review log shows every review with its id.',
    );
  return checked({ ...signed, action: 'undo', entry: undone.id });
}

function checked(decision: Decision): Review {
  const review = newReview(decision);
  const problem = reviewProblem(review);
  if (problem !== null)
    throw new ParleyError('review-invalid', problem, 'docs/record.md has the fields and words of every entry.');
  return review;
}
