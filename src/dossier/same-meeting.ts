import type { Meeting } from '../reading/index.ts';
import { type Judgement, keysInTime, type Matching } from './cluster.ts';
import { breadth, type Days, daysApart, minutesOf, sameDayOfOtherYear, weeksOf } from './days.ts';
import type { MeetingMention } from './meeting-mention.ts';
import { overlapOf } from './words.ts';

const OVER = new Set<Meeting['status']>(['held', 'ongoing']);
const AHEAD = new Set<Meeting['status']>(['proposed', 'planned', 'rumoured']);
const OFF = new Set<Meeting['status']>(['cancelled', 'refused', 'denied']);

/**
 * One meeting in two reports: the same sides on the same days, wherever each says it was. Neighbouring rounds, the round and the summit
 * proposed at it, a call and a meeting of one day stay apart.
 */
export const sameMeeting: Matching<MeetingMention> = {
  keysOf({ sides, days, published, entry }) {
    // By either side too: parties may be guessed, or called otherwise.
    const pairs = [...pairsOf(sides), ...sides];
    const dated = days === null ? [] : weeksOf(days);
    // An undated meeting is looked for among those of the weeks around its report.
    const weeks =
      dated.length > 0 || published === null ? dated : [-1, 0, 1].map(shift => Math.floor(published.to / 7) + shift);
    const keys = keysInTime(pairs, weeks);
    for (const pair of pairs) {
      if (days !== null && breadth(days) === 0) keys.both.push(`${pair}|${entry.date!.slice(5, 10)}`);
      if (entry.status === 'proposed') keys.both.push(`${pair}|proposed`);
    }
    return keys;
  },
  judge(a, b) {
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    if (a.report === b.report) return withinReport(a, b);
    const guessed = !a.named || !b.named;
    if (!sameSides(a.sides, b.sides) && !(guessed && oneSideOf(a, b)))
      return mediated(a, b) ?? (guessed ? null : different('other parties', 'other parties'));
    const formats = [a.entry.format, b.entry.format];
    const slip = a.days !== null && b.days !== null && sameDayOfOtherYear(a.days, b.days);
    if (
      formats.includes('phone') &&
      formats.some(format => format !== null && format !== 'phone' && format !== 'remote')
    )
      return different('call or meeting', 'one is a call, the other a meeting');
    if (
      a.entry.level !== null &&
      b.entry.level !== null &&
      (a.entry.level === 'head of state') !== (b.entry.level === 'head of state')
    )
      return different('other level', 'one is a meeting of leaders, the other is not');
    const states: Judgement | null = stateClash(a, b);
    if (states !== null) return states;
    if (slip) return yearSlip(a, b);
    const judgement = a.days !== null && b.days !== null ? byDays(a, b, a.days, b.days) : undated(a, b);
    // Parties that a report leaves unsaid are guessed from its dealings: enough on the same days or in one place, at a lower score.
    return judgement?.same === true && guessed ? { ...judgement, score: judgement.score - 0.2 } : judgement;
  },
};

/** One report tells its meetings apart, unless it has the same sides meet twice on one day and says nothing in which the two differ. */
function withinReport(a: MeetingMention, b: MeetingMention): Judgement {
  const sameDay =
    a.days !== null && b.days !== null && breadth(a.days) + breadth(b.days) === 0 && a.days.from === b.days.from;
  const [one, other] = [a.entry, b.entry];
  const differ =
    (one.level !== null && other.level !== null && one.level !== other.level) ||
    (one.format !== null && other.format !== null && one.format !== other.format) ||
    samePlace(a, b) === false ||
    one.ordinals.some(({ n }) => other.ordinals.some(next => next.n !== n));
  return sameDay && a.named && b.named && a.sides.join() === b.sides.join() && one.status === other.status && !differ
    ? {
        same: true,
        score: 0.6,
        rule: 'same day, one report',
        why: 'one report has the same sides meet twice on one day',
      }
    : { same: false, rule: 'told apart', why: 'one report tells them apart' };
}

