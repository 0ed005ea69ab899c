import { z } from 'zod';
import { entrySchemas as entries } from '../../reading/index.ts';
import { cite, report, text } from './report-schema.ts';

/** A reading, field by field; `schema.test.ts` holds it and the type together. */
export const readingSchema = z.strictObject({
  report,
  reader: z.strictObject({ version: text }),
  actors: z.array(entries.actor),
  affiliations: z.array(entries.affiliation),
  times: z.array(entries.time),
  statements: z.array(entries.statement),
  meetings: z.array(entries.meeting),
  moves: z.array(entries.move),
  conditions: z.array(entries.condition),
  threads: z.array(entries.thread),
  positions: z.array(entries.position),
  shifts: z.array(entries.shift),
  accounts: z.array(entries.account),
  agreements: z.array(entries.agreement),
  assessments: z.array(entries.assessment),
  events: z.array(entries.event),
  discrepancies: z.array(entries.discrepancy),
  notices: z.array(z.strictObject({ code: text, cite: cite.nullable(), because: text })),
});
