import type { Dossier } from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';
import { type Cite, codePointsOf } from '../../text/index.ts';
import { findCites } from '../find-cites.ts';
import { number, type Table, tableOf, text } from './table.ts';

interface CitationRow {
  readonly table: string;
  readonly dossier: string | null;
  readonly entry: string;
  readonly field: string;
  readonly cite: Cite;
}

/** Every cite of every entry: the table that ties all others to the words of the reports. */
export function citationsTable(readings: readonly Reading[], dossiers: readonly Dossier[]): Table {
  const points = new Map(readings.map(({ report }) => [report.id, codePointsOf(report.text)] as const));
  const inCodePoints = (report: string, offset: number) => points.get(report)?.fromUtf16(offset) ?? null;
  return tableOf<CitationRow>(
    'citations',
    'The exact words each entry stands on.',
    [
      text('table', 'The table of the entry, without .csv.', row => row.table),
      text('dossier', 'Id of the dossier, for merged entries.', row => row.dossier),
      text('entry', 'Id of the entry in that table.', row => row.entry),
      text('field', 'The field of the record that the words bear; cites for the entry as a whole.', row => row.field),
      text('report', 'Id of the report.', row => row.cite.report),
      number('start', 'First Unicode code point of the words in the report’s text (Python and R count so).', row =>
        inCodePoints(row.cite.report, row.cite.start),
      ),
      number('end', 'The code point after the last.', row => inCodePoints(row.cite.report, row.cite.end)),
      number('start_utf16', 'The same in UTF-16 code units (JavaScript and Java count so).', row => row.cite.start),
      number('end_utf16', 'The unit after the last.', row => row.cite.end),
      text('exact', 'The words.', row => row.cite.exact),
    ],
    [...readings.flatMap(citationsOfReading), ...dossiers.flatMap(citationsOfDossier)],
  );
}

const rowsOf = (table: string, dossier: string | null, entries: readonly { readonly id: string }[]): CitationRow[] =>
  entries.flatMap(entry => findCites(entry).map(found => ({ table, dossier, entry: entry.id, ...found })));

function citationsOfReading(reading: Reading): CitationRow[] {
  const { report, reader, notices, ...entries } = reading;
  return Object.entries(entries).flatMap(([table, rows]) => rowsOf(table, null, rows));
}

function citationsOfDossier(dossier: Dossier): CitationRow[] {
  const { statements, meetings, moves, agreements, conditions, threads, positions, shifts, accounts, discrepancies } =
    dossier;
  const tables = {
    statements,
    meetings,
    moves,
    agreements,
    conditions,
    threads,
    positions,
    shifts,
    accounts,
    discrepancies,
  };
  return Object.entries(tables).flatMap(([table, rows]) => rowsOf(`dossier-${table}`, dossier.id, rows));
}
