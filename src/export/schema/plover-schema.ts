import { z } from 'zod';
import { PLOVER_EVENTS, REVIEW_STATES } from '../../reading/index.ts';
import { text, texts } from './report-schema.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const optional = z.exactOptional;
const entity = z.strictObject({
  code: optional(text),
  sector: optional(text),
  entity_text: text,
  identifier_id: optional(text),
  identifier_text: optional(text),
});

/** A line of the plover export; `schema.test.ts` holds it and the type together. */
export const ploverSchema = z.strictObject({
  id: text,
  date: day,
  enddate: optional(day),
  actor: z.array(entity),
  recipient: z.array(entity),
  event: z.array(z.enum(PLOVER_EVENTS)).length(1),
  mode: texts,
  context: texts,
  event_loc: optional(z.strictObject({ extracted_place: text })),
  event_text: z.array(text).min(1),
  text_info: z.strictObject({ start: z.int().min(0), end: z.int().min(1) }),
  link: optional(text),
  cite_info: z.strictObject({
    citation: text,
    url: optional(text),
    title: optional(text),
    language: optional(text),
    publication: optional(text),
    coder: text,
    codebook: text,
  }),
  coder: text,
  date_basis: z.enum(['stated', 'reported']),
  date_edtf: optional(text),
  voice: text,
  voice_actor: optional(text),
  confidence: z.number().min(0).max(1),
  review: z.enum(REVIEW_STATES),
});
