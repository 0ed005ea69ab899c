import { effectOf, type Review } from '../dossier/index.ts';
import { loadLanguage } from '../language/index.ts';
import { type EntryId, entriesOf, type Reading, readerVersion } from '../reading/index.ts';
import type { ReportResult } from '../reports/index.ts';
import type { Store } from '../store/index.ts';
import type { ParleyError } from '../text/index.ts';
import { carriedOver, nearestOf } from './carry-over.ts';
import { compareReadings, type ReadingChanges } from './compare-readings.ts';
import { type MarkedReport, markedReport } from './marked-report.ts';
import { readMany } from './read-many.ts';

/** A review whose entry the new reading no longer has. It stays in the log, and counts again should the entry come back. */
export interface LeftReview {
  readonly review: Review;
  /** True when the entry was kept in the log, because somebody had confirmed or corrected it: the decision counts all the same. */
  readonly kept: boolean;
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
  /** Only these; all when not said. */
  readonly reports?: readonly string[];
}

const BATCH = 16;

/**
 * Reads again what another version of models or rules read, or what was read before people marked what of it is to be read, and makes the new
 * readings count. No decision is lost: what people confirmed or corrected and is no longer found is kept in the log with its entry. Safe to end at
 * any moment and to run again: what is done is skipped.
 */
export async function* rereadReports(
  store: Store,
  { jobs, all = false, reports }: RereadOptions,
): AsyncGenerator<RereadOutcome> {
  const reader = readerVersion(loadLanguage());
  const effect = effectOf(await store.reviews());
  const given: { before: Reading; marked: MarkedReport }[] = [];
  async function* outdated(): AsyncGenerator<ReportResult> {
    for await (const before of reports === undefined ? store.readings() : these(store, reports)) {
      const marked = markedReport(before.report, effect, reader);
      if (!all && before.reader.version === marked.version) continue;
      given.push({ before, marked });
      yield { ok: true, report: marked.report, source: { file: before.report.file, line: null, position: null } };
    }
  }

  let batch: { before: Reading; after: Reading }[] = [];
  async function* keep(): AsyncGenerator<RereadOutcome> {
    const carried = new Set<EntryId>();
    // Before the readings: who ends in between has both the entry and the decision.
    for (const { before, after } of batch) {
      const over = carriedOver(before, after, await store.reviews({ report: after.report.id }));
      if (over.length > 0) await store.review(over);
      for (const { entry } of over) carried.add(entry);
    }
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
        left: leftReviews(reviews, changes, before, after, carried),
      };
    }
    batch = [];
  }

  for await (const outcome of readMany(outdated(), { jobs })) {
    const { before, marked } = given.shift()!;
    if (outcome.ok) {
      // The report stays as it was given; what was read of it is in the version.
      const after = { ...outcome.reading, report: before.report, reader: { version: marked.version } };
      batch.push({ before, after });
    } else yield outcome;
    if (batch.length >= BATCH) yield* keep();
  }
  yield* keep();
}

async function* these(store: Store, reports: readonly string[]): AsyncGenerator<Reading> {
  for (const report of reports) {
    const reading = await store.reading(report);
    if (reading !== null) yield reading;
  }
}

/** The reviews that a new reading leaves without their entry, each with the entry it may be about now. */
export function leftReviews(
  reviews: readonly Review[],
  { gone }: ReadingChanges,
  before: Reading,
  after: Reading,
  carried: ReadonlySet<EntryId> = new Set(),
): LeftReview[] {
  const lost = new Set(gone);
  const old = new Map(entriesOf(before).map(entry => [entry.id, entry]));
  return reviews
    .filter(({ entry, action }) => lost.has(entry) && action !== 'add' && action !== 'merge')
    .map(review => {
      const entry = old.get(review.entry);
      const near = entry === undefined ? null : nearestOf(entry, after);
      return { review, kept: carried.has(review.entry), perhaps: near?.id ?? null };
    });
}
