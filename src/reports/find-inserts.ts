import type { Span } from '../text/index.ts';

/**
 * Cards that open over a name on the page stand, in text copied from it, in the middle of the sentence:
 *
 *     President Harbour Ann Mary HarbourIslands agree to talk Mainland waits for answer MORE said on Monday
 *                       └ insert ─────────────────────────────────────────────────────┘
 *
 * Name, whole name and headlines run together without a space; "MORE" ends them. The name before the card is the sentence's own.
 */
const CARD =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}’'-]{2,40}) ((?:[\p{L}\p{M}().,’'"“”-]{1,30} ){0,5}\1(?=[\p{Lu}\p{N}‘“'"’])[^\n\r]{10,600}? MORE)(?![\p{L}\p{N}])/gu;

/** Spans of a paragraph that were put into its sentences from elsewhere; sorted, apart. */
export function findInserts(paragraph: string): Span[] {
  if (!paragraph.includes(' MORE')) return [];
  return [...paragraph.matchAll(CARD)].map(({ index, 1: name = '', 2: card = '' }) => {
    const start = index + name.length + 1;
    return { start, end: start + card.length };
  });
}
