import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ParleyError } from '../text/index.ts';
import type { LiveRecord } from '../work/index.ts';
import { API_ROOT, type ApiOptions, apiApp } from './api/api-app.ts';
import { admit, LOGIN, LOOPBACK_ACCESS } from './api/guard.ts';
import { problemOf } from './api/problem.ts';
import { webApp } from './app.ts';
import type { Site } from './site.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves a site on this machine alone, read-only. `port` 0 takes any that is free.
 *
 * @throws {ParleyError} `port-taken` when something else listens there.
 */
export function serveSite(site: Site, port: number): Promise<Served> {
  return listen(webApp(site, { hosts: [...LOOPBACK_ACCESS.hosts] }), LOOPBACK, port);
}

export interface RecordAppOptions extends ApiOptions {
  /** The newsroom's own name. */
  readonly name?: string | null;
}

/** The pages and the API of a record held open, behind one guard. */
export function recordApp(live: LiveRecord, { name = null, ...options }: RecordAppOptions = {}): Hono {
  const access = options.access ?? LOOPBACK_ACCESS;
  const app = new Hono();
  // The API guards itself, with answers of its own kind.
  const api = apiApp(live, options);
  app.all(`${API_ROOT}/*`, context => api.fetch(context.req.raw, context.env));
  app.all(API_ROOT, context => api.fetch(context.req.raw, context.env));
  const refused = (error: unknown): Response => {
    const { status, message, next } = problemOf(error);
    if (status === 500) options.onFault?.(error);
    return new Response(`${message}. ${next}\n`, {
      status,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        ...(status === 401 ? { 'WWW-Authenticate': LOGIN } : {}),
      },
    });
  };
  app.use(async (context, next) => {
    try {
      admit(context.req.raw, access);
    } catch (error) {
      return refused(error);
    }
    return next();
  });
  const pages = webApp({ live, name, viewerOf: request => admit(request, access) });
  pages.onError(refused);
  app.all('*', context => pages.fetch(context.req.raw, context.env));
  return app;
}

/**
 * Serves a record held open: pages and API. `access` says who may ask (`accessFor`).
 *
 * @throws {ParleyError} `port-taken`, `host-unknown`.
 */
export function serveRecord(
  live: LiveRecord,
  { host = LOOPBACK, port, ...options }: RecordAppOptions & { readonly host?: string; readonly port: number },
): Promise<Served> {
  return listen(recordApp(live, options), host, port);
}

function listen(app: Hono, host: string, port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    const hostname = host.replace(/^\[|\]$/g, '');
    const server = serve({ fetch: app.fetch, hostname, port }, (info: AddressInfo) =>
      resolve({
        url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${info.port}/index.html`,
        close: () =>
          new Promise<void>((done, failed) => {
            server.close(error => (error === undefined ? done() : failed(error)));
            // Streams of events never end by themselves.
            (server as Server).closeAllConnections();
          }),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, host, port)));
  });
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ParleyError(
      'port-taken',
      `Port ${port} is in use`,
      'Choose another with --port, or 0 for any that is free.',
      {
        cause: error,
      },
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new ParleyError(
      'host-unknown',
      `${host} is no address of this machine`,
      'Choose one of its own with --host, or 0.0.0.0 for all.',
      {
        cause: error,
      },
    );
  return error;
}
