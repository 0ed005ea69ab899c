import { z } from 'zod';
import { REVIEW_ACTIONS, type Review, type ReviewAction, reviewProblem } from '../dossier/index.ts';
import { ParleyError } from '../text/index.ts';
import type { Reader, Writer } from './connection.ts';

// NUL and half characters: no database keeps them as they are.
const words = z.string().refine(text => !/\u0000|\p{Surrogate}/u.test(text), 'holds a sign that cannot be kept');
const review = z
  .object({
    id: words.min(1).max(200),
    at: z.iso.datetime(),
    by: words.min(1).max(200),
    // As long as a key of the index may be.
    entry: words.min(1).refine(id => Buffer.byteLength(id) <= 2000, 'is longer than 2,000 bytes'),
    action: z.enum(REVIEW_ACTIONS),
    field: words.nullable(),
    value: words.nullable(),
    reason: words.nullable(),
  })
  .refine(({ action, value, reason }) => action !== 'comment' || value !== null || reason !== null, {
    message: 'a comment says something',
  });

/**
 * Adds to the log. Adding the very same review again changes nothing, so that whoever got no answer may send it once more.
 *
 * @throws {ParleyError} `review-invalid`; `review-id-taken` when its id belongs to another review.
 */
export async function appendReviews(db: Writer, reviews: readonly Review[]): Promise<void> {
  for (const given of reviews) {
    const checked = review.safeParse(given);
    const problem = checked.success
      ? reviewProblem(checked.data)
      : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    if (!checked.success || problem !== null) {
      throw new ParleyError(
        'review-invalid',
        `The review ${given.id} cannot be kept: ${problem}`,
        'Mend it and send it again; nothing was kept. docs/record.md has the fields and words of every entry.',
      );
    }
    const { id, at, by, entry, action, field, value, reason } = checked.data;
    const row = { id, at, by, entry, action, field, value, reason };
    const added = await db
      .insertInto('review')
      .values(row)
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (added !== undefined) continue;
    const kept = await db.selectFrom('review').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow();
    if (JSON.stringify(kept) !== JSON.stringify(row)) {
      throw new ParleyError(
        'review-id-taken',
        `The review id ${id} belongs to another review, by ${kept.by}`,
        'Send it under an id of its own; nothing was kept.',
      );
    }
  }
}

const COLUMNS = ['id', 'at', 'by', 'entry', 'action', 'field', 'value', 'reason'] as const;

export interface ReviewFilter {
  /** Reviews of one entry, or of a report and the entries of it. */
  readonly entry?: string;
  readonly report?: string;
  readonly by?: string;
}

/** The log in the order it was written. */
export async function listReviews(db: Reader, { entry, report, by }: ReviewFilter = {}): Promise<Review[]> {
  let query = db.selectFrom('review').select(COLUMNS).orderBy('seq');
  if (entry !== undefined) query = query.where('entry', '=', entry);
  if (by !== undefined) query = query.where('by', '=', by);
  if (report !== undefined) {
    // Everything that begins with `report/`: '0' is the sign after '/'.
    query = query.where(({ eb, and, or }) =>
      or([eb('entry', '=', report), and([eb('entry', '>=', `${report}/`), eb('entry', '<', `${report}0`)])]),
    );
  }
  // Only `appendReviews` writes, and it checks the action.
  return (await query.execute()).map(row => ({ ...row, action: row.action as ReviewAction }));
}
