import type { DayNumber } from './calendar.ts';
import type { DatedEvent } from './dated-events.ts';
import type { Expression } from './expression.ts';
import type { Period } from './period.ts';
import type { Tense } from './tense.ts';

/** What a mention was resolved against. */
export type Anchor = { readonly kind: 'published' } | { readonly kind: 'mention'; readonly index: number };

/** A mention with its place in the calendar, as far as it can be known. */
export interface Resolved {
  readonly expression: Expression;
  /** Null for durations, sets and references, and for what cannot be resolved. */
  readonly period: Period | null;
  readonly anchor: Anchor | null;
  /** Added to the name of the construct: how the anchor was chosen. */
  readonly how: string | null;
  readonly approximate: boolean;
  /** Set instead of a period where the words give only a bound: "over a year ago" is before that day. */
  readonly before: DayNumber | null;
  /** Set where the value rests on a dated thing of the world: its name. */
  readonly event: string | null;
}

export interface ResolveContext {
  readonly text: string;
  /** The day, month or year of publication, as exact as it is known. */
  readonly published: Period | null;
  /** The day "today" is: the dateline's, else the day of publication. Null where only a month or year is known. */
  readonly saidDay: DayNumber | null;
  readonly tenseAt: (expression: Expression) => Tense | null;
  /** True where the clause tells a schedule in the simple present. */
  readonly scheduledAt: (expression: Expression) => boolean;
  readonly sameSentence: (a: Expression, b: Expression) => boolean;
  readonly sameBlock: (a: Expression, b: Expression) => boolean;
  /** The dated event that "its fourth year" is counted from. */
  readonly eventOf: (expression: Expression) => DatedEvent | null;
}

export interface Told {
  readonly index: number;
  readonly period: Period;
}

/** Seen so far, in reading order: where the text stands. */
export interface State {
  readonly resolved: Resolved[];
  readonly story: readonly number[];
  /** The newest mention that moves the story on: years that are not said are its. */
  told: Told | null;
  toldDay: Told | null;
  /** The newest mention of any kind: what "that year" and "two days later" lean on. */
  recent: Told | null;
  recentDay: Told | null;
  /** Year that a month and day were last given: "July 23 of that year" tells the year of a later "July 23". */
  readonly yearOfDay: Map<number, { year: number; index: number }>;
}

export type Outcome = Pick<Resolved, 'period' | 'anchor' | 'how'> &
  Partial<Pick<Resolved, 'approximate' | 'before' | 'event'>>;

export const UNRESOLVED: Outcome = { period: null, anchor: null, how: null };
export const itself = (period: Period | null): Outcome => ({ period, anchor: null, how: null });
export const bySaid = (period: Period | null): Outcome => ({
  period,
  anchor: { kind: 'published' },
  how: 'from publication',
});
export const byTold = (period: Period | null, { index }: Told, how = 'from an earlier time'): Outcome => ({
  period,
  anchor: { kind: 'mention', index },
  how,
});
