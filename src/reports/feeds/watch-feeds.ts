import { ParleyError } from '../../text/index.ts';
import { decodeText } from '../decode-text.ts';
import type { Admit } from '../read-record.ts';
import { readAnswer } from '../read-reports.ts';
import type { ReportResult } from '../report-result.ts';
import type { PoliteAnswer, Politeness, WebAccess } from './politeness.ts';
import type { FeedEntry, readFeed } from './read-feed.ts';
import type { WatchItem, WatchMemory } from './watch-memory.ts';

export interface WatchSettings {
  /** Whom a site owner can write to; told to every server. */
  readonly contact: string | null;
  /** Feeds are asked again after this long. */
  readonly everyMs: number;
  /** True to ask every feed now, fetch what they name, and end. */
  readonly once: boolean;
  /** Ends the watch: what is on its way is still given, nothing new is asked for. */
  readonly signal?: AbortSignal;
  /** Which reports are wanted; the others come as refusals, and their pages are not fetched again. */
  readonly admit?: Admit;
  /** Between two questions to one host; for tests. */
  readonly leastDelayMs?: number;
}

/**
 * A report, or trouble, with the state its page has once the report is kept. Whoever keeps the report writes that state with it, in one
 * transaction: then nothing kept is ever fetched again, and nothing fetched is lost. Null where watching writes it itself.
 */
export interface WatchedReport {
  readonly result: ReportResult;
  readonly page: WatchItem | null;
}

const theWeb: WebAccess = {
  fetch: async request => (await import('../fetching/fetch-safely.ts')).fetchSafely(request),
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(ms, LONGEST_SLEEP_MS));
      signal?.addEventListener('abort', wake);
      if (signal?.aborted === true) wake();
    }),
};

/** The web as watching uses it, reaching also the private addresses named: a server of one's own, or a test's. */
export function webAccess(allowed: readonly string[] = []): WebAccess {
  return {
    ...theWeb,
    fetch: async request => {
      const { allowing, fetchSafely } = await import('../fetching/fetch-safely.ts');
      return fetchSafely(request, allowing(allowed));
    },
  };
}

const MINUTE = 60_000;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE;
// Timers of more than 24 days go off at once.
const LONGEST_SLEEP_MS = 60 * MINUTE;
/** Hosts asked at the same time. */
const LANES = 16;
/** A list of feeds may name lists of feeds; loops of ever new addresses end here. */
const MAX_DEPTH = 3;
/** What one root may have waiting; what its feeds name beyond that is taken up when it has become less. */
const MAX_WAITING = 20_000;
/** A page whose server stays in trouble is given up. */
const MAX_PAGE_FAILURES = 6;

/** What came of asking for one item. */
interface Finding {
  readonly item: WatchItem;
  readonly results: readonly ReportResult[];
  readonly found: readonly WatchItem[];
}

/**
 * Watches feeds: asks each when it is due whether it changed, and fetches each page it names once, several hosts at a time, each of them
 * politely. Ends when the signal is given or, with `once`, when nothing is left to fetch. Memory is bounded: what waits is on disk.
 */
export async function* watchFeeds(
  feeds: readonly string[],
  memory: WatchMemory,
  settings: WatchSettings,
  web: WebAccess = theWeb,
): AsyncGenerator<WatchedReport> {
  // Loaded when watching begins: nobody else needs feeds, robots.txt and a web client.
  const [{ politely }, { readFeed }] = await Promise.all([import('./politeness.ts'), import('./read-feed.ts')]);
  const { once, signal } = settings;
  const polite = politely(web, settings.leastDelayMs);
  const begun = web.now();
  for (const url of feeds) await enterRoot(url, memory, begun);

  const lanes = new Map<string, Promise<Finding | null>>();
  for (;;) {
    const stopped = signal?.aborted === true;
    // With `once`, every feed is asked whether it is due or not, and what has to be tried again later is left for the next time.
    const until = once ? begun + settings.everyMs - 1 : web.now();
    if (!stopped && lanes.size < LANES) {
      for (const item of await memory.due(until, feeds, [...lanes.keys()])) {
        if (lanes.size >= LANES) break;
        lanes.set(new URL(item.url).host, askFor(item, polite, readFeed, settings, web));
      }
    }
    if (lanes.size === 0) {
      const due = stopped ? null : await memory.nextDue(feeds);
      if (due === null || (once && due > until)) return;
      await web.sleep(Math.max(1, due - web.now()), signal);
      continue;
    }
    const [host, finding] = await Promise.race([...lanes].map(async ([name, lane]) => [name, await lane] as const));
    lanes.delete(host);
    if (finding === null) continue;
    const { item, results, found } = finding;
    // The last report of a page carries the page's new state; where there is none, it is written here.
    for (const [i, result] of results.entries())
      yield { result, page: result.ok && i === results.length - 1 ? item : null };
    if (results.at(-1)?.ok === true) continue;
    const full = found.length > 0 && (await memory.waiting(item.root)) > MAX_WAITING;
    // A feed whose pages could not be entered has to be read again: it must not answer "not modified".
    await (full ? memory.keep({ ...item, etag: null, lastModified: null }, []) : memory.keep(item, found));
  }
}

