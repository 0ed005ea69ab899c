import { agencyNamed } from '../agencies.ts';
import { dateInUrl, publicationDate } from '../dates.ts';
import { isSameOutlet } from '../find-provenance.ts';
import { readByline } from '../read-byline.ts';
import type { Genre, MetadataCandidate, MetadataSource } from '../report.ts';
import { type ArticleData, readJsonLd } from './json-ld.ts';
import type { PageFacts } from './prepare-page.ts';

/** The metadata of a page, each value chosen among the candidates, which are all kept. */
export interface PageMetadata {
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly publishedBasis: MetadataSource | null;
  readonly modified: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly genre: Genre | null;
  readonly candidates: readonly MetadataCandidate[];
}

type Field = MetadataCandidate['field'];

/** Meta tags by field, the most reliable first. */
const META: readonly (readonly [Field, MetadataSource, readonly string[]])[] = [
  ['headline', 'open graph', ['og:title']],
  [
    'headline',
    'meta',
    ['twitter:title', 'hdl', 'headline', 'sailthru.title', 'parsely-title', 'dc.title', 'dcterms.title', 'title'],
  ],
  ['publisher', 'open graph', ['og:site_name']],
  [
    'publisher',
    'meta',
    ['application-name', 'article:publisher:name', 'dc.publisher', 'dcterms.publisher', 'copyright', 'publisher'],
  ],
  ['author', 'open graph', ['article:author', 'og:article:author']],
  [
    'author',
    'meta',
    [
      'author',
      'byl',
      'byline',
      'sailthru.author',
      'parsely-author',
      'dc.creator',
      'dcterms.creator',
      'article:author_name',
      'authors',
      'article.author',
    ],
  ],
  [
    'published',
    'open graph',
    ['article:published_time', 'article:published', 'og:article:published_time', 'og:published_time'],
  ],
  [
    'published',
    'meta',
    [
      'datepublished',
      'date',
      'pubdate',
      'publish-date',
      'publish_date',
      'publishdate',
      'publication_date',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'article.published',
      'originalpublicationdate',
      'displaydate',
      'ptime',
      'date.release',
      'dc.date.created',
      'cxenseparse:recs:publishtime',
      'rnews:datepublished',
    ],
  ],
  [
    'modified',
    'open graph',
    ['article:modified_time', 'article:modified', 'og:updated_time', 'og:article:modified_time'],
  ],
  [
    'modified',
    'meta',
    [
      'datemodified',
      'lastmod',
      'last-modified',
      'dc.date.modified',
      'dcterms.modified',
      'revision_date',
      'article.updated',
      'utime',
    ],
  ],
  ['url', 'open graph', ['og:url']],
  ['language', 'open graph', ['og:locale']],
  ['language', 'meta', ['content-language', 'language', 'dc.language', 'inlanguage']],
];

/** Collects every candidate of every field, in the order in which they are believed. */
function collectCandidates(facts: PageFacts, article: ArticleData): MetadataCandidate[] {
  const found: MetadataCandidate[] = [];
  const add = (field: Field, raw: string | null | undefined, source: MetadataSource) => {
    const words = raw?.replace(/\s+/g, ' ').trim() ?? '';
    if (words === '') return;
    const value = readValue(field, words);
    if (value !== null) found.push({ field, value, raw: words, source });
  };
  add('headline', article.headline, 'json-ld');
  add('publisher', article.publisher, 'json-ld');
  for (const author of article.authors) add('author', author, 'json-ld');
  add('published', article.published, 'json-ld');
  add('modified', article.modified, 'json-ld');
  add('url', facts.canonical, 'meta');
  for (const [field, source, names] of META) {
    for (const name of names) for (const meta of facts.metas) if (meta.name === name) add(field, meta.content, source);
  }
  for (const { as, text } of facts.marked) {
    if (as === 'owner') add('publisher', text, 'text');
    else if (as === 'h1') add('headline', text, 'text');
    else if (as === 'author' && text.length <= 120) add('author', text, 'text');
    else if (as === 'date') add('published', text, 'text');
  }
  for (const { datetime, text, name } of facts.times) {
    const field = /modif|updat/.test(name) || /^(?:last )?(?:updated|modified)/i.test(text) ? 'modified' : 'published';
    add(field, publicationDate(datetime) === null ? text : datetime, 'time element');
  }
  add('headline', facts.title, 'meta');
  add('language', facts.language, 'meta');
  add('language', article.language, 'json-ld');
  return found;
}

/** The value a field's words stand for, or null when they cannot be one. */
function readValue(field: Field, words: string): string | null {
  if (field === 'published' || field === 'modified') return publicationDate(words);
  if (field === 'author') return /^https?:|facebook\.com|^@/.test(words) ? null : words;
  if (field === 'publisher')
    return /^https?:/.test(words) ? null : words.replace(/^(?:copyright|©)[\s\d©,-]*/i, '').slice(0, 120) || null;
  if (field === 'language')
    return /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(words) ? words.replace('_', '-').toLowerCase().slice(0, 2) : null;
  return words;
}

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Share of the shorter title's words that the longer holds. */
function titleOverlap(a: string, b: string): number {
  const [short, long] = [bare(a).split(' '), bare(b).split(' ')].sort((x, y) => x.length - y.length);
  const words = new Set(long);
  return (short ?? []).filter(word => words.has(word)).length / Math.max(1, short?.length ?? 0);
}

/** `Talks resume in Geneva | The Harbour Post` without the outlet's name. */
function withoutSite(title: string, sites: readonly string[]): string {
  const parts = title.split(/\s+[|•·»–—-]+\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const isSite = sites.some(
    site => titleOverlap(site, last) >= 0.6 || bare(site).replaceAll(' ', '') === bare(last).replaceAll(' ', ''),
  );
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|•·»–—-]+$/, '') : title;
}

