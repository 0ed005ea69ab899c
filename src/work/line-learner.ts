import { type LineSighting, labelRepeatedLines, lineTraces, publisherKey, type Report } from '../reports/index.ts';
import type { Store } from '../store/index.ts';

/** Labels what publishers repeat, by the reports that are kept and by those on their way there. */
export interface LineLearner {
  /** The report with its publisher's own lines labelled. What is labelled depends on the reports that came before it, and on nothing else. */
  label(report: Report): Promise<Report>;
  /** These reports are on disk now, or will never be. */
  kept(ids: readonly string[]): void;
}

export function lineLearner(store: Store): LineLearner {
  const underway = new Map<string, { readonly publisher: string; readonly sightings: readonly LineSighting[] }>();
  return {
    async label(report) {
      const publisher = publisherKey(report);
      const traces = lineTraces(report);
      if (publisher === null || traces.length === 0) return report;
      const hashes = new Set(traces.map(({ hash }) => hash));
      const kept = await store.sightings(publisher, [...hashes]);
      const coming = [...underway.values()]
        .filter(one => one.publisher === publisher)
        .flatMap(({ sightings }) => sightings.filter(({ hash }) => hashes.has(hash)));
      underway.set(report.id, {
        publisher,
        sightings: traces.map(trace => ({ ...trace, report: report.id })),
      });
      // One that was being kept while the store was asked would be counted twice.
      const once = new Map([...kept, ...coming].map(one => [`${one.hash} ${one.report}`, one]));
      return labelRepeatedLines(report, [...once.values()]);
    },
    kept(ids) {
      for (const id of ids) underway.delete(id);
    },
  };
}
