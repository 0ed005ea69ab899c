import robotsModule from 'robots-parser';
import type { Fetched, FetchRequest } from '../fetching/fetch-safely.ts';

/** What watching uses of the world; tests bring their own. */
export interface WebAccess {
  fetch(request: FetchRequest): Promise<Fetched>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early when the signal is given. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
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
const RULES_TRIED_AGAIN_MS = 600_000;
const MAX_ROBOTS_LETTERS = 512 * 1024;

/** What a polite question leads to: an answer, or why it was not asked. `later`: robots.txt cannot be had now. `stopped`: by the signal. */
export type PoliteAnswer = Fetched | 'forbidden' | 'later' | 'stopped';

export interface Politeness {
  /** Waits until the host may be asked, and asks. */
  ask(request: FetchRequest, signal?: AbortSignal): Promise<PoliteAnswer>;
}

/**
 * Asks one host one thing at a time, two seconds apart or as far as its robots.txt wants, and nothing that robots.txt forbids
 * (RFC 9309: no robots.txt allows all, a server in trouble allows nothing for now). A redirect to another host is a question to that one.
 */
export function politely(web: WebAccess, leastDelayMs = LEAST_DELAY_MS): Politeness {
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
  const knownHost = async (url: string, contact: string | null): Promise<Host> => {
    const { origin, host } = new URL(url);
    const known = hosts.get(host) ?? { freeAt: 0, rules: 'all' as const, readAt: Number.NEGATIVE_INFINITY };
    hosts.set(host, known);
    if (web.now() - known.readAt > RULES_KEPT_MS) {
      known.rules = await readRules(origin, contact);
      // A server that could not answer is asked again soon, not tomorrow.
      known.readAt = web.now() - (known.rules === 'none' ? RULES_KEPT_MS - RULES_TRIED_AGAIN_MS : 0);
      known.freeAt = web.now() + leastDelayMs;
    }
    return known;
  };
  const refusal = ({ rules }: Host, url: string): 'forbidden' | 'later' | null => {
    if (rules === 'none') return 'later';
    return rules !== 'all' && rules.isAllowed(url, AGENT) === false ? 'forbidden' : null;
  };
  const delayOf = ({ rules }: Host) => {
    const wanted = rules === 'all' || rules === 'none' ? 0 : 1000 * (rules.getCrawlDelay(AGENT) ?? 0);
    return Math.min(MOST_DELAY_MS, Math.max(leastDelayMs, wanted));
  };
  const untilFree = async ({ freeAt }: Host, signal?: AbortSignal) => {
    if (freeAt > web.now()) await web.sleep(freeAt - web.now(), signal);
  };

  return {
    async ask(request, signal) {
      const contact = request.contact ?? null;
      const asked = await knownHost(request.url, contact);
      const refused = refusal(asked, request.url);
      if (refused !== null) return refused;
      await untilFree(asked, signal);
      if (signal?.aborted === true) return 'stopped';
      let elsewhere: PoliteAnswer | null = null;
      const fetched = await web.fetch({
        ...request,
        mayFollow: async target => {
          const other = await knownHost(target, contact);
          const refusedThere = refusal(other, target);
          if (refusedThere !== null) elsewhere = refusedThere;
          else if (other !== asked) {
            await untilFree(other, signal);
            other.freeAt = web.now() + delayOf(other);
          }
          return refusedThere === null;
        },
      });
      const delay = delayOf(asked);
      asked.freeAt = web.now() + (fetched.ok ? delay : Math.max(delay, fetched.retryAfterMs ?? 0));
      return elsewhere ?? fetched;
    },
  };
}
