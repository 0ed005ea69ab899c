import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { parseNewsroom, publishSite, type Site, serveRecord } from '../src/web/index.ts';
import { liveSample } from '../src/web/testing/live-sample.ts';
import { exampleSite } from '../src/web/testing/sample-site.ts';
import { launchChromium } from './chromium.ts';

// `npm run screenshots`: every view of the Istanbul sample as a picture at two widths: published and opened from disk, and at the desk where
// people review and add. The pictures in the documentation were taken with the faces of the design (Debian: fonts-sil-charis, fonts-inter).

const OUT = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const WIDTHS = [1280, 390];
/** A long page is cut: a picture is for a first look. */
const TALLEST = 1400;

const VIEWS = [
  ['where-things-stand', 'index.html'],
  ['offers-and-answers', 'offers.html'],
  ['rounds', 'rounds.html'],
  ['timeline', 'timeline.html'],
  ['positions', 'positions.html'],
  ['terms', 'terms.html'],
  ['accounts', 'accounts.html'],
  ['discrepancies', 'discrepancies.html'],
  ['reports', 'reports.html'],
  ['actors', 'actors.html'],
  ['search', 'search.html'],
] as const;

/** A newsroom that is made up. */
const NEWSROOM = `
name: The Harbour Desk
colours: { brand: "#7a1f1f", link: "#7a1f1f" }
support:
  text: This record is free to read. Those who can, pay for those who cannot.
  links: [{ label: Give once or every month, url: "https://desk.example/give" }]
  accounts: [{ label: Bank account, number: XX00 0000 0000 0000 }]
`;

async function takeScreenshots(): Promise<void> {
  const site = await exampleSite('istanbul');
  const folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'));
  const browser = await launchChromium();
  try {
    await mkdir(OUT, { recursive: true });
    await publishSite(site, join(folder, 'plain'));
    await publishSite(site, join(folder, 'newsroom'), { newsroom: parseNewsroom(NEWSROOM), shown: 'quotations' });
    for (const width of WIDTHS) {
      await pictureViews(browser, site, join(folder, 'plain'), width);
      const page = await browser.newPage({ viewport: { width, height: 1000 } });
      await page.goto(pathToFileURL(join(folder, 'newsroom/index.html')).href);
      await picture(page, 'published', width);
      // The box for support stands at the end of a page.
      await page.locator('.support').scrollIntoViewIfNeeded();
      await page.close();
      await pictureDesk(browser, site, width);
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function pictureViews(browser: Browser, site: Site, folder: string, width: number): Promise<void> {
  const reader = site.readings.find(({ report }) => report.publisher === 'Harbour Gazette') ?? site.readings[0]!;
  const readerPage = `reports/${reader.report.id.replace(/[^A-Za-z0-9]+/g, '-')}.html`;
  for (const [name, path] of [...VIEWS, ['source-reader', readerPage] as const])
    for (const scheme of name === 'source-reader' && width === 1280
      ? (['light', 'dark'] as const)
      : (['light'] as const)) {
      const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme: scheme });
      await page.goto(pathToFileURL(join(folder, path)).href);
      if (name === 'source-reader') await page.locator('.text a[data-entry*="statement"]').nth(4).click();
      if (name === 'search') await page.locator('input[type=search]').fill('summit');
      await picture(page, `${name}${scheme === 'dark' ? '-dark' : ''}`, width);
      await page.close();
    }
}

/** The queue after some decisions, the form that corrects, and adding reports; in a record of its own. */
async function pictureDesk(browser: Browser, site: Site, width: number): Promise<void> {
  const { live, close } = await liveSample(site);
  const served = await serveRecord(live, { port: 0 });
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  const sent = async (act: () => Promise<void>) => {
    const loaded = page.waitForEvent('load');
    await act();
    await loaded;
  };
  try {
    await page.goto(served.url.replace('index', 'queue'));
    await page.locator('input[name=coder]').fill('A. Demir');
    await sent(() => page.locator('.name-form button').click());
    for (const key of ['a', 'a', 'x']) await sent(() => page.keyboard.press(key));
    await page.goto(served.url.replace('index.html', 'queue.html?kind=condition'));
    for (const key of ['a', ' ']) await sent(() => page.keyboard.press(key));
    await picture(page, 'review', width, true);
    await page.goto(served.url.replace('index', 'add'));
    await picture(page, 'add-reports', width);
  } finally {
    await page.close();
    await served.close();
    await close();
  }
}

async function picture(page: Page, name: string, width: number, focused = false): Promise<void> {
  await page.mouse.move(2, 2);
  await page.evaluate(`${focused ? '' : 'document.activeElement?.blur(); '}scrollTo(0, 0)`);
  const height = Math.min(TALLEST, await page.evaluate<number>('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width, height });
  const [base, dark = ''] = name.split(/(-dark)$/);
  const file = join(OUT, `istanbul-${base}${width === 1280 ? '' : `-${width}`}${dark}.png`);
  await page.screenshot({ path: file });
  await page.setViewportSize({ width, height: 1000 });
  makeSmall(file);
}

/** A palette of 64 colours is all that text on paper needs; without pngquant (Debian's package) the picture stays as it is. */
function makeSmall(file: string): void {
  spawnSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '64', file]);
}

await takeScreenshots();
