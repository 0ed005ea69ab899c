import { describe, expect, it } from 'vitest';
import { readFeed } from './read-feed.ts';

const base = 'https://harbour.example/feed';
const urls = (text: string) =>
  readFeed(text, base)?.map(({ kind, url }) => (kind === 'page' ? url : `${kind} ${url}`)) ?? null;
const item = (n: number) =>
  `<item><title>Talks &amp; ${n}</title><link>/talks/${n}#top</link><pubDate>Mon, 03 Nov 2025 08:00:00 GMT</pubDate></item>`;
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><link>/</link>${items}</channel></rss>`;

describe('feeds', () => {
  it('RSS, with relative addresses, each once', () => {
    expect(readFeed(rss(item(1) + item(1)), base)).toEqual([
      {
        kind: 'page',
        url: 'https://harbour.example/talks/1',
        title: 'Talks & 1',
        published: 'Mon, 03 Nov 2025 08:00:00 GMT',
      },
    ]);
  });
  it('Atom, RDF and JSON Feed', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><title>T</title><id>1</id><link rel="self" href="/x"/><link rel="alternate" href="/a"/><updated>2025-11-03T08:00:00Z</updated></entry></feed>`;
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>H</title><link>/</link></channel><item><title>T</title><link>/b</link></item></rdf:RDF>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'H',
      items: [{ id: '1', url: '/c', title: 'T' }],
    });
    expect([urls(atom), urls(rdf), urls(json)].flat()).toEqual(
      ['a', 'b', 'c'].map(path => `https://harbour.example/${path}`),
    );
  });
  it('sitemaps with news, sitemap indexes and OPML', () => {
    const news = `<urlset><url><loc>https://harbour.example/n</loc><news:news><news:publication_date>2025-11-03</news:publication_date><news:title>Talks</news:title></news:news></url></urlset>`;
    expect(readFeed(news, base)).toEqual([
      { kind: 'page', url: 'https://harbour.example/n', title: 'Talks', published: '2025-11-03' },
    ]);
    expect(urls('<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>')).toEqual([
      'feed https://harbour.example/s1.xml',
    ]);
    expect(urls('<opml><body><outline text="H" xmlUrl="/rss"/></body></opml>')).toEqual([
      'feed https://harbour.example/rss',
    ]);
  });
  it('cut in the middle give their whole items', () => {
    const whole = rss(item(1) + item(2) + item(3));
    expect(urls(whole.slice(0, whole.indexOf('talks/3')))).toEqual(
      [1, 2].map(n => `https://harbour.example/talks/${n}`),
    );
  });
  it('what is no feed is null, what is no address is left out', () => {
    expect(urls('<html><body>Talks</body></html>')).toBeNull();
    expect(urls('plain words')).toBeNull();
    expect(urls(rss('<item><title>T</title><link>javascript:1</link></item>'))).toEqual([]);
    expect(urls(rss(`<item><title>T</title><link>/${'a'.repeat(3000)}</link></item>`))).toEqual([]);
  });
  it('links with and without the mark of a campaign are one page', () => {
    const links = ['/1?utm_source=rss&amp;id=7', '/1?id=7#top', '/1?id=7&amp;fbclid=x'];
    expect(urls(rss(links.map(link => `<item><link>${link}</link></item>`).join('')))).toHaveLength(1);
  });
  it('of a page are those it links to', () => {
    const head =
      '<link rel="alternate" type="application/rss+xml" title="News" href="/rss"><link rel="alternate" hreflang="de" href="/de">';
    expect(urls(`<!doctype html><html><head>${head}</head><body><p>Talks</p></body></html>`)).toHaveLength(1);
  });
  it('do not expand entities, and bear a million of them', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss(`<item><title>${'&b;'.repeat(1_000_000)}</title><link>/1</link></item>`)}`;
    const entries = readFeed(bomb, base) ?? [];
    expect(entries.every(({ title }) => (title?.length ?? 0) <= 4_000_000)).toBe(true);
    const outside = `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>${rss('<item><title>&a;</title><link>/1</link></item>')}`;
    expect(readFeed(outside, base)?.[0]?.title ?? '&a;').toContain('&a;');
  });
});
