import { createHash } from 'node:crypto';
import { type Effect, markPassages } from '../dossier/index.ts';
import type { Report } from '../reports/index.ts';

/** A report as it is to be read: with the passages that people marked as boilerplate, or as text after all. */
export interface MarkedReport {
  readonly report: Report;
  /** The version of a reading of it: the reader's, and which marks it was read under. */
  readonly version: string;
}

export function markedReport(report: Report, { passages }: Effect, reader: string): MarkedReport {
  const marked = markPassages(report, passages.get(report.id) ?? []);
  if (marked === report) return { report, version: reader };
  const blocks = marked.passages.map(({ kind, start, end }) => [kind, start, end]);
  const marks = createHash('sha256').update(JSON.stringify(blocks)).digest('hex').slice(0, 8);
  return { report: marked, version: `${reader}+marked-${marks}` };
}
