import { boilerplateCues } from './cues.ts';
import { countWords } from './find-blocks.ts';
import { sha256 } from './hash.ts';
import type { Passage, Report } from './report.ts';
import { shinglesOf } from './shingles.ts';

/** A line that may turn out to be its publisher's own, and not the report's: what is kept of it so that others can be compared. */
export interface LineTrace {
  /** Of its words, without figures and punctuation. */
  readonly hash: string;
  /** The report it stands in, in eight numbers: two versions or copies of one story share some of them, two stories none. */
  readonly story: string;
}

/** Where a line was seen before, in another report of the same publisher. */
export interface LineSighting extends LineTrace {
  readonly report: string;
}

/** The label of a line that was learned from other reports of its publisher. */
export const REPEATED = 'repeated';

/** A line has to stand in so many other stories before it is taken for the publisher's. */
const LEAST_STORIES = 3;
/** Longer ones are paragraphs of a report: background that is told again and again is still what the report says. */
const MAX_WORDS = 60;
/** More than this of a report is never taken out of it. */
const MAX_SHARE = 0.3;
const STORY_NUMBERS = 8;

const SPEECH =
  /\b(?:said|says|told|added|announced|claimed|according to|stated|argued|warned|insisted|asked|replied)\b/i;
const QUOTATION = /["“”«»„]|(?<![\p{L}\p{N}])['‘]\p{L}/u;
/** The publisher speaks to the reader. "US" is a state. */
const ADDRESS = /\b(?:you|your|yours|our|ours|us|we|You|Your|Our|We)\b|https?:|www\.|@\w/;
const ENDS_SENTENCE = /[.!?…][”"’')\]]*$/;

/**
 * Whose lines a report's are compared with: its publisher's, or where none is named those of the same site. Null when neither is known:
 * then nothing is learned.
 */
export function publisherKey({ publisher, url }: Report): string | null {
  if (publisher !== null) return publisher.toLowerCase();
  return url === null || !URL.canParse(url) ? null : new URL(url).host;
}

/**
 * True for a line that repetition may show to be the publisher's:
 *
 *     Full text                                                     └ no sentence
 *     Follow our coverage of the harbour talks here.                └ speaks to the reader
 *     The islands left the union in 1991.                           └ the report's, however often it is told
 *     The Harbour Post could not verify the claim.                  └ the report's
 */
function mayRepeat(line: string): boolean {
  const words = countWords(line);
  if (words === 0 || words > MAX_WORDS || SPEECH.test(line) || QUOTATION.test(line)) return false;
  if (words <= 12 && !ENDS_SENTENCE.test(line)) return true;
  return ADDRESS.test(line) || boilerplateCues(line).length > 0;
}

const mayBeRepeated = ({ kind, label }: Passage) => kind === 'body' || label === REPEATED;

const hashOf = (line: string) =>
  sha256(
    line
      .toLowerCase()
      .replace(/\p{N}+/gu, '#')
      .replace(/[^\p{L}#]+/gu, ' ')
      .trim(),
  ).slice(0, 16);

interface Candidate extends LineTrace {
  readonly passage: Passage;
}

function candidatesOf({ text, passages }: Report): readonly Candidate[] {
  const lines = passages.filter(mayBeRepeated).map((passage, i, all) => {
    const words = text.slice(passage.start, passage.end);
    // A name on a line of its own, and then "said on Monday": the page has cut a sentence in two.
    const next = all[i + 1];
    const goesOn = next !== undefined && /^[\p{Ll},;’]/u.test(text.slice(next.start, next.end));
    return { passage, words, mayRepeat: !goesOn && mayRepeat(words) };
  });
  const own = lines.filter(line => !line.mayRepeat).map(({ words }) => words);
  const story = [...shinglesOf(own, 1)]
    .sort((a, b) => a - b)
    .slice(0, STORY_NUMBERS)
    .map(number => number.toString(16))
    .join(' ');
  // A report of a line or two cannot be told from its copies: it teaches nothing.
  if (story.split(' ').length < STORY_NUMBERS) return [];
  return lines.filter(line => line.mayRepeat).map(({ passage, words }) => ({ passage, hash: hashOf(words), story }));
}

/** What is kept of a report so that lines its publisher repeats can be learned: one trace for each line that may be such. */
export function lineTraces(report: Report): readonly LineTrace[] {
  if (publisherKey(report) === null) return [];
  const traces = candidatesOf(report).map(({ hash, story }): [string, LineTrace] => [hash, { hash, story }]);
  return [...new Map(traces).values()];
}

const isSameStory = (a: string, b: string) => {
  const numbers = new Set(a.split(' '));
  return b.split(' ').filter(number => numbers.has(number)).length >= 2;
};

/** How many stories there are among these, other than `own`. */
function countStories(own: string, stories: readonly string[]): number {
  const distinct = [own];
  for (const story of stories) if (!distinct.some(known => isSameStory(known, story))) distinct.push(story);
  return distinct.length - 1;
}

/**
 * Labels the lines of a new report that its publisher has put under three other stories already. They stay in the text, as boilerplate. Never
 * labelled: quotations, what somebody said, and sentences of the report, however often wire copies and later versions repeat them.
 *
 * @param sightings Where the lines of `lineTraces(report)` stand in other reports of the same publisher.
 */
export function labelRepeatedLines(report: Report, sightings: readonly LineSighting[]): Report {
  const seen = new Map<string, LineSighting[]>();
  for (const sighting of sightings) {
    if (sighting.report === report.id) continue;
    const known = seen.get(sighting.hash);
    if (known === undefined) seen.set(sighting.hash, [sighting]);
    else known.push(sighting);
  }
  const repeated = new Set(
    candidatesOf(report)
      .filter(({ hash, story }) => {
        const stories = [...(seen.get(hash) ?? [])].sort((a, b) => (a.report < b.report ? -1 : 1));
        return (
          stories.length >= LEAST_STORIES &&
          countStories(
            story,
            stories.map(one => one.story),
          ) >= LEAST_STORIES
        );
      })
      .map(({ passage }) => passage),
  );
  if (repeated.size === 0) return report;
  const letters = (passages: Iterable<Passage>) =>
    [...passages].reduce((sum, { start, end }) => sum + (end - start), 0);
  if (letters(repeated) > MAX_SHARE * letters(report.passages.filter(mayBeRepeated))) return report;
  return {
    ...report,
    passages: report.passages.map(passage =>
      repeated.has(passage) ? { ...passage, kind: 'boilerplate', label: REPEATED } : passage,
    ),
  };
}
