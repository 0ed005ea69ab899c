import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (chromiumPath === null && process.env.CI === 'true')
  throw new Error(
    'The pages are tested in a real Chromium: install Debian’s package chromium, or set CHROMIUM to the path of one.',
  );

export interface Opened {
  readonly page: Page;
  /** Errors on the console, uncaught exceptions, and requests to anywhere but the folder or server. */
  readonly trouble: string[];
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}

/** Opens a page and notes whatever goes wrong on it. `base` is what it may ask for. */
export async function openPage(
  browser: Browser | BrowserContext,
  base: string,
  path: string,
  { width = 1280, script = true, dark = false }: OpenOptions = {},
): Promise<Opened> {
  const page =
    'newContext' in browser
      ? await browser.newPage({
          viewport: { width, height: 900 },
          javaScriptEnabled: script,
          colorScheme: dark ? 'dark' : 'light',
        })
      : await browser.newPage();
  const trouble: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', error => trouble.push(error.message));
  page.on('dialog', dialog => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', request => trouble.push(`failed: ${request.url()}`));
  page.on('request', request => {
    if (!request.url().startsWith(base)) trouble.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(new URL(path, base).href);
  return { page, trouble };
}

/** What axe finds wrong with a page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(' | ')}`,
  );
}
