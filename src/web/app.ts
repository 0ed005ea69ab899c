import { readdirSync, readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { type Desk, siteOf } from './desk/desk.ts';
import { atDesk, deskApp } from './desk/desk-app.tsx';
import { seenAs } from './desk/queue.ts';
import { sessionOf } from './desk/session.ts';
import { contentSecurityPolicy } from './parts/layout.tsx';
import { type Site, shelvesOf } from './site.ts';
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

/**
 * The pages as an application: of a site as it is given, for reading, or of a record that people work on (`Desk`). A page is made when it is
 * asked for, and what it is made from is remembered as long as nothing changes.
 */
export function webApp(source: Site | Desk, { hosts }: WebAppOptions = {}): Hono {
  const desk = 'live' in source ? source : null;
  const app = new Hono();
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const own = hosts === undefined || hosts.includes(host.replace(/:\d+$/, ''));
    if (own) await next();
    else context.res = context.text('This server answers on its own address only.', 403);
    context.header('Content-Security-Policy', `${contentSecurityPolicy(false, desk !== null)}; frame-ancestors 'none'`);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  });
  for (const { name, type, text } of ASSET_FILES)
    app.get(`/assets/${name}`, context => context.body(text(), 200, { 'Content-Type': type }));
  app.get('/', context => context.redirect('/index.html'));
  if (desk !== null) app.route('/', deskApp(desk));
  app.get('*', context => (desk === null ? pageAt(context, source as Site) : livePageAt(context, desk)));
  app.notFound(context => context.text('There is no such page. /index.html lists what there is.', 404));
  return app;
}

function pageAt(context: Context, site: Site): Response | Promise<Response> {
  return answer(context, findPage(site, context.req.path.slice(1)));
}

/** In two-coder mode a coder sees each report with the decisions that are his own. */
async function livePageAt(context: Context, desk: Desk): Promise<Response> {
  const session = sessionOf(context, desk);
  const site = siteOf(desk);
  const path = context.req.path.slice(1);
  const page = findPage(site, path, {
    deskOf: shelf => atDesk(desk, shelf, session),
    query: context.req.query(),
    readingAs: desk.live.blind ? await ownReading(desk, site, path, session.coder) : null,
  });
  return answer(context, page);
}

async function ownReading(desk: Desk, site: Site, path: string, coder: string) {
  const shelf = shelvesOf(site).find(({ base }) => path.startsWith(base));
  const [, slug] = /reports\/([A-Za-z0-9-]+)(?:\/\d+)?\.html$/.exec(path) ?? [];
  const report = slug === undefined ? null : (shelf?.reportAt(slug) ?? null);
  return report === null ? null : desk.live.reading(report, seenAs(desk, coder));
}

function answer(context: Context, page: ReturnType<typeof findPage>): Response | Promise<Response> {
  if (page === null) return context.notFound();
  return page.type === 'html'
    ? context.html(page.text())
    : context.body(page.text(), 200, { 'Content-Type': TYPES.js! });
}
