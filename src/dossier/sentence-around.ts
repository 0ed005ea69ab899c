import type { Span } from '../text/index.ts';

const END = /[.!?]["”’')\]]*\s+(?=["“‘'([]?\p{Lu})|\n+/gu;

/**
 * The sentence a span stands in, by punctuation alone. The judges need the words near an entry, not a parse; that an abbreviation may cut
 * it short costs them a word or two.
 */
export function sentenceAround(text: string, span: Span): string {
  const { start, end } = sentenceSpan(text, span);
  return text.slice(start, end);
}

/** As `sentenceAround`, as a span. */
export function sentenceSpan(text: string, { start, end }: Span): Span {
  const windowStart = Math.max(0, start - 600);
  const before = text.slice(windowStart, start);
  let from = windowStart;
  for (const match of before.matchAll(END)) from = windowStart + match.index + match[0].length;
  const after = text.slice(end, end + 600);
  const next = after.search(/[.!?]["”’')\]]*(?:\s|$)|\n/u);
  const to = next < 0 ? Math.min(text.length, end + 600) : end + next + 1;
  return { start: Math.min(from, start), end: Math.max(to, end) };
}
