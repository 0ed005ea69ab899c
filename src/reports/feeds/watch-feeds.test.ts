import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../text/index.ts';
import type { Fetched } from '../fetching/fetch-safely.ts';
import type { ReportResult } from '../read-reports.ts';
import type { WebAccess } from './politeness.ts';
import { nextWatchAt, watchFeeds } from './watch-feeds.ts';
import { emptyWatchState, readWatchState, type WatchState, writeWatchState } from './watch-state.ts';

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
const settings = { contact: 'desk@harbour.example', everyMs: HOUR };
async function round(state: WatchState, web: WebAccess, feeds = [FEED]): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  for await (const result of watchFeeds(feeds, state, settings, web)) results.push(result);
  return results;
}
const shown = (results: readonly ReportResult[]) =>
  results.map(result => (result.ok ? result.report.url : result.error.code));

describe('watching feeds', () => {
  it('gives each page once, also after a restart, and asks only when due', async () => {
    const { web, log, pass } = webOf({
      [FEED]: rss('/1', '/2'),
      'https://harbour.example/1': page(1),
      'https://harbour.example/2': page(2),
    });
    const state = emptyWatchState();
    expect(shown(await round(state, web))).toEqual(['https://harbour.example/1', 'https://harbour.example/2']);
    const asked = log.length;
    expect(await round(state, web)).toEqual([]);
    expect(log.length).toBe(asked);
    pass(2 * HOUR);
    const restarted = JSON.parse(JSON.stringify(state)) as WatchState;
    expect(await round(restarted, web)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ url: FEED, etag: '"1"' });
    expect(nextWatchAt(restarted)).toBe(web.now() + HOUR);
  });
  it('leaves two seconds between two questions to one host, or what robots.txt wants', async () => {
    const answers = {
      [FEED]: rss('/1', '/2'),
      'https://harbour.example/1': page(1),
      'https://harbour.example/2': page(2),
    };
    for (const [robots, delay] of [
      [undefined, 2000],
      ['User-agent: *\nCrawl-delay: 7', 7000],
    ] as const) {
      const { web, log } = webOf({
        ...answers,
        ...(robots === undefined ? {} : { 'https://harbour.example/robots.txt': robots }),
      });
      await round(emptyWatchState(), web);
      const times = log.slice(1).map(({ at }) => at);
      expect(log[0]?.url).toBe('https://harbour.example/robots.txt');
      for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBeGreaterThanOrEqual(delay);
    }
  });
  it('fetches nothing that robots.txt forbids, and nothing from a host whose robots.txt cannot be had', async () => {
    const robots = 'User-agent: *\nDisallow: /2\n\nUser-agent: Parley\nDisallow: /1';
    const forbids = webOf({
      [FEED]: rss('/1', '/2'),
      'https://harbour.example/robots.txt': robots,
      'https://harbour.example/2': page(2),
    });
    expect(shown(await round(emptyWatchState(), forbids.web))).toEqual([
      'robots-forbidden',
      'https://harbour.example/2',
    ]);
    expect(forbids.log.map(({ url }) => url)).not.toContain('https://harbour.example/1');
    const down = webOf({ [FEED]: rss('/1'), 'https://harbour.example/robots.txt': failed(60_000) });
    expect(shown(await round(emptyWatchState(), down.web))).toEqual(['robots-forbidden']);
  });
  it('backs off from a feed in trouble, longer each time', async () => {
    const { web, pass } = webOf({ [FEED]: failed(1000) });
    const state = emptyWatchState();
    const pauses: number[] = [];
    for (let i = 0; i < 3; i++) {
      await round(state, web);
      pauses.push(nextWatchAt(state) - web.now());
      pass(pauses.at(-1)! + 1);
    }
    expect(pauses).toEqual([2 * HOUR, 4 * HOUR, 8 * HOUR]);
  });
  it('tries a page again whose server was busy, and not one that is gone', async () => {
    const { web, pass } = webOf({
      [FEED]: rss('/busy', '/gone'),
      'https://harbour.example/busy': failed(1000),
      'https://harbour.example/gone': failed(null),
    });
    const state = emptyWatchState();
    await round(state, web);
    expect(Object.keys(state.seen)).toEqual(['https://harbour.example/gone']);
    pass(2 * HOUR);
  });
  it('follows lists of feeds, and survives lists that name themselves', async () => {
    const list = 'https://harbour.example/list.opml';
    const opml = `<opml><body><outline xmlUrl="${list}"/><outline xmlUrl="${FEED}"/></body></opml>`;
    const { web } = webOf({ [list]: opml, [FEED]: rss('/1'), 'https://harbour.example/1': page(1) });
    expect(shown(await round(emptyWatchState(), web, [list]))).toEqual(['https://harbour.example/1']);
  });
  it('says what is no feed', async () => {
    const { web } = webOf({ [FEED]: '<html><body>Talks</body></html>' });
    expect(shown(await round(emptyWatchState(), web))).toEqual(['feed-unknown']);
  });
});

describe('what watching remembers', () => {
  it('is kept in a file, without pages long gone, and a broken file is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-watch-'));
    const file = join(folder, 'watch.json');
    expect(readWatchState(file)).toEqual(emptyWatchState());
    const state: WatchState = {
      feeds: { [FEED]: { etag: null, lastModified: 'x', nextAt: 5, failures: 1 } },
      seen: { a: 0, b: 1000 * HOUR },
    };
    writeWatchState(file, state, 2500 * HOUR);
    expect(readWatchState(file)).toEqual({ ...state, seen: { b: 1000 * HOUR } });
    writeFileSync(file, '{"feeds": 1}');
    expect(() => readWatchState(file)).toThrow(/no state of an earlier watch/);
    rmSync(folder, { recursive: true });
  });
});
