import { readdirSync, readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { contentSecurityPolicy } from './parts/layout.tsx';
import type { Site } from './site.ts';
import { findPage } from './site-pages.tsx';

const ASSETS = new URL('./assets/', import.meta.url);
const TYPES: { readonly [extension: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The style sheets, scripts and pictures that every site is sent with, by name. */
export const ASSET_FILES: readonly { readonly name: string; readonly type: string; text(): string }[] = readdirSync(
  ASSETS,
).flatMap(name => {
  const type = TYPES[name.split('.').at(-1)!];
  return type === undefined ? [] : [{ name, type, text: () => readFileSync(new URL(name, ASSETS), 'utf8') }];
});

export interface WebAppOptions {
  /** Names under which the server may be asked, without the port: a page elsewhere must not reach it through a name of its own. */
  readonly hosts?: readonly string[];
}

/** The pages of a site as an application: served by `serve`, asked by tests. A page is made when it is asked for. */
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
  for (const { name, type, text } of ASSET_FILES)
    app.get(`/assets/${name}`, context => context.body(text(), 200, { 'Content-Type': type }));
  app.get('/', context => context.redirect('/index.html'));
  app.get('*', context => pageAt(context, site));
  app.notFound(context => context.text('There is no such page. /index.html lists what there is.', 404));
  return app;
}

function pageAt(context: Context, site: Site): Response | Promise<Response> {
  const page = findPage(site, context.req.path.slice(1));
  if (page === null) return context.notFound();
  return page.type === 'html'
    ? context.html(page.text())
    : context.body(page.text(), 200, { 'Content-Type': TYPES.js! });
}