function byDays(a: MeetingMention, b: MeetingMention, daysA: Days, daysB: Days): Judgement | null {
  const apart = daysApart(daysA, daysB);
  const places = samePlace(a, b);
  if (apart > 1) return { same: false, rule: 'other days', why: `${apart} days lie between them` };
  if (apart === 1 && !(places === true && bothPoint(a, b)))
    return { same: false, rule: 'other days', why: 'on other days' };
  const wide = Math.max(breadth(daysA), breadth(daysB));
  if (wide > 10) {
    // A process of months against a session of days: the same only where the place says so too.
    return places === true && !sessionAgainstSeries(a, b)
      ? {
          same: true,
          score: 0.5,
          rule: 'within the talks',
          why: 'the same sides in the same place within the time of the talks',
        }
      : seriesEnd(a, b, daysA, daysB);
  }
  if (apart === 1)
    return {
      same: true,
      score: 0.55,
      rule: 'a day apart, same place',
      why: 'the same sides in the same place, dates a day apart',
    };
  if (places === false && wide <= 3 && !venueWithin(a, b)) {
    return {
      same: true,
      score: 0.6,
      rule: 'same sides, same days',
      why: 'the same sides on the same days, the place named otherwise',
    };
  }
  return {
    same: true,
    score: 0.8 + (places === true ? 0.1 : 0) + (wide === 0 ? 0.05 : 0),
    rule: places === true ? 'same sides, days and place' : 'same sides, same days',
    why: `the same sides on the same days${places === true ? ' in the same place' : ''}`,
  };
}

/** Long talks and their last session end on the same day: "since November", "late last night". */
function seriesEnd(a: MeetingMention, b: MeetingMention, daysA: Days, daysB: Days): Judgement | null {
  if (daysA.to !== daysB.to && daysA.to !== daysB.from && daysB.to !== daysA.from) return null;
  if (samePlace(a, b) === false) return null;
  return { same: true, score: 0.5, rule: 'same end', why: 'the same sides, and talks that end on the same day' };
}

function undated(a: MeetingMention, b: MeetingMention): Judgement | null {
  const near = a.published !== null && b.published !== null ? daysApart(a.published, b.published) : null;
  const proposed = a.entry.status === 'proposed' && b.entry.status === 'proposed';
  if (near !== null && near > (proposed ? 60 : 4))
    return { same: false, rule: 'other time', why: `the reports are ${near} days apart and the meeting is undated` };
  if (proposed && a.entry.level === 'head of state' && b.entry.level === 'head of state')
    return { same: true, score: 0.7, rule: 'same proposal', why: 'the same sides, and a summit that is proposed' };
  const places = samePlace(a, b);
  if (places === false) return null;
  const { shared, held } = overlapOf(a.wording, b.wording);
  const offToo = OFF.has(a.entry.status) && OFF.has(b.entry.status);
  const aheadToo = AHEAD.has(a.entry.status) && AHEAD.has(b.entry.status);
  if (places === true && (a.entry.status === b.entry.status || offToo || aheadToo || looseStates(a, b)))
    return {
      same: true,
      score: 0.6,
      rule: 'same sides, same place',
      why: 'the same sides in the same place, in reports of the same days',
    };
  if (a.entry.status === b.entry.status && held >= 0.6 && shared >= 2)
    return { same: true, score: 0.5, rule: 'same wording', why: 'the same sides and much the same words' };
  return null;
}

/** One side is shared, the other is a guess: enough where both reports have the meeting in the same state. */
function oneSideOf(a: MeetingMention, b: MeetingMention): boolean {
  const state = ({ entry: { status } }: MeetingMention) => [OVER, AHEAD, OFF].findIndex(states => states.has(status));
  return state(a) === state(b) && a.sides.some(side => b.sides.includes(side));
}

/** Indirect talks, whose delegations go by several names: one shared side, one place and one state in reports of the same days. */
function mediated(a: MeetingMention, b: MeetingMention): Judgement | null {
  const formats = [a.entry.format, b.entry.format];
  const near = a.published !== null && b.published !== null && daysApart(a.published, b.published) <= 2;
  const dates = a.days === null || b.days === null || daysApart(a.days, b.days) === 0;
  return formats.some(format => format === 'proximity' || format === 'shuttle') &&
    near &&
    dates &&
    a.entry.status === b.entry.status &&
    samePlace(a, b) === true &&
    a.sides.some(side => b.sides.includes(side))
    ? {
        same: true,
        score: 0.5,
        rule: 'indirect talks',
        why: 'indirect talks in one place in reports of the same days; the delegations are named otherwise',
      }
    : null;
}

