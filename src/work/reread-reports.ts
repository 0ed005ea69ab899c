import type { Review } from '../dossier/index.ts';
import { loadLanguage } from '../language/index.ts';
import { type EntryId, entriesOf, type Reading, readerVersion } from '../reading/index.ts';
import type { ReportResult } from '../reports/index.ts';
import type { Store } from '../store/index.ts';
import { overlaps, type ParleyError } from '../text/index.ts';
import { compareReadings, type ReadingChanges } from './compare-readings.ts';
import { readMany } from './read-many.ts';

/** A review whose entry the new reading no longer has. It stays in the log, and counts again should the entry come back. */
export interface LeftReview {
  readonly review: Review;
  /** An entry of the same kind that now stands on some of the same words: probably what the review is about. */
  readonly perhaps: EntryId | null;
}

export type RereadOutcome =
  | {
      readonly ok: true;
      readonly report: string;
      readonly from: string;
      readonly to: string;
      readonly changes: ReadingChanges;
      readonly left: readonly LeftReview[];
    }
  | { readonly ok: false; readonly error: ParleyError };

export interface RereadOptions {
  readonly jobs: number;
  /** True to read reports again, too, that this version has read. */
  readonly all?: boolean;
}

const BATCH = 16;

/**
 * Reads again what another version of models or rules read, and makes the new readings count. Reviews are not touched. Safe to end at any moment and to run
 * again: what is done is skipped.
 */
export async function* rereadReports(
  store: Store,
  { jobs, all = false }: RereadOptions,
): AsyncGenerator<RereadOutcome> {
  const version = readerVersion(loadLanguage());
  const given: Reading[] = [];
  async function* outdated(): AsyncGenerator<ReportResult> {
    for await (const reading of store.readings()) {
      if (!all && reading.reader.version === version) continue;
      given.push(reading);
      yield { ok: true, report: reading.report, source: { file: reading.report.file, line: null, position: null } };
    }
  }

  let batch: { before: Reading; after: Reading }[] = [];
  async function* keep(): AsyncGenerator<RereadOutcome> {
    const kept = batch.length === 0 ? [] : await store.replaceReadings(batch.map(({ after }) => after));
    for (const [index, { before, after }] of batch.entries()) {
      // Somebody removed it while it was being read.
      if (kept[index] !== true) continue;
      const changes = compareReadings(before, after);
      const reviews = changes.gone.length === 0 ? [] : await store.reviews({ report: after.report.id });
      yield {
        ok: true,
        report: after.report.id,
        from: before.reader.version,
        to: after.reader.version,
        changes,
        left: leftReviews(reviews, changes, before, after),
      };
    }
    batch = [];
  }

  for await (const outcome of readMany(outdated(), { jobs })) {
    const before = given.shift()!;
    if (outcome.ok) batch.push({ before, after: outcome.reading });
    else yield outcome;
    if (batch.length >= BATCH) yield* keep();
  }
  yield* keep();
}

/** The reviews that a new reading leaves without their entry, each with the entry it may be about now. */
export function leftReviews(
  reviews: readonly Review[],
  { gone }: ReadingChanges,
  before: Reading,
  after: Reading,
): LeftReview[] {
  const lost = new Set(gone);
  const old = new Map(entriesOf(before).map(entry => [entry.id, entry]));
  return reviews
    .filter(({ entry }) => lost.has(entry))
    .map(review => {
      const entry = old.get(review.entry);
      const near = entriesOf(after).find(
        one => entry !== undefined && one.entity === entry.entity && overlaps(one.cites[0], entry.cites[0]),
      );
      return { review, perhaps: near?.id ?? null };
    });
}
