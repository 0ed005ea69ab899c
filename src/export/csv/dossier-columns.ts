import type { Dossier, Field, MergedBase } from '../../dossier/index.ts';
import { type Column, edtf, list, number, text } from './table.ts';

/** A row with the dossier it is of: ids are unique within one dossier. */
export type In<Row> = Row & { readonly dossier: string };
export const within = <Row extends object>(
  dossiers: readonly Dossier[],
  of: (dossier: Dossier) => readonly Row[],
): In<Row>[] => dossiers.flatMap(dossier => of(dossier).map(row => ({ ...row, dossier: dossier.id })));

export const dossierColumn = <Row>(): Column<In<Row>> => text('dossier', 'Id of the dossier.', row => row.dossier);
export const merged = <Row extends MergedBase>(): Column<In<Row>>[] => [
  dossierColumn(),
  text('id', 'Id of the merged entry.', row => row.id),
  text('label', 'The entry in one line.', row => row.label),
  edtf('first_reported', 'Publication of the first report that has it.', row => row.firstReported),
  number('independent', 'Reports that have it and do not go back to one another.', row => row.independent),
  list('reports', 'Ids of the reports that have it.', row => row.reports),
  list('entries', 'Ids of the entries of readings it was merged from.', row => row.mentions.map(({ entry }) => entry)),
  text('checked', 'What a person did with it.', row => row.checked),
];
/** The preferred version of a merged field; every version is in dossier-versions.csv. */
export const field = <Row>(name: string, about: string, of: (row: Row) => Field): Column<Row> =>
  text(name, `${about} The preferred version; all are in dossier-versions.csv.`, row => of(row).preferred);
