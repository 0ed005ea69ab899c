import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveRecord } from '../../work/index.ts';
import { webApp } from '../app.ts';
import type { Site } from '../site.ts';
import { liveSample } from '../testing/live-sample.ts';
import { exampleSite } from '../testing/sample-site.ts';

type Page = ReturnType<typeof parseHTML>['document'];
type Part = NonNullable<ReturnType<Page['querySelector']>>;

let site: Site;
beforeAll(async () => {
  site = await exampleSite('istanbul');
});

/** A browser without a script: it keeps its cookies, fills forms and follows where they lead. */
class Browser {
  readonly #app: Hono;
  readonly #cookies = new Map<string, string>();
  constructor(app: Hono) {
    this.#app = app;
  }
  async get(path: string): Promise<{ readonly status: number; readonly page: Page }> {
    const answer = await this.#app.request(`http://127.0.0.1/${path}`, { headers: this.#headers() });
    this.#keep(answer);
    return { status: answer.status, page: parseHTML(await answer.text()).document };
  }
  /** Sends the form of a page, its hidden fields as they are. */
  async send(
    form: Part,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    const body = new URLSearchParams();
    for (const one of form.querySelectorAll('input[type="hidden"]'))
      body.set(one.getAttribute('name')!, one.getAttribute('value') ?? '');
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const path = new URL(form.getAttribute('action')!, 'http://127.0.0.1/x.html').pathname;
    const answer = await this.#app.request(`http://127.0.0.1${path}`, {
      method: 'POST',
      body,
      headers: { ...this.#headers(), ...headers },
    });
    this.#keep(answer);
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }
  remember(name: string, value: string): void {
    this.#cookies.set(name, value);
  }
  #headers = () => ({ cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  #keep(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      this.#cookies.set(name!, value!);
    }
  }
}

const formOf = (page: Page, action: string) =>
  [...page.querySelectorAll('form')].find(
    form => form.querySelector(`input[name="action"][value="${action}"]`) !== null,
  )!;

