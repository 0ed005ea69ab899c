import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { ParleyError } from '../../text/index.ts';
import { bodyOf } from '../archives/http-body.ts';
import { isPublicAddress, refusedUrl } from './public-address.ts';

/** What came back from the web. `notModified` when the server says that what we have is still right. */
export type Fetched =
  | { readonly ok: true; readonly notModified: false; readonly answer: WebAnswer }
  | { readonly ok: true; readonly notModified: true }
  | { readonly ok: false; readonly error: ParleyError; readonly retryAfterMs: number | null };

export interface WebAnswer {
  /** Where it was found after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly encoding: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchBounds {
  readonly timeoutMs: number;
  /** As sent, and unpacked. */
  readonly maxSentBytes: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** Which addresses may be reached; tests allow their own server. */
  readonly isAllowed: (address: string) => boolean;
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
}

const MB = 1024 * 1024;
const systemResolve: FetchBounds['resolve'] = host =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error)));
  });

export const FETCH_BOUNDS: FetchBounds = {
  timeoutMs: 15_000,
  maxSentBytes: 5 * MB,
  maxBytes: 20 * MB,
  maxRedirects: 5,
  isAllowed: isPublicAddress,
  resolve: systemResolve,
};

/** Says who asks, as robots.txt and site owners want it. */
export const USER_AGENT = 'Parley/0.1 (reads news about negotiations; see the contact in its settings)';
const TYPES = /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|json|feed\+json|pdf))\b/i;

export interface FetchRequest {
  readonly url: string;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Whom a site owner can write to; part of the user agent. */
  readonly contact?: string | null;
  /** Asked before a redirect to another host is followed. */
  readonly mayFollow?: (target: string) => Promise<boolean>;
}

/** Bounds that let these private addresses be reached, too: a server of one's own, or a test's. */
export function allowing(addresses: readonly string[]): Partial<FetchBounds> {
  return addresses.length === 0
    ? {}
    : { isAllowed: address => addresses.includes(address.replace(/^\[|\]$/g, '')) || isPublicAddress(address) };
}

class Refused extends Error {}

/**
 * A lookup that gives only public addresses. The connection is made to the very address that was checked, so a name cannot point
 * elsewhere between check and connection (DNS rebinding). One private address among several refuses all.
 */
function checkedLookup({ isAllowed, resolve }: FetchBounds): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      found => {
        const bad = found.find(({ address }) => !isAllowed(address));
        if (bad !== undefined)
          return callback(new Refused(`${host} leads to ${bad.address}, no public address`), '', 4);
        const [first] = found;
        if (first === undefined) return callback(new Refused(`${host} leads nowhere`), '', 4);
        if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    );
  };
}

const failure = (
  code: string,
  url: string,
  reason: string,
  next: string,
  retryAfterMs: number | null = null,
): Fetched => ({
  ok: false,
  error: new ParleyError(code, `${url}: ${reason}`, next),
  retryAfterMs,
});

/**
 * Fetches one address of the public web within bounds of size, time and redirects. Never reaches private, loopback or link-local
 * addresses, whatever a name resolves to and wherever a redirect leads. Trouble is a result.
 */
export async function fetchSafely(wanted: FetchRequest, change: Partial<FetchBounds> = {}): Promise<Fetched> {
  const bounds = { ...FETCH_BOUNDS, ...change };
  const agent = new Agent({
    connect: { lookup: checkedLookup(bounds), timeout: bounds.timeoutMs },
    maxHeaderSize: 32 * 1024,
    pipelining: 0,
  });
  const signal = AbortSignal.timeout(bounds.timeoutMs);
  let url = wanted.url;
  try {
    for (let redirects = 0; redirects <= bounds.maxRedirects; redirects++) {
      const refused = refusedUrl(url, bounds.isAllowed);
      if (refused !== null) return failure('address-refused', url, refused, 'Only public web addresses are fetched.');
      const answer = await request(url, { dispatcher: agent, signal, headers: headersOf(wanted) });
      const header = (name: string) => [answer.headers[name]].flat()[0] ?? null;
      const status = answer.statusCode;
      if (status >= 300 && status < 400 && status !== 304) {
        answer.body.on('error', () => undefined).destroy();
        const target = header('location');
        if (target === null)
          return failure('fetch-failed', url, `it answers ${status} without saying where`, 'Check the address.');
        const from = url;
        url = new URL(target, from).href;
        if (new URL(url).host !== new URL(from).host && (await wanted.mayFollow?.(url)) === false)
          return failure('fetch-refused', from, `it leads to ${url}, which is not asked`, 'Watch that site itself.');
        continue;
      }
      if (status === 304) {
        answer.body.on('error', () => undefined).destroy();
        return { ok: true, notModified: true };
      }
      if (status !== 200) {
        answer.body.on('error', () => undefined).destroy();
        const later = status === 429 || status >= 500;
        return failure(
          'fetch-failed',
          url,
          `the server answers ${status}`,
          later ? 'Try again later.' : 'Check the address.',
          later ? retryAfter(header('retry-after')) : null,
        );
      }
      const type = header('content-type') ?? 'text/html';
      if (!TYPES.test(type)) {
        answer.body.on('error', () => undefined).destroy();
        return failure(
          'fetch-refused',
          url,
          `it is ${type.slice(0, 60)}, no page, feed or document`,
          'Name the page of the report.',
        );
      }
      const sent = await collect(answer.body, bounds.maxSentBytes);
      const coding = new Map([['content-encoding', header('content-encoding') ?? '']]);
      const bytes = sent === null ? null : bodyOf({ status, headers: coding, body: sent }, bounds.maxBytes);
      if (bytes === null) {
        return failure(
          'fetch-too-large',
          url,
          `it is damaged, larger than ${bounds.maxSentBytes / MB} MB as sent, or than ${bounds.maxBytes / MB} MB unpacked`,
          'No report is as large.',
        );
      }
      const encoding = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? null;
      return {
        ok: true,
        notModified: false,
        answer: { url, bytes, type, encoding, etag: header('etag'), lastModified: header('last-modified') },
      };
    }
    return failure(
      'fetch-failed',
      wanted.url,
      `it redirects more than ${bounds.maxRedirects} times`,
      'Check the address.',
    );
  } catch (error) {
    return failureOf(error, url, bounds, signal);
  } finally {
    void agent.destroy();
  }
}

function headersOf({ etag, lastModified, contact }: FetchRequest): Record<string, string> {
  return {
    'user-agent': contact ? `Parley/0.1 (+${contact.replace(/[^\x20-\x7e]/g, '')})` : USER_AGENT,
    accept:
      'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.8,application/pdf;q=0.8',
    'accept-encoding': 'gzip, br, deflate',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

/** The body, or null when it is larger than allowed; nothing beyond the limit is taken in. */
async function collect(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}

/** Seconds or an HTTP date; never more than a day. */
function retryAfter(value: string | null): number | null {
  if (value === null) return null;
  const seconds = /^\d{1,6}$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(86_400, Math.max(0, seconds)) * 1000 : null;
}

function failureOf(error: unknown, url: string, { timeoutMs }: FetchBounds, signal: AbortSignal): Fetched {
  if (signal.aborted)
    return failure('fetch-too-slow', url, `it took longer than ${timeoutMs / 1000} s`, 'Try again later.', 60_000);
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Refused)
      return failure('address-refused', url, cause.message, 'Only public web addresses are fetched.');
  }
  const said = error instanceof Error ? error.message : `${error}`;
  return failure(
    'fetch-failed',
    url,
    `it cannot be reached (${said.slice(0, 160)})`,
    'Check the address and the connection.',
    60_000,
  );
}
