import type { Sentence } from '../../language/index.ts';
import type { Passage } from '../../reports/index.ts';
import { citeOf, type Span } from '../../text/index.ts';
import type { TimeEntry } from '../entry.ts';
import type { Notice } from '../reading.ts';
import { entryId, newEntry, type ReadingContext, type ReadingStep } from '../step.ts';
import type { FoundTime } from './describe.ts';
import { findTimes } from './find-times.ts';
import { type ImpliedDate, impliedDate } from './own-date.ts';
import { isOfAim, leansAhead, type Tense, tenseByWords } from './tense.ts';
import { isScheduled, tenseByTree } from './tense-of-tree.ts';

/** The sentence that holds an offset, by binary search; sentences are sorted and apart. */
function sentenceHolding(sentences: readonly Sentence[], offset: number): Sentence | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = sentences[middle]!;
    if (offset < sentence.start) high = middle - 1;
    else if (offset >= sentence.end) low = middle + 1;
    else return sentence;
  }
  return null;
}

/** "until Friday" and "set for Friday" look ahead by their own words; else the tree tells, else the words around. */
function tenseIn(text: string, sentences: readonly Sentence[]): (span: Span) => Tense | null {
  return span => {
    if (leansAhead(text, span)) return 'future';
    if (isOfAim(text, span)) return null;
    const sentence = sentenceHolding(sentences, span.start);
    return (sentence === null ? null : tenseByTree(sentence, span)) ?? tenseByWords(text, span);
  };
}

function entryOf(time: FoundTime, ids: readonly string[], { report }: ReadingContext): TimeEntry {
  const { start, end, type, value, edtf, granularity, earliest, latest, modifier, anchor, rule, confidence, basis } =
    time;
  const span = { start, end };
  return {
    ...newEntry(report, 'time', [span], { rule, confidence, basis }),
    cite: citeOf(report, span),
    type,
    value,
    edtf,
    granularity,
    earliest,
    latest,
    anchor: anchor !== null && 'time' in anchor ? { time: ids[anchor.time]! } : anchor,
    modifier,
  };
}

/** What is said in headings and body; and, beside them, the headline and the page's own date lines, which say when that was. */
function isDated({ kind, label }: Passage): boolean {
  return kind === 'boilerplate' ? label === 'date' : kind !== 'caption';
}

/**
 * The step that finds the times of a report: every expression with its value, as an interval, and what it was resolved against.
 * Without a day of publication, what hangs on it keeps `value: null`, and a notice says so and what the text itself implies.
 */
export const readTimes: ReadingStep = (soFar, context) => {
  const { report, sentences } = context;
  const { text, published, dateline } = report;
  const tenseAt = tenseIn(text, sentences);
  const times = findTimes(text, {
    published,
    dateline: dateline?.day ?? null,
    blocks: report.passages.filter(isDated),
    tenseAt,
    scheduledAt: span => {
      const sentence = sentenceHolding(sentences, span.start);
      return sentence !== null && isScheduled(sentence, span);
    },
    sentenceAt: offset => sentenceHolding(sentences, offset),
  });
  const ids = times.map(time => entryId(report, 'time', time));
  const notices: Notice[] = published === null ? unknownDate(times, context, tenseAt) : [];
  return { times: times.map(time => entryOf(time, ids, context)), notices: [...soFar.notices, ...notices] };
};

function unknownDate(
  times: readonly FoundTime[],
  { report }: ReadingContext,
  tenseAt: (span: Span) => Tense | null,
): Notice[] {
  const open = times.filter(({ value, type }) => value === null && type !== 'duration');
  const notices: Notice[] = [];
  const [first] = open;
  if (first !== undefined) {
    const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
    notices.push({
      code: 'times.publication-unknown',
      cite: citeOf(report, { start: first.start, end: first.end }),
      because: `The day of publication is not known, so "${report.text.slice(first.start, first.end)}"${others} cannot be dated.`,
    });
  }
  const implied = impliedDate(report.text, times, time => tenseAt(time) !== 'future');
  if (implied !== null) notices.push(impliedNotice(implied, times, report));
  return notices;
}

function impliedNotice(implied: ImpliedDate, times: readonly FoundTime[], report: ReadingContext['report']): Notice {
  const { earliest, latest, times: grounds, basis } = implied;
  const ground = times[grounds.at(-1)!]!;
  const words = grounds.map(index => `"${report.text.slice(times[index]!.start, times[index]!.end)}"`).join(', ');
  const range =
    earliest !== null && latest !== null
      ? `between ${earliest} and ${latest}`
      : earliest !== null
        ? `on or after ${earliest}`
        : `on or before ${latest}`;
  return {
    code: 'times.publication-implied',
    cite: citeOf(report, { start: ground.start, end: ground.end }),
    because: `By ${words} the report was published ${range}${basis === 'world' ? ' (with the date of an event from reference data)' : ''}.`,
  };
}
