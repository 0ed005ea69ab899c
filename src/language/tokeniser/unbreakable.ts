import type { Span } from '../../text/index.ts';

// https://example.org/a?b=c   www.example.org   talks.example.org/news   desk@example.org   @envoy_office   #PeaceTalks
const ADDRESS =
  /\b(?:https?|ftp):\/\/[^\s<>"“”„«»]+|\bwww\.[^\s<>"“”„«»]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z\d][a-z\d-]*\.)+(?:com|org|net|edu|gov|int|info|co\.uk|de|fr|uk|ru|ua|eu|io|tv)\b(?:\/[^\s<>"“”„«»]*)?|(?<![\w@#&])[@#](?=[\w]*\p{L})[\p{L}\p{M}\w]+/giu;

/** An address does not end in a stop, a comma or a bracket that the sentence owns. */
const TRAILING = /[.,;:!?'’)\]}…*]+$/;

/** Spans of `text.slice(start, end)` that are one word whatever stands inside, counted from `start`. */
export function findUnbreakable(text: string, start: number, end: number): Span[] {
  const part = text.slice(start, end);
  if (!/[@#]|\w\.\w|:\/\//.test(part)) return [];
  const found: Span[] = [];
  for (const match of part.matchAll(ADDRESS)) {
    let word = match[0].replace(TRAILING, '');
    // A closing bracket stays where the address opened it: /wiki/Accord_(1994)
    if (match[0][word.length] === ')' && word.includes('(')) word += ')';
    if (word.length > 1) found.push({ start: match.index, end: match.index + word.length });
  }
  return found;
}
