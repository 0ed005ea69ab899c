import { type Construct, pattern, type Sense } from '../construct.ts';
import { type DayPart, dayPartOf } from '../words.ts';

const NEAR: { readonly [word: string]: number } = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1 };

const saidDay = (count: number, part: DayPart | null = null): Sense => ({
  meaning: { kind: 'shift', from: 'said', unit: 'day', count, counted: false },
  part,
});
const someDay = (part: DayPart | null): Sense => ({ meaning: { kind: 'some day' }, part });

export const NEAR_DAYS: readonly Construct[] = [
  {
    // announced [[today]]; [[yesterday morning]]; [[tonight]]; [[tomorrow]]
    name: 'today',
    opens: Object.keys(NEAR),
    pattern: pattern('(?<day>today|tonight|yesterday|tomorrow)(?: (?<part>{part}))?'),
    read: (match, { before, after }) => {
      const day = match.day!.toLowerCase();
      if (/\b(?:usa|russia|india|psychology|history) $/.test(before()) && /^[A-Z]/.test(match.day!)) return null;
      if (day === 'today' && /^['’]s (?:youth|world|generation|society|children)/.test(after())) {
        return { meaning: { kind: 'reference', timex: 'PRESENT_REF' } };
      }
      const part = match.part !== undefined ? dayPartOf(match.part) : day === 'tonight' ? 'NI' : null;
      return saidDay(NEAR[day]!, part);
    },
  },
  {
    name: 'day before yesterday',
    opens: ['the', 'day'],
    pattern: pattern('(?:the )?day (?:before (?<back>yesterday)|after tomorrow)'),
    read: match => saidDay(match.back === undefined ? 2 : -2),
  },
  {
    // [[last night]]; [[this morning]]; [[this evening]]'s flight
    name: 'this morning',
    opens: ['this', 'last', 'late', 'early'],
    pattern: pattern('(?<pick>this|last)(?: (?:late|early|very))? (?<part>{part})'),
    read: match => saidDay(match.pick!.toLowerCase() === 'last' ? -1 : 0, dayPartOf(match.part!)),
  },
  {
    // [[that night]] the shelling began again; [[the same evening]]
    name: 'that night',
    opens: ['that', 'the', 'same'],
    pattern: pattern('(?:that(?: same)?|(?:the )?same) (?<part>{part})'),
    read: match => ({
      meaning: { kind: 'shift', from: 'told', unit: 'day', count: 0, counted: false },
      part: dayPartOf(match.part!),
    }),
  },
  {
    // [[the next morning]]; [[the following evening]]; [[the previous night]]
    name: 'next morning',
    opens: ['the', 'next', 'following', 'previous'],
    pattern: pattern('(?:the )?(?<which>next|following|previous|preceding) (?<part>{part})'),
    read: match => ({
      meaning: {
        kind: 'shift',
        from: 'told',
        unit: 'day',
        count: /^p/i.test(match.which!) ? -1 : 1,
        counted: false,
      },
      part: dayPartOf(match.part!),
    }),
  },
  {
    // [[Overnight]], the army went on; by [[morning]]; at [[dawn]]; before [[noon]]
    name: 'part of day',
    opens: ['overnight', '{part}', 'the'],
    pattern: pattern('(?<the>the )?(?<part>overnight|{part})(?!-|s)'),
    read: (match, { before, after }) => {
      const part = match.part!.toLowerCase();
      const lead = before();
      if (match.the !== undefined) {
        return /\b(?:in|during|through|throughout|late in|early in|for|later in) $/.test(lead) &&
          !/^ of\b/.test(after()) &&
          /morning|afternoon|evening/.test(part)
          ? someDay(dayPartOf(part))
          : null;
      }
      if (part === 'overnight') {
        return /\b(?:the|an|become|became|its|their) $/.test(lead) ||
          /^ (?:success|sensation|bag|stay|delivery|low)\b/.test(after())
          ? null
          : someDay('NI');
      }
      if (part === 'night' && /\b(?:at|by) $/.test(lead)) return someDay('NI');
      return /\b(?:by|at|before|after|until|around|since|from|till|towards|toward|between|about) (?:mid-|early |late )?$/.test(
        lead,
      ) && !/^['’]?s?-/.test(after())
        ? someDay(dayPartOf(part))
        : null;
    },
  },
  {
    // on [[the morning of 31 January 1965]] the order came; [[the night of Aug. 4]]
    name: 'morning of',
    opens: ['morning', 'afternoon', 'evening', 'night', 'dawn', 'noon'],
    pattern: pattern(
      '(?<part>{part})(?: hours)? (?:of|on)(?= (?:the )?(?:{weekday}|{month} \\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? {month}))',
    ),
    read: match => ({ meaning: { kind: 'some day' }, part: dayPartOf(match.part!), joins: 'next' }),
  },
];
