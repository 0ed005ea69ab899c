import type { Passage, Report } from '../src/reports/index.ts';

interface Given {
  readonly id: string;
  readonly text: string;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
}

/** A report from its bare parts, every paragraph a body passage: for readings made by hand, where intake is not what is measured. */
export function plainReport({ id, text, publisher = null, published = null, url = null }: Given): Report {
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
    agency: null,
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
