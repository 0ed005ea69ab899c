import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium or Chrome of this machine; null where there is none. `CHROMIUM` names another. */
export const chromiumPath: string | null =
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    path => path !== undefined && existsSync(path),
  ) ?? null;

/** Starts it with a profile of its own and without anything that would call home. */
export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === null)
    throw new Error('No Chromium here: install Debian’s package chromium, or set CHROMIUM to the path of one.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Grey edges instead of coloured ones: the same picture on every screen, and a smaller file.
      '--disable-lcd-text',
    ],
  });
}
