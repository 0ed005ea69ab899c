import type { Meeting, Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { type Days, daysOf } from './days.ts';
import { sentenceSpan } from './sentence-around.ts';
import { type Wording, wordingOf } from './words.ts';

/** A meeting as one report tells of it, ready to be compared with others. */
export interface MeetingMention {
  readonly id: string;
  readonly report: string;
  readonly entry: Meeting;
  readonly sides: readonly string[];
  /** The parties the report names of it. */
  readonly stated: readonly string[];
  /** False where the report names fewer than two parties of it, and `sides` are those its dealings are between. */
  readonly named: boolean;
  readonly days: Days | null;
  readonly published: Days | null;
  readonly venue: Wording | null;
  readonly wording: Wording;
  /** Numbers of the words around it that are no part of a date: what else is told of it. */
  readonly amounts: ReadonlySet<string>;
}

export function meetingMention(entry: Meeting, reading: Reading, cast: Cast): MeetingMention {
  const stated = cast.sides(entry.parties);
  const named = stated.length >= 2;
  return {
    id: entry.id,
    report: reading.report.id,
    entry,
    sides: named
      ? stated
      : [...new Set([...stated, ...principalSides(reading, cast)])].sort().slice(0, Math.max(2, stated.length)),
    stated,
    named,
    days: daysOf(entry.date),
    published: daysOf(reading.report.published),
    venue: entry.venue === null ? null : wordingOf(entry.venue.name),
    wording: wordingOf(entry.cites.map(({ exact }) => exact).join(' ')),
    amounts: amountsAround(entry, reading),
  };
}

/** So far behind an entry its report goes on about it. */
const STILL_ABOUT = 300;

function amountsAround({ cites: [anchor] }: Meeting, { report: { text } }: Reading): Set<string> {
  const { start, end } = sentenceSpan(text, anchor);
  const { stems } = wordingOf(text.slice(start, end + STILL_ABOUT));
  return new Set(stems.filter((stem, i) => /^\d/.test(stem) && !isOfDate(stem, stems[i - 1])));
}

const MONTH = /^(?:januar|februa|march|april|may|jun|juli?|july|august|septem|octobe|novemb|decemb)$/;
const isOfDate = (stem: string, before: string | undefined) =>
  (Number(stem) > 1900 && Number(stem) < 2100) || MONTH.test(before ?? '') || Number(stem) < 4;

/** The two sides that most of a report's moves and meetings are between. */
function principalSides({ moves, meetings }: Reading, cast: Cast): string[] {
  const counts = new Map<string, number>();
  for (const { by, to } of moves)
    for (const side of cast.sides([...by, ...to])) counts.set(side, (counts.get(side) ?? 0) + 1);
  for (const { parties } of meetings)
    for (const side of cast.sides(parties)) counts.set(side, (counts.get(side) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 2)
    .map(([side]) => side);
}
