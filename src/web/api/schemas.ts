import { z } from 'zod';
import { DOSSIER_VIEWS, REVIEW_ACTIONS } from '../../dossier/index.ts';
import { dossierSchema, readingSchema, reportSchema } from '../../export/index.ts';
import { entrySchemas } from '../../reading/index.ts';

// NUL and half characters: no database keeps them as they are.
const UNSTORABLE = /\u0000|\p{Surrogate}/u;
export const storable = z.string().refine(text => !UNSTORABLE.test(text), 'holds a sign that cannot be kept');
export const id = storable
  .min(1)
  .max(2000)
  .refine(text => Buffer.byteLength(text) <= 2000, 'is longer than 2,000 bytes');
export const coder = storable.min(1).max(200);
export const textOrNull = z.string().nullable();

export const reportSchemaNamed = reportSchema.meta({ id: 'Report' });
export const readingSchemaNamed = readingSchema.extend({ report: reportSchemaNamed }).meta({ id: 'Reading' });
export const dossierSchemaNamed = dossierSchema.meta({ id: 'Dossier' });
export const dossierPartsSchema = dossierSchema
  .partial()
  .extend({ id: z.string(), title: z.string(), views: z.array(z.enum(viewNames())), next: textOrNull })
  .meta({ id: 'DossierParts' });

export const entrySchema = z
  .discriminatedUnion('entity', [
    entrySchemas.time,
    entrySchemas.actor,
    entrySchemas.affiliation,
    entrySchemas.statement,
    entrySchemas.meeting,
    entrySchemas.move,
    entrySchemas.condition,
    entrySchemas.position,
    entrySchemas.shift,
    entrySchemas.account,
    entrySchemas.agreement,
    entrySchemas.assessment,
    entrySchemas.event,
    entrySchemas.discrepancy,
  ])
  .meta({ id: 'Entry' });

export const reportRowSchema = z
  .strictObject({
    seq: z.int(),
    id: z.string(),
    published: textOrNull,
    publisher: textOrNull,
    headline: textOrNull,
    url: textOrNull,
    language: textOrNull,
    addedAt: z.string(),
    readerVersion: z.string(),
  })
  .meta({ id: 'ReportRow' });

export const reviewSchema = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    by: z.string(),
    entry: z.string(),
    action: z.enum(REVIEW_ACTIONS),
    field: textOrNull,
    value: textOrNull,
    reason: textOrNull,
  })
  .meta({ id: 'Review' });

export const dossierRowSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    reports: z.int(),
    sources: z.int(),
    meetings: z.int(),
    moves: z.int(),
    openThreads: z.int(),
    clashes: z.int(),
    latest: textOrNull,
  })
  .meta({ id: 'DossierRow' });

/** The views of a dossier as the list of their names that zod wants. */
export function viewNames(): [string, ...string[]] {
  const [first, ...others] = DOSSIER_VIEWS;
  return [first!, ...others];
}
