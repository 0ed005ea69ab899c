import type { Passage, Report } from '../reports/index.ts';

/** What a hand-made report says of itself; everything else is not stated. */
export interface SampleReport {
  readonly id: string;
  readonly text: string;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly agency?: string | null;
}

/** A report from its bare parts, every paragraph a body passage: for readings made by hand. */
export function sampleReport({
  id,
  text,
  publisher = null,
  published = null,
  url = null,
  agency = null,
}: SampleReport): Report {
  const passages: Passage[] = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: words }) => ({
    kind: 'body',
    label: null,
    start: index,
    end: index + words.length,
  }));
  return {
    id,
    textHash: '',
    file: null,
    url,
    publisher,
    agency,
    byline: [],
    headline: null,
    headings: [],
    dateline: null,
    published,
    publishedBasis: published === null ? null : 'given',
    modified: null,
    retrieved: null,
    rawHash: null,
    language: 'en',
    genre: null,
    text,
    passages,
    candidates: [],
    derivedFrom: [],
  };
}
