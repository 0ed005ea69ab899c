import { type AgreementMention, agreementMentions, groupMentions } from '../agreements/index.ts';
import type { TimeEntry } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import { type Clash, type ClashFinder, dayNumber } from './clash.ts';

/**
 * Two hours for the beginning of one truce.
 *
 *   a 12-hour [lull, starting at 8 a.m. Saturday] … a 12-hour [ceasefire from 07:00 am Saturday]
 */
export const findHoursOfOneTruce: ClashFinder = grounding =>
  groupMentions(agreementMentions(grounding).filter(({ family }) => family === 'ceasefire')).flatMap(group => {
    const starts = group.flatMap(mention => startOf(grounding, mention));
    const [first] = starts;
    const second = first === undefined ? undefined : starts.find(({ value }) => isOtherHour(first.value!, value!));
    return first === undefined || second === undefined ? [] : [clashOf(first, second)];
  });

const BEGINNING = /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|from|effect(?:ive)?|at)\s+(?:at\s+|on\s+)?$/i;

// A beginning told further from the truce than this may be another thing's.
const NEAR = 80;

/** The clock time at which the words after the truce let it begin: "a lull, [starting at 8 a.m.]", "a ceasefire [from 07:00]". */
function startOf({ report, timesIn }: Grounding, { span }: AgreementMention): TimeEntry[] {
  const after = { start: span.start, end: span.end + NEAR };
  // A second hour told there is that of something else: "a lull from 8 a.m., with talks at 9".
  return timesIn(after)
    .filter(
      ({ type, value, cite }) =>
        type === 'time' &&
        value !== null &&
        /T\d\d:\d\d/.test(value) &&
        BEGINNING.test(report.text.slice(Math.max(0, cite.start - 24), cite.start)),
    )
    .slice(0, 1);
}

/** Another hour of the same day. "Saturday" may have been taken for two Saturdays; the hour differs all the same. */
function isOtherHour(a: string, b: string): boolean {
  const [dayA, hourA] = a.split('T') as [string, string];
  const [dayB, hourB] = b.split('T') as [string, string];
  return (dayNumber(dayA) - dayNumber(dayB)) % 7 === 0 && hourA.slice(0, 5) !== hourB.slice(0, 5);
}

const clashOf = (first: TimeEntry, second: TimeEntry): Clash => ({
  kind: 'time',
  verdict: 'contradiction',
  severity: 'medium',
  why: `one truce, beginning at ${first.value} and at ${second.value}`,
  versions: [
    { value: first.value, span: first.cite },
    { value: second.value, span: second.cite },
  ],
  rule: 'clashes/hours-of-one-truce',
  confidence: 0.6,
});
