import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../text/index.ts';
import type { Fetched } from '../fetching/fetch-safely.ts';
import type { ReportResult } from '../report-result.ts';
import type { WebAccess } from './politeness.ts';
import { type WatchSettings, watchFeeds } from './watch-feeds.ts';
import { newWatchMemory, type WatchMemory } from './watch-memory.ts';

const HOUR = 3_600_000;
const page = (n: number) =>
  `<!doctype html><title>Talks ${n}</title><p>${`Officials met on day ${n} to talk about fishing rights, the ministry said. `.repeat(8)}</p>`;
const rss = (...paths: string[]) =>
  `<rss version="2.0"><channel><title>H</title>${paths.map(path => `<item><title>T</title><link>${path}</link></item>`).join('')}</channel></rss>`;
const failed = (retryAfterMs: number | null): Fetched => ({
  ok: false,
  retryAfterMs,
  error: new ParleyError('fetch-failed', 'x', 'y'),
});

/** A web of a few addresses, with a clock that only sleeping moves. */
function webOf(answers: Readonly<Record<string, string | Fetched>>) {
  const log: { url: string; at: number; etag: string | null }[] = [];
  let now = 1_000_000;
  const pass = (ms: number) => {
    now += ms;
  };
  const web: WebAccess = {
    now: () => now,
    sleep: async ms => {
      now += ms;
    },
    fetch: async ({ url, etag = null }) => {
      log.push({ url, at: now, etag });
      const answer = answers[url];
      if (answer === undefined) return failed(null);
      if (typeof answer !== 'string') return answer;
      if (etag === '"1"') return { ok: true, notModified: true };
      const fetched = {
        url,
        bytes: Buffer.from(answer),
        type: 'text/html',
        encoding: 'utf-8',
        etag: '"1"',
        lastModified: null,
      };
      return { ok: true, notModified: false, answer: fetched };
    },
  };
  return { web, log, pass };
}
const FEED = 'https://harbour.example/rss';
const settings = { contact: 'desk@harbour.example', everyMs: HOUR, once: true };
/** One watch: what it gives, with the state of each page kept as a store would. */
async function watch(
  memory: WatchMemory,
  web: WebAccess,
  feeds: readonly string[] = [FEED],
  change: Partial<WatchSettings> = {},
): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  for await (const { result, page } of watchFeeds(feeds, memory, { ...settings, ...change }, web)) {
    if (page !== null) await memory.keep(page, []);
    results.push(result);
  }
  return results;
}
const shown = (results: readonly ReportResult[]) =>
  results.map(result => (result.ok ? result.report.url : result.error.code));
const pages = (...numbers: number[]) =>
  Object.fromEntries(numbers.map(n => [`https://harbour.example/${n}`, page(n)] as const));

