import type { Grounding } from '../grounding/index.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * Slips that show a text was put together in haste: a name spelt two ways, words that stand twice.
 *
 *   [Kim Jong Un] … [Kim Jung Un]         to reach [a sustainable truce a sustainable truce]
 */
export const findSlipsOfWording: ClashFinder = (grounding, { actors }) => [
  ...misspeltNames(
    grounding,
    new Set(actors.flatMap(({ basis, aliases }) => (basis === 'world' ? aliases.map(({ text }) => text) : []))),
  ),
  ...repeatedWords(grounding),
];

interface Name {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Runs of two to four capitalised words. */
function namesOf({ trees }: Grounding): Name[] {
  const names: Name[] = [];
  for (const { tokens } of trees) {
    for (let from = 0; from < tokens.length; from++) {
      let to = from;
      while (to < tokens.length && tokens[to]!.upos === 'PROPN' && /^\p{Lu}\p{Ll}+$/u.test(tokens[to]!.form)) to++;
      if (to - from >= 2 && to - from <= 4) {
        const run = tokens.slice(from, to);
        names.push({ words: run.map(({ form }) => form), start: run[0]!.start, end: run.at(-1)!.end });
      }
      from = Math.max(from, to);
    }
  }
  return names;
}

/** Two names of the same words but one, which differs by one inner letter. Known spellings of one man are no slips. */
function misspeltNames(grounding: Grounding, known: ReadonlySet<string>): Clash[] {
  const names = namesOf(grounding);
  const counts = new Map<string, number>();
  for (const { words } of names) counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
  const spelt = [...counts.keys()].map(name => ({ name, words: name.split(' ') }));
  return spelt.flatMap(({ name: rare, words: rareWords }) =>
    spelt.flatMap(({ name: usual, words: usualWords }) => {
      if (rare.length !== usual.length || !differsByALetter(rareWords, usualWords) || known.has(rare)) return [];
      if (counts.get(rare)! >= counts.get(usual)! && !(counts.get(rare) === 1 && known.has(usual))) return [];
      const slip = names.find(({ words }) => words.join(' ') === rare)!;
      const others = names.filter(({ words }) => words.join(' ') === usual);
      const nearest = others.reduce((best, name) =>
        Math.abs(name.start - slip.start) < Math.abs(best.start - slip.start) ? name : best,
      );
      return [clashOf('a name spelt in two ways', slip, nearest, rare, usual)];
    }),
  );
}

function differsByALetter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const apart = a.findIndex((word, index) => word !== b[index]);
  if (apart < 0 || a.length < 2 || a.findLastIndex((word, index) => word !== b[index]) !== apart) return false;
  const [one, other] = [a[apart]!, b[apart]!];
  // "Jon" and "Joe" are two men; a slip keeps the first and the last letter.
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1) || one.length !== other.length || one.length < 4) return false;
  return [...one].filter((letter, index) => letter !== other[index]).length === 1;
}

// "had had", "that that" and "very, very" are English.
const REPEATABLE = new Set([
  'had',
  'that',
  'very',
  'far',
  'bye',
  'no',
  'ha',
  'blah',
  'so',
  'long',
  'many',
  'more',
  'who',
  'is',
  'it',
  'do',
  'in',
  'well',
  'really',
  'never',
  'again',
]);

function repeatedWords({ report, trees, statementAt }: Grounding): Clash[] {
  const found: Clash[] = [];
  for (const { tokens } of trees) {
    const words = tokens.map(({ form }) => form.toLowerCase());
    for (let at = 0; at + 1 < tokens.length; at++) {
      const length = REPEATED_LENGTHS.find(size => isRepeated(words, at, size));
      if (length === undefined) continue;
      const first = { start: tokens[at]!.start, end: tokens[at + length - 1]!.end };
      const second = { start: tokens[at + length]!.start, end: tokens[at + 2 * length - 1]!.end };
      const once = report.text.slice(first.start, first.end);
      // People repeat themselves when they speak, and some names are a word twice: Abdullah Abdullah.
      if (/^\p{Lu}/u.test(once) || statementAt(first)?.quotation === 'direct') continue;
      found.push(clashOf('words that stand twice', first, second, once, once));
      at += 2 * length - 1;
    }
  }
  return found;
}

const REPEATED_LENGTHS = [5, 4, 3, 1] as const;

/** The `size` words from `at` on stand there a second time, and all of them are words. */
function isRepeated(words: readonly string[], at: number, size: number): boolean {
  if (at + 2 * size > words.length) return false;
  for (let place = at; place < at + size; place++) if (words[place] !== words[place + size]) return false;
  if (size === 1 && (REPEATABLE.has(words[at]!) || words[at]!.length < 3)) return false;
  return words.slice(at, at + size).every(word => /^\p{L}[\p{L}'’-]*$/u.test(word));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function clashOf(why: string, one: Place, other: Place, first: string, second: string): Clash {
  return {
    kind: 'wording',
    verdict: 'report likely wrong',
    severity: 'low',
    why,
    versions: [
      { value: first, span: { start: one.start, end: one.end } },
      { value: second, span: { start: other.start, end: other.end } },
    ],
    rule: 'clashes/slips-of-wording',
    confidence: 0.7,
  };
}
