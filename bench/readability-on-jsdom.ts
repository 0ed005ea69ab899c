import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';

/** Readability as its own README shows it: on jsdom. Null for a page on which it fails. */
export function readabilityOnJsdom(bytes: Uint8Array): string | null {
  // Complaints about style sheets are no concern of a bench.
  const dom = new JSDOM(bytes, { virtualConsole: new VirtualConsole() });
  try {
    return new Readability(dom.window.document).parse()?.textContent ?? null;
  } catch {
    return null;
  } finally {
    dom.window.close();
  }
}
