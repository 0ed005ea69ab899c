import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishSite, type Served, type Site, serveRecord } from '../src/web/index.ts';
import { liveSample } from '../src/web/testing/live-sample.ts';
import { exampleSite } from '../src/web/testing/sample-site.ts';
import type { LiveRecord } from '../src/work/index.ts';
import { openPage, violations } from './browsing.ts';
import { chromiumPath, launchChromium } from './chromium.ts';

/** Every key goes to the page that has the focus; nothing is clicked. */
const type = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const question = (page: Page) => page.locator('.decision h1').textContent();
/** Presses a key that decides, and waits for the next question. */
async function decide(page: Page, key: string): Promise<void> {
  const before = page.url() + (await page.content()).length;
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
  await page.waitForSelector('.progress-row');
  expect(page.url() + (await page.content()).length).not.toBe(before);
}

describe.runIf(chromiumPath !== null)('the desk in a real Chromium', () => {
  let browser: Browser;
  let site: Site;
  let live: LiveRecord;
  let served: Served;
  let base: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    site = await exampleSite('istanbul');
    ({ live, close } = await liveSample(site));
    served = await serveRecord(live, { port: 0 });
    base = served.url.replace('index.html', '');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await close?.();
  });

  /** A browser of its own, with a person's name. */
  async function person(name: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page, trouble } = await openPage(context, base, 'queue.html');
    await page.locator('input[name=coder]').focus();
    await page.keyboard.type(name);
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
    await page.waitForSelector('[data-act="a"]');
    return { page, trouble, context };
  }

  it('is worked by keys alone: confirm, correct, reject, skip, undo', async () => {
    const { page, trouble, context } = await person('Ann');
    const first = await question(page);
    await decide(page, 'a');
    expect(await question(page)).not.toBe(first);
    await decide(page, 'x');
    const third = await question(page);
    await decide(page, ' ');
    expect(await question(page)).not.toBe(third);
    await page.goto(`${base}queue.html?kind=meeting`);
    await type(page, 'e');
    // The first field has the focus: how it stands with the meeting.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    const before = live.reviews().length;
    await page.keyboard.type('denied');
    for (
      let i = 0;
      i < 20 && !(await page.evaluate<boolean>('document.activeElement.matches("form.correct button")'));
      i++
    )
      await page.keyboard.press('Tab');
    await decide(page, 'Enter');
    expect(live.reviews().slice(before)).toMatchObject([
      { action: 'correct', field: 'status', value: '"denied"', by: 'Ann' },
    ]);
    await decide(page, 'u');
    expect(live.reviews().at(-1)).toMatchObject({ action: 'undo', by: 'Ann' });
    expect(live.reviews().map(({ action }) => action)).toEqual(['confirm', 'reject', 'correct', 'undo']);
    // The sentence is in view while one decides.
    const box = (await page.locator('.sentence').boundingBox())!;
    expect(box.y + box.height).toBeLessThan(900);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('two people review at once: each sees what the other decided, and where they differ', async () => {
    const [ben, eve] = await Promise.all([person('Ben'), person('Eve')]);
    const asked = await question(ben.page);
    expect(await question(eve.page)).toBe(asked);
    await Promise.all([decide(ben.page, 'a'), decide(eve.page, 'x')]);
    const [a, b] = live.reviews().slice(-2);
    expect(new Set([a!.by, b!.by])).toEqual(new Set(['Ben', 'Eve']));
    expect(a!.entry).toBe(b!.entry);
    await ben.page.reload();
    expect(await question(ben.page)).toBe(await question(eve.page));
    await ben.page.locator('aside a', { hasText: 'on which reviewers differ' }).click();
    await ben.page.waitForURL(/conflicts/);
    expect(await ben.page.locator('.conflict').first().textContent()).toMatch(/Ben: confirmed|Eve: rejected/);
    const loaded = ben.page.waitForEvent('load');
    await ben.page.locator('.conflict button', { hasText: 'Reject' }).first().click();
    await loaded;
    expect(await ben.page.locator('h1').textContent()).toBe('Reviewers agree');
    expect([...ben.trouble, ...eve.trouble]).toEqual([]);
    await Promise.all([ben.context.close(), eve.context.close()]);
  });

  it('words selected in a report become an entry, and the entry is confirmed by its key', async () => {
    const { page, trouble, context } = await person('Fay');
    await page.goto(`${base}reports/istanbul-03.html`);
    const words = page.locator('.text p').last();
    await words.scrollIntoViewIfNeeded();
    const box = (await words.boundingBox())!;
    await page.mouse.move(box.x + 2, box.y + 17);
    await page.mouse.down();
    await page.mouse.move(box.x + 180, box.y + 17, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector('.add-entry.floating textarea');
    const quote = await page.locator('.add-entry textarea').inputValue();
    expect(quote.length).toBeGreaterThan(5);
    await page.locator('.add-entry select[name=what]').selectOption('assessment:outlook');
    const loaded = page.waitForEvent('load');
    await page.locator('.add-entry button').click();
    await loaded;
    const added = live.reviews().at(-1)!;
    expect(added).toMatchObject({ action: 'add', by: 'Fay' });
    expect(JSON.parse(added.value!).cites[0].exact).toBe(quote);
    expect(await page.locator('.rows .badge', { hasText: 'Added' }).count()).toBe(1);
    await page.locator('.rows a[data-entry*="move"]').first().click();
    const confirmed = page.waitForEvent('load');
    await page.keyboard.press('a');
    await confirmed;
    expect(live.reviews().at(-1)).toMatchObject({ action: 'confirm', by: 'Fay' });
    await page.waitForSelector('.entry.open .badge.person');
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('files that are dropped are read, with progress, and can be looked at', async () => {
    const { page, trouble, context } = await person('Gil');
    await page.goto(`${base}add.html`);
    const report = {
      id: 'dropped',
      publisher: 'The Quay',
      published: '2025-11-18',
      headline: 'Another round',
      text: 'Russia and Ukraine held another round of talks in Istanbul on Monday. Ukraine proposed a truce. Russia rejected the proposal.',
    };
    const loaded = page.waitForEvent('load');
    await page.evaluate(`{
      const dropped = new DataTransfer();
      dropped.items.add(new File([${JSON.stringify(JSON.stringify(report))}], 'round.json'));
      dropped.items.add(new File(['{ broken'], 'broken.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }`);
    await loaded;
    await page.waitForSelector('[data-done="yes"]', { timeout: 20_000 });
    expect(await page.locator('.jobs .line').textContent()).toBe('One report added, one refused');
    expect(await page.locator('.jobs .error').textContent()).toMatch(/^Error\. .*broken\.json/);
    expect(await violations(page)).toEqual([]);
    await page.locator('a.look').click();
    await page.waitForURL(/reports\/dropped/);
    expect(await page.locator('h1').textContent()).toBe('Another round');
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('axe finds no fault in what only the desk shows, on a wide screen and on a phone', async () => {
    const { page, trouble, context } = await person('Hal');
    for (const path of [
      'queue.html#correct',
      'add.html',
      'conflicts.html',
      'reports/istanbul-03.html',
      'discrepancies.html',
      'actors.html',
    ]) {
      for (const width of path.startsWith('queue') || path.startsWith('add') ? [1280, 390] : [390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(base + path);
        await page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true');
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
      }
    }
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('what is published of it opens from disk in the newsroom’s name, without what it keeps back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-newsroom-'));
    try {
      const newsroom = {
        name: 'The Harbour Desk',
        colours: { brand: '#7a1f1f', link: '#7a1f1f' },
        support: {
          text: 'We live on what readers give.',
          links: [],
          accounts: [{ label: 'Bank', number: 'XX00 1234' }],
        },
        comments: null,
      };
      await publishSite(site, folder, { newsroom, shown: 'extracts', withheld: ['Dmitry Peskov'] });
      const disk = `${pathToFileURL(folder).href}/`;
      const { page, trouble } = await openPage(browser, disk, 'index.html', { script: false });
      const colour = 'getComputedStyle(document.querySelector(".brand")).color';
      expect(await page.evaluate(colour)).toBe('rgb(122, 31, 31)');
      expect(await page.locator('.support').textContent()).toContain('XX00 1234');
      expect(await page.locator('form').count()).toBe(0);
      await page.locator('nav.views a', { hasText: 'Timeline' }).click();
      await page.locator('nav.zooms a', { hasText: '2025' }).click();
      await page.waitForURL(/timeline-2025/);
      const lanes = await page.locator('figure.timeline svg:visible').count();
      await page.locator('#show-lane-1').uncheck();
      expect(await page.locator('figure.timeline svg:visible').count()).toBe(lanes - 1);
      await page.close();
      const scripted = await openPage(browser, disk, 'timeline-2025.html');
      // axe itself asks for the style sheets once more, which the policy forbids.
      expect([...trouble, ...scripted.trouble]).toEqual([]);
      expect(await violations(scripted.page)).toEqual([]);
      await scripted.page.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
