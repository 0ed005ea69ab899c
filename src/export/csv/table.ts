import type { Cell } from './write-csv.ts';

/** A column: how it is called, what it holds, and where the value comes from. The data dictionary is made of these. */
export interface Column<Row> {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'edtf' | 'duration';
  /** What the field means, for the data dictionary; null in the table means that no report states it. */
  readonly about: string;
  readonly of: (row: Row) => Cell;
}

/** A table with its rows, not yet text. */
export interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly { readonly name: string; readonly type: Column<never>['type']; readonly about: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

export function tableOf<Row>(
  name: string,
  about: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  return { name, about, columns, rows: rows.map(row => columns.map(({ of }) => of(row))) };
}

type Getter<Row> = (row: Row) => Cell;

export const text = <Row>(name: string, about: string, of: Getter<Row>): Column<Row> => ({
  name,
  type: 'text',
  about,
  of,
});
export const number = <Row>(name: string, about: string, of: Getter<Row>): Column<Row> => ({
  name,
  type: 'number',
  about,
  of,
});
export const truth = <Row>(name: string, about: string, of: Getter<Row>): Column<Row> => ({
  name,
  type: 'boolean',
  about,
  of,
});
export const list = <Row>(name: string, about: string, of: (row: Row) => readonly string[]): Column<Row> => ({
  name,
  type: 'list',
  about,
  of,
});
export const edtf = <Row>(name: string, about: string, of: Getter<Row>): Column<Row> => ({
  name,
  type: 'edtf',
  about,
  of,
});
