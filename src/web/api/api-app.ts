import { createHash, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { LiveRecord } from '../../work/index.ts';
import { type Access, admit, LOGIN, LOOPBACK_ACCESS } from './guard.ts';
import { openApiDocument } from './openapi.ts';
import { Problem, problemOf, problemResponse } from './problem.ts';
import type { Answer, Asked, Listen, Route } from './route.ts';
import { API_ROUTES } from './routes.ts';

export const API_ROOT = '/api/v1';

export interface ApiOptions {
  /** Default: this machine alone, without a login. */
  readonly access?: Access;
  /** ISO 8601; what decisions are dated with. Default: the clock. */
  readonly now?: () => string;
  /** Told of every error that is a fault of ours. */
  readonly onFault?: (error: unknown) => void;
}

/** The HTTP API over a record held open, below `/api/v1`. Every answer that is no success is `application/problem+json`. */
export function apiApp(
  live: LiveRecord,
  { access = LOOPBACK_ACCESS, now = () => new Date().toISOString(), onFault = () => {} }: ApiOptions = {},
): Hono {
  const app = new Hono();
  // States of one run are not those of another.
  const run = randomUUID();
  const refused = (error: unknown): Response => {
    const problem = problemOf(error);
    if (problem.status === 500) onFault(error);
    return problemResponse(problem, problem.status === 401 ? { 'WWW-Authenticate': LOGIN } : {});
  };
  const answer = async (route: Route, context: Context): Promise<Response> => {
    const request = context.req.raw;
    const viewer = admit(request, access);
    const asked: Asked = { live, viewer, now: now(), signal: request.signal };
    const state = route.method === 'get' ? stateOf(run, request, asked) : null;
    if (state !== null && isState(request.headers.get('if-none-match'), state))
      return new Response(null, { status: 304, headers: { ETag: state, 'Cache-Control': CACHED } });
    const bytes = route.method === 'get' ? new Uint8Array() : await bodyOf(request, route);
    const given = { params: context.req.param(), query: context.req.queries(), bytes };
    return responseOf(await route.answer(given, asked), state);
  };
  const document = openApiDocument(API_ROUTES);
  app.get(`${API_ROOT}/openapi.json`, context => {
    try {
      admit(context.req.raw, access);
      return context.json(document);
    } catch (error) {
      return refused(error);
    }
  });
  const allowed = new Map<string, string[]>([[`${API_ROOT}/openapi.json`, ['GET']]]);
  for (const route of API_ROUTES) {
    const path = API_ROOT + route.path.replace(/\{(\w+)\}/g, ':$1');
    const method = route.method.toUpperCase();
    allowed.set(path, [...(allowed.get(path) ?? []), method]);
    app.on(method, path, context => answer(route, context).catch(refused));
  }
  for (const [path, methods] of allowed)
    app.all(path, () =>
      problemResponse(
        new Problem(405, 'method-not-allowed', `This takes ${methods.join(' and ')}`, 'Use one of these.'),
        { Allow: [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ') },
      ),
    );
  app.all(`${API_ROOT}/*`, () => refused(NOWHERE));
  app.all(API_ROOT, () => refused(NOWHERE));
  app.onError(refused);
  return app;
}

const NOWHERE = new Problem(
  404,
  'not-found',
  'There is nothing at this address',
  '/api/v1/openapi.json lists what there is.',
);
/** Kept by the browser for this person, and asked for every time. */
const CACHED = 'private, no-cache';

/** Names the state of the record that an answer is made of: another state, another name. */
function stateOf(run: string, { url }: Request, { live, viewer }: Asked): string {
  const parts = [run, live.revision(), live.today(), url, viewer.role, viewer.name];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

const isState = (given: string | null, state: string) =>
  given?.split(',').some(one => one.trim() === state || one.trim() === state.slice(2)) === true;

async function bodyOf(request: Request, { takes, maxBytes }: Route): Promise<Uint8Array> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (!takes.includes(type))
    throw new Problem(
      415,
      'media-type',
      `A body of the type ${type || '(none)'} is not taken here`,
      `Send one of ${takes.join(', ')}.`,
    );
  const tooLarge = new Problem(413, 'body-too-large', `The body has more than ${maxBytes} bytes`, 'Send less at once.');
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function responseOf(answer: Answer, state: string | null): Response {
  const headers = {
    'X-Content-Type-Options': 'nosniff',
    ...(state === null ? { 'Cache-Control': 'no-store' } : { ETag: state, 'Cache-Control': CACHED }),
  };
  if ('events' in answer) return eventsResponse(answer.events);
  if ('json' in answer)
    return new Response(JSON.stringify(answer.json), {
      status: answer.status,
      headers: { 'Content-Type': 'application/json', ...headers, ...answer.headers },
    });
  return new Response(answer.bytes as BodyInit, {
    status: answer.status,
    // Whatever a report holds, it is saved or shown as it stands and never run.
    headers: {
      'Content-Type': answer.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...(answer.type.startsWith('text/plain') ? {} : { 'Content-Disposition': 'attachment' }),
      ...headers,
      ...answer.headers,
    },
  });
}

// Proxies close what is silent for a minute.
const HEARTBEAT_MS = 15_000;

function eventsResponse(listen: Listen): Response {
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          stop();
        }
      };
      const unlisten = listen((event, data, id) =>
        write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      );
      const heart = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      heart.unref();
      stop = () => {
        clearInterval(heart);
        unlisten();
      };
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}
