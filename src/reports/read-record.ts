import { z } from 'zod';
import type { ParleyError } from '../text/index.ts';
import { publicationDate } from './dates.ts';
import { emptyDraft, makeReport } from './make-report.ts';
import { readByline } from './read-byline.ts';
import { type InputPlace, refusal } from './refusals.ts';
import type { MetadataCandidate, Report } from './report.ts';

/** Decides from a report's words whether it is wanted at all; the error, when not, is its result. */
export type Admit = (
  words: { readonly headline: string | null; readonly text: string },
  place: InputPlace,
) => ParleyError | null;

const words = z.string().nullish();
// What names a report is a key in the record: databases cut it at a NUL, lose halves of characters, and index so much of it.
const MOST_ID_BYTES = 1000;
const isName = (id: string) => !/\u0000|\p{Surrogate}/u.test(id) && Buffer.byteLength(id) <= MOST_ID_BYTES;

/** One report as JSON. Unknown fields are let pass: exports of other tools carry many. */
const recordSchema = z.looseObject({
  id: z
    .union([z.string(), z.number()])
    .refine(id => isName(`${id}`), `holds a sign that cannot be kept, or more than ${MOST_ID_BYTES} bytes`)
    .nullish(),
  url: words,
  publisher: words,
  headline: words,
  title: words,
  published: words,
  date: words,
  modified: words,
  retrieved: words,
  language: words,
  authors: z.union([z.string(), z.array(z.union([z.string(), z.looseObject({ name: z.string() })]))]).nullish(),
  text: z.string(),
});

const FIELDS =
  'A report is an object with `text`, and if known `id`, `url`, `publisher`, `headline`, `published`, `authors`.';

const given = (value: string | null | undefined) =>
  value === undefined || value === null || value.trim() === '' ? null : value.trim();

/**
 * Makes a report of one JSON value. Its text is kept character for character.
 *
 * @param admit Asked before anything is made of the words.
 * @throws {ParleyError} `record-invalid` when it is no report, naming the field; what `admit` says against it.
 */
export function readRecord(value: unknown, place: InputPlace, admit?: Admit): Report {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue === undefined || issue.path.length === 0 ? 'the value' : `\`${issue.path.join('.')}\``;
    const isMissing =
      issue?.path.length === 1 && (value as Record<string, unknown>)[String(issue.path[0])] === undefined;
    const reason = isMissing ? `${field} is missing` : `${field} is not as expected (${issue?.message ?? 'invalid'})`;
    throw refusal('record-invalid', place, reason, FIELDS);
  }
  const record = parsed.data;
  if (record.text.trim() === '') throw refusal('record-invalid', place, 'its `text` is empty', FIELDS);

  const headline = given(record.headline) ?? given(record.title);
  const refused = admit?.({ headline, text: record.text }, place) ?? null;
  if (refused !== null) throw refused;
  const candidates: MetadataCandidate[] = [];
  const note = (field: MetadataCandidate['field'], raw: string | null, value: string | null) => {
    if (raw !== null) candidates.push({ field, value: value ?? raw, raw, source: 'given' });
    return value;
  };
  const writtenDate = given(record.published) ?? given(record.date);
  const published = note('published', writtenDate, writtenDate === null ? null : publicationDate(writtenDate));
  const writtenModified = given(record.modified);
  const authors = typeof record.authors === 'string' ? [record.authors] : (record.authors ?? []);
  const writtenAuthors = authors
    .map(author => (typeof author === 'string' ? author : author.name))
    .filter(name => given(name) !== null);
  const byline = [...new Set(writtenAuthors.flatMap(readByline))];
  for (const author of writtenAuthors) note('author', author, readByline(author).join(', ') || author);
  const id = record.id ?? null;
  return makeReport({
    ...emptyDraft,
    text: record.text,
    id: id === null || `${id}`.trim() === '' ? null : `${id}`,
    file: place.file,
    url: note('url', given(record.url), given(record.url)),
    publisher: note('publisher', given(record.publisher), given(record.publisher)),
    headline: note('headline', headline, headline),
    byline,
    published,
    publishedBasis: published === null ? null : 'given',
    modified: note('modified', writtenModified, writtenModified === null ? null : publicationDate(writtenModified)),
    retrieved: given(record.retrieved),
    language: note('language', given(record.language), given(record.language)),
    candidates,
  });
}
