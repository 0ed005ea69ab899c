import { z } from 'zod';
import { entrySchemas } from '../../reading/index.ts';
import { GENRES, METADATA_SOURCES, PASSAGE_KINDS } from '../../reports/index.ts';

const { cite, cites, someCites, text, textOrNull, texts } = entrySchemas;

export { cite, cites, someCites, text, textOrNull, texts };

const offset = z.int().min(0);

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
      page: z.exactOptional(z.int()),
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