describe('watching feeds', () => {
  it('gives each page once, also after a restart', async () => {
    const { web, log, pass } = webOf({ [FEED]: rss('/1', '/2'), ...pages(1, 2) });
    const memory = newWatchMemory();
    expect(shown(await watch(memory, web))).toEqual(['https://harbour.example/1', 'https://harbour.example/2']);
    pass(2 * HOUR);
    expect(await watch(memory, web)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ url: FEED, etag: '"1"' });
    expect(log.filter(({ url }) => url === 'https://harbour.example/1')).toHaveLength(1);
  });
  it('asks a feed only when it is due, and goes on until it is stopped', async () => {
    const { web, log } = webOf({ [FEED]: rss('/1'), ...pages(1) });
    const stop = new AbortController();
    const sleep = async (ms: number) => {
      await web.sleep(ms);
      if (web.now() > 1_000_000 + 3.5 * HOUR) stop.abort();
    };
    const results = await watch(newWatchMemory(), { ...web, sleep }, [FEED], { once: false, signal: stop.signal });
    expect(shown(results)).toEqual(['https://harbour.example/1']);
    const asked = log.filter(({ url }) => url === FEED).map(({ at }) => at);
    expect(asked.length).toBe(4);
    for (let i = 1; i < asked.length; i++) expect(asked[i]! - asked[i - 1]!).toBeGreaterThanOrEqual(HOUR);
  });
  it('fetches what was left when it was stopped, without asking the feed for it again', async () => {
    const { web, log } = webOf({ [FEED]: rss('/1', '/2', '/3'), ...pages(1, 2, 3) });
    const memory = newWatchMemory();
    const stop = new AbortController();
    for await (const { page: fetched } of watchFeeds([FEED], memory, { ...settings, signal: stop.signal }, web)) {
      await memory.keep(fetched!, []);
      stop.abort();
    }
    const before = log.length;
    expect(shown(await watch(memory, web, [FEED], { once: true }))).toHaveLength(2);
    const left = log.slice(before).map(({ url }) => url);
    expect(left).not.toContain('https://harbour.example/1');
    expect(new Set(left).size).toBe(left.length);
  });
  it('gives what is not wanted as a refusal, and does not fetch it again', async () => {
    const { web, log, pass } = webOf({ [FEED]: rss('/1', '/2'), ...pages(1, 2) });
    const memory = newWatchMemory();
    const admit: WatchSettings['admit'] = ({ text }) =>
      text.includes('day 1') ? null : new ParleyError('not-wanted', 'x', 'y');
    const wanted = { admit };
    expect(shown(await watch(memory, web, [FEED], wanted))).toEqual(['https://harbour.example/1', 'not-wanted']);
    pass(2 * HOUR);
    expect(await watch(memory, web, [FEED], wanted)).toEqual([]);
    expect(log.filter(({ url }) => url === 'https://harbour.example/2')).toHaveLength(1);
  });
  it('asks several hosts at a time, and each of them politely', async () => {
    const hosts = Array.from({ length: 12 }, (_, i) => `https://h${i}.example/rss`);
    const answers = Object.fromEntries(
      hosts.flatMap(url => [
        [url, rss('/1')],
        [url.replace('rss', '1'), page(1)],
      ]),
    );
    let open = 0;
    let most = 0;
    const { web } = webOf(answers);
    const fetch: WebAccess['fetch'] = async request => {
      most = Math.max(most, ++open);
      await new Promise(resolve => setTimeout(resolve, 5));
      open--;
      return web.fetch(request);
    };
    expect(await watch(newWatchMemory(), { ...web, fetch }, hosts)).toHaveLength(12);
    expect(most).toBeGreaterThan(4);
  });
  it('leaves two seconds between two questions to one host, or what robots.txt wants', async () => {
    for (const [robots, delay] of [
      [undefined, 2000],
      ['User-agent: *\nCrawl-delay: 7', 7000],
    ] as const) {
      const { web, log } = webOf({
        [FEED]: rss('/1', '/2'),
        ...pages(1, 2),
        ...(robots === undefined ? {} : { 'https://harbour.example/robots.txt': robots }),
      });
      await watch(newWatchMemory(), web);
      const times = log.slice(1).map(({ at }) => at);
      expect(log[0]?.url).toBe('https://harbour.example/robots.txt');
      for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBeGreaterThanOrEqual(delay);
    }
  });
  it('fetches nothing that robots.txt forbids, and nothing for now from a host whose robots.txt cannot be had', async () => {
    const robots = 'User-agent: *\nDisallow: /2\n\nUser-agent: Parley\nDisallow: /1';
    const forbids = webOf({ [FEED]: rss('/1', '/2'), 'https://harbour.example/robots.txt': robots, ...pages(2) });
    expect(shown(await watch(newWatchMemory(), forbids.web))).toEqual([
      'robots-forbidden',
      'https://harbour.example/2',
    ]);
    expect(forbids.log.map(({ url }) => url)).not.toContain('https://harbour.example/1');
    const down = webOf({ [FEED]: rss('/1'), 'https://harbour.example/robots.txt': failed(60_000) });
    const memory = newWatchMemory();
    expect(shown(await watch(memory, down.web))).toEqual(['robots-unreachable']);
    expect((await memory.known(FEED))?.due).toBeGreaterThan(down.web.now());
  });
  it('asks robots.txt of a host that a page moved to', async () => {
    const moved = 'https://archive.example/1';
    const { web, log } = webOf({
      [FEED]: rss('/1'),
      'https://archive.example/robots.txt': 'User-agent: *\nDisallow: /',
    });
    const fetch: WebAccess['fetch'] = async request => {
      if (request.url !== 'https://harbour.example/1') return web.fetch(request);
      expect(await request.mayFollow?.(moved)).toBe(false);
      return failed(null);
    };
    expect(shown(await watch(newWatchMemory(), { ...web, fetch }))).toEqual(['robots-forbidden']);
    expect(log.map(({ url }) => url)).not.toContain(moved);
  });
  it('backs off from a feed in trouble, longer each time', async () => {
    const { web, pass } = webOf({ [FEED]: failed(1000) });
    const memory = newWatchMemory();
    const pauses: number[] = [];
    for (let i = 0; i < 3; i++) {
      await watch(memory, web);
      pauses.push((await memory.known(FEED))!.due! - web.now());
      pass(pauses.at(-1)! + 1);
    }
    expect(pauses).toEqual([2 * HOUR, 4 * HOUR, 8 * HOUR]);
  });
  it('tries a page again whose server was busy, at last gives it up, and never one that is gone', async () => {
    const busy = 'https://harbour.example/busy';
    const { web, log, pass } = webOf({ [FEED]: rss('/busy', '/gone'), [busy]: failed(1000) });
    const memory = newWatchMemory();
    for (let i = 0; i < 9; i++) {
      await watch(memory, web);
      pass(70 * HOUR);
    }
    expect(log.filter(({ url }) => url === busy)).toHaveLength(6);
    expect(log.filter(({ url }) => url === 'https://harbour.example/gone')).toHaveLength(1);
  });
  it('follows lists of feeds, and survives lists that name themselves or ever new lists', async () => {
    const list = 'https://harbour.example/list.opml';
    const opml = `<opml><body><outline xmlUrl="${list}"/><outline xmlUrl="${FEED}"/></body></opml>`;
    const { web } = webOf({ [list]: opml, [FEED]: rss('/1'), ...pages(1) });
    expect(shown(await watch(newWatchMemory(), web, [list]))).toEqual(['https://harbour.example/1']);
    const endless = webOf({});
    const fetch: WebAccess['fetch'] = async ({ url }) => ({
      ok: true,
      notModified: false,
      answer: {
        url,
        bytes: Buffer.from(
          `<sitemapindex><sitemap><loc>${url}/a</loc></sitemap><sitemap><loc>${url}/b</loc></sitemap></sitemapindex>`,
        ),
        type: 'text/xml',
        encoding: null,
        etag: null,
        lastModified: null,
      },
    });
    let asked = 0;
    const counted: WebAccess['fetch'] = request => {
      asked++;
      return fetch(request);
    };
    expect(await watch(newWatchMemory(), { ...endless.web, fetch: counted }, [list])).toEqual([]);
    expect(asked).toBe(1 + 1 + 2 + 4 + 8);
  });
  it('watches the feed that a page links to', async () => {
    const home = 'https://harbour.example/';
    const { web } = webOf({
      [home]:
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Home</body></html>',
      [FEED]: rss('/1?utm_source=rss', '/1'),
      ...pages(1),
    });
    expect(shown(await watch(newWatchMemory(), web, [home]))).toEqual(['https://harbour.example/1']);
  });
  it('says what is no feed', async () => {
    const { web } = webOf({ [FEED]: '<html><body>Talks</body></html>' });
    expect(shown(await watch(newWatchMemory(), web))).toEqual(['feed-unknown']);
  });
});
