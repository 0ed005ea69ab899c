import type { Reading } from '../reading/index.ts';
import type { ReportResult } from '../reports/index.ts';
import type { Added, NewReport, Store } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { lineLearner } from './line-learner.ts';
import { readMany } from './read-many.ts';

/** What became of one report. It is told when it is on disk, not before. */
export type AddOutcome =
  | {
      readonly ok: true;
      readonly report: string;
      /** `known`: this very report was kept already, and is not read again. */
      readonly added: Exclude<Added, 'other text'>;
      /** Null for a known one. */
      readonly reading: Reading | null;
    }
  | { readonly ok: false; readonly error: ParleyError };

export interface AddOptions {
  readonly jobs: number;
  /** When they are added, ISO 8601. */
  readonly at: string;
}

// One transaction costs one wait for the disk: enough reports to share it, few enough that an end in between costs little reading.
const BATCH = 16;

/**
 * Reads reports and keeps them, one outcome for each in order. Safe to end at any moment and to run again: what is kept is recognised and not read
 * twice.
 */
export async function* addReports(
  store: Store,
  incoming: AsyncIterable<ReportResult>,
  { jobs, at }: AddOptions,
): AsyncGenerator<AddOutcome> {
  // What is being read, in order: `readMany` answers in that order, one for one.
  const given: ReportResult[] = [];
  const lines = lineLearner(store);
  async function* unread(): AsyncGenerator<ReportResult> {
    for await (const item of incoming) {
      const kept = item.ok ? await store.isKept(item.report) : 'absent';
      given.push(item);
      if (!item.ok) yield item;
      else if (kept === 'absent') yield { ...item, report: await lines.label(item.report) };
      else yield { ...item, ok: false, error: KEPT[kept](item.report.id) };
    }
  }

  let batch: ({ readonly told: AddOutcome } | { readonly told: null; readonly report: NewReport })[] = [];
  async function* keep(): AsyncGenerator<AddOutcome> {
    const reports = batch.flatMap(item => (item.told === null ? [item.report] : []));
    const added = (reports.length === 0 ? [] : await store.add(reports, at)).values();
    lines.kept(reports.map(({ reading }) => reading.report.id));
    for (const item of batch) yield item.told ?? toldOf(item.report.reading, added.next().value!);
    batch = [];
  }

  for await (const outcome of readMany(unread(), { jobs })) {
    const item = given.shift()!;
    if (outcome.ok)
      batch.push({ told: null, report: { reading: outcome.reading, raw: item.ok ? (item.raw ?? null) : null } });
    else if (outcome.error.code === KNOWN && item.ok) batch.push({ told: knownReport(item.report.id) });
    else {
      if (item.ok) lines.kept([item.report.id]);
      batch.push({ told: outcome });
    }
    if (batch.length >= BATCH) yield* keep();
  }
  yield* keep();
}

const knownReport = (report: string): AddOutcome => ({ ok: true, report, added: 'known', reading: null });

// Between the look and the writing somebody else may have added it: the writing decides.
function toldOf(reading: Reading, added: Added): AddOutcome {
  const { id } = reading.report;
  if (added === 'other text') return { ok: false, error: KEPT['other text'](id) };
  return added === 'known' ? knownReport(id) : { ok: true, report: id, added, reading };
}

const KNOWN = 'report-known';

/** Why a report was not read (`report-known`) or not kept (`report-differs`). */
export const KEPT = {
  same: (id: string) => new ParleyError(KNOWN, `The report ${id} is kept already`, 'Nothing needs to be done.'),
  'other text': (id: string) =>
    new ParleyError(
      'report-differs',
      `The report ${id} is kept already with another text, and was left as it is`,
      `Give the new text an id of its own, or take the old one out first: \`parley remove ${id}\`.`,
    ),
};
