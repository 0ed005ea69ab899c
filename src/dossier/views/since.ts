import { isClash } from '../discrepancies.ts';
import { shorten } from '../merge-entries.ts';
import type { SinceView } from '../since.ts';
import { indented, quoteLine, reportNames, section } from './lines.ts';

/** What is new since a day, as text: new entries by kind, then what newer reports changed. */
export function renderSince({ since, reports, entries, changed, shifts, discrepancies }: SinceView): string {
  const name = reportNames({ reports });
  const of = (entity: (typeof entries)[number]['entity']) =>
    entries
      .filter(entry => entry.entity === entity)
      .flatMap(({ label, cites }) => [`  ${label}`, ...indented(cites.slice(0, 1).map(cite => quoteLine(cite, name)))]);
  const clashes = discrepancies.filter(isClash);
  const body = [
    ...section('New meetings', of('meeting')),
    ...section('New moves', of('move')),
    ...section('New agreements', of('agreement')),
    ...section(
      'Changed',
      changed.map(
        ({ label, field, before, after }) =>
          `  ${label}: ${field} was ${before.join(', ')}, now also ${after.join(', ')}`,
      ),
    ),
    ...section(
      'New changes of position',
      shifts.map(
        ({ side, issue, before, after }) =>
          `  ${side}, ${issue}: “${shorten(before.words)}” → “${shorten(after.words)}”`,
      ),
    ),
    ...section(
      'New clashes',
      clashes.map(
        ({ kind, label, versions }) =>
          `  ${kind}: ${versions.map(({ value }) => value).join(' / ')} – ${shorten(label)}`,
      ),
    ),
    ...section('New statements', of('statement')),
  ];
  return [
    `Since ${since}: ${reports.length} ${reports.length === 1 ? 'report' : 'reports'}`,
    ...(body.length === 0 ? ['Nothing new.'] : body),
    '',
  ].join('\n');
}
