import robotsModule from 'robots-parser';
import type { Fetched, FetchRequest } from '../fetching/fetch-safely.ts';

/** What a round of watching uses of the world; tests bring their own. */
export interface WebAccess {
  fetch(request: FetchRequest): Promise<Fetched>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

// Its types describe an ES module, its code is CommonJS: what is imported is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

type Rules = ReturnType<typeof robotsParser>;
interface Host {
  /** When it may be asked again. */
  freeAt: number;
  rules: Rules | 'all' | 'none';
  readAt: number;
}

const AGENT = 'Parley';
const LEAST_DELAY_MS = 2000;
/** A site that asks for more between two pages is not for watching; the feed's own summary has to do. */
const MOST_DELAY_MS = 60_000;
const RULES_KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_ROBOTS_LETTERS = 512 * 1024;

/**
 * Asks one host one thing at a time, two seconds apart or as far as its robots.txt wants, and nothing that robots.txt forbids
 * (RFC 9309: no robots.txt allows all, a server in trouble allows nothing).
 */
export function politely(web: WebAccess): (request: FetchRequest) => Promise<Fetched | 'forbidden'> {
  const hosts = new Map<string, Host>();

  const readRules = async (origin: string, contact: string | null): Promise<Host['rules']> => {
    const fetched = await web.fetch({ url: `${origin}/robots.txt`, contact });
    if (fetched.ok && !fetched.notModified) {
      const text = Buffer.from(fetched.answer.bytes).toString('utf8').slice(0, MAX_ROBOTS_LETTERS);
      return robotsParser(`${origin}/robots.txt`, text);
    }
    // A plain "not found" allows all; a server that is down or busy (and may be tried again) allows nothing for now.
    return !fetched.ok && fetched.retryAfterMs !== null ? 'none' : 'all';
  };

  return async request => {
    const { origin, host } = new URL(request.url);
    const known = hosts.get(host) ?? { freeAt: 0, rules: 'all' as const, readAt: Number.NEGATIVE_INFINITY };
    hosts.set(host, known);
    if (web.now() - known.readAt > RULES_KEPT_MS) {
      known.rules = await readRules(origin, request.contact ?? null);
      // A server that could not answer is asked again soon, not tomorrow.
      known.readAt = known.rules === 'none' ? web.now() - RULES_KEPT_MS + 600_000 : web.now();
      known.freeAt = web.now() + LEAST_DELAY_MS;
    }
    if (known.rules === 'none') return 'forbidden';
    if (known.rules !== 'all' && known.rules.isAllowed(request.url, AGENT) === false) return 'forbidden';
    const wanted = known.rules === 'all' ? 0 : 1000 * (known.rules.getCrawlDelay(AGENT) ?? 0);
    const delay = Math.min(MOST_DELAY_MS, Math.max(LEAST_DELAY_MS, wanted));
    if (known.freeAt > web.now()) await web.sleep(known.freeAt - web.now());
    const fetched = await web.fetch(request);
    const wait = fetched.ok ? delay : Math.max(delay, fetched.retryAfterMs ?? 0);
    known.freeAt = web.now() + wait;
    return fetched;
  };
}
