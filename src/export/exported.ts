import type { Dossier } from '../dossier/index.ts';
import type { Notice, Reading } from '../reading/index.ts';

/** What is handed on: the readings, the dossiers made of them, and the day it is asked for. */
export interface ExportInput {
  readonly readings: readonly Reading[];
  readonly dossiers: readonly Dossier[];
  /** ISO day. Stands where a format demands the time of its own making, so that the same record gives the same bytes. */
  readonly asOf: string;
}

/** One file of an export, its name without a folder. */
export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** The files, and what the format could not hold: each with its words and the reason. */
export interface Exported {
  readonly files: readonly ExportFile[];
  readonly notices: readonly Notice[];
}

/** Every code an export's notices can have; docs/exports.md explains them. */
export const EXPORT_NOTICES = ['event-without-day', 'event-without-actor-code', 'meeting-denied'] as const;
export type ExportNotice = (typeof EXPORT_NOTICES)[number];

/** JSON, an object a line, each line ended; lines within texts are escaped by JSON itself. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}
