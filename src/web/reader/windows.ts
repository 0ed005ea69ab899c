import type { Reading } from '../../reading/index.ts';
import type { Span } from '../../text/index.ts';
import { onceFor } from '../once-for.ts';

/** So much text, and so many entries that begin in it, a page shows at once: a browser draws it at once, and a person can find his way. */
const MOST_UNITS = 40_000;
const MOST_ENTRIES = 400;

/** The stretches of a report that its pages show, one for nearly every report: between passages where that is possible, else between words. */
export const windowsOf = onceFor((reading: Reading): readonly Span[] =>
  cutWindows(reading.report.text, reading.report.passages, startsOf(reading)),
);

/** Number of the page, from 1, that shows an offset. */
export function windowAt(reading: Reading, offset: number): number {
  const at = windowsOf(reading).findIndex(({ end }) => offset < end);
  return at < 0 ? windowsOf(reading).length : at + 1;
}

const startsOf = (reading: Reading): number[] =>
  [
    reading.statements,
    reading.moves,
    reading.conditions,
    reading.meetings,
    reading.assessments,
    reading.agreements,
    reading.accounts,
    reading.positions,
    reading.shifts,
  ]
    .flatMap(entries => entries.map(({ cites }) => cites[0].start))
    .sort((a, b) => a - b);

/** @param starts where entries begin, sorted */
export function cutWindows(
  text: string,
  passages: readonly Span[],
  starts: readonly number[],
  mostUnits = MOST_UNITS,
  mostEntries = MOST_ENTRIES,
): Span[] {
  const windows: Span[] = [];
  let entry = 0;
  let start = 0;
  while (start < text.length) {
    while (entry < starts.length && starts[entry]! < start) entry++;
    // Many entries on one word cannot be parted: then the window is as long as that word at least.
    const crowded = starts.slice(entry).find((at, i) => i >= mostEntries && at > start);
    const most = Math.min(start + mostUnits, crowded ?? text.length, text.length);
    const end = most >= text.length ? text.length : breakBefore(text, passages, start, most);
    windows.push({ start, end });
    start = end;
  }
  return windows.length === 0 ? [{ start: 0, end: 0 }] : windows;
}

/** The last good place to end a window that begins at `start`: before a passage in its second half, after a space, or anywhere. */
function breakBefore(text: string, passages: readonly Span[], start: number, most: number): number {
  const half = start + (most - start) / 2;
  const passage = passages.findLast(one => one.start <= most && one.start > half);
  if (passage !== undefined) return passage.start;
  const space = text.lastIndexOf(' ', most - 1);
  if (space >= half) return space + 1;
  // Not between the two halves of a character.
  return /[\udc00-\udfff]/.test(text[most] ?? '') ? Math.max(start + 1, most - 1) : most;
}
