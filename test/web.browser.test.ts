import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishSite, type Served, serveSite } from '../src/web/index.ts';
import { exampleSite, hostileSite } from '../src/web/testing/sample-site.ts';
import { type Opened, type OpenOptions, openPage, violations } from './browsing.ts';
import { chromiumPath, launchChromium } from './chromium.ts';

const VIEWS = [
  'index',
  'offers',
  'rounds',
  'timeline',
  'positions',
  'terms',
  'accounts',
  'discrepancies',
  'reports',
  'actors',
  'search',
];

// Without a Chromium these tests are skipped (with CI=true that is an error): `apt-get install chromium`.
describe.runIf(chromiumPath !== null)('in a real Chromium', () => {
  let browser: Browser;
  let folder: string;
  let hostileFolder: string;
  let served: Served;
  let reader: string;

  beforeAll(async () => {
    const site = await exampleSite('istanbul');
    folder = await mkdtemp(join(tmpdir(), 'parley-published-'));
    hostileFolder = await mkdtemp(join(tmpdir(), 'parley-hostile-'));
    await publishSite(site, folder);
    await publishSite(await hostileSite(), hostileFolder);
    served = await serveSite(site, 0);
    reader = 'reports/istanbul-03.html';
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    for (const one of [folder, hostileFolder]) await rm(one, { recursive: true, force: true });
  });

  const open = (base: string, path: string, options: OpenOptions = {}): Promise<Opened> =>
    openPage(browser, base, path, options);

  const disk = () => `${pathToFileURL(folder).href}/`;

  it.each(VIEWS)(
    '%s opens from disk without trouble, fits a phone, and axe finds no fault in light or dark',
    async view => {
      for (const { width, dark } of [
        { width: 1280, dark: false },
        { width: 390, dark: true },
      ]) {
        const { page, trouble } = await open(disk(), `${view}.html`, { width, dark });
        expect(trouble).toEqual([]);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.close();
      }
    },
  );
  it('the source reader, too', async () => {
    for (const { width, dark } of [
      { width: 1280, dark: false },
      { width: 1280, dark: true },
      { width: 390, dark: false },
    ]) {
      const { page, trouble } = await open(disk(), reader, { width, dark });
      expect(trouble).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    }
  });
  it('every view of every sample comes from the server under its strict policy without trouble', async () => {
    const samples = await Promise.all(['strike', 'trade'].map(exampleSite));
    const others = await serveSite(
      {
        dossiers: samples.flatMap(({ dossiers }) => dossiers),
        readings: samples.flatMap(({ readings }) => readings),
        unrouted: [],
        name: null,
      },
      0,
    );
    const all = [
      ...[...VIEWS.map(view => `${view}.html`), reader].map(path => served.url.replace('index.html', path)),
      others.url,
      ...samples.flatMap(({ dossiers: [dossier] }) =>
        VIEWS.map(view => others.url.replace('index.html', `${dossier!.id}/${view}.html`)),
      ),
    ];
    for (const url of all) {
      const { page, trouble } = await open(new URL('/', url).href, new URL(url).pathname);
      expect(trouble, url).toEqual([]);
      expect(await page.locator('h1').count(), url).toBe(1);
      await page.close();
    }
    await others.close();
  });

  it('words and entries are linked both ways, by click and by keys', async () => {
    const { page } = await open(disk(), reader);
    const words = page.locator('.text a[data-entry]').nth(2);
    const entry = (await words.getAttribute('data-entry'))!;
    await words.click();
    await expect.poll(() => page.locator(`#e-${entry}`).isVisible()).toBe(true);
    expect(await page.locator('.entry:visible').count()).toBe(1);
    expect(await page.locator('.rows a[aria-current]').getAttribute('data-entry')).toBe(entry);
    expect(await words.evaluate(one => one.classList.contains('chosen'))).toBe(true);
    await page.keyboard.press('n');
    const next = (await page.locator('.rows a[aria-current]').getAttribute('data-entry'))!;
    expect(next).not.toBe(entry);
    expect(await page.locator(`#e-${next}`).isVisible()).toBe(true);
    await page.keyboard.press('p');
    expect(await page.locator('.rows a[aria-current]').getAttribute('data-entry')).toBe(entry);
    await page.close();
  });
  it('on a phone the entry opens under its own paragraph', async () => {
    const { page } = await open(disk(), reader, { width: 390 });
    const words = page.locator('.text a[data-entry]').first();
    const entry = (await words.getAttribute('data-entry'))!;
    await words.click();
    expect(await page.locator(`.text > #e-${entry}`).isVisible()).toBe(true);
    await page.close();
  });
  it('a link from a table marks its words in the report', async () => {
    const { page } = await open(disk(), 'rounds.html');
    await page.locator('td a[href*="#c-"]').first().click();
    await page.waitForSelector('.chosen');
    const [, from, to] = /#c-(\d+)-(\d+)$/.exec(page.url())!;
    const marked = await page.locator('.text .chosen').evaluateAll(all => all.map(one => one.textContent).join(''));
    expect(marked.length).toBe(Number(to) - Number(from));
    await page.close();
  });
  it('without script the same links lead to the entry and back to its words', async () => {
    const { page } = await open(disk(), reader, { script: false });
    const words = page.locator('.text a[data-entry]').nth(2);
    const entry = (await words.getAttribute('data-entry'))!;
    await words.click();
    expect(await page.locator(`#e-${entry}`).isVisible()).toBe(true);
    expect(await page.locator('.entry:visible').count()).toBe(1);
    await page.locator(`#e-${entry} a[href="#w-${entry}"]`).click();
    expect(page.url()).toContain(`#w-${entry}`);
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.close();
  });
  it('search finds by words, whatever their case, and leads to them', async () => {
    const { page } = await open(disk(), 'search.html');
    await page.locator('input[type=search]').fill('KREMLIN');
    const found = page.locator('#search-results a');
    await expect.poll(() => found.count()).toBeGreaterThan(0);
    await page.locator('input[type=search]').fill('zzzz');
    await expect.poll(() => page.locator('#search-count').textContent()).toContain('Nothing found');
    await page.close();
  });
  it('the choice of light or dark is kept on the next page', async () => {
    const { page } = await open(served.url.replace('index.html', ''), 'index.html');
    await page.locator('button.theme').click();
    await page.locator('nav.views a', { hasText: 'Rounds' }).click();
    await page.waitForURL(/rounds/);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.close();
  });

  it('a hostile report runs nothing, loads nothing and breaks no page', async () => {
    const base = `${pathToFileURL(hostileFolder).href}/`;
    const { page, trouble } = await open(base, 'reports.html');
    expect(trouble).toEqual([]);
    await page.locator('td a').first().click();
    await page.waitForSelector('.text');
    expect(trouble).toEqual([]);
    expect(await page.locator('.text').textContent()).toContain('<script>alert(5)</script>');
    expect(await page.locator('.text').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
  it('the first page is under 100 KB all told and does not move while it loads', async () => {
    const base = served.url.replace('index.html', '');
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', response => void bodies.push(response.body()));
    await page.goto(`${base}index.html`);
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(bodies)).reduce((n, body) => n + body.length, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
    const shift = await page.evaluate<number>(
      `new Promise(resolve => {
        let sum = 0;
        new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      })`,
    );
    expect(shift).toBe(0);
    await page.close();
  });
});
