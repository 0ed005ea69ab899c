import { createHash } from 'node:crypto';
import type { Report } from '../../reports/index.ts';
import type { Span } from '../../text/index.ts';

/** A row of somebody's table, its empty cells left out. */
export interface ImportRow {
  /** As people count: the header is row 1 of a CSV file, the first line row 1 of a file of JSON lines. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A row as a report, and where its cells stand in it. */
export interface RowReport {
  readonly report: Report;
  readonly cells: ReadonlyMap<string, Span>;
}

/** What the row says of where it comes from. */
export interface RowOrigin {
  readonly file: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly headline: string | null;
  readonly published: string | null;
}

/**
 * The row as a report of genre `dataset`, a line for each cell, so that an entry made of it has words to stand on. Its id comes from what
 * the row says: the same row is the same report, in whatever file and place it comes again.
 */
export function rowReport({ cells }: ImportRow, origin: RowOrigin): RowReport {
  const places = new Map<string, Span>();
  let text = '';
  for (const [column, cell] of cells) {
    const value = lineOf(cell);
    const name = lineOf(column).replaceAll(':', ' ');
    const start = text.length + (text === '' ? 0 : 1) + name.length + 2;
    text += `${text === '' ? '' : '\n'}${name}: ${value}`;
    places.set(column, { start, end: start + value.length });
  }
  const hash = createHash('sha256').update(text).digest('hex');
  return {
    report: {
      id: `row-${hash.slice(0, 16)}`,
      textHash: hash,
      file: origin.file,
      url: origin.url,
      publisher: origin.publisher,
      agency: null,
      byline: [],
      headline: origin.headline,
      headings: [],
      dateline: null,
      published: origin.published,
      publishedBasis: origin.published === null ? null : 'given',
      modified: null,
      retrieved: null,
      rawHash: null,
      language: null,
      genre: 'dataset',
      text,
      passages: [{ kind: 'body', label: null, start: 0, end: text.length }],
      candidates: [],
      derivedFrom: [],
    },
    cells: places,
  };
}

/** One line, without white space at its ends. */
export const lineOf = (cell: string): string => cell.replace(/\s+/g, ' ').trim();
