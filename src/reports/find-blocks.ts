import { coverSpans, type Span, trimSpan } from '../text/index.ts';

/**
 * The blocks of a plain text: its paragraphs and its lines that stand alone, without the white space around them. Nothing of the
 * text is changed; blocks are spans.
 */
export function findBlocks(text: string): Span[] {
  const lines: (Span & { blankBefore: boolean })[] = [];
  let blank = true;
  for (const match of text.matchAll(/[^\n\r\f\v\u2028\u2029]+/g)) {
    const gap = text.slice(lines.at(-1)?.end ?? 0, match.index);
    blank ||= (gap.match(/\r\n|[\n\r\f\v\u2028\u2029]/g)?.length ?? 0) > 1;
    const span = trimSpan(text, { start: match.index, end: match.index + match[0].length });
    if (span.start === span.end) {
      blank = true;
      continue;
    }
    lines.push({ ...span, blankBefore: blank });
    blank = false;
  }
  return isHardWrapped(lines) ? joinWrapped(text, lines) : lines.map(({ start, end }) => ({ start, end }));
}

/**
 * Mail and typescript break lines at 60–80 letters and part paragraphs by an empty line:
 *
 *     The talks in Geneva were put off on Monday after one of the
 *     delegations failed to arrive, the mediators said.
 *     ← a paragraph of two lines
 */
function isHardWrapped(lines: readonly (Span & { blankBefore: boolean })[]): boolean {
  const lengths = lines.map(({ start, end }) => end - start);
  const inside = lengths.filter((_, i) => lines[i + 1]?.blankBefore === false);
  return (
    inside.length >= 3 &&
    inside.length >= 0.4 * lines.length &&
    Math.max(...lengths) <= 110 &&
    inside.filter(length => length >= 45).length >= 0.8 * inside.length
  );
}

function joinWrapped(text: string, lines: readonly (Span & { blankBefore: boolean })[]): Span[] {
  const groups: Span[][] = [];
  for (const [i, line] of lines.entries()) {
    // A line shorter than a wrapped one that ends its sentence closes its paragraph even without an empty line.
    const before = lines[i - 1];
    const closed =
      before !== undefined && before.end - before.start < 40 && /[.!?”"’)]$/.test(text.slice(before.start, before.end));
    if (line.blankBefore || closed || groups.length === 0) groups.push([line]);
    else groups.at(-1)!.push(line);
  }
  return groups.map(group => coverSpans(group)!);
}

/** Words of a stretch of text, as a reader would count them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,'’:/-]*/gu)?.length ?? 0;
}
