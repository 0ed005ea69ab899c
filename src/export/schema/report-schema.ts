import { z } from 'zod';
import { GENRES, METADATA_SOURCES, PASSAGE_KINDS } from '../../reports/index.ts';

export const text = z.string();
/** Not stated is null, never a missing field. */
export const textOrNull = z.string().nullable();
export const texts = z.array(z.string());
const offset = z.int().min(0);

/** The words of a report that an entry stands on; offsets are UTF-16 code units. */
export const cite = z.strictObject({ report: text, start: offset, end: offset, exact: z.string().min(1) });
export const cites = z.array(cite);
/** One at least: no entry without a cite. */
export const someCites = z.tuple([cite], cite).meta({ minItems: 1 });

const span = z.strictObject({ start: offset, end: offset });

export const report = z.strictObject({
  id: text,
  textHash: text,
  file: textOrNull,
  url: textOrNull,
  publisher: textOrNull,
  agency: textOrNull,
  byline: texts,
  headline: textOrNull,
  headings: texts,
  dateline: z.strictObject({ place: textOrNull, day: textOrNull, cite }).nullable(),
  published: textOrNull,
  publishedBasis: z.enum(METADATA_SOURCES).nullable(),
  modified: textOrNull,
  retrieved: textOrNull,
  rawHash: textOrNull,
  language: textOrNull,
  genre: z.enum(GENRES).nullable(),
  text,
  passages: z.array(
    z.strictObject({
      kind: z.enum(PASSAGE_KINDS),
      label: textOrNull,
      inSource: z.exactOptional(span),
      start: offset,
      end: offset,
    }),
  ),
  candidates: z.array(
    z.strictObject({
      field: z.enum(['headline', 'publisher', 'agency', 'author', 'published', 'modified', 'url', 'language']),
      value: text,
      raw: text,
      source: z.enum(METADATA_SOURCES),
    }),
  ),
  derivedFrom: z.array(
    z.strictObject({
      name: text,
      kind: z.enum(['agency', 'interview', 'statement', 'outlet']),
      explicit: z.boolean(),
      cite: cite.nullable(),
    }),
  ),
});
