import type { FoundTime } from './describe.ts';
import { findTimes, type TimesContext } from './find-times.ts';

/**
 * The notation of the tests of times: the marks stand in the text, with the value that is expected.
 *
 * `The sides met on [March 29, 2022 = 2022-03-29], [over a year ago = null].`
 */
export interface MarkedTimes {
  readonly text: string;
  readonly times: readonly (readonly [words: string, value: string | null])[];
}

/** Takes the marks out of a text and returns what they say. */
export function readMarkedTimes(marked: string): MarkedTimes {
  const times: [string, string | null][] = [];
  const text = marked.replace(/\[([^[\]=]+?)(?: = ([^[\]]+))?\]/g, (_, words: string, value: string | undefined) => {
    times.push([words, value === undefined || value === 'null' ? null : value]);
    return words;
  });
  return { text, times };
}

/** What the tagger makes of a marked text, in the shape of `MarkedTimes.times`, and in full. */
export function timesOf(
  marked: string,
  context: TimesContext = {},
): { found: [string, string | null][]; full: FoundTime[] } {
  const { text } = readMarkedTimes(marked);
  const full = findTimes(text, context);
  return { found: full.map(({ start, end, value }) => [text.slice(start, end), value]), full };
}
