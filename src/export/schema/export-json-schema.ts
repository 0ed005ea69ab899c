import { z } from 'zod';
import type { Exported } from '../exported.ts';
import { dossierSchema } from './dossier-schema.ts';
import { ploverSchema } from './plover-schema.ts';
import { readingSchema } from './reading-schema.ts';

/** JSON Schemas (draft 2020-12) of every line that is JSON: readings and dossiers of the jsonl export, events of the plover export. */
export function exportJsonSchema(): Exported {
  const file = (name: string, title: string, schema: z.ZodType) => ({
    name: `${name}.schema.json`,
    mediaType: 'application/schema+json',
    text: `${JSON.stringify({ $id: `urn:parley:schema:${name}`, title, ...z.toJSONSchema(schema) }, null, 2)}\n`,
  });
  return {
    files: [
      file('reading', 'What one report says', readingSchema),
      file('dossier', 'What many reports say together', dossierSchema),
      file('plover', 'An event with the field names of PLOVER', ploverSchema),
    ],
    notices: [],
  };
}
