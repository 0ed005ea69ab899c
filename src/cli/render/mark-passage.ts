import type { Span } from '../../text/index.ts';
import type { Ink, Layer } from './ink.ts';
import { wrapSpans } from './wrap.ts';

/** Words of the report that an entry of some layer rests on. */
export interface Mark extends Span {
  readonly layer: Layer;
}

/**
 * A passage as lines for the terminal, the marked words drawn in the line of their layer. Overlapping marks are cut at every
 * border, so that each run of words carries exactly the layers that cover it, the shortest mark innermost.
 */
export function markPassage(text: string, passage: Span, marks: readonly Mark[], width: number, ink: Ink): string[] {
  const here = marks.filter(mark => mark.start < passage.end && mark.end > passage.start);
  const borders = [...new Set(here.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return wrapSpans(text, passage, width).map(line => {
    const cuts = [line.start, ...borders.filter(border => border > line.start && border < line.end), line.end];
    let drawn = '';
    for (let i = 0; i + 1 < cuts.length; i++) {
      const start = cuts[i]!;
      const end = cuts[i + 1]!;
      const layers = here
        .filter(mark => mark.start <= start && end <= mark.end)
        .sort((a, b) => b.end - b.start - (a.end - a.start))
        .map(({ layer }) => layer);
      drawn += ink.layer([...new Set(layers)], printable(text.slice(start, end)));
    }
    return drawn;
  });
}

/** A report can hold anything; what a terminal would obey (escapes, direction overrides) is shown as a sign instead. */
export function printable(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/\s+/g, ' ');
}
