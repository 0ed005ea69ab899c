import type { Cite } from '../../text/index.ts';
import type { Dossier, Field, FieldVersion } from '../dossier.ts';

/** How a report is called in a view: `Danube Courier, 2025-07-25`, its id where it names no publisher. */
export type ReportNames = (report: string) => string;

export function reportNames({ reports }: Pick<Dossier, 'reports'>): ReportNames {
  const names = new Map(
    reports.map(
      ({ id, publisher, published }) =>
        [id, [publisher ?? id, published?.slice(0, 10)].filter(part => part !== undefined).join(', ')] as const,
    ),
  );
  return report => names.get(report) ?? report;
}

/** A heading and its lines; nothing where there are no lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** `2025-07-23 [3 sources; 2022-07-23: Harbour Gazette, 2025-11-12]`: the preferred value, and who has another. */
export function fieldLine(
  { preferred, versions }: Field,
  name: ReportNames,
  words: (value: string) => string = value => value,
): string | null {
  if (preferred === null) return null;
  const [first, ...rivals] = versions;
  if (rivals.length === 0) return words(preferred);
  const others = rivals.map(({ value, reports }) => `${words(value)}: ${reports.map(name).join(' and ')}`);
  return `${words(preferred)} [${sources(first!)}; ${others.join('; ')}]`;
}

export function sources({ independent }: Pick<FieldVersion, 'independent'>): string {
  return `${independent} ${independent === 1 ? 'source' : 'sources'}`;
}

/** `Harbour Gazette, 2025-11-12: “It lasted only 40 minutes”`: the words, with the report they stand in. */
export function quoteLine({ report, exact }: Cite, name: ReportNames): string {
  return `${name(report)}: “${exact.replace(/\s+/g, ' ')}”`;
}

/** Lines indented, so that they stand under the one before. */
export const indented = (lines: readonly string[]) => lines.map(line => `    ${line}`);

/** Two cites of two reports, where there are two: those that say most, in order of report. */
export function twoReports(cites: readonly Cite[]): Cite[] {
  const longest = new Map<string, Cite>();
  for (const cite of cites) {
    const known = longest.get(cite.report);
    if (known === undefined || cite.exact.length > known.exact.length) longest.set(cite.report, cite);
  }
  const telling = [...longest.values()].sort((a, b) => b.exact.length - a.exact.length).slice(0, 2);
  return [...longest.values()].filter(cite => telling.includes(cite));
}
