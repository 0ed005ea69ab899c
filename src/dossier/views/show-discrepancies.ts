import type { DossierDiscrepancy } from '../dossier.ts';
import { shorten } from '../merge-entries.ts';
import { indented, quoteLine, type ReportNames, sources, twoReports } from './lines.ts';

/** A clash: its versions, the most told first, each in the words of its reports. */
export function discrepancyLines(
  { kind, verdict, label, versions, why, majority, resolution }: DossierDiscrepancy,
  name: ReportNames,
): string[] {
  return [
    `  ${kind}, ${verdict}: ${shorten(label)}`,
    ...indented(
      versions.flatMap(version => [
        `${version.value} – ${sources(version)}${version.value === majority ? ', the most' : ''}`,
        ...indented(twoReports(version.cites).map(cite => quoteLine(cite, name))),
      ]),
    ),
    ...indented([
      resolution === null ? why : `resolved by ${resolution.by}: ${resolution.value} (${resolution.reason})`,
    ]),
  ];
}

/** What differs and is no clash, in a line. */
export function updateLine({ kind, label, versions, verdict }: DossierDiscrepancy): string {
  return `  ${verdict}, ${kind}: ${versions.map(({ value }) => shorten(value, 60)).join(' / ')} – ${shorten(label, 60)}`;
}
