import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { publishSite } from '../src/web/index.ts';
import { exampleSite } from '../src/web/testing/sample-site.ts';
import { launchChromium } from './chromium.ts';

// `npm run screenshots`: every view of the Istanbul sample, published and opened from disk, as a picture at two widths. The pictures in the
// documentation were taken with the faces of the design (Debian: fonts-sil-charis, fonts-inter).

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

async function takeScreenshots(): Promise<void> {
  const site = await exampleSite('istanbul');
  const folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'));
  const browser = await launchChromium();
  try {
    await mkdir(OUT, { recursive: true });
    await publishSite(site, folder);
    const reader = site.readings.find(({ report }) => report.publisher === 'Harbour Gazette') ?? site.readings[0]!;
    const readerPage = `reports/${reader.report.id.replace(/[^A-Za-z0-9]+/g, '-')}.html`;
    for (const width of WIDTHS) {
      for (const [name, path] of [...VIEWS, ['source-reader', readerPage] as const]) {
        for (const scheme of name === 'source-reader' && width === 1280
          ? (['light', 'dark'] as const)
          : (['light'] as const)) {
          const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme: scheme });
          await page.goto(pathToFileURL(join(folder, path)).href);
          if (name === 'source-reader') await page.locator('.text a[data-entry*="statement"]').nth(4).click();
          await page.mouse.move(2, 2);
          if (name === 'search') await page.locator('input').fill('summit');
          await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
          const height = Math.min(TALLEST, await page.evaluate<number>('document.documentElement.scrollHeight'));
          await page.setViewportSize({ width, height });
          const file = `istanbul-${name}${width === 1280 ? '' : `-${width}`}${scheme === 'dark' ? '-dark' : ''}.png`;
          await page.screenshot({ path: join(OUT, file) });
          makeSmall(join(OUT, file));
          await page.close();
        }
      }
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/** A palette of 64 colours is all that text on paper needs; without pngquant (Debian's package) the picture stays as it is. */
function makeSmall(file: string): void {
  spawnSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '64', file]);
}

await takeScreenshots();
