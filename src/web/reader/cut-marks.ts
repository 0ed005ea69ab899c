import { compareSpans, type Span } from '../../text/index.ts';

/** Something with words in the text. */
export interface Marked {
  readonly spans: readonly Span[];
}

/** A stretch of text without a border inside it, and what marks it, outermost first. */
export interface Segment<Mark extends Marked> extends Span {
  readonly marks: readonly Mark[];
}

/** So many lines under one word can still be told apart; what lies deeper is listed beside the text only. */
export const DEEPEST = 3;

/**
 * Cuts a passage at every border of a mark, so that nested and crossing marks alike become stretches that are each drawn whole.
 *
 *     Kyiv said it would meet only if the fire stops
 *               └ statement ───────────────────────┘
 *                  └ move ───────────┘               crosses nothing: nested
 *                            └ condition ──────────┘ crosses the move: cut at its end
 */
export function cutMarks<Mark extends Marked>(
  passage: Span,
  marks: readonly Mark[],
  borders: readonly number[] = [],
): Segment<Mark>[] {
  const here = marks
    .flatMap(mark =>
      mark.spans.map(({ start, end }) => ({
        mark,
        start: Math.max(start, passage.start),
        end: Math.min(end, passage.end),
      })),
    )
    .filter(({ start, end }) => start < end)
    .sort(compareSpans);
  const cuts = [...new Set([passage.start, passage.end, ...here.flatMap(({ start, end }) => [start, end]), ...borders])]
    .filter(at => at >= passage.start && at <= passage.end)
    .sort((a, b) => a - b);
  const segments: Segment<Mark>[] = [];
  let open: typeof here = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    open = open.filter(one => one.end > start);
    while (next < here.length && here[next]!.start <= start) open.push(here[next++]!);
    segments.push({ start, end, marks: open.slice(0, DEEPEST).map(({ mark }) => mark) });
  }
  return segments;
}
