import { type Construct, pattern, pickOf, type Sense, type Surroundings } from '../construct.ts';
import { dayPartOf, weekdayNamed } from '../words.ts';

/** Weekdays in the names of things: "Black Friday" has its own table, "Sunday Times" and "Meet the Press Sunday" have no date. */
function isInName(word: string, { before, after }: Surroundings): boolean {
  if (!/^[A-Z]/.test(word)) return true;
  return (
    /\b(?:black|bloody|holy|good|ash|palm|ruby|super|cyber|man) $/.test(before()) ||
    (/^Sunday/.test(word) && /\bfox news $/.test(before())) ||
    /^ (?:times|telegraph|mirror|express|herald|mail|post|night football|night live|school|agreement)\b/.test(after())
  );
}

export const WEEKDAYS: readonly Construct[] = [
  {
    // talks resumed [[Monday]]; [[last Tuesday]]; [[Monday night]]; [[Friday's]] summit
    name: 'weekday',
    opens: ['{weekday}', 'last', 'this', 'next', 'past', 'coming'],
    pattern: pattern(
      '(?:(?<pick>this past|this coming|last|this|next|past|coming) )?(?<weekday>{weekday})(?:,? (?<late>late |early )?(?<part>{part})s?(?!-))?(?<same>,? (?:last|this|next) week)?',
    ),
    read: (match, at): Sense | null => {
      const weekday = weekdayNamed(match.weekday!);
      if (weekday === null || isInName(match.weekday!, at)) return null;
      const week = match.same?.toLowerCase();
      const pick = week === undefined ? pickOf(match.pick) : null;
      const part = match.part === undefined ? null : dayPartOf(match.part);
      if (week !== undefined) {
        const count = week.includes('last') ? -1 : week.includes('next') ? 1 : 0;
        return { meaning: { kind: 'weekday', weekday, pick: null, weekShift: count }, part };
      }
      return { meaning: { kind: 'weekday', weekday, pick, weekShift: null }, part };
    },
  },
  {
    // plans fell apart over [[the weekend]]; [[last weekend]]; at the [[weekend]]
    name: 'weekend',
    opens: ['weekend', 'last', 'this', 'next', 'past', 'coming'],
    pattern: pattern('(?:(?<pick>this past|this coming|last|this|next|past|coming) )?weekend'),
    read: (match, { before }) => {
      if (match.pick === undefined && /\b(?:a|every|each|per|long|holiday|long-) ?$/.test(before())) return null;
      return { meaning: { kind: 'weekend', pick: pickOf(match.pick) } };
    },
  },
];
