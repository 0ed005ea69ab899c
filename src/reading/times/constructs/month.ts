import { type Construct, pattern, type Surroundings, yearWord } from '../construct.ts';
import { monthOf } from '../words.ts';

const LEADS =
  /\b(?:in|since|until|till|by|of|from|to|through|during|for|before|after|between|last|next|this|early|late|mid|and|or|every|each|throughout|around|beyond|past|as|the|its|their|his|a|an|that)[ \n]$|\b(?:mid-|early-|late-)$|[(–-]$/;

/**
 * "May", "March", "August", "April" and "June" are also verbs, adjectives and names of people. Alone, a month must be
 * written with its capital and stand where a time stands; the verb and the surname give themselves away by their neighbours.
 */
function isMonthName(name: string, { before, after }: Surroundings): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  const lead = before();
  const tail = after();
  if (name === 'May' || name === 'March') {
    if (
      /^ (?:not|be|have|also|still|yet|well|on |for |against|of [a-z])/.test(tail) &&
      !/^ of (?:last|this|next|that|the)\b/.test(tail)
    ) {
      if (!/\b(?:in|since|until|by|during|late|early|last|next|this) $/.test(lead)) return false;
    }
    // "advice to May is", "worked for May", "that May found": a woman, where no other month and no word of time leads to it.
    if (
      name === 'May' &&
      /\b(?:to|for|and|or|that|as|from|with|of) $/.test(lead) &&
      /^(?:,? (?:is|was|has|had|were|with|would|will|could|should|found|said|says|told|asked|met|who|and [A-Z])|['’]s )/.test(
        tail,
      )
    )
      return false;
    return (
      (LEADS.test(lead) || (name === 'March' && /^['’]s /.test(tail))) &&
      !/\b(?:mrs|mr|ms|minister|theresa|women['’]s|million man|secretary)\.? (?:the )?$/.test(lead)
    );
  }
  if (name === 'August' || name === 'April' || name === 'June') {
    return LEADS.test(lead) || /^(?:[.,;)]|['’]s|-| (?:and|to|or|when|after|but|that|\d))/.test(tail);
  }
  return true;
}

export const MONTHS: readonly Construct[] = [
  {
    // in [[March 2022]]; [[July of that year]]; [[last September]]; [[Sept. 2014]]
    name: 'month',
    opens: ['{month}', 'last', 'this', 'next', 'past'],
    pattern: pattern('(?:(?<pick>this past|this coming|last|this|next|past) )?(?<month>{month}){of year}?'),
    read: (match, at) => {
      const month = monthOf(match.month!);
      const year = yearWord(match);
      if (month === null) return null;
      const dated = year.is !== 'open' || year.pick !== null;
      const long = match.month!.replace('.', '').length > 3 || match.month === 'May';
      if (!long && year.is !== 'number') return null;
      if (year.is === 'open' && year.pick !== null && !/[A-Z]/.test(match.month!)) return null;
      if (!dated && !isMonthName(match.month!, at)) return null;
      return { meaning: { kind: 'month', month, year } };
    },
  },
];
