import type { Span } from './span.ts';

/**
 * The exact words of a source that an entry rests on. The rule that holds over the whole record:
 * `report.text.slice(start, end) === exact`. Offsets are UTF-16 code units.
 */
export interface Cite extends Span {
  /** Id of the report; every cite of a reading is from the reading's own report. */
  readonly report: string;
  readonly exact: string;
}

/** A text with the id it is cited by. A `Report` is one. */
export interface CitedText {
  readonly id: string;
  readonly text: string;
}

/**
 * Cites a span of a text.
 *
 * @throws {RangeError} when the span is empty, reversed, or outside the text: a cite that quotes nothing is a mistake of the caller.
 */
export function citeOf(source: CitedText, { start, end }: Span): Cite {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > source.text.length || start >= end) {
    throw new RangeError(
      `Cannot cite ${start}..${end} of report ${source.id}: its text has ${source.text.length} units`,
    );
  }
  return { report: source.id, start, end, exact: source.text.slice(start, end) };
}

/** True when the cite quotes the text it names, word for word. */
export function isExact(source: CitedText, cite: Cite): boolean {
  return (
    cite.report === source.id &&
    cite.start < cite.end &&
    cite.end <= source.text.length &&
    source.text.slice(cite.start, cite.end) === cite.exact
  );
}