const looseStates = (a: MeetingMention, b: MeetingMention) =>
  (OVER.has(a.entry.status) && OFF.has(b.entry.status)) ||
  (OVER.has(b.entry.status) && OFF.has(a.entry.status)) ||
  (AHEAD.has(a.entry.status) && OFF.has(b.entry.status)) ||
  (AHEAD.has(b.entry.status) && OFF.has(a.entry.status));

/** Held before the other report, and still ahead in that report: the round that was, and the next one. */
function stateClash(a: MeetingMention, b: MeetingMention): Judgement | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (!OVER.has(one.entry.status) || !AHEAD.has(other.entry.status)) continue;
    if (one.published === null || other.published === null) continue;
    if (one.days !== null && other.days !== null && daysApart(one.days, other.days) <= 1) continue;
    if (other.published.to > one.published.to || one.days === null || one.days.to < other.published.from)
      return { same: false, rule: 'held and ahead', why: 'one was held before the other was still to come' };
  }
  return null;
}

/** Reports of one season speak of one round, not of its anniversary. */
const SEASON_DAYS = 180;

/**
 * A wrong year is believed only where the rest agrees: how long it took, or the numbers told of it. Between reports of one season it is left
 * open where nothing else is told, so that a third report can decide; years apart, the two are two.
 */
function yearSlip(a: MeetingMention, b: MeetingMention): Judgement | null {
  const season = a.published !== null && b.published !== null && daysApart(a.published, b.published) <= SEASON_DAYS;
  if (!season) return { same: false, rule: 'other year', why: 'the same day of another year' };
  const [one, other] = [a.entry.duration, b.entry.duration].map(text => (text === null ? null : minutesOf(text)));
  const alike = (one != null && one === other) || [...a.amounts].some(amount => b.amounts.has(amount));
  return alike
    ? {
        same: true,
        score: 0.65,
        rule: 'a slip in the year',
        why: 'the same sides, the same day, the same length or numbers; only the years differ',
      }
    : null;
}

const bothPoint = (a: MeetingMention, b: MeetingMention) =>
  a.days !== null &&
  b.days !== null &&
  breadth(a.days) + breadth(b.days) <= 2 &&
  a.entry.status === b.entry.status &&
  breadth(a.days) + breadth(b.days) > 0;

const sessionAgainstSeries = (a: MeetingMention, b: MeetingMention) =>
  a.entry.ordinals.length > 0 !== b.entry.ordinals.length > 0;

/** Every named side of the smaller list is in the other: a report may leave a third one out. */
function sameSides(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return false;
  const held = few.filter(side => many.includes(side)).length;
  return few.length === 1 ? held === 1 && many.length <= 2 : held >= 2 && held >= few.length - (few.length > 2 ? 1 : 0);
}

/** True or false where both name a place; true where one's words hold the other's place; null where nothing is known. */
function samePlace(a: MeetingMention, b: MeetingMention): boolean | null {
  if (a.venue === null || b.venue === null) {
    const [venue, words] = a.venue === null ? [b.venue, a.wording] : [a.venue, b.wording];
    return venue !== null && venue.stems.length > 0 && venue.stems.every(stem => words.set.has(stem)) ? true : null;
  }
  for (const stem of a.venue.set) if (b.venue.set.has(stem)) return true;
  return false;
}

const PLACE_IN_PLACE =
  /\b(palace|hotel|house|lodge|hall|centre|center|embassy|residence|office|villa|castle|headquarters)\b/i;
/** `Ciragan Palace` and `Istanbul`: a building is in some city, so the two names need not clash. */
const venueWithin = (a: MeetingMention, b: MeetingMention) =>
  PLACE_IN_PLACE.test(a.entry.venue?.name ?? '') !== PLACE_IN_PLACE.test(b.entry.venue?.name ?? '');

function pairsOf(sides: readonly string[]): string[] {
  if (sides.length === 1) return [sides[0]!];
  const pairs: string[] = [];
  for (let i = 0; i < sides.length; i++)
    for (let j = i + 1; j < sides.length; j++) pairs.push(`${sides[i]}+${sides[j]}`);
  return pairs;
}