/** A feed that was asked a while ago is not asked again before its time, also after a restart. */
async function enterRoot(url: string, memory: WatchMemory, now: number): Promise<void> {
  const known = await memory.known(url);
  if (known !== null && known.root === url && known.kind === 'feed') return;
  const fresh = { url, failures: 0, etag: null, lastModified: null, ...known };
  await memory.keep({ ...fresh, kind: 'feed', root: url, depth: 0, due: known?.due ?? now }, []);
}

async function askFor(
  item: WatchItem,
  polite: Politeness,
  read: typeof readFeed,
  { contact, everyMs, signal, admit }: WatchSettings,
  web: WebAccess,
): Promise<Finding | null> {
  const { url, kind, etag, lastModified } = item;
  const answer = await polite
    .ask({ url, contact, ...(kind === 'feed' ? { etag, lastModified } : {}) }, signal)
    .catch((error: unknown): PoliteAnswer => ({ ok: false, retryAfterMs: everyMs, error: fetchFault(url, error) }));
  if (answer === 'stopped') return null;
  const now = web.now();
  if (answer === 'forbidden' || answer === 'later' || !answer.ok) {
    const passing = answer === 'later' || (answer !== 'forbidden' && answer.retryAfterMs !== null);
    const error = typeof answer === 'string' ? robotsRefusal(url, answer) : answer.error;
    const failures = item.failures + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(10, failures));
    const later = now + Math.max(pause, (typeof answer !== 'string' && answer.retryAfterMs) || 0);
    const givenUp = kind === 'page' && (!passing || failures >= MAX_PAGE_FAILURES);
    return { item: { ...item, failures, due: givenUp ? null : later }, results: [trouble(url, error)], found: [] };
  }
  const done: WatchItem = { ...item, failures: 0, due: kind === 'page' ? null : now + everyMs };
  if (answer.notModified) return { item: done, results: [], found: [] };
  if (kind === 'page') {
    const results: ReportResult[] = [];
    const facts = { retrieved: new Date(now).toISOString(), ...(admit === undefined ? {} : { admit }) };
    for await (const result of readAnswer(answer.answer, facts)) results.push(result);
    return { item: done, results, found: [] };
  }
  const text = decodeText(answer.answer.bytes, { isPage: true, http: answer.answer.encoding })?.text ?? '';
  const entries = read(text, answer.answer.url);
  if (entries === null) {
    const next =
      'Name the address of an RSS, Atom or JSON feed, a sitemap, an OPML list, or a page that links to its feed.';
    const error = new ParleyError('feed-unknown', `${url}: this is no feed`, next);
    return { item: { ...done, failures: item.failures + 1 }, results: [trouble(url, error)], found: [] };
  }
  const { etag: newEtag, lastModified: newModified } = answer.answer;
  const found = entries
    .filter(entry => entry.url !== url && (entry.kind === 'page' || item.depth < MAX_DEPTH))
    .map(entry => enteredItem(entry, item));
  return { item: { ...done, etag: newEtag, lastModified: newModified }, results: [], found };
}

/** An entry is due as soon as the feed that names it was. */
const enteredItem = ({ url, kind }: FeedEntry, { root, depth, due }: WatchItem): WatchItem => ({
  url,
  kind,
  root,
  depth: depth + 1,
  due: due ?? 0,
  failures: 0,
  etag: null,
  lastModified: null,
});

const trouble = (file: string, error: ParleyError): ReportResult => ({
  ok: false,
  error,
  source: { file, line: null, position: null },
});

const fetchFault = (url: string, error: unknown) =>
  new ParleyError('fetch-failed', `${url}: ${error instanceof Error ? error.message : error}`, 'Try again later.');

const robotsRefusal = (url: string, answer: 'forbidden' | 'later') =>
  answer === 'forbidden'
    ? new ParleyError(
        'robots-forbidden',
        `${url}: the site's robots.txt does not let it be fetched`,
        'Ask the site, or save the page by hand.',
      )
    : new ParleyError(
        'robots-unreachable',
        `${url}: the site's robots.txt cannot be had now, and without it nothing is fetched`,
        'It is tried again later; nothing needs to be done.',
      );
