export type { Exported, ExportFile, ExportInput } from './exported.ts';
export { EXPORT_NOTICES } from './exported.ts';
export { EXPORT_FORMATS, type ExportFormat, type ExportOptions, exportAs } from './formats.ts';
