import { listed, neutralised } from '../../text/index.ts';

/** One field of a row: a text, a number, a truth, several texts, or nothing said. */
export type Cell = string | number | boolean | readonly string[] | null;

export interface CsvOptions {
  /** A byte order mark at the head of the file: Excel takes a file without one for the local 8-bit code page. */
  readonly bom: boolean;
}

/**
 * A table as RFC 4180 has it: a header, CRLF after every row, fields quoted where they must be. Every row has as many fields as the header.
 *
 * @throws {TypeError} for a row of another length.
 */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { bom }: CsvOptions = { bom: false },
): string {
  const lines = [header, ...rows].map(row => {
    if (row.length !== header.length)
      throw new TypeError(`A row of ${row.length} fields in a table of ${header.length}`);
    return `${row.map(cell => quoted(textOf(cell))).join(',')}\r\n`;
  });
  return `${bom ? '\ufeff' : ''}${lines.join('')}`;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  // A number is written by Parley, not by a report: -5 is no formula.
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return neutralised(typeof cell === 'string' ? cell : listed(cell));
}

const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
