import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { contentSecurityPolicy } from './parts/layout.tsx';
import type { Site } from './site.ts';
import { sitePages } from './site-pages.tsx';

const ASSETS = new URL('./assets/', import.meta.url);
const TYPES: { readonly [extension: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface WebAppOptions {
  /** Names under which the server may be asked, without the port: a page elsewhere must not reach it through a name of its own. */
  readonly hosts?: readonly string[];
}

/** The pages of a site as an application: served by `serve`, written down by `publish`, asked by tests. */
export function webApp(site: Site, { hosts }: WebAppOptions = {}): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const own = hosts === undefined || hosts.includes(host.replace(/:\d+$/, ''));
    if (own) await next();
    else context.res = context.text('This server answers on its own address only.', 403);
    context.header('Content-Security-Policy', `${contentSecurityPolicy(false)}; frame-ancestors 'none'`);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  });
  for (const { path, type, text } of sitePages(site))
    app.get(`/${path}`, context =>
      type === 'html' ? context.html(text()) : context.body(text(), 200, { 'Content-Type': TYPES.js! }),
    );
  for (const name of readdirSync(ASSETS)) {
    const type = TYPES[name.split('.').at(-1)!];
    if (type !== undefined)
      app.get(`/assets/${name}`, context =>
        context.body(readFileSync(new URL(name, ASSETS), 'utf8'), 200, { 'Content-Type': type }),
      );
  }
  app.get('/', context => context.redirect('/index.html'));
  app.notFound(context => context.text('There is no such page. /index.html lists what there is.', 404));
  return app;
}
