import { exportCsv } from './csv/export-csv.ts';
import { exportCameo } from './events/export-cameo.ts';
import { exportPlover } from './events/export-plover.ts';
import { exportAnnotations } from './export-annotations.ts';
import { exportAtom } from './export-atom.ts';
import { exportCalendar } from './export-calendar.ts';
import { exportJsonLines } from './export-jsonl.ts';
import { exportMarkdown } from './export-markdown.ts';
import type { Exported, ExportInput } from './exported.ts';
import { exportJsonSchema } from './schema/export-json-schema.ts';

export const EXPORT_FORMATS = [
  'csv',
  'jsonl',
  'json-schema',
  'plover',
  'cameo',
  'web-annotation',
  'icalendar',
  'atom',
  'markdown',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  /** A byte order mark before CSV, for Excel. No other format takes one. */
  readonly bom?: boolean;
}

/** The record in a format of somebody else's: a pure function of what it is given, the same bytes every time. */
export function exportAs(format: ExportFormat, input: ExportInput, { bom = false }: ExportOptions = {}): Exported {
  switch (format) {
    case 'csv':
      return exportCsv(input, { bom });
    case 'jsonl':
      return exportJsonLines(input);
    case 'json-schema':
      return exportJsonSchema();
    case 'plover':
      return exportPlover(input);
    case 'cameo':
      return exportCameo(input);
    case 'web-annotation':
      return exportAnnotations(input);
    case 'icalendar':
      return exportCalendar(input);
    case 'atom':
      return exportAtom(input);
    case 'markdown':
      return exportMarkdown(input);
  }
}
