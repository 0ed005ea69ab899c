import type { Verdict } from '../reading/index.ts';
import { breadth, daysOf } from './days.ts';
import { type DiscrepancyContext, discrepancy } from './discrepancies.ts';
import type { DossierDiscrepancy, FieldVersion, MergedMeeting } from './dossier.ts';

/**
 * "The last round was in March 2022": a claim about the order of things, held against the meetings of the record that lie between it and
 * the report that makes it.
 */
export function lastClaims(meetings: readonly MergedMeeting[], context: DiscrepancyContext): DossierDiscrepancy[] {
  const held = meetings.filter(({ status, date }) => status.preferred === 'held' && date.preferred !== null);
  return meetings.flatMap(meeting => {
    const claim = meeting.ordinal.versions.find(({ value }) => value.endsWith(' last'));
    const day = claim === undefined ? null : daysOf(meeting.date.preferred);
    if (claim === undefined || day === null) return [];
    for (const report of claim.reports) {
      const published = daysOf(context.published(report));
      const later = held.find(other => {
        const when = daysOf(other.date.preferred)!;
        return (
          other.id !== meeting.id &&
          published !== null &&
          when.from > day.to &&
          when.to < published.from &&
          breadth(when) <= 7 &&
          meeting.between.every(side => other.between.includes(side)) &&
          // "The last face-to-face round" says nothing of a call.
          (meeting.format.preferred === null ||
            other.format.preferred === null ||
            meeting.format.preferred === other.format.preferred) &&
          !other.reports.every(id => id === report)
        );
      });
      if (later === undefined) continue;
      const versions: FieldVersion[] = [
        { ...later.date.versions[0]!, value: `a later one on ${later.date.preferred}` },
        {
          ...claim,
          reports: [report],
          cites: claim.cites.filter(cite => cite.report === report),
          value: `the last one was on ${meeting.date.preferred}`,
        },
      ];
      const verdict: Verdict = versions[0]!.independent > 1 ? 'report likely wrong' : 'contradiction';
      return [
        discrepancy(
          meeting,
          'order of events',
          versions,
          { verdict, why: 'a meeting called the last, and a later one in the record' },
          context,
        ),
      ];
    }
    return [];
  });
}
