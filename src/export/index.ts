export type { Exported, ExportFile, ExportInput } from './exported.ts';
export { EXPORT_NOTICES } from './exported.ts';
export { EXPORT_FORMATS, type ExportFormat, type ExportOptions, exportAs } from './formats.ts';
export { dossierSchema } from './schema/dossier-schema.ts';
export { readingSchema } from './schema/reading-schema.ts';
export { report as reportSchema } from './schema/report-schema.ts';
