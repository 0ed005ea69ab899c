import type { Exported, ExportFile, ExportInput } from '../exported.ts';
import { citationsTable } from './citations.ts';
import { dossierTables } from './dossier-tables.ts';
import { readingTables } from './reading-tables.ts';
import type { Table } from './table.ts';
import { type CsvOptions, writeCsv } from './write-csv.ts';

/**
 * A table for each kind of entry, `citations.csv` with the words they stand on, and `data-dictionary.csv`, which explains every column.
 * RFC 4180, UTF-8; texts that a spreadsheet would run are neutralised.
 */
export function exportCsv({ readings, dossiers }: ExportInput, options: CsvOptions = { bom: false }): Exported {
  const tables = [
    ...readingTables(readings),
    ...(dossiers.length > 0 ? dossierTables(dossiers) : []),
    citationsTable(readings, dossiers),
  ];
  const file = ({ name, columns, rows }: Table): ExportFile => ({
    name: `${name}.csv`,
    mediaType: 'text/csv; charset=utf-8; header=present',
    text: writeCsv(
      columns.map(column => column.name),
      rows,
      options,
    ),
  });
  return { files: [...tables.map(file), file(dictionaryOf(tables))], notices: [] };
}

function dictionaryOf(tables: readonly Table[]): Table {
  const column = (name: string, about: string) => ({ name, type: 'text' as const, about });
  return {
    name: 'data-dictionary',
    about: 'What every column means.',
    columns: [
      column('table', 'The table, without .csv.'),
      column('column', 'The column; empty for the table itself.'),
      column('type', 'text, number, boolean, list (joined by |), edtf or duration.'),
      column('about', 'What it means. An empty field: no report states it.'),
    ],
    rows: tables.flatMap(({ name, about, columns }) => [
      [name, null, null, about],
      ...columns.map(({ name: of, type, about: meaning }) => [name, of, type, meaning]),
    ]),
  };
}
