import type { Span } from '../../text/index.ts';

const WORD = /\S+/gu;

/**
 * Breaks a stretch of text into lines of at most `width` units at white space. A word longer than a line stands alone, cut
 * into pieces, so that nothing runs off the screen and nothing is lost.
 *
 * @returns the span of each line in `text`, without the white space at its ends.
 */
export function wrapSpans(text: string, span: Span, width: number): Span[] {
  if (width < 1) throw new RangeError(`Lines of ${width} units hold nothing`);
  const lines: { start: number; end: number }[] = [];
  let line: { start: number; end: number } | null = null;
  for (const match of text.slice(span.start, span.end).matchAll(WORD)) {
    let start = span.start + match.index;
    const end = start + match[0].length;
    const breaks = line === null || text.slice(line.end, start).includes('\n') || end - line.start > width;
    if (!breaks && line !== null) {
      line.end = end;
      continue;
    }
    for (; end - start > width; start += width) lines.push({ start, end: start + width });
    line = { start, end };
    lines.push(line);
  }
  return lines;
}

/** Wraps plain words, each line after the first moved in by `indent`. */
export function wrapWords(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - indent.length);
  return wrapSpans(text, { start: 0, end: text.length }, room)
    .map(({ start, end }) => text.slice(start, end))
    .join(`\n${indent}`);
}
