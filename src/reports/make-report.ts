import { citeOf } from '../text/index.ts';
import { findPassages, type PlainPassages } from './find-passages.ts';
import { findGenre, findProvenance } from './find-provenance.ts';
import { reportIdOf, sha256 } from './hash.ts';
import { readByline } from './read-byline.ts';
import { recogniseLanguage } from './recognise-language.ts';
import type { Genre, MetadataCandidate, MetadataSource, Passage, Report } from './report.ts';

/** What an input states about a report, before the text itself is looked at. */
export interface ReportDraft {
  readonly text: string;
  readonly id: string | null;
  readonly file: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly byline: readonly string[];
  readonly headline: string | null;
  readonly published: string | null;
  readonly publishedBasis: MetadataSource | null;
  readonly modified: string | null;
  readonly retrieved: string | null;
  readonly rawHash: string | null;
  readonly language: string | null;
  readonly genre: Genre | null;
  readonly candidates: readonly MetadataCandidate[];
  /** Passages already found (a page has them from its elements); null for text whose lines have to tell. */
  readonly passages: PlainPassages | null;
}

/** A draft with nothing stated but the text. */
export const emptyDraft: Omit<ReportDraft, 'text'> = {
  id: null,
  file: null,
  url: null,
  publisher: null,
  agency: null,
  byline: [],
  headline: null,
  published: null,
  publishedBasis: null,
  modified: null,
  retrieved: null,
  rawHash: null,
  language: null,
  genre: null,
  candidates: [],
  passages: null,
};

/** Text that the language is told from: what is not boilerplate. */
const readable = (text: string, passages: readonly Passage[]) =>
  passages
    .filter(({ kind }) => kind === 'body' || kind === 'heading')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

/** Completes a draft to a report: passages, dateline, provenance, language, hashes. The text is not touched. */
export function makeReport(draft: ReportDraft): Report {
  const { text, publisher, url } = draft;
  const id = draft.id ?? reportIdOf(publisher, url, text);
  const cited = { id, text };
  const { passages, dateline, headline } =
    draft.passages ?? findPassages(text, { headline: draft.headline, publisher, byline: draft.byline });
  const statedHeadline = draft.headline ?? (headline === null ? null : text.slice(headline.start, headline.end));
  const byline = draft.byline.length > 0 ? draft.byline : bylineIn(text, passages);
  const provenance = findProvenance(cited, passages, dateline, { publisher, byline });
  return {
    id,
    textHash: sha256(text),
    file: draft.file,
    url,
    publisher,
    agency: draft.agency ?? provenance.agency,
    byline,
    headline: statedHeadline,
    headings: passages.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end)),
    dateline:
      dateline === null
        ? null
        : { place: dateline.place, day: datelineDay(dateline.date, draft.published), cite: citeOf(cited, dateline) },
    published: draft.published,
    publishedBasis: draft.publishedBasis,
    modified: draft.modified,
    retrieved: draft.retrieved,
    rawHash: draft.rawHash,
    language: recogniseLanguage(readable(text, passages)) ?? draft.language,
    genre: draft.genre ?? findGenre(statedHeadline, url, dateline?.source?.isAgency === true),
    text,
    passages,
    candidates: draft.candidates,
    derivedFrom: provenance.derivedFrom,
  };
}

/** The authors as a byline within the text names them, where the metadata are silent. */
function bylineIn(text: string, passages: readonly Passage[]): string[] {
  const line = passages.find(({ kind, label }) => kind === 'boilerplate' && label === 'byline');
  return line === undefined ? [] : readByline(text.slice(line.start, line.end));
}

/**
 * The day of a dateline as EDTF. A dateline states no year as a rule: it is the year that puts the day nearest to the publication,
 * and null where the publication is not dated either.
 */
function datelineDay(
  date: { readonly year: number | null; readonly month: number; readonly day: number } | null,
  published: string | null,
): string | null {
  if (date === null) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  const withYear = (year: number) => `${year}-${two(date.month)}-${two(date.day)}`;
  if (date.year !== null) return withYear(date.year);
  const anchor = /^\d{4}-\d{2}-\d{2}/.exec(published ?? '')?.[0];
  if (anchor === undefined) return null;
  const year = Number(anchor.slice(0, 4));
  const distance = (candidate: number) => Math.abs(Date.parse(withYear(candidate)) - Date.parse(anchor));
  return withYear([year, year - 1, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best)));
}
