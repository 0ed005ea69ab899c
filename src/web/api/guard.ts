import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { Problem } from './problem.ts';
import type { Viewer } from './route.ts';

/** A token that opens the record, and what to whom it opens it. */
export interface Token {
  readonly role: Viewer['role'];
  /** The only name this token may be used under; null for any. */
  readonly name: string | null;
  readonly secret: string;
}

/** Who may ask, and under which names the server may be asked. */
export interface Access {
  /** None: whoever is on this machine may read and review. One at least: nobody may without. */
  readonly tokens: readonly Token[];
  /** Names of the server, without a port. */
  readonly hosts: readonly string[];
  /** True where the server listens beyond this machine: it then answers under any address in figures, too. */
  readonly beyond: boolean;
}

/** This machine alone, without a login. */
export const LOOPBACK_ACCESS: Access = { tokens: [], hosts: ['127.0.0.1', 'localhost', '[::1]'], beyond: false };

/**
 * Lets a request in, or refuses it. The host has to be one of the server's own names, so that no page elsewhere reaches it through a name that is
 * made to point here (DNS rebinding); what changes anything has to come from the server's own pages or from no page at all (CSRF); and the token
 * has to be right.
 *
 * @throws {Problem} 403 `other-host`, `other-origin`, `reader-only`; 401 `token-needed`.
 */
export function admit(request: Request, access: Access): Viewer {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const name = hostName(host);
  const own =
    name !== null && (access.hosts.includes(name) || (access.beyond && isIP(name.replace(/^\[|\]$/g, '')) !== 0));
  if (!own)
    throw new Problem(
      403,
      'other-host',
      'This server answers under its own names only',
      'Name the host with `parley serve --allow-host NAME`.',
    );
  const changes = !['GET', 'HEAD'].includes(request.method);
  if (changes) {
    const site = request.headers.get('sec-fetch-site');
    const origin = request.headers.get('origin');
    // A form of ours comes from `null`, because our pages tell nobody where they are; the browser says beside it that it is ours.
    const known = site === 'same-origin' || site === 'none' || (site === null && origin !== 'null');
    if (!known || (origin !== null && origin !== 'null' && hostOf(origin) !== host))
      throw new Problem(
        403,
        'other-origin',
        'A page from elsewhere may not change the record',
        'Send it from the record’s own pages, or from a program.',
      );
  }
  const viewer = viewerOf(request.headers.get('authorization'), access.tokens);
  if (viewer === null)
    throw new Problem(
      401,
      'token-needed',
      'This record is opened by a token',
      'Send it as `Authorization: Bearer TOKEN`, or log in with your name and the token as password.',
    );
  if (changes && viewer.role === 'reader')
    throw new Problem(403, 'reader-only', 'With a reader’s token the record can be read', 'Use a reviewer’s token.');
  return viewer;
}

/** What a browser is told that it should ask the person for. */
export const LOGIN = 'Basic realm="Parley", charset="UTF-8"';

/** `Bearer TOKEN`, or `Basic` with a name and the token as password; null for neither, or a wrong one. */
function viewerOf(authorization: string | null, tokens: readonly Token[]): Viewer | null {
  if (tokens.length === 0) return { role: 'reviewer', name: null };
  const [, scheme, given] = /^(Bearer|Basic) +([A-Za-z0-9._~+/=-]{1,4000})$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || given === undefined) return null;
  const basic = scheme.toLowerCase() === 'basic';
  const [name, secret] = basic ? namedSecret(given) : [null, given];
  // Every token is compared, so that the time it takes tells nothing of which one was nearly right.
  const fitting = tokens.filter(token => sameSecret(token.secret, secret));
  const token =
    fitting.find(one => one.name !== null && (name === null || one.name === name)) ??
    fitting.find(one => one.name === null);
  if (token === undefined) return null;
  return { role: token.role, name: token.name ?? (name === '' ? null : name) };
}

function namedSecret(encoded: string): [string, string] {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? ['', text] : [text.slice(0, at).slice(0, 200), text.slice(at + 1)];
}

/** In a time that does not depend on where the two differ. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

const hostName = (host: string): string | null =>
  /^(\[[0-9a-f:.]+\]|[^:/\s]+)(?::\d+)?$/i.exec(host)?.[1]?.toLowerCase() ?? null;

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
