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

// A spreadsheet runs what begins with one of these, full-width forms too: =HYPERLINK(…), +1+cmd|…, @SUM(…).
const FORMULA = /^'*[\s\u200b\u00ad]*[=+\-@＝＋－＠\t\r\n]/;

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection). `restored` takes it
 * away again; a text that begins so already gets one more, so that nothing is lost.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function restored(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Several texts in one field: `state:RUS|state:UKR`; a bar or backslash within one is escaped by a backslash. */
export function listed(texts: readonly string[]): string {
  return texts.map(text => text.replace(/[\\|]/g, '\\$&')).join('|');
}

/** The texts that `listed` was given; an empty field is no text at all. */
export function unlisted(field: string): string[] {
  if (field === '') return [];
  const texts: string[] = [];
  let text = '';
  for (const [part] of field.matchAll(/\\[\\|]|[\s\S]/g)) {
    if (part === '|') {
      texts.push(text);
      text = '';
    } else text += part.length === 2 ? part.slice(1) : part;
  }
  return [...texts, text];
}
