import { parseFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';

/** One line of a feed: a page to read, or (from a sitemap index or an OPML list) another feed. */
export interface FeedEntry {
  readonly kind: 'page' | 'feed';
  readonly url: string;
  readonly title: string | null;
  /** As the feed writes it. */
  readonly published: string | null;
}

/** More than any day of any outlet; the rest of a larger feed is left for the next round. */
const MAX_ENTRIES = 5000;
/** Longer ones are traps, and no key of a database. */
const MAX_URL_LETTERS = 2000;
/** A page links to its feed, and to some of its sections'. */
const MAX_LINKED = 5;
const MAX_HEAD_LETTERS = 200_000;

/**
 * Reads a feed of any common kind: RSS, RDF, Atom, JSON Feed, sitemaps with or without news, sitemap indexes, OPML; of a web page
 * the feeds it links to. A feed that breaks off gives what it holds.
 *
 * @returns null when the text is no feed.
 */
export function readFeed(text: string, base: string): readonly FeedEntry[] | null {
  const found = /^\s*(?:<|\ufeff)/.test(text) ? readXml(text) : readParsed(text);
  if (found === null) return null;
  const seen = new Set<string>();
  const entries: FeedEntry[] = [];
  for (const entry of found) {
    const url = absolute(entry.url, base);
    if (url === null || seen.has(url)) continue;
    seen.add(url);
    entries.push({ ...entry, url });
    if (entries.length === MAX_ENTRIES) break;
  }
  return entries;
}

function readXml(text: string): FeedEntry[] | null {
  const head = text.slice(0, 4000);
  if (/<(?:urlset|sitemapindex|opml)\b/i.test(head)) return readElements(text);
  if (!/<(?:rss|feed|rdf:RDF|channel)\b/i.test(head)) return readLinkedFeeds(text);
  // A feed cut in the middle is no XML any more; its whole items still are.
  return readParsed(text) ?? readElements(text);
}

/** Only the fields used here, which all formats of the library share in one place or another. */
interface ParsedItem {
  readonly link?: string;
  readonly url?: string;
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly title?: string | { readonly value?: string };
  readonly pubDate?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly date_published?: string;
  readonly dc?: { readonly dates?: readonly string[]; readonly date?: string };
}

function readParsed(text: string): FeedEntry[] | null {
  let items: readonly ParsedItem[];
  try {
    const { feed } = parseFeed(text) as { feed: { items?: readonly ParsedItem[]; entries?: readonly ParsedItem[] } };
    items = feed.items ?? feed.entries ?? [];
  } catch {
    return null;
  }
  return items.flatMap((item): FeedEntry[] => {
    const linked = item.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? item.links?.[0];
    const url = item.link ?? item.url ?? linked?.href;
    if (url === undefined) return [];
    const title = typeof item.title === 'string' ? item.title : (item.title?.value ?? null);
    const published =
      item.pubDate ?? item.published ?? item.date_published ?? item.dc?.dates?.[0] ?? item.dc?.date ?? item.updated;
    return [{ kind: 'page', url, title, published: published ?? null }];
  });
}

/** Sitemaps, sitemap indexes, OPML, and feeds that are broken: element by element, entities undone but never expanded. */
function readElements(text: string): FeedEntry[] {
  const entries: FeedEntry[] = [];
  let entry: { kind: FeedEntry['kind']; url: string; title: string; published: string } | null = null;
  let field: 'url' | 'title' | 'published' | null = null;
  const fieldOf = (name: string): typeof field => {
    if (name === 'loc' || name === 'link') return 'url';
    if (name === 'news:title' || name === 'title') return 'title';
    if (name === 'news:publication_date' || name === 'lastmod' || name === 'pubDate' || name === 'updated')
      return 'published';
    return null;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const outline = attributes.xmlUrl ?? attributes.xmlurl;
        if (name === 'outline' && outline !== undefined) {
          entries.push({
            kind: 'feed',
            url: outline,
            title: attributes.title ?? attributes.text ?? null,
            published: null,
          });
        }
        if (name === 'url' || name === 'sitemap' || name === 'item' || name === 'entry') {
          entry = { kind: name === 'sitemap' ? 'feed' : 'page', url: '', title: '', published: '' };
        }
        if (entry === null) return;
        field = fieldOf(name);
        // Atom gives the address as an attribute.
        if (name === 'link' && attributes.href !== undefined) entry.url ||= attributes.href;
      },
      ontext(words) {
        if (entry !== null && field !== null && entry[field].length < 4000) entry[field] += words;
      },
      onclosetag(name, implied) {
        if (field !== null && fieldOf(name) === field) field = null;
        if (entry === null || (name !== 'url' && name !== 'sitemap' && name !== 'item' && name !== 'entry')) return;
        const { kind, url, title, published } = entry;
        // An item that the end of the file closes was cut.
        if (!implied && url.trim() !== '' && entries.length < MAX_ENTRIES) {
          entries.push({ kind, url: url.trim(), title: title.trim() || null, published: published.trim() || null });
        }
        entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return entries;
}

/** `<link rel="alternate" type="application/rss+xml" href="…">` in a page's head; null when it links to none. */
function readLinkedFeeds(text: string): FeedEntry[] | null {
  const entries: FeedEntry[] = [];
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href, title }) {
      const isFeed = /\balternate\b/i.test(rel) && /^application\/(?:rss|atom|feed)\+(?:xml|json)/i.test(type.trim());
      if (name === 'link' && isFeed && href !== undefined && entries.length < MAX_LINKED)
        entries.push({ kind: 'feed', url: href, title: title ?? null, published: null });
    },
  });
  parser.end(text.slice(0, MAX_HEAD_LETTERS));
  return entries.length === 0 ? null : entries;
}

/** Where a link was put says nothing about what it leads to; the same story with and without it is one page. */
const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ocid)$/i;

function absolute(url: string, base: string): string | null {
  try {
    const parsed = new URL(url.trim(), base);
    parsed.hash = '';
    for (const name of [...parsed.searchParams.keys()]) if (CAMPAIGN.test(name)) parsed.searchParams.delete(name);
    const isWeb = parsed.protocol === 'http:' || parsed.protocol === 'https:';
    return isWeb && parsed.href.length <= MAX_URL_LETTERS ? parsed.href : null;
  } catch {
    return null;
  }
}
