import { publicationDate } from './dates.ts';
import { findPassages } from './find-passages.ts';
import { emptyDraft, makeReport } from './make-report.ts';
import type { MetadataCandidate, Report } from './report.ts';

/** A decoded document and where it came from. */
export interface DocumentInput {
  readonly text: string;
  readonly file: string | null;
  readonly rawHash: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

/**
 * Makes a report of plain text, which is kept character for character. A line at its head or foot that is only a date is when it
 * was published; everything else that a page would state stays null.
 */
export function readPlainText(input: DocumentInput): Report {
  const { text } = input;
  const passages = findPassages(text, { headline: null, publisher: null, byline: [] });
  const candidates: MetadataCandidate[] = [];
  for (const { label, start, end } of passages.passages) {
    if (label !== 'date') continue;
    const raw = text.slice(start, end);
    const value = publicationDate(
      raw.replace(/^(?:first |last )?(?:published|posted|updated|modified|date|created|issued)(?: on)?\s*:?\s*/i, ''),
    );
    if (value === null) continue;
    candidates.push({
      field: /^(?:last )?(?:updated|modified)/i.test(raw) ? 'modified' : 'published',
      value,
      raw,
      source: 'text',
    });
  }
  if (passages.headline !== null) {
    const raw = text.slice(passages.headline.start, passages.headline.end);
    candidates.push({ field: 'headline', value: raw, raw, source: 'text' });
  }
  const published = candidates.find(({ field }) => field === 'published')?.value ?? null;
  return makeReport({
    ...emptyDraft,
    text,
    file: input.file,
    rawHash: input.rawHash,
    url: input.url,
    retrieved: input.retrieved,
    published,
    publishedBasis: published === null ? null : 'text',
    modified: candidates.find(({ field }) => field === 'modified')?.value ?? null,
    candidates,
    passages,
  });
}
