import { ParleyError } from '../../text/index.ts';
import { decodeText } from '../decode-text.ts';
import { type ReportResult, readAnswer } from '../read-reports.ts';
import type { politely, WebAccess } from './politeness.ts';
import type { FeedEntry } from './read-feed.ts';
import type { WatchState } from './watch-state.ts';

const theWeb: WebAccess = {
  fetch: async request => (await import('../fetching/fetch-safely.ts')).fetchSafely(request),
  now: () => Date.now(),
  sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
};

export interface WatchSettings {
  /** Whom a site owner can write to; told to every server. */
  readonly contact: string | null;
  /** Feeds are asked again after this long. */
  readonly everyMs: number;
}

const MINUTE = 60_000;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE;
/** A list of feeds may name lists of feeds; loops end here. */
const MAX_LIST_DEPTH = 3;
/** More than this from one feed in one round is an archive, not news; the rest comes in the next rounds. */
const MAX_PAGES_PER_ROUND = 200;

/**
 * One round over the feeds that are due: asks each whether it changed, fetches the pages not seen before, and gives their reports one by
 * one. The state is up to date after every result, so that a caller who writes it then never fetches a page twice.
 */
export async function* watchFeeds(
  feeds: readonly string[],
  state: WatchState,
  { contact, everyMs }: WatchSettings,
  web: WebAccess = theWeb,
): AsyncGenerator<ReportResult> {
  // Loaded when watching begins: nobody else needs feeds, robots.txt and a web client.
  const [{ politely }, { readFeed }] = await Promise.all([import('./politeness.ts'), import('./read-feed.ts')]);
  const ask = politely(web);
  const asked = new Set<string>();
  const waiting = feeds.map(url => ({ url, depth: 0 }));
  for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
    const { url, depth } = feed;
    if (asked.has(url)) continue;
    asked.add(url);
    const known = state.feeds[url] ?? { etag: null, lastModified: null, nextAt: 0, failures: 0 };
    state.feeds[url] = known;
    if (known.nextAt > web.now()) continue;

    const fetched = await ask({ url, contact, etag: known.etag, lastModified: known.lastModified });
    known.nextAt = web.now() + everyMs;
    if (fetched === 'forbidden' || !fetched.ok) {
      known.failures++;
      const pause = Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(10, known.failures));
      known.nextAt = web.now() + Math.max(pause, (fetched !== 'forbidden' && fetched.retryAfterMs) || 0);
      yield trouble(url, fetched === 'forbidden' ? forbidden(url) : fetched.error);
      continue;
    }
    known.failures = 0;
    if (fetched.notModified) continue;
    const text = decodeText(fetched.answer.bytes, { isPage: true, http: fetched.answer.encoding })?.text ?? '';
    const entries = readFeed(text, fetched.answer.url);
    if (entries === null) {
      const next = 'Name the address of an RSS, Atom or JSON feed, a sitemap, or an OPML list.';
      yield trouble(url, new ParleyError('feed-unknown', `${url}: this is no feed`, next));
      continue;
    }
    if (depth < MAX_LIST_DEPTH) {
      waiting.push(
        ...entries.filter(({ kind }) => kind === 'feed').map(entry => ({ url: entry.url, depth: depth + 1 })),
      );
    }
    const pages = entries.filter(({ kind, url: page }) => kind === 'page' && state.seen[page] === undefined);
    for (const page of pages.slice(0, MAX_PAGES_PER_ROUND)) yield* readEntry(page, state, ask, contact, web);
    // Only a feed whose pages are all here may answer "not modified" next time.
    const complete = pages.length <= MAX_PAGES_PER_ROUND;
    known.etag = complete ? fetched.answer.etag : null;
    known.lastModified = complete ? fetched.answer.lastModified : null;
  }
}

/** When the next feed is due, milliseconds since 1970. */
export function nextWatchAt(state: WatchState): number {
  return Math.min(...Object.values(state.feeds).map(({ nextAt }) => nextAt));
}

async function* readEntry(
  { url }: FeedEntry,
  state: WatchState,
  ask: ReturnType<typeof politely>,
  contact: string | null,
  web: WebAccess,
): AsyncGenerator<ReportResult> {
  const fetched = await ask({ url, contact });
  // Trouble that may pass leaves the page unseen: it is tried again in the next round.
  const mayPass = fetched !== 'forbidden' && !fetched.ok && fetched.retryAfterMs !== null;
  if (!mayPass) state.seen[url] = web.now();
  if (fetched === 'forbidden') yield trouble(url, forbidden(url));
  else if (!fetched.ok) yield trouble(url, fetched.error);
  else if (!fetched.notModified) yield* readAnswer(fetched.answer, { retrieved: new Date(web.now()).toISOString() });
}

const trouble = (file: string, error: ParleyError): ReportResult => ({
  ok: false,
  error,
  source: { file, line: null, position: null },
});

const forbidden = (url: string) =>
  new ParleyError(
    'robots-forbidden',
    `${url}: the site's robots.txt does not let it be fetched`,
    'Ask the site, or save the page by hand.',
  );
