import { loadLanguage } from '../language/index.ts';
import { createReader, type Reader, type Reading } from '../reading/index.ts';
import { type WatchedReport, type WatchSettings, watchFeeds, webAccess } from '../reports/index.ts';
import type { Store } from '../store/index.ts';
import { type AddOutcome, KEPT } from './add-reports.ts';
import { lineLearner } from './line-learner.ts';
import { readingFailed } from './read-many.ts';

export type WatchOutcome = AddOutcome;

export interface WatchReportsOptions extends WatchSettings {
  /** Private addresses that may be reached: a server of one's own. */
  readonly allowed?: readonly string[];
}

/**
 * Watches feeds and keeps what they bring, one report at a time as it arrives. A report and the note that its page was fetched are written in
 * one transaction: after an end at any moment the next watch goes on where this one was, and fetches nothing again that is kept.
 */
export async function* watchReports(
  store: Store,
  feeds: readonly string[],
  { allowed = [], ...settings }: WatchReportsOptions,
): AsyncGenerator<WatchOutcome> {
  const lines = lineLearner(store);
  let reader: Reader | null = null;
  for await (const watched of watchFeeds(feeds, store.watching, settings, webAccess(allowed))) {
    // The model is loaded when there is something to read.
    reader ??= watched.result.ok ? createReader(loadLanguage()) : null;
    const outcome = await keepOne(store, watched, reader, lines.label);
    if (watched.result.ok) lines.kept([watched.result.report.id]);
    // A page whose report is not kept now has been fetched all the same.
    if (watched.page !== null && !(outcome.ok && outcome.added === 'added'))
      await store.watching.keep(watched.page, []);
    yield outcome;
  }
}

async function keepOne(
  store: Store,
  { result, page }: WatchedReport,
  reader: Reader | null,
  label: ReturnType<typeof lineLearner>['label'],
): Promise<AddOutcome> {
  if (!result.ok) return { ok: false, error: result.error };
  const { id } = result.report;
  const kept = await store.isKept(result.report);
  if (kept === 'same') return { ok: true, report: id, added: 'known', reading: null };
  if (kept === 'other text') return { ok: false, error: KEPT[kept](id) };
  const report = await label(result.report);
  let reading: Reading;
  try {
    reading = reader!(report);
  } catch (cause) {
    return { ok: false, error: readingFailed(report, cause) };
  }
  const [added] = await store.add([{ reading, raw: result.raw ?? null, page }], report.retrieved!);
  if (added === 'other text') return { ok: false, error: KEPT[added](id) };
  return { ok: true, report: id, added: added ?? 'known', reading };
}
