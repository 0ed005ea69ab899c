import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { ParleyError } from '../text/index.ts';
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
export async function serveSite(site: Site, port: number): Promise<Served> {
  const app = webApp(site, { hosts: [LOOPBACK, 'localhost', '[::1]'] });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port }, (info: AddressInfo) =>
      resolve({
        url: `http://${LOOPBACK}:${info.port}/index.html`,
        close: () =>
          new Promise<void>((done, failed) => server.close(error => (error === undefined ? done() : failed(error)))),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ParleyError(
              'port-taken',
              `Port ${port} is in use`,
              'Choose another with --port, or 0 for any that is free.',
              { cause: error },
            )
          : error,
      ),
    );
  });
}
