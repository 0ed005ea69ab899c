import { contains, type Span } from '../../text/index.ts';
import type { Meeting, TimeEntry } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { isVerbal, listed, type Tree } from '../rules/index.ts';
import type { ReadingSoFar } from '../step.ts';
import { type Clash, type ClashFinder, dayNumber } from './clash.ts';

/**
 * A distance in time that does not fit the date it stands for.
 *
 *   a venue [last used for talks over a year ago] … The last talks took place there [on March 29, 2022]   (told in late 2025)
 *
 * Asked only of the last contact: "last" on both sides, or the one latest meeting the report dates at that place.
 */
export const findRelativeAgainstDate: ClashFinder = (grounding, soFar) =>
  soFar.times.flatMap(time => {
    const claimed = distanceOf(time);
    const tree = grounding.trees.find(
      ({ sentence }) => sentence.start <= time.cite.start && time.cite.end <= sentence.end,
    );
    if (claimed === null || tree === undefined || !speaksOfLastTalks(tree)) return [];
    const told = publicationDays(grounding, soFar);
    const meeting = lastMeeting(tree, soFar.meetings);
    if (told === null || meeting === null) return [];
    const clash = compare(time, claimed, meeting, told, tree, soFar.times);
    return clash === null ? [] : [clash];
  });

const AGO =
  /^(?:(?:well |just |a little )?(over|more than|about|around|almost|nearly|at least)\s+)?(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(day|week|month|year)s?\s+ago$/i;
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365.25 };

interface Distance {
  readonly days: number;
  readonly isFloor: boolean;
}

function distanceOf({ cite }: TimeEntry): Distance | null {
  const match = AGO.exec(cite.exact.replace(/\s+/g, ' '));
  if (match === null) return null;
  const word = match[2]!.toLowerCase();
  const count = /^an?$/.test(word) ? 1 : /^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word);
  return {
    days: count * DAYS[match[3]!.toLowerCase()]!,
    isFloor: /^(?:over|more than|at least)$/i.test(match[1] ?? ''),
  };
}

function speaksOfLastTalks({ tokens }: Tree): boolean {
  const words = tokens.map(({ lemma }) => lemma.toLowerCase());
  return words.includes('last') && words.some(word => listed('talks', word) || listed('meetings', word));
}

/** The latest meeting held that the report calls the last, or that took place where the sentence says. */
function lastMeeting({ sentence }: Tree, meetings: readonly Meeting[]): Meeting | null {
  const words = sentence.tokens.map(({ form }) => form).join(' ');
  const held = meetings.filter(
    ({ status, date, venue, ordinals }) =>
      status === 'held' &&
      date !== null &&
      /^\d{4}-\d{2}-\d{2}$/.test(date) &&
      (ordinals.some(({ n }) => n === 'last') || (venue !== null && words.includes(venue.name))),
  );
  return held.sort((a, b) => (a.date! < b.date! ? 1 : -1))[0] ?? null;
}

/** The earliest day the report can have been written: its own date, or what dated events of the world imply. */
function publicationDays({ report }: Grounding, { times }: ReadingSoFar): number | null {
  if (report.published !== null) return Number.isNaN(dayNumber(report.published)) ? null : dayNumber(report.published);
  const implied = times
    .filter(({ basis, latest }) => basis === 'world' && latest !== null)
    // "nears the end of its fourth year": within the half year before that end.
    .map(({ latest, modifier }) => dayNumber(latest!) - (modifier === 'end' ? 183 : 0));
  return implied.length === 0 ? null : Math.max(...implied);
}

function compare(
  time: TimeEntry,
  { days, isFloor }: Distance,
  meeting: Meeting,
  told: number,
  tree: Tree,
  times: readonly TimeEntry[],
): Clash | null {
  const gap = told - dayNumber(meeting.date!);
  // "over a year" is said of one to two; beyond twice the distance nobody would say it, though it stays true in the letter.
  const isOff = isFloor ? gap > 2 * days || gap < days * 0.9 : gap > 1.6 * days || gap < days / 1.6;
  if (!isOff || gap <= 0) return null;
  const years = (gap / 365.25).toFixed(1);
  const verb = tree.tokens.find(
    token => isVerbal(token) && clauseSpan(tree, token.index).end >= time.cite.end && token.start < time.cite.start,
  );
  const near = tree.tokens.find(({ start }) => start >= Math.max(verb?.start ?? time.cite.start, time.cite.start - 60));
  const span = { start: near?.start ?? time.cite.start, end: time.cite.end };
  return {
    kind: 'time',
    verdict: isFloor && gap > days ? 'inconsistent in use' : 'contradiction',
    severity: 'high',
    why: `"${time.cite.exact}" is said of the last talks, which the report dates to ${meeting.date}: at least ${years} years before it was written`,
    versions: [
      { value: time.cite.exact, span },
      { value: meeting.date, span: datedSpan(meeting, times) },
    ],
    rule: 'clashes/relative-against-date',
    confidence: 0.8,
  };
}

/** The words of the meeting that bear its date; a meeting may be mentioned elsewhere without it. */
function datedSpan({ date, cites }: Meeting, times: readonly TimeEntry[]): Span {
  const days = times.filter(({ edtf }) => edtf === date).map(({ cite }) => cite);
  return cites.find(cite => days.some(day => contains(cite, day))) ?? days[0] ?? cites[0];
}
