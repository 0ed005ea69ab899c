import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Review } from '../../dossier/index.ts';
import { ParleyError } from '../../text/index.ts';
import { onceFor } from '../once-for.ts';
import type { AtDesk } from '../parts/at-desk.ts';
import { withheldNames } from '../published/withheld-names.ts';
import { type Shelf, shelvesOf } from '../site.ts';
import { words } from '../words.ts';
import {
  newAddJobs,
  type Pasted,
  reportsOfFeed,
  reportsOfFiles,
  reportsOfPage,
  reportsOfPaste,
  webAddress,
} from './add-jobs.ts';
import { AddPage, jobLine } from './add-page.tsx';
import { ConflictsPage } from './conflicts-page.tsx';
import { reviewsOf, type Sent } from './decide.ts';
import { type Desk, siteOf } from './desk.ts';
import { conflictsIn, queueScreen } from './desk-screens.ts';
import { ErrorPage } from './error-page.tsx';
import { decidedByDay, queueOf } from './queue.ts';
import { QueuePage } from './queue-page.tsx';
import { cleanName, isOwnForm, keepName, type Session, sessionOf } from './session.ts';

const MB = 1024 * 1024;
const MOST_FORM = MB;
const MOST_FILES = 64 * MB;

/** What a person at the desk is shown on the pages of a dossier. */
export function atDesk(desk: Desk, shelf: Shelf, session: Session): AtDesk {
  return {
    coder: session.coder,
    token: session.token,
    mayRename: session.viewer.name === null,
    mayReview: session.viewer.role === 'reviewer',
    withheld: withheldIn(desk),
    since: session.since,
    decided: desk.live.blind ? [] : decidedByDay(shelf, desk.live.reviews()),
    waiting: queueOf(shelf, desk, session.coder).waiting.length,
  };
}

const withheldIn = (desk: Desk) => withheldOf(desk.live)(desk.live.reviews());
const withheldOf = onceFor((live: Desk['live']) =>
  onceFor((log: readonly Review[]) => new Set(withheldNames(log, live.site().readings))),
);

/** The pages and forms of those who work on a record: the queue, adding reports, decisions. Everything works without a script. */
export function deskApp(desk: Desk): Hono {
  const app = new Hono();
  const jobs = newAddJobs(desk.live);
  const html = (context: Context, page: JSX.Element, status: 200 | 400 | 403 | 409 | 413 = 200) =>
    context.html(`<!doctype html>\n${String(page)}\n`, status);
  const refused = (context: Context, error: ParleyError, back: string) =>
    html(context, <ErrorPage message={error.message} next={error.next} back={back} />, statusOf(error.code));
  const limited = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: context =>
        refused(context, new ParleyError('too-large', words.desk.tooLarge, words.desk.tooLargeNext), '/add.html'),
    });

  app.get('*', async (context, next) => {
    const [, base = '', name] = /^\/((?:[A-Za-z0-9-]+\/)?)(queue|conflicts)\.html$/.exec(context.req.path) ?? [];
    const shelf = name === undefined ? undefined : shelvesOf(siteOf(desk)).find(one => one.base === base);
    if (shelf === undefined) return next();
    const session = sessionOf(context, desk);
    const place = { shelf, path: `${base}${name}.html`, part: 1, desk: atDesk(desk, shelf, session) };
    if (name === 'conflicts') {
      const conflicts = desk.live.blind ? [] : conflictsIn(desk, shelf);
      return html(context, <ConflictsPage place={place} conflicts={conflicts} />);
    }
    const { kind, after, at, from } = context.req.query();
    const back = from === undefined ? undefined : pathBack(from).slice(1);
    const asked = Object.entries({ kind, after, at, from: back }).filter(([, value]) => value !== undefined);
    const screen = await queueScreen(desk, shelf, session.coder, Object.fromEntries(asked));
    return html(context, <QueuePage place={place} screen={screen} />);
  });

  app.get('/add.html', context =>
    html(context, <AddPage site={siteOf(desk)} session={sessionOf(context, desk)} jobs={jobs.list()} />),
  );
  app.get('/desk/jobs', context =>
    context.json(jobs.list().map(job => ({ id: job.id, line: jobLine(job), done: job.done }))),
  );

  app.post('/desk/review', limited(MOST_FORM), async context => {
    const sent = await sentWith(context);
    const back = backOf(sent);
    try {
      const session = ownSession(context, desk, sent);
      if (sent.get('action')?.[0] === 'coder') {
        const name = cleanName(sent.get('coder')?.[0] ?? '');
        if (name === '') throw new ParleyError('name-needed', words.desk.nameNeeded, words.desk.nameWhy);
        keepName(context, name);
        return context.redirect(back, 303);
      }
      if (session.coder === '') throw new ParleyError('name-needed', words.desk.nameNeeded, words.desk.nameWhy);
      const signed = { by: session.coder, at: new Date().toISOString() };
      await desk.live.review(await reviewsOf(desk, sent, signed));
      return context.redirect(back, 303);
    } catch (error) {
      if (error instanceof ParleyError) return refused(context, error, back);
      throw error;
    }
  });

  app.post('/desk/add', limited(MOST_FILES), async context => {
    const body = await context.req.parseBody({ all: true });
    const sent = textsOf(body);
    try {
      ownSession(context, desk, sent);
      const files = [body.files ?? []].flat().filter(one => one instanceof File && one.size > 0) as File[];
      await startJob(jobs, sent, files);
      return context.redirect('/add.html', 303);
    } catch (error) {
      if (error instanceof ParleyError) return refused(context, error, '/add.html');
      throw error;
    }
  });
  return app;
}

