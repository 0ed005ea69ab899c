import type { Span } from './span.ts';

/**
 * Parley counts in UTF-16 code units; the W3C Web Annotation model counts in code points. The two differ by one after every
 * astral character (an emoji, a rare ideograph). Nothing outside this file may know that.
 */
const isLead = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Offsets of one text in both counts; made once per text, asked often. */
export interface CodePoints {
  /** Length of the text in code points. */
  readonly length: number;
  /** Code points before a UTF-16 offset. An offset inside a surrogate pair counts as before the pair. */
  fromUtf16(offset: number): number;
  /** The UTF-16 offset at which the n-th code point begins (the length of the text for n = `length`). */
  toUtf16(codePoint: number): number;
}

/** @throws {RangeError} from the returned functions for an offset outside the text. */
export function codePointsOf(text: string): CodePoints {
  // Trail positions only: most news has none, so the table is empty and both ways are the identity.
  const trails: number[] = [];
  for (let i = 1; i < text.length; i++) {
    if (isTrail(text.charCodeAt(i)) && isLead(text.charCodeAt(i - 1))) trails.push(i);
  }
  const length = text.length - trails.length;

  const trailsBefore = (offset: number) => {
    let low = 0;
    let high = trails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (trails[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    length,
    fromUtf16(offset) {
      if (offset < 0 || offset > text.length)
        throw new RangeError(`Offset ${offset} is outside a text of ${text.length} units`);
      const inside = trails[trailsBefore(offset)] === offset;
      return offset - trailsBefore(offset) - (inside ? 1 : 0);
    },
    toUtf16(codePoint) {
      if (codePoint < 0 || codePoint > length)
        throw new RangeError(`Code point ${codePoint} is outside a text of ${length}`);
      let low = 0;
      let high = trails.length;
      // The k-th trail (0-based) sits at code point trails[k] - k - 1; it shifts everything after that point.
      while (low < high) {
        const middle = (low + high) >> 1;
        if (trails[middle]! - middle - 1 < codePoint) low = middle + 1;
        else high = middle;
      }
      return codePoint + low;
    },
  };
}

/** The same span counted in code points, as a W3C `TextPositionSelector` wants it. */
export function spanInCodePoints(points: CodePoints, { start, end }: Span): Span {
  return { start: points.fromUtf16(start), end: points.fromUtf16(end) };
}
