import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** The peer: Readability on linkedom as anybody would use it, its article as plain text. */
export function readabilityAlone(bytes: Uint8Array): string {
  const { document } = parseHTML(new TextDecoder('utf-8').decode(bytes)) as unknown as { document: never };
  const article = new Readability(document).parse();
  // Its own `textContent` runs the last word of a block into the first of the next.
  return (article?.content ?? '')
    .replace(/<(?:\/?(?:p|div|h\d|li|ul|ol|blockquote|figure|figcaption|section|table|tr|td)|br)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
