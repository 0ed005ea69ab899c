import type { Span } from '../../text/index.ts';

/** A stretch of a text, and what stands in its place. */
export interface Edit extends Span {
  readonly by: string;
}

/** A text with edits made, and where each offset of the old one is in it. */
export interface EditedText {
  readonly text: string;
  /** The new place of a span; one that begins or ends inside an edit reaches to its edge, so that no half of it is left. */
  moved(span: Span): Span;
}

/**
 * Makes edits that follow one another without overlap.
 *
 *     He met [Amal Said] in Muscat      → He met [name withheld] in Muscat
 *            └ 7 – 16                             └ 7 – 22
 */
export function editText(text: string, edits: readonly Edit[]): EditedText {
  const parts: string[] = [];
  const spans: { readonly start: number; readonly end: number; readonly newStart: number; readonly newEnd: number }[] =
    [];
  let at = 0;
  let length = 0;
  for (const { start, end, by } of edits) {
    parts.push(text.slice(at, start), by);
    const newStart = length + start - at;
    length = newStart + by.length;
    spans.push({ start, end, newStart, newEnd: length });
    at = end;
  }
  parts.push(text.slice(at));
  const move = (offset: number, edge: 'newStart' | 'newEnd'): number => {
    // The last edit that begins at or before the offset.
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = spans[low - 1];
    if (edit === undefined) return offset;
    if (offset >= edit.end) return edit.newEnd + offset - edit.end;
    return offset === edit.start ? edit.newStart : edit[edge];
  };
  return {
    text: parts.join(''),
    moved: ({ start, end }) => ({ start: move(start, 'newStart'), end: move(end, 'newEnd') }),
  };
}
