import { type Construct, isPartOfNext, pattern, type Sense } from '../construct.ts';
import { durationOf } from '../length.ts';
import type { CalendarUnit } from '../period.ts';
import { numberOf, type Unit, unitOf } from '../words.ts';

const isCalendarUnit = (unit: Unit | null): unit is CalendarUnit =>
  unit !== null &&
  unit !== 'second' &&
  unit !== 'minute' &&
  unit !== 'hour' &&
  unit !== 'night' &&
  unit !== 'fortnight' &&
  unit !== 'weekend';

const shift = (from: 'said' | 'told' | 'near', unit: CalendarUnit, count: number, counted = false): Sense => ({
  meaning: { kind: 'shift', from, unit, count, counted },
});

const SAID: { readonly [word: string]: number } = { last: -1, this: 0, current: 0, next: 1 };
const TOLD: { readonly [word: string]: number } = {
  previous: -1,
  preceding: -1,
  prior: -1,
  same: 0,
  that: 0,
  following: 1,
  next: 1,
  ensuing: 1,
};

export const NEIGHBOURS: readonly Construct[] = [
  {
    // [[last week]]; [[this month]]'s summit; [[next year]]; the [[current year]]
    name: 'last week',
    opens: Object.keys(SAID),
    pattern: pattern('(?<which>last|this|current|next)(?: calendar)? (?<unit>week|month|quarter|year|decade|century)'),
    read: (match, at) => {
      if (isPartOfNext(at)) return null;
      const { before } = at;
      const unit = unitOf(match.unit!);
      const which = match.which!.toLowerCase();
      const article = /\bthe $/.test(before());
      if (!isCalendarUnit(unit)) return null;
      // "in the next week" looks ahead from here, "the next week they met" goes on with the story, "over the last year" is a length.
      if (article && (which === 'next' || which === 'last')) {
        if (/\b(?:over|in|within|for|during|through|of) the $/.test(before()) || which === 'last') {
          return { meaning: { kind: 'duration', timex: durationOf(1, unit) ?? 'P1Y', ahead: which === 'next' } };
        }
        return shift('told', unit, 1);
      }
      return shift('said', unit, SAID[which]!);
    },
  },
  {
    // [[the following week]]; [[the same day]]; [[that year]]; [[the previous month]]
    name: 'the following week',
    opens: ['the', 'that', ...Object.keys(TOLD)],
    pattern: pattern(
      '(?:the |that |this )?(?<which>previous|preceding|prior|same|that|following|next|ensuing)(?: calendar)? (?<unit>day|week|month|quarter|year|decade|century)',
    ),
    read: (match, { words, before }) => {
      const unit = unitOf(match.unit!);
      const which = match.which!.toLowerCase();
      if (!isCalendarUnit(unit)) return null;
      if (which === 'that' && /\b(?:so|say|says|said|believe|hope|fear) $/.test(before())) return null;
      if (which === 'next' && unit !== 'day' && !/^the /i.test(words)) return null;
      if (which === 'next' && unit !== 'day' && /\b(?:over|in|within|for|during|through|of) $/.test(before()))
        return null;
      if (which === 'that' && unit === 'day' && /\b(?:until|till) $/.test(before())) return null;
      return shift('told', unit, TOLD[which]!);
    },
  },
  {
    // the index ended [[the day]] lower; for the rest of [[the year]]; at the end of [[the month]]
    name: 'the day',
    opens: ['the'],
    pattern: pattern(
      'the (?<unit>day|week|month|quarter|year|decade|century)(?! (?:of|when|that|before|after|in which|on which|he|she|they|it|we|i|to come|ahead|round)\\b|-)',
    ),
    read: (match, { before }) => {
      const unit = unitOf(match.unit!);
      return isCalendarUnit(unit) &&
        /\b(?:(?:earlier|later|early|late) in|end of|start of|beginning of|middle of|part of|half of|rest of|remainder of|course of|months? of|weeks? of|days? of|for|end|ended|ending|ends|finish|finished|close|closed|during|throughout|over) $/.test(
          before(),
        ) &&
        !/\b(?:times|day|man|woman|person|player|word|hero|news|event) of $/.test(before())
        ? shift('near', unit, 0)
        : null;
    },
  },
  {
    // a deal by [[year-end]]
    name: 'year-end',
    opens: ['year', 'the'],
    pattern: pattern("(?:the )?(?:year|year's|year’s)(?: |-)end"),
    read: () => ({ meaning: { kind: 'shift', from: 'near', unit: 'year', count: 0, counted: false }, modifier: 'end' }),
  },
  {
    // He resigned [[the day before]]. [[The day after]], the envoys met.
    name: 'the day before',
    opens: ['the', 'a'],
    pattern: pattern('(?:the|a) (?<unit>day|night|week|month|year) (?<way>before|after|earlier|later|prior)'),
    read: (match, { after, words }) => {
      const unit = match.unit!.toLowerCase() === 'night' ? 'day' : unitOf(match.unit!);
      const way = match.way!.toLowerCase();
      if (!isCalendarUnit(unit)) return null;
      const leansOnEvent = way === 'before' || way === 'after' || way === 'prior';
      if (
        leansOnEvent &&
        !/^(?:[.,;:)]|$|\n| (?:and|but|in|at|on|with|by|for|when)\b(?! the (?:sum|meet|elec)))/.test(after())
      )
        return null;
      const back = way === 'before' || way === 'earlier' || way === 'prior';
      const sense = shift('told', unit, back ? -1 : 1, !/^the/i.test(words));
      return match.unit!.toLowerCase() === 'night' ? { ...sense, part: 'NI' } : sense;
    },
  },
  {
    // [[two years ago]]; [[a week ago]]; [[three days earlier]]; [[two months later]]; [[six weeks from now]]
    name: 'two years ago',
    opens: ['{count}', '{some}'],
    pattern: pattern(
      '(?:(?<count>{count})|(?<some>{some}))(?: |-)(?:{filler} )?(?<unit>{unit})(?: and (?<half>a half))? (?<way>ago|earlier|later|before|previously|prior|from now|hence|afterwards|afterward|beforehand|on)',
    ),
    read: (match, { before, after }) => {
      const unit = unitOf(match.unit!);
      const way = match.way!.toLowerCase();
      const written = match.count === undefined ? null : numberOf(match.count);
      const count = written !== null && match.half !== undefined ? written + 0.5 : written;
      const back = /ago|earlier|before|previously|prior/.test(way);
      if (unit === null || /[$€£.,]$/.test(before())) return null;
      if (way === 'on' && (!/^(?:[.,;]|$)/.test(after()) || count === null)) return null;
      if (/^(?:before|prior)/.test(way) && !/^(?:[.,;:)]|$|\n| (?:and|but)\b)/.test(after())) return null;
      const from = way === 'ago' || way === 'from now' || way === 'hence' ? 'said' : 'told';
      const days =
        unit === 'fortnight'
          ? { unit: 'week' as const, times: 2 }
          : unit === 'night'
            ? { unit: 'day' as const, times: 1 }
            : null;
      const calendar = days?.unit ?? unit;
      if (count === null || !Number.isInteger(count) || !isCalendarUnit(calendar)) {
        if (count !== null && isCalendarUnit(calendar) && count > 1) {
          const months = calendar === 'year' ? 12 : calendar === 'decade' ? 120 : 0;
          if (months > 0) return shift(from, 'month', Math.round(count * months) * (back ? -1 : 1), true);
        }
        if (from === 'told' && count !== null) return null;
        return { meaning: { kind: 'reference', timex: back ? 'PAST_REF' : 'FUTURE_REF' } };
      }
      return shift(from, calendar, count * (days?.times ?? 1) * (back ? -1 : 1), true);
    },
  },
];
