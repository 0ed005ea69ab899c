import { type Construct, pattern, pickOf, yearWord } from '../construct.ts';
import { DATED_EVENTS, HOLIDAYS, REFERENCES } from '../tables.ts';

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
/** First word as the finder cuts words: letters or digits only. */
const firstWord = (words: string) => {
  const first = /^[a-z]+|^\d+/i.exec(words)?.[0].toLowerCase() ?? '';
  return /^\d/.test(first) ? '0' : first;
};
const openers = (words: readonly string[]) => [...new Set(words.map(firstWord))];

const HOLIDAY_NAMES = HOLIDAYS.flatMap(row => row.names);
const EVENT_NAMES = DATED_EVENTS.flatMap(row => row.names.map(name => ({ name, start: row.start })));

function eventNamed(words: string): { readonly year: number; readonly month: number; readonly day: number } | null {
  const event = EVENT_NAMES.find(({ name }) => name.toLowerCase() === words.toLowerCase().replace(/\s+/g, ' '));
  if (event === undefined) return null;
  const [year, month, day] = event.start.split('-').map(Number);
  return { year: year!, month: month!, day: day! };
}

/** Expressions that are words of a table: rules/en/times-*.yaml. */
export const NAMED: readonly Construct[] = [
  // Both are [[now]] in Geneva; [[recently]]; in [[the near future]]
  ...REFERENCES.map((row): Construct => {
    const behind = row['not behind'].length === 0 ? null : new RegExp(`\\b(?:${anyOf(row['not behind'])}) $`, 'i');
    const before = row['not before'].length === 0 ? null : new RegExp(`^[ -]?(?:${anyOf(row['not before'])})\\b`, 'i');
    const adjectives = row.adjectives.length === 0 ? '' : `|(?:${anyOf(row.adjectives)})(?= [a-z])`;
    return {
      name: `reference ${row.value}`,
      opens: openers([...row.words, ...row.adjectives]),
      pattern: pattern(`(?:(?:${anyOf(row.words)})${adjectives})`),
      read: (_, at) =>
        behind?.test(at.before()) === true || before?.test(at.after()) === true
          ? null
          : { meaning: { kind: 'reference', timex: row.value } },
    };
  }),
  {
    // a truce over [[Easter]]; [[last Christmas]]; [[Ramadan 2014]]
    name: 'holiday',
    opens: [...openers(HOLIDAY_NAMES), 'last', 'this', 'next'],
    pattern: pattern(`(?:(?<pick>last|this|next) )?(?<name>${anyOf(HOLIDAY_NAMES)}){of year}?`),
    read: (match, { before }) =>
      /^[A-Z]|^the/.test(match.name!) && !/\b(?:father|operation|mr|mrs|ms) $/.test(before())
        ? {
            meaning: {
              kind: 'holiday',
              name: match.name!,
              year: match.pick === undefined ? yearWord(match) : { is: 'open', pick: pickOf(match.pick) },
            },
          }
        : null,
  },
  {
    // days before [[the 18th anniversary of the 9/11 attacks]]
    name: 'anniversary',
    opens: ['the', 'anniversary', '{ordinal}'],
    pattern: pattern(
      `(?:the )?(?:{ordinal}(?: |-)(?:year )?)?anniversary of (?:the )?(?<name>${anyOf(EVENT_NAMES.map(({ name }) => name))})(?: terrorist)?(?: terror)?(?: attacks)?`,
    ),
    read: match => {
      const event = eventNamed(match.name!);
      if (event === null) return null;
      return {
        meaning: {
          kind: 'day',
          month: event.month,
          day: event.day,
          year: { is: 'open', pick: null },
          weekday: null,
          week: false,
        },
      };
    },
  },
  {
    // the [[9/11]] attacks
    name: 'dated event',
    opens: openers(EVENT_NAMES.map(({ name }) => name)),
    pattern: pattern(`(?<name>${anyOf(EVENT_NAMES.map(({ name }) => name))})`),
    read: match => {
      const event = eventNamed(match.name!);
      return event === null ? null : { meaning: { kind: 'fixed', ...event } };
    },
  },
];
