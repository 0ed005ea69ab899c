import type { TimeMark } from './lanes.ts';
import type { TimeScale } from './time-scale.ts';

export const WIDTH = 1200;
export const LEFT = 140;
export const RIGHT = 1170;
export const ROW = 34;
/** Pixels of a character at 13 px, on the safe side: a label that is given too much room only moves down a row. */
const CHARACTER = 6.9;

export interface Placed {
  readonly mark: TimeMark;
  readonly row: number;
  /** Where its line begins and ends; equal for a known day. */
  readonly x: number;
  readonly right: number;
  /** Where its label is tied to the mark: at its start, or at its end where the frame is near. */
  readonly anchor: 'start' | 'end';
}

/** Each mark in the first row of its lane where its label touches no other. */
export function placeMarks(marks: readonly TimeMark[], scale: TimeScale): Placed[] {
  const taken: { readonly from: number; readonly to: number }[][] = [];
  return marks.map(mark => {
    const right = mark.endOpen ? RIGHT : Math.max(scale.x(mark.from), scale.x(mark.to));
    const x = mark.startOpen ? Math.max(LEFT, right - SHORT_LINE) : scale.x(mark.from);
    const width = mark.label.length * CHARACTER;
    // A label belongs where its mark is sure: at the start, or, where that is not stated, at the end.
    const anchor = mark.startOpen || x + width > RIGHT ? 'end' : 'start';
    const fits = anchor === 'end' && right - width < LEFT - 60 ? 'start' : anchor;
    const rivalX = mark.rivals.map(({ day }) => scale.x(day));
    const from = Math.min(fits === 'start' ? x - 8 : right - width, x - 8, ...rivalX.map(at => at - 8));
    const to = Math.max(
      fits === 'start' ? x + width + 8 : right + 12,
      right + 12,
      ...rivalX.map((at, i) => at + mark.rivals[i]!.label.length * CHARACTER),
    );
    let row = taken.findIndex(spans => spans.every(span => span.to < from || span.from > to));
    if (row < 0) row = taken.push([]) - 1;
    taken[row]!.push({ from, to });
    return { mark, row, x, right, anchor: fits };
  });
}

/** Where a start is not stated, the line fades out after so much: drawn to the edge, thirty of them would be a wall. */
const SHORT_LINE = 90;
