import { parse } from 'csv-parse/sync';
import { ParleyError } from '../../text/index.ts';
import type { ImportTable } from './import-rows.ts';

/**
 * A table as spreadsheets save it: a header, then rows; commas, semicolons or tabs, told by the header. Empty rows are passed over.
 *
 * @throws {ParleyError} `import-broken`, naming the row.
 */
export function readCsvTable(text: string, file: string | null): ImportTable {
  const [head = ''] = text.split(/\r?\n/, 1);
  const count = (sign: string) => head.split(sign).length;
  const delimiter = [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  let table: string[][];
  try {
    table = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (cause) {
    throw new ParleyError(
      'import-broken',
      `${file ?? 'standard input'}: this is no table of separated values (${cause instanceof Error ? cause.message : cause})`,
      'Save it from the spreadsheet as CSV in UTF-8.',
      { cause },
    );
  }
  const [columns = [], ...rows] = table;
  if (columns.length === 0)
    throw new ParleyError(
      'import-broken',
      `${file ?? 'standard input'}: there is no header`,
      'The first row has to name the columns.',
    );
  return {
    file,
    columns: columns.map(column => column.trim()),
    rows: rows.map((cells, at) => ({
      row: at + 2,
      cells: new Map(
        columns.flatMap((column, n) => ((cells[n] ?? '').trim() === '' ? [] : [[column.trim(), cells[n]!] as const])),
      ),
    })),
    entity: null,
  };
}
