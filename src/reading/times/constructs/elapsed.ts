import { type Construct, isPartOfNext, pattern } from '../construct.ts';
import { durationOf } from '../length.ts';
import type { CalendarUnit } from '../period.ts';
import { numberOf, ordinalOf, unitOf } from '../words.ts';

export const ELAPSED: readonly Construct[] = [
  {
    // the invasion nears the end of [[its fourth year]]; the conflict enters its [[29th day]]; for [[a second day]]; [[the fifth week]] of the strike
    name: 'fourth year',
    opens: ['its', 'their', 'a', 'an', 'the', 'his', 'her', '{ordinal}'],
    pattern: pattern(
      '(?:(?<whose>its|their|a|an|the|his|her) )?(?<ordinal>{ordinal}) (?:{filler} )?(?<unit>day|night|week|month|year|decade)(?! (?:anniversary|olds?|students?|in a row)\\b|-)',
    ),
    read: (match, at) => {
      const { words, before, after } = at;
      const ordinal = ordinalOf(match.ordinal!);
      const unit = unitOf(match.unit!);
      if (ordinal === null || unit === null || /^s\b/.test(after())) return null;
      const calendar: CalendarUnit | null =
        unit === 'night'
          ? 'day'
          : unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year' || unit === 'decade'
            ? unit
            : null;
      if (calendar === null) return null;
      // "the first week of May" is a part of May, which is read where May is.
      if (isPartOfNext(at)) return null;
      const lead = before();
      const entered =
        /\b(?:enter(?:s|ed|ing)?|near(?:s|ed|ing)?|into|mark(?:s|ed|ing)?|end of|start of|beginning of|begins?|began) (?:the )?$/.test(
          lead,
        );
      const held = /^(?:its|their) /i.test(words) || (/^an? /i.test(words) && /\bfor $/.test(lead));
      const running = entered || held;
      // "in the first year" is a length from the start of something, not a place in the calendar.
      if (ordinal === 1 && calendar === 'day') return null;
      if (ordinal === 1 && !entered && /^(?:the|its|their|his|her) /i.test(words))
        return { meaning: { kind: 'duration', timex: durationOf(1, calendar) ?? 'P1D', ahead: null } };
      return running ? { meaning: { kind: 'elapsed', unit: calendar, ordinal } } : null;
    },
  },
  {
    // now entering [[week three]] of the shutdown; on [[day 12]] of the war
    name: 'week three',
    opens: ['day', 'week', 'month', 'year'],
    pattern: pattern('(?<unit>day|week|month|year) (?<count>{cardinal}|\\d{1,3})(?!\\d|[.,:]\\d)'),
    read: (match, { before, after }) => {
      const ordinal = numberOf(match.count!);
      const unit = unitOf(match.unit!);
      if (ordinal === null || (unit !== 'day' && unit !== 'week' && unit !== 'month' && unit !== 'year')) return null;
      const running = /^ of\b/.test(after()) || /\b(?:into|entering|enters|entered) $/.test(before());
      return running && !/\b(?:per|a|every|each) $/.test(before())
        ? { meaning: { kind: 'elapsed', unit, ordinal } }
        : null;
    },
  },
];
