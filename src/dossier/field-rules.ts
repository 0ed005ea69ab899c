import type { DiscrepancyKind, Verdict } from '../reading/index.ts';
import { daysApart, daysOf, minutesOf, sameDayOfOtherYear } from './days.ts';
import { isCountry } from './places.ts';
import { wordingOf } from './words.ts';

/** How two values of a field stand to one another; null where both can hold as they are. */
export type Clash = { readonly verdict: Verdict; readonly why: string } | null;

export interface FieldRule {
  readonly kind: DiscrepancyKind;
  clash(a: string, b: string): Clash;
}

export const DATE: FieldRule = {
  kind: 'time',
  clash(a, b) {
    const [one, other] = [daysOf(a), daysOf(b)];
    if (one === null || other === null || daysApart(one, other) === 0) return null;
    if (sameDayOfOtherYear(one, other)) return { verdict: 'report likely wrong', why: 'the same day of another year' };
    const apart = daysApart(one, other);
    return { verdict: 'contradiction', why: `${apart} ${apart === 1 ? 'day lies' : 'days lie'} between them` };
  },
};

export const PLACE: FieldRule = {
  kind: 'place',
  clash(a, b) {
    const [one, other] = [wordingOf(a), wordingOf(b)];
    if (one.stems.some(stem => other.set.has(stem))) return null;
    if (isCountry(a) !== isCountry(b) || BUILDING.test(a) !== BUILDING.test(b)) return null;
    return { verdict: 'contradiction', why: 'one meeting cannot be in two places' };
  },
};
const BUILDING =
  /\b(palace|hotel|house|lodge|hall|centre|center|embassy|residence|office|villa|castle|headquarters|airport)\b/i;

export const DURATION: FieldRule = {
  kind: 'duration',
  clash(a, b) {
    const [one, other] = [minutesOf(a), minutesOf(b)];
    if (one === null || other === null || Math.max(one, other) <= 1.2 * Math.min(one, other)) return null;
    // Hours at the table and days of the session are two measures.
    if (one >= 1_440 !== other >= 1_440)
      return { verdict: 'refinement', why: 'one counts the days, the other the time at the table' };
    return { verdict: 'contradiction', why: 'it cannot have lasted both' };
  },
};

const APART = new Set(['remote', 'phone', 'written']);
export const FORMAT: FieldRule = {
  kind: 'format',
  clash(a, b) {
    if (a === 'hybrid' || b === 'hybrid' || APART.has(a) === APART.has(b))
      return { verdict: 'refinement', why: 'two ways to say how they met' };
    return { verdict: 'contradiction', why: 'one has them meet, the other not' };
  },
};

export const participantsRule = (thirdParties: ReadonlySet<string>): FieldRule => ({
  kind: 'participants',
  clash(a, b) {
    const [one, other] = [new Set(a.split(', ')), new Set(b.split(', '))];
    const odd = [...one].filter(side => !other.has(side)).concat([...other].filter(side => !one.has(side)));
    if (odd.length === 0) return null;
    if (odd.every(side => thirdParties.has(side)))
      return { verdict: 'refinement', why: 'one names a third party, the other leaves it out' };
    const subset = [...one].every(side => other.has(side)) || [...other].every(side => one.has(side));
    return subset
      ? { verdict: 'tension', why: `${odd.join(' and ')} took part, or was left out` }
      : { verdict: 'contradiction', why: 'other participants' };
  },
});

export const ORDINAL: FieldRule = {
  kind: 'ordinal',
  clash(a, b) {
    const [one, other] = [/^(.*) (\d+)$/.exec(a), /^(.*) (\d+)$/.exec(b)];
    return one === null || other === null || one[1] !== other[1] || one[2] === other[2]
      ? null
      : { verdict: 'contradiction', why: 'one round is counted twice, or two reports count differently' };
  },
};

const BEFORE = ['rumoured', 'proposed', 'planned'];
/** Held by one report and off by another: rival facts of one sitting, but the two ends of talks that go on for weeks. */
export const meetingStatus = (sitting: boolean): FieldRule => ({
  kind: 'status',
  clash(a, b) {
    if (a === b) return null;
    const over = (status: string) => status === 'held' || status === 'ongoing';
    const off = (status: string) => status === 'cancelled' || status === 'refused' || status === 'denied';
    if ((over(a) && off(b)) || (over(b) && off(a)))
      return sitting
        ? { verdict: 'contradiction', why: 'held by one, off by the other' }
        : { verdict: 'update', why: 'the talks were held, and called off' };
    if (BEFORE.includes(a) !== BEFORE.includes(b))
      return { verdict: 'update', why: 'it was still to come, then it came or was called off' };
    return { verdict: 'refinement', why: 'two stages of one plan' };
  },
});

const DEAD = new Set(['collapsed', 'expired', 'defunct', 'denied']);
const ALIVE = new Set(['in force', 'signed', 'ratified', 'announced']);
export const AGREEMENT_STATUS: FieldRule = {
  kind: 'status',
  clash(a, b) {
    if (a === b) return null;
    if ((DEAD.has(a) && ALIVE.has(b)) || (DEAD.has(b) && ALIVE.has(a)))
      return { verdict: 'contradiction', why: 'alive in one report, dead in the other' };
    return { verdict: 'refinement', why: 'two stages of one agreement' };
  },
};