function chooseHeadline(candidates: readonly MetadataCandidate[], sites: readonly string[]): string | null {
  const titles = candidates
    .filter(({ field }) => field === 'headline')
    .map(({ value, source }) => ({ title: withoutSite(value, sites), source }));
  const shown = titles.filter(({ source }) => source === 'text').map(({ title }) => title);
  const stated = titles.filter(({ source }) => source !== 'text').map(({ title }) => title);
  const [first] = stated;
  // What the reader of the page saw, if it is the same headline as the one that is stated for machines.
  const onPage = shown.find(
    title => bare(title).split(' ').length >= 3 && stated.some(other => titleOverlap(title, other) >= 0.6),
  );
  return onPage ?? first ?? shown[0] ?? null;
}

/** Host of an address without `www.`. */
function hostOf(url: string | null): string | null {
  try {
    return url === null ? null : new URL(url).hostname.replace(/^(?:www|m|amp|edition)\./, '');
  } catch {
    return null;
  }
}

/** Values of `og:site_name` that name nobody. */
const NO_OUTLET = /^(?:hosted|u\.s\.|news|home|blog|blogger|wordpress|medium|website|index)$/i;

interface Outlet {
  readonly publisher: string | null;
  readonly agency: string | null;
}

/**
 * Outlet and agency are two things: pages of regional papers state the Associated Press as publisher of its dispatches. The outlet
 * is whose site it is; the agency is who else is named as publisher or author.
 */
function chooseOutlet(
  candidates: readonly MetadataCandidate[],
  authors: readonly string[],
  url: string | null,
): Outlet {
  const stated = candidates.filter(({ field, value }) => field === 'publisher' && !NO_OUTLET.test(value));
  const site = stated.find(({ source, value }) => source === 'open graph' && agencyNamed(value) === null);
  const own = site ?? stated.find(({ value }) => agencyNamed(value) === null);
  const host = hostOf(url);
  const agencies = [...stated.map(({ value }) => value), ...authors].map(agencyNamed).filter(name => name !== null);
  const isAgencySite =
    own === undefined && agencies[0] !== undefined && host !== null && agencyHost(host) === agencies[0];
  const publisher = own?.value ?? (isAgencySite ? stated[0]!.value : (host ?? stated[0]?.value ?? null));
  const agency = agencies.find(name => !isSameOutlet(name, publisher)) ?? null;
  return { publisher, agency };
}

/** `apnews.com`, `reuters.com`: the agency whose own site a host is. */
function agencyHost(host: string): string | null {
  const [name = ''] = host.split('.').slice(-2);
  return agencyNamed(name) ?? agencyNamed(name.toUpperCase()) ?? agencyNamed(name.replace(/news$/, '').toUpperCase());
}

function chooseAuthors(candidates: readonly MetadataCandidate[], publisher: string | null): string[] {
  const stated = candidates.filter(({ field }) => field === 'author');
  const namesIn = ({ value }: MetadataCandidate) =>
    readByline(value).filter(name => agencyNamed(name) !== null || !isSameOutlet(name, publisher));
  for (const source of ['json-ld', 'meta', 'open graph'] as const) {
    const names = stated.filter(candidate => candidate.source === source).flatMap(namesIn);
    if (names.length > 0) return withoutShortForms(names);
  }
  // Further down the page such an element names the authors of other stories, or of comments.
  const shown = stated.filter(({ source }) => source === 'text').map(namesIn);
  return withoutShortForms(shown.find(names => names.length > 0) ?? []);
}

/** `TOM QUAY` beside `Tom Quay`, `Troy Smith` beside `Troy L. Smith`: one person, once. */
function withoutShortForms(names: readonly string[]): string[] {
  const ends = (name: string) =>
    bare(name)
      .split(' ')
      .filter((_, i, words) => i === 0 || i === words.length - 1)
      .join(' ');
  return names.filter((name, i) => names.findIndex(other => ends(other) === ends(name)) === i);
}

/** Reads the metadata of a page from what it states, keeping every candidate and where it stood. */
export function readPageMetadata(facts: PageFacts, givenUrl: string | null): PageMetadata {
  const article = readJsonLd(facts.jsonLd);
  const candidates = collectCandidates(facts, article);
  const url =
    givenUrl ?? candidates.find(({ field, value }) => field === 'url' && /^https?:/.test(value))?.value ?? null;
  const inUrl = url === null ? null : dateInUrl(url);
  if (url !== null && inUrl !== null) candidates.push({ field: 'published', value: inUrl, raw: url, source: 'url' });
  const allAuthors = candidates.filter(({ field }) => field === 'author').flatMap(({ value }) => readByline(value));
  const { publisher, agency } = chooseOutlet(candidates, allAuthors, url);
  const sites = candidates.filter(({ field }) => field === 'publisher').map(({ value }) => value);
  const host = hostOf(url);
  const published = candidates.find(({ field }) => field === 'published') ?? null;
  return {
    headline: chooseHeadline(candidates, host === null ? sites : [...sites, host.split('.').slice(0, -1).join(' ')]),
    publisher,
    agency,
    byline: chooseAuthors(candidates, publisher),
    published: published?.value ?? null,
    publishedBasis: published?.source ?? null,
    modified: candidates.find(({ field }) => field === 'modified')?.value ?? null,
    url,
    language: candidates.find(({ field }) => field === 'language')?.value ?? null,
    genre: article.genre,
    candidates,
  };
}
