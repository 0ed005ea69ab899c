import { type DayNumber, dayNumber } from './calendar.ts';
import type { FoundTime } from './describe.ts';
import { isoDay, moveDay } from './period.ts';

/** What the text says, without meaning to, about the day it was published. Bounds are ISO days, both included; null where open. */
export interface ImpliedDate {
  readonly earliest: string | null;
  readonly latest: string | null;
  /** Indexes of the times it rests on. */
  readonly times: readonly number[];
  /** `world` when a dated event of the table is among the grounds. */
  readonly basis: 'inferred' | 'world';
}

const dayOf = (iso: string): DayNumber => {
  const [year, month, day] = iso.split('-').map(Number);
  return dayNumber(year!, month!, day!);
};

/** How far before its end "nears the end of its fourth year" can be said: half of the unit. */
const NEARING = /\b(?:near(?:s|ed|ing)?|approach(?:es|ed|ing)?|close to|towards?)\s+(?:the\s+)?$/i;

interface Bounds {
  readonly earliest: DayNumber | null;
  readonly latest: DayNumber | null;
}

function boundsOf(
  text: string,
  { start, earliest, latest, expression, basis, modifier, type, granularity, anchor }: FoundTime,
): Bounds | null {
  const { meaning } = expression;
  if (meaning.kind === 'elapsed' && basis === 'world' && earliest !== null && latest !== null) {
    const lead = text.slice(Math.max(0, start - 24), start);
    if (modifier !== 'end') return { earliest: dayOf(earliest), latest: dayOf(latest) };
    const end = dayOf(latest);
    const from = moveDay(end, meaning.unit, -1);
    return NEARING.test(lead)
      ? { earliest: from + Math.floor((end - from) / 2), latest: end }
      : { earliest: from, latest: end };
  }
  // A day told as past, with its year, was not after publication.
  const stated = type === 'date' && granularity === 'day' && anchor === null && basis === 'text' && earliest !== null;
  return stated ? { earliest: dayOf(earliest), latest: null } : null;
}

/**
 * When must the report have been published, going by its own times? For reports whose day is not known: the bounds make no value,
 * they are shown to the reader. `isPast` says whether a time is told as past.
 */
export function impliedDate(
  text: string,
  times: readonly FoundTime[],
  isPast: (time: FoundTime) => boolean,
): ImpliedDate | null {
  let earliest: DayNumber | null = null;
  let latest: DayNumber | null = null;
  let grounds: number[] = [];
  let world = false;
  times.forEach((time, index) => {
    const bounds = boundsOf(text, time);
    if (bounds === null) return;
    if (bounds.latest === null && !isPast(time)) return;
    const raises = bounds.earliest !== null && (earliest === null || bounds.earliest > earliest);
    const lowers = bounds.latest !== null && (latest === null || bounds.latest < latest);
    if (!raises && !lowers) return;
    if (raises) earliest = bounds.earliest;
    if (lowers) latest = bounds.latest;
    // A newer ground on both sides replaces the older ones.
    grounds = raises && lowers ? [index] : [...grounds, index];
    world ||= time.basis === 'world';
  });
  if (earliest === null && latest === null) return null;
  // Times that contradict each other imply nothing.
  if (earliest !== null && latest !== null && earliest > latest) return null;
  return {
    earliest: earliest === null ? null : isoDay(earliest),
    latest: latest === null ? null : isoDay(latest),
    times: grounds,
    basis: world ? 'world' : 'inferred',
  };
}
