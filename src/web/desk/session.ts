import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Desk, DeskViewer } from './desk.ts';

/** One person at one browser. */
export interface Session {
  readonly viewer: DeskViewer;
  /** Under which name decisions are kept; empty until somebody says. */
  readonly coder: string;
  /** What every form of this browser has to bring back. */
  readonly token: string;
  /** The day of the visit before this day's; null where there was none. */
  readonly since: string | null;
}

const ID = 'parley-desk';
const CODER = 'parley-coder';
const VISIT = 'parley-visit';
const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 365 * 86_400 } as const;
// Forms of an earlier run of the server are refused: nobody can have kept the secret.
const SECRET = randomBytes(32);

/** The session of a request; a browser without one is given one with the answer. */
export function sessionOf(context: Context, desk: Desk): Session {
  const viewer = desk.viewerOf?.(context.req.raw) ?? { role: 'reviewer', name: null };
  const known = getCookie(context, ID);
  const id = known !== undefined && /^[A-Za-z0-9_-]{32}$/.test(known) ? known : randomBytes(24).toString('base64url');
  if (id !== known) setCookie(context, ID, id, COOKIE);
  const since = lastVisit(context, desk.live.today());
  return { viewer, coder: viewer.name ?? cleanName(getCookie(context, CODER) ?? ''), token: tokenOf(id), since };
}

export function keepName(context: Context, name: string): void {
  setCookie(context, CODER, cleanName(name), COOKIE);
}

/** `2025-11-18|2025-11-19`: the day before and this one. A day's visits count as one. */
function lastVisit(context: Context, today: string): string | null {
  const [, before = null, last = null] =
    /^(\d{4}-\d\d-\d\d)?\|(\d{4}-\d\d-\d\d)$/.exec(getCookie(context, VISIT) ?? '') ?? [];
  if (last === today) return before;
  setCookie(context, VISIT, `${last ?? ''}|${today}`, COOKIE);
  return last;
}

/** A name on one line, without signs that would turn or hide it. */
export const cleanName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[\p{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

const tokenOf = (id: string) => createHmac('sha256', SECRET).update(id).digest('base64url');

/** True for a form that a page of this server gave to this very browser. A page elsewhere knows neither the token nor sends the cookie. */
export function isOwnForm(context: Context, session: Session, token: string): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  // A page that names no referrer sends `null`; the token decides then.
  if (origin !== undefined && origin !== 'null' && !(URL.canParse(origin) && new URL(origin).host === host))
    return false;
  const [given, right] = [Buffer.from(token), Buffer.from(session.token)];
  return given.length === right.length && timingSafeEqual(given, right);
}
