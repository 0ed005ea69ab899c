import type { Report } from '../src/reports/index.ts';

/** What a person read off a page; where several answers are right, all of them. */
export interface MetadataLabel {
  readonly page: string;
  readonly headline: readonly string[];
  readonly authors: readonly (readonly string[])[];
  readonly publisher: readonly string[];
  readonly agency: string | null;
  /** Days; two where the page's zones disagree. */
  readonly published: readonly string[];
}

export interface Judgement {
  readonly field: string;
  readonly right: boolean;
  readonly found: string;
}

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isOneOf = (found: string | null, accepted: readonly string[]) =>
  found !== null && accepted.some(value => bare(value) === bare(found));

/** Compares what was read with the label, field by field; case and punctuation do not count. */
export function judgeMetadata(label: MetadataLabel, report: Report | null): Judgement[] {
  const byline = report?.byline ?? [];
  const day = report?.published?.slice(0, 10) ?? null;
  const sameAuthors = label.authors.some(
    accepted =>
      accepted.length === byline.length && accepted.every(name => byline.some(found => bare(found) === bare(name))),
  );
  return [
    { field: 'headline', right: isOneOf(report?.headline ?? null, label.headline), found: `${report?.headline}` },
    { field: 'authors', right: sameAuthors, found: byline.join(' + ') },
    { field: 'publisher', right: isOneOf(report?.publisher ?? null, label.publisher), found: `${report?.publisher}` },
    { field: 'agency', right: (report?.agency ?? null) === label.agency, found: `${report?.agency}` },
    { field: 'published', right: day !== null && label.published.includes(day), found: `${report?.published}` },
  ];
}
