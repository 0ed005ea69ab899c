import { type Exported, type ExportInput, jsonLines } from './exported.ts';

/** Everything as it is inside Parley: a reading a line, a dossier a line. The json-schema export describes both. */
export function exportJsonLines({ readings, dossiers }: ExportInput): Exported {
  const mediaType = 'application/x-ndjson';
  return {
    files: [
      { name: 'readings.jsonl', mediaType, text: jsonLines(readings) },
      { name: 'dossiers.jsonl', mediaType, text: jsonLines(dossiers) },
    ],
    notices: [],
  };
}
