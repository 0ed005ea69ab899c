import { relevanceOf } from '../src/reading/relevance/index.ts';
import type { Measured } from './figure.ts';
import { heldOutReports, type LabelledReport } from './prefilter-labels.ts';

/** The pre-filter on the two hundred reports labelled by hand before it was written. */
export function measurePrefilter(): Measured {
  const reports = heldOutReports();
  const passed = new Map(reports.map(report => [report.id, relevanceOf(report).about] as const));
  const passes = ({ id }: LabelledReport) => passed.get(id) === true;
  const about = reports.filter(report => report.about);
  const others = reports.filter(report => !report.about);
  const missed = about.filter(report => !passes(report));
  return {
    figures: [
      {
        id: 'prefilter.recall',
        value: (100 * (about.length - missed.length)) / about.length,
        what: `of ${about.length} reports about a negotiation, let through`,
      },
      {
        id: 'prefilter.dropped',
        value: (100 * others.filter(report => !passes(report)).length) / others.length,
        what: `of ${others.length} reports about something else, dropped`,
      },
    ],
    table: missed.map(({ id, headline }) => `  missed: ${id} ${headline}`).join('\n') || null,
  };
}
