import type { Span } from '../../text/index.ts';
import type { TimeEntry } from '../entry.ts';
import type { CalendarUnit, Season } from './period.ts';
import type { DayPart } from './words.ts';

/** Which year a month, a day or a season belongs to, as far as its own words say. */
export type YearWord =
  | { readonly is: 'number'; readonly year: number }
  /** "of last year", "this year", "next year": counted from the day of publication. */
  | { readonly is: 'said'; readonly shift: number }
  /** "of that year", "of the same year", "the following year": counted from the year the text stands in. */
  | { readonly is: 'told'; readonly shift: number }
  /** Not said. `pick` keeps "last", "this", "next" before the name: "last March". */
  | { readonly is: 'open'; readonly pick: 'last' | 'this' | 'next' | null };

/** What a time expression means before anything outside its own words is consulted. */
export type Meaning =
  /** `fiscal`: the books' year, which begins in another month in every country, so that it is the calendar year only roughly. */
  | { readonly kind: 'year'; readonly year: number; readonly fiscal?: true }
  | { readonly kind: 'decade'; readonly year: number }
  | { readonly kind: 'century'; readonly ordinal: number; readonly beforeEra: boolean }
  | { readonly kind: 'month'; readonly month: number; readonly year: YearWord }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: YearWord }
  | { readonly kind: 'half'; readonly half: 1 | 2; readonly year: YearWord }
  | { readonly kind: 'season'; readonly season: Season; readonly year: YearWord }
  /** `weekday` and `week` where the words say them: "Saturday, July 26", "the week of Jan. 7". */
  | {
      readonly kind: 'day';
      readonly month: number;
      readonly day: number;
      readonly year: YearWord;
      readonly weekday: number | null;
      readonly week: boolean;
    }
  /** "the 5th" where the month is another mention's. */
  | { readonly kind: 'day of month'; readonly day: number }
  /** `weekShift` is set where the words name the week: "Monday last week". */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly pick: 'last' | 'this' | 'next' | null;
      readonly weekShift: number | null;
    }
  | { readonly kind: 'weekend'; readonly pick: 'last' | 'this' | 'next' | null }
  | { readonly kind: 'holiday'; readonly name: string; readonly year: YearWord }
  /**
   * A number of units from the day of publication ("two weeks ago", "next month"), from where the text stands ("two days later"),
   * or from whichever of them the surroundings tell ("the end of the month").
   */
  | {
      readonly kind: 'shift';
      readonly from: 'said' | 'told' | 'near';
      readonly unit: CalendarUnit;
      readonly count: number;
      /** True when the number is a count ("two years ago"), false for the neighbouring period ("last year"). */
      readonly counted: boolean;
    }
  /** A clock time or part of day whose day is not said: "at 8 a.m.", "by morning". */
  | { readonly kind: 'some day' }
  | { readonly kind: 'duration'; readonly timex: string; readonly ahead: boolean | null }
  | { readonly kind: 'set'; readonly timex: string }
  | { readonly kind: 'reference'; readonly timex: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF' }
  /** A date without anything to resolve, from a table: "9/11". */
  | { readonly kind: 'fixed'; readonly year: number; readonly month: number; readonly day: number }
  /** "the end of its fourth year": counted from the start of something the text names. */
  | { readonly kind: 'elapsed'; readonly unit: CalendarUnit; readonly ordinal: number };

/** What stands before an expression and belongs to it; the words of `TimeEntry.modifier`. */
export type Modifier = NonNullable<TimeEntry['modifier']>;

/** Minutes after midnight and the zone as an offset, where the words say one. */
export interface ClockTime {
  readonly hour: number;
  /** Null: "8 a.m." says no minute, but counts as the full hour. */
  readonly minute: number | null;
  readonly zone: string | null;
}

/** A time expression found in a text: which words, and what they mean by themselves. */
export interface Expression extends Span {
  readonly meaning: Meaning;
  readonly modifier: Modifier | null;
  readonly part: DayPart | null;
  readonly clock: ClockTime | null;
  /** Name of the construct that found it. */
  readonly rule: string;
}
