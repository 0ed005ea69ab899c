import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const place = { file: 'x.html', line: null, position: null };
const read = (text: string, url: string | null = null) =>
  readPage({ text, file: 'x.html', rawHash: 'h', url, retrieved: null }, place);
const PARAGRAPHS = [
  'Officials from both coasts met in Port Aldis on Monday to talk about fishing rights, the harbour ministry said in a statement.',
  '“We are ready for a second round,” the chief delegate, Ann Harbour, told reporters after the meeting had ended on Monday night.',
  'The island’s government has rejected the demand that talks be held on the mainland, calling it unacceptable under the circumstances.',
  'A mediator from the northern states will travel to Port Aldis on Thursday, officials said, and a new round could begin on Friday.',
];
const LD = {
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'Organization', '@id': '#org', name: 'The Harbour Post' },
    {
      '@type': 'NewsArticle',
      headline: 'Islands agree to second round',
      datePublished: '2025-11-03T20:15:00+01:00',
      dateModified: '0001-01-01T00:00:00Z',
      author: [{ '@type': 'Person', name: 'Tom Quay' }],
      publisher: { '@id': '#org' },
    },
  ],
};
const page = (
  body: string,
  head = '',
) => `<!doctype html><html lang="en"><head><title>Islands agree to second round | The Harbour Post</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article>${body}</article></main><footer><p>Copyright 2025</p></footer></body></html>`;
const ld = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

const ARTICLE = page(
  `<h1>Islands agree to second round</h1><div class="byline">By <a rel="author" href="/tq">Tom Quay</a></div>
   <figure><img src="a.jpg"><figcaption>Delegates arrive in Port Aldis. Photo: Ann Harbour</figcaption></figure>
   <p>PORT ALDIS (Reuters) - ${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><div class="related-articles"><p><a href="/x">What the islands want</a></p></div>
   <h2>An old quarrel</h2><p>${PARAGRAPHS[2]}</p><p>${PARAGRAPHS[3]}</p><p>(Reporting by Tom Quay; Editing by Ann Harbour)</p>
   <div class="donation-box"><h3>Support us</h3><p>Every contribution, big or small, sustains our journalism.</p></div>`,
  ld(LD),
);

describe('a page', () => {
  it('becomes headline and blocks, each with its kind', () => {
    const { text, passages } = read(ARTICLE);
    expect(passages.map(({ kind, label, start, end }) => [label ?? kind, text.slice(start, end)])).toEqual(
      expect.arrayContaining([
        ['headline', 'Islands agree to second round'],
        ['dateline', 'PORT ALDIS (Reuters) -'],
        ['body', PARAGRAPHS[0]],
        ['heading', 'An old quarrel'],
        ['body', PARAGRAPHS[3]],
        ['credit', '(Reporting by Tom Quay; Editing by Ann Harbour)'],
      ]),
    );
    const body = passages.filter(({ kind }) => kind === 'body').map(({ start, end }) => text.slice(start, end));
    expect(body).toEqual(PARAGRAPHS);
    expect(text.match(/Islands agree to second round/g)).toHaveLength(1);
  });
  it('knows where each passage stood in the source', () => {
    const { text, passages } = read(ARTICLE);
    for (const { kind, start, end, inSource } of passages.filter(({ kind }) => kind === 'body' || kind === 'heading')) {
      const source = ARTICLE.slice(inSource?.start, inSource?.end);
      expect(source.startsWith(kind === 'body' ? '<p>' : '<h2>')).toBe(true);
      expect(source).toContain(text.slice(start, end));
    }
  });
  it('takes its metadata from JSON-LD, shows all candidates and refuses impossible dates', () => {
    const report = read(ARTICLE, 'https://harbour.example/world/2025/11/03/islands');
    expect(report).toMatchObject({
      headline: 'Islands agree to second round',
      publisher: 'The Harbour Post',
      agency: 'Reuters',
      byline: ['Tom Quay'],
      published: '2025-11-03T20:15:00+01:00',
      publishedBasis: 'json-ld',
      modified: null,
      genre: 'reportage',
      language: 'en',
      headings: ['An old quarrel'],
    });
    expect(report.candidates.filter(({ field }) => field === 'published').map(({ source }) => source)).toEqual([
      'json-ld',
      'url',
    ]);
    expect(report.dateline).toMatchObject({ place: 'Port Aldis', cite: { exact: 'PORT ALDIS (Reuters) -' } });
    expect(report.derivedFrom.map(({ name, cite }) => [name, cite?.exact])).toEqual([['Reuters', 'Reuters']]);
  });
  it('keeps outlet and agency apart', () => {
    const wire = {
      '@type': 'NewsArticle',
      headline: 'Talks',
      datePublished: '2025-11-03',
      publisher: { name: 'Associated Press' },
      author: 'Ann Harbour',
    };
    const head = `<meta property="og:site_name" content="Aldis Times">${ld(wire)}`;
    expect(read(page(PARAGRAPHS.map(p => `<p>${p}</p>`).join(''), head))).toMatchObject({
      publisher: 'Aldis Times',
      agency: 'Associated Press',
    });
  });
  it('reads OpenGraph, meta and <time> where JSON-LD is broken', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
      <meta property="og:title" content="Islands agree"><meta property="og:site_name" content="Aldis Times"><meta name="author" content="By Tom Quay and Ann Harbour">`;
    const body = `<time datetime="2025-11-03T08:00:00Z">3 Nov</time>${PARAGRAPHS.map(p => `<p>${p}</p>`).join('')}`;
    expect(read(page(body, head))).toMatchObject({
      headline: 'Islands agree',
      publisher: 'Aldis Times',
      byline: ['Tom Quay', 'Ann Harbour'],
      published: '2025-11-03T08:00:00Z',
      publishedBasis: 'time element',
    });
  });
  it('reads paragraphs parted by line breaks, and pages without a body tag', () => {
    const { text, passages } = read(`<title>Talks</title><div>${PARAGRAPHS.join('<br><br>')}</div>`);
    expect(passages.filter(({ kind }) => kind === 'body').map(({ start, end }) => text.slice(start, end))).toEqual(
      PARAGRAPHS,
    );
  });
  it('mends quotation marks that a wrong decoder made into controls', () => {
    expect(
      read(page(PARAGRAPHS.map(p => `<p>${p.replace('“', '\u0093').replace('”', '\u0094')}</p>`).join(''))).text,
    ).toContain('“We are ready');
  });
});

describe('pages made to hurt', () => {
  const article = PARAGRAPHS.map(p => `<p>${p}</p>`).join('');
  for (const [name, hostile] of Object.entries({
    'nested 50,000 deep': `${'<div>'.repeat(50_000)}${article}`,
    '100,000 spans': `${article}${'<span>a</span>'.repeat(100_000)}`,
    '20,000 links in a list': `${article}<ul>${'<li><a href="/x">another story</a></li>'.repeat(20_000)}</ul>`,
    'an attribute of 3 MB': `<div class="${'a'.repeat(3_000_000)}">${article}</div>`,
    'unclosed comments and tags': `${article}${'<!-- <b '.repeat(20_000)}`,
    '300,000 entities': `${article}<p>${'&amp;'.repeat(300_000)}</p>`,
    'nested tables': `${'<table><tr><td>'.repeat(3_000)}${article}`,
  })) {
    it(`are read: ${name}`, () => expect(read(page(hostile)).text).toContain(PARAGRAPHS[3]));
  }
});