describe('the desk', () => {
  let live: LiveRecord;
  let close: () => Promise<void>;
  let app: Hono;
  const named = async (name: string) => {
    const browser = new Browser(app);
    const { page } = await browser.get('queue.html');
    await browser.send(formOf(page, 'coder'), { coder: name });
    return browser;
  };
  beforeEach(async () => {
    ({ live, close } = await liveSample(site));
    app = webApp({ live, name: null });
  });
  afterEach(() => close());

  it('asks for a name, then keeps each decision under it and goes on to the next', async () => {
    const browser = await named(' Ann\u202e  Demir ');
    const { page } = await browser.get('queue.html');
    expect(page.querySelector('.progress-row')!.textContent).toContain('Coder Ann Demir');
    const question = page.querySelector('.decision h1')!.textContent;
    const entry = formOf(page, 'confirm').querySelector('input[name="entry"]')!.getAttribute('value')!;
    expect(page.querySelector('.sentence .chosen')!.textContent!.length).toBeGreaterThan(2);
    expect(await browser.send(formOf(page, 'confirm'))).toMatchObject({ status: 303, location: '/queue.html' });
    expect(live.reviews()).toMatchObject([{ by: 'Ann Demir', action: 'confirm', entry }]);
    const { page: next } = await browser.get('queue.html');
    expect(next.querySelector('.decision h1')!.textContent).not.toBe(question);
    expect(next.querySelector('.progress-row b')!.textContent).toMatch(/^1 of /);
    expect(next.querySelector('aside')!.textContent).toContain('Confirmed');
    await browser.send(formOf(next, 'undo'));
    const { page: again } = await browser.get('queue.html');
    expect(again.querySelector('.decision h1')!.textContent).toBe(question);
  });

  it('says what changed since the last visit, and what others decided', async () => {
    const [ann, ben] = [await named('Ann'), await named('Ben')];
    const { page } = await ben.get('queue.html');
    await ben.send(formOf(page, 'confirm'));
    expect((await ann.get('index.html')).page.querySelector('aside')!.textContent).toContain('In the latest reports');
    ann.remember('parley-visit', '|2025-11-13');
    const aside = (await ann.get('index.html')).page.querySelector('aside')!.textContent!;
    expect(aside).toContain('Changed since your visit, 13 Nov 2025');
    expect(aside).toMatch(/New report: .*Wire/);
    expect(aside).toContain('One entry by Ben');
    expect(aside).toMatch(/\d+ entries wait for review\. Open the queue/);
  });

  it('skips without losing the place, and asks about one kind alone', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('queue.html?kind=condition');
    const skip = page.querySelector('a[data-act=" "]')!.getAttribute('href')!;
    const { page: second } = await browser.get(skip);
    expect(second.querySelector('.decision h1')!.textContent).not.toBe(page.querySelector('.decision h1')!.textContent);
    const { location } = await browser.send(formOf(second, 'reject'));
    expect(location).toContain('kind=condition');
    const { page: third } = await browser.get(location!.slice(1));
    expect(third.querySelector('.decision h1')!.textContent).not.toBe(page.querySelector('.decision h1')!.textContent);
  });

  it('corrects only what was changed, by values of the field’s own type', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('queue.html?kind=meeting');
    const form = formOf(page, 'correct');
    const fields = Object.fromEntries(
      [...form.querySelectorAll('select:not([multiple])')].map(select => [
        select.getAttribute('name')!,
        select.querySelector('option[selected]')?.getAttribute('value') ?? '',
      ]),
    );
    const parties = [...form.querySelectorAll('select[multiple] option[selected]')].map(
      one => one.getAttribute('value')!,
    );
    const unchanged = await browser.send(form, {
      ...fields,
      ...(parties.length === 1 ? { 'field.parties': parties[0]! } : {}),
    });
    if (parties.length < 2) expect(unchanged.text).toContain('Nothing was corrected');
    await browser.send(form, { ...fields, 'field.date': '2025-07-24', 'field.venue': 'Istanbul' });
    const made = live.reviews().filter(({ field }) => field === 'date');
    expect(made).toMatchObject([{ action: 'correct', value: '"2025-07-24"' }]);
    const wrong = await browser.send(form, { ...fields, 'field.date': 'last week' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('is no date');
    expect(wrong.text).toContain('Nothing was changed.');
  });

  it('refuses a form from elsewhere, of an earlier run, and an entry that is gone', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('queue.html');
    const form = formOf(page, 'confirm');
    const attempts = [
      await browser.send(form, { token: 'guessed' }),
      await browser.send(form, {}, { 'sec-fetch-site': 'cross-site' }),
      await browser.send(form, {}, { origin: 'https://evil.example' }),
      await new Browser(app).send(form),
    ];
    for (const { status, text } of attempts) {
      expect(status).toBe(403);
      expect(text).toContain('Nothing was changed.');
    }
    expect(live.reviews()).toEqual([]);
    expect((await browser.send(form, { entry: 'nobody/move/1-2' })).status).toBe(409);
    // Where a form leads back to is a page of this site, whatever it says.
    for (const back of ['//evil.example/', 'https://evil.example/', '../../x'])
      expect((await browser.send(form, { back })).location).toBe('/index.html');
  });

  it('lets a reader look and decide nothing', async () => {
    app = webApp({ live, name: null, viewerOf: () => ({ role: 'reader', name: 'Ben' }) });
    const browser = new Browser(app);
    const { page } = await browser.get('queue.html');
    const entry = live.queue()[0]!.entry.id;
    const form: Part = parseHTML('<form action="/desk/review"></form>').document.querySelector('form')!;
    const { status, text } = await browser.send(form, { token: tokenIn(page), action: 'confirm', entry });
    expect(status).toBe(403);
    expect(text).toContain('not change it');
    expect((await browser.get('add.html')).page.querySelector('form')).toBeNull();
  });

  it('adds an entry by its words, and sets matter aside', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('reports/istanbul-03.html');
    const form = formOf(page, 'add');
    const words = 'Tomas Reyes';
    expect((await browser.send(form, { words, what: 'statement' })).text).toContain('do not stand in the report');
    const { text } = site.readings.find(({ report }) => report.id === 'istanbul-03')!.report;
    const quote = /[^.]+\./.exec(text.slice(text.indexOf('A Western diplomat')))![0];
    expect((await browser.send(form, { words: quote, what: 'assessment:outlook' })).status).toBe(303);
    const start = text.indexOf('European officials');
    await browser.send(form, { start: String(start), end: String(start + 18), what: 'boilerplate', words: 'x' });
    const { page: after } = await browser.get('reports/istanbul-03.html');
    expect([...after.querySelectorAll('.rows .badge')].map(one => one.textContent)).toContain('Added');
    expect(after.querySelector('.text details')!.textContent).toContain('European officials');
    expect(after.querySelectorAll('.text p .m.reporter').length).toBeGreaterThan(0);
  });

  it('rejected entries leave the text and stay in the list, struck out', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('reports/istanbul-03.html');
    const form = formOf(page, 'reject');
    const key = form.closest('article')!.id.slice(2);
    expect(page.querySelectorAll(`.text [data-entries~="${key}"]`).length).toBeGreaterThan(0);
    const { location } = await browser.send(form);
    expect(location).toBe(`/reports/istanbul-03.html#e-${key}`);
    const { page: after } = await browser.get('reports/istanbul-03.html');
    expect(after.querySelectorAll(`.text [data-entries~="${key}"]`).length).toBe(0);
    expect(after.querySelector(`.rows a[data-entry="${key}"] .rejected`)).not.toBeNull();
  });

  it('resolves a discrepancy; renames, merges and withholds actors', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('discrepancies.html');
    const resolve = formOf(page, 'resolve');
    const value = resolve.querySelector('input[type="radio"]')!.getAttribute('value')!;
    await browser.send(resolve, { value, reason: 'three reports say so' });
    expect((await browser.get('discrepancies.html')).page.body.textContent).toContain('three reports say so');

    const { page: actors } = await browser.get('actors.html');
    const row = [...actors.querySelectorAll('tr')].find(tr => /Peskov/.test(tr.textContent!))!;
    const forms = (action: string, from: Part) =>
      [...from.querySelectorAll('form')].find(one => one.querySelector(`[name="action"][value="${action}"]`) !== null)!;
    await browser.send(forms('rename', row), { name: 'Dmitri S. Peskov' });
    const renamed = (await browser.get('actors.html')).page;
    expect(renamed.body.textContent).toContain('Dmitri S. Peskov');
    const again = [...renamed.querySelectorAll('tr')].find(tr => /Dmitri S\. Peskov/.test(tr.textContent!))!;
    await browser.send(forms('withhold', again));
    expect(live.reviews().filter(({ action }) => action === 'exclude').length).toBeGreaterThan(0);
    expect((await browser.get('actors.html')).page.body.textContent).toContain('Withheld when published');
    await browser.send(forms('merge', again), { same: 'Andrii Sybiha' });
    expect(live.reviews().filter(({ action }) => action === 'merge')).toHaveLength(1);
  });

  it('shows where two reviewers differ, and lets them settle it', async () => {
    const [ann, ben] = [await named('Ann'), await named('Ben')];
    const { page } = await ann.get('queue.html');
    const same = (await ben.get('queue.html')).page;
    await ann.send(formOf(page, 'confirm'));
    await ben.send(formOf(same, 'reject'));
    const { page: conflicts } = await ann.get('conflicts.html');
    expect(conflicts.querySelector('.conflict')!.textContent).toMatch(/Ann: confirmed.*Ben: rejected/s);
    await ann.send(formOf(conflicts, 'reject'));
    expect((await ann.get('conflicts.html')).page.querySelectorAll('.conflict')).toHaveLength(0);
  });

  it('adds a pasted report, refuses what is no address, and says what became of each', async () => {
    const browser = await named('Ann');
    const { page } = await browser.get('add.html');
    const paste = page.querySelector('#add-paste')!;
    const text =
      'Russia and Ukraine met in Istanbul on Monday. Russia offered Ukraine a truce. Ukraine rejected the offer.';
    const fields = { text, headline: 'A short round', publisher: 'The Quay', published: '2025-11-18' };
    expect((await browser.send(paste, fields)).location).toBe('/add.html');
    await browser.send(page.querySelector('#add-page')!, { url: 'http://127.0.0.1:9/private' });
    const refused = await browser.send(page.querySelector('#add-page')!, { url: '/etc/passwd' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('is no web address');
    for (let i = 0; i < 200; i++) {
      const { page: now } = await browser.get('add.html');
      if (now.querySelectorAll('[data-done="no"]').length === 0) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    const { page: done } = await browser.get('add.html');
    const [fetched, pasted] = [...done.querySelectorAll('.jobs > li')];
    expect(pasted!.textContent).toContain('One report added');
    expect(fetched!.querySelector('.error')!.textContent).toMatch(/^Error\. .+\. \S/);
    const { status, page: report } = await browser.get(pasted!.querySelector('a.look')!.getAttribute('href')!);
    expect(status).toBe(200);
    expect(report.querySelector('h1')!.textContent).toBe('A short round');
  });
});

describe('two coders who work apart', () => {
  it('see their own decisions alone, and the other’s answer after their own', async () => {
    const { live, close } = await liveSample(site, { blind: true });
    try {
      const app = webApp({ live, name: null });
      const browsers = await Promise.all(
        ['Ann', 'Ben'].map(async name => {
          const browser = new Browser(app);
          await browser.send(formOf((await browser.get('queue.html')).page, 'coder'), { coder: name });
          return browser;
        }),
      );
      const [ann, ben] = browsers as [Browser, Browser];
      const { page } = await ann.get('queue.html');
      await ann.send(formOf(page, 'confirm'));
      const { page: his } = await ben.get('queue.html');
      expect(his.querySelector('.decision h1')!.textContent).toBe(page.querySelector('.decision h1')!.textContent);
      expect(his.querySelector('aside')!.textContent).not.toContain('Ann');
      expect(his.querySelector('aside')!.textContent).toContain('No entry has been decided by both yet');
      await ben.send(formOf(his, 'reject'));
      const { page: after } = await ben.get('queue.html');
      expect(after.querySelector('aside')!.textContent).toContain('Ann: confirmed');
      expect(after.querySelector('aside')!.textContent).toContain('Of 1 decided by both, 0 agree');
    } finally {
      await close();
    }
  });
});

const tokenIn = (page: Page) => page.querySelector('input[name="token"]')?.getAttribute('value') ?? '';
