export { IMPORTED_ENTITIES, type ImportedEntity } from './import-columns.ts';
export { type Imported, type ImportOptions, type ImportTable, importRows, type RefusedRow } from './import-rows.ts';
export { readCsvTable } from './read-csv-table.ts';
export { readPloverTable } from './read-plover-table.ts';
