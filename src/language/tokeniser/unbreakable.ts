import type { Span } from '../../text/index.ts';
import { type Characters, CLASS } from './characters.ts';

// https://example.org/a?b=c   www.example.org   talks.example.org/news   desk@example.org   @envoy_office   #PeaceTalks
const ADDRESS =
  /(?:https?|ftp):\/\/[^\s<>"“”„«»]+|\bwww\.[^\s<>"“”„«»]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z\d][a-z\d-]*\.)+(?:com|org|net|edu|gov|int|info|co\.uk|de|fr|uk|ru|ua|eu|io|tv)\b(?:\/[^\s<>"“”„«»]*)?|(?<![\w@#&])[@#](?=\w*\p{L})[\p{L}\p{M}\w]+/giu;

/** An address does not end in a stop, a comma or a bracket that the sentence owns. */
const TRAILING = /[.,;:!?'’)\]}…*]+$/;

/** Longer runs without a space are no address; looking for one in them would cost the square of their length. */
const LONGEST = 1000;

/** Spans of a block that are one word whatever stands inside, counted from the block's start. */
export function findUnbreakable(text: string, blockStart: number, { codes, classes, length }: Characters): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < length; ) {
    let end = start;
    let promising = false;
    for (; end < length && classes[end]! > CLASS.newline; end++) {
      const code = codes[end]!;
      // An @, a #, or a stop or colon inside.
      if (code === 64 || code === 35) promising = true;
      else if ((code === 46 || code === 58) && end > start && end + 1 < length && classes[end + 1]! > CLASS.newline)
        promising = true;
    }
    if (promising && end - start <= LONGEST) {
      for (const match of text.slice(blockStart + start, blockStart + end).matchAll(ADDRESS)) {
        let word = match[0].replace(TRAILING, '');
        // A closing bracket stays where the address opened it: /wiki/Accord_(1994)
        if (match[0][word.length] === ')' && word.includes('(')) word += ')';
        const from = start + match.index;
        if (word.length > 1) found.push({ start: from, end: from + word.length });
      }
    }
    start = end + 1;
  }
  return found;
}