const statusOf = (code: string): 400 | 403 | 409 | 413 =>
  code === 'too-large'
    ? 413
    : code === 'form-stale' || code === 'reader-only'
      ? 403
      : code === 'entry-unknown'
        ? 409
        : 400;

/** The session of a form that is its own. @throws {ParleyError} `form-stale`, `reader-only`. */
function ownSession(context: Context, desk: Desk, sent: Sent): Session {
  const session = sessionOf(context, desk);
  if (!isOwnForm(context, session, sent.get('token')?.[0] ?? ''))
    throw new ParleyError('form-stale', words.desk.stale, words.desk.staleNext);
  if (session.viewer.role === 'reader')
    throw new ParleyError('reader-only', words.desk.readerOnly, words.desk.readerOnlyNext);
  return session;
}

const sentWith = async (context: Context): Promise<Sent> => textsOf(await context.req.parseBody({ all: true }));

function textsOf(body: Readonly<Record<string, unknown>>): Sent {
  return new Map(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().flatMap(one => (typeof one === 'string' ? [one.replace(/\r\n/g, '\n')] : [])),
    ]),
  );
}

/** Where a form leads back to: a page of this site and nothing else. */
function backOf(sent: Sent): string {
  return pathBack(sent.get('back')?.[0] ?? '');
}

/** A path below the root, whatever was sent. */
const pathBack = (back: string) =>
  /^[A-Za-z0-9][\w./?=&%#+~-]*$/.test(back) && !back.includes('..') ? `/${back}` : '/index.html';

async function startJob(jobs: ReturnType<typeof newAddJobs>, sent: Sent, files: readonly File[]): Promise<void> {
  const given = (name: string) => {
    const value = sent.get(name)?.[0]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const broken = () => new ParleyError('form-broken', words.desk.formBroken, words.desk.staleNext);
  switch (given('how')) {
    case 'files': {
      if (files.length === 0) throw broken();
      const read = await Promise.all(
        files.map(async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      // A file may hold many reports; one that is given alone is not counted out beforehand.
      jobs.start(
        words.list(files.slice(0, 3).map(({ name }) => name)),
        reportsOfFiles(read),
        files.length > 1 ? files.length : null,
      );
      return;
    }
    case 'paste': {
      const text = sent.get('text')?.[0] ?? '';
      if (text.trim() === '') throw broken();
      const pasted: Pasted = {
        text,
        headline: given('headline'),
        publisher: given('publisher'),
        published: given('published'),
        url: given('url') === null ? null : webAddress(given('url')!),
      };
      jobs.start(given('headline') ?? words.desk.paste, reportsOfPaste(pasted), 1);
      return;
    }
    case 'page': {
      const url = webAddress(given('url') ?? '');
      jobs.start(url, reportsOfPage(url), 1);
      return;
    }
    case 'feed': {
      const url = webAddress(given('url') ?? '');
      jobs.start(url, reportsOfFeed(url), null);
      return;
    }
    default:
      throw broken();
  }
}
