import type { Genre } from '../report.ts';

/** What JSON-LD says of the article of a page; raw words, unchecked. */
export interface ArticleData {
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly genre: Genre | null;
}

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const typesOf = (thing: Thing) => listOf(thing['@type']).filter(type => typeof type === 'string');

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|Report)$/;
const GENRES: Readonly<Record<string, Genre>> = {
  OpinionNewsArticle: 'opinion',
  AnalysisNewsArticle: 'analysis',
  ReportageNewsArticle: 'reportage',
  LiveBlogPosting: 'live',
};
/** Deep enough for `@graph` in `mainEntity`; a page that nests deeper says nothing more. */
const MAX_DEPTH = 6;

/** All things a block of JSON-LD speaks of, at any depth that pages use. */
function thingsIn(value: unknown, depth = 0): Thing[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap(item => thingsIn(item, depth + 1));
  if (!isThing(value)) return [];
  return [value, ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap(key => thingsIn(value[key], depth + 1))];
}

/** Content systems put line breaks and comments into JSON; both are taken out before giving up. */
function parseLoosely(block: string): unknown {
  for (const attempt of [
    block,
    block
      .replace(/[\u0000-\u001f]+/g, ' ')
      .replace(/^\s*(?:<!--|\/\*[\s\S]*?\*\/|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '')
      .replace(/,\s*([}\]])/g, '$1')
      .trim()
      .replace(/;$/, ''),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Broken JSON-LD is common and says nothing.
    }
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return undoEntities(value);
  return Array.isArray(value) ? textOf(value[0]) : null;
}

/** JSON-LD holds HTML entities by mistake, often twice. */
function undoEntities(text: string): string {
  return text
    .replace(/&(?:amp;)?#(\d{2,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(?:amp;)?#x([\da-f]{2,4});/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|rsquo|lsquo);/g, '’')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

function namesOf(value: unknown, things: readonly Thing[]): string[] {
  return listOf(value).flatMap(item => {
    if (typeof item === 'string') return [undoEntities(item)];
    if (!isThing(item)) return [];
    if (item.name !== undefined) return namesOf(item.name, things);
    // A reference into the same graph: {"@id": "#author-3"}.
    const referred = things.find(
      thing => thing !== item && item['@id'] !== undefined && thing['@id'] === item['@id'] && thing.name !== undefined,
    );
    return referred === undefined ? [] : namesOf(referred.name, []);
  });
}

/** Reads all blocks of a page; the first article that has a headline or a date is the page's. */
export function readJsonLd(blocks: readonly string[]): ArticleData {
  const things = blocks.flatMap(block => thingsIn(parseLoosely(block)));
  const articles = things.filter(thing => typesOf(thing).some(type => ARTICLE.test(type)));
  const article =
    articles.find(({ headline, datePublished }) => headline !== undefined || datePublished !== undefined) ??
    articles[0] ??
    null;
  const fallback =
    article ?? things.find(thing => typesOf(thing).includes('WebPage') && thing.datePublished !== undefined) ?? {};
  const genre =
    typesOf(fallback)
      .map(type => GENRES[type])
      .find(found => found !== undefined) ?? null;
  return {
    headline: textOf(fallback.headline) ?? (article === null ? null : textOf(article.name)),
    publisher: namesOf(fallback.publisher, things)[0] ?? null,
    authors: namesOf(fallback.author ?? fallback.creator, things),
    published: textOf(fallback.datePublished) ?? textOf(fallback.dateCreated),
    modified: textOf(fallback.dateModified),
    language: textOf(fallback.inLanguage),
    genre,
  };
}
