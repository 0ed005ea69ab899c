import { NUMBER_WORDS, type Span } from '../../text/index.ts';
import type { Statement } from '../entry.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import { dependents, isRelation, type Tree } from '../rules/index.ts';

/** A counted noun: "[more than 350,000] public school [students]", with what it must share with another count to be of the same set. */
export interface Count {
  readonly tree: Tree;
  readonly head: number;
  readonly noun: string;
  /** Words that narrow the set: "public school", "Israeli". */
  readonly narrowed: string;
  readonly low: number;
  readonly high: number;
  readonly value: number;
  readonly span: Span;
  readonly statement: Statement | null;
}

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
/** Units, times and money are terms or dates, not sets that can be counted twice. */
const NOT_COUNTED = new Set([
  'day',
  'week',
  'month',
  'year',
  'hour',
  'minute',
  'time',
  'percent',
  'mile',
  'kilometer',
  'kilometre',
  'dollar',
  'euro',
  'degree',
  'p.m.',
  'a.m.',
  'side',
  'thing',
  'way',
  'page',
  'round',
  'decade',
  'party',
  'man',
  'country',
]);

/** Every count of people or things in the report's sentences, in text order. */
export function countsOf(grounding: Grounding): Count[] {
  return grounding.trees.flatMap(tree =>
    tree.tokens.flatMap(({ index, upos, lemma, form }) => {
      if ((upos !== 'NOUN' && !(upos === 'PROPN' && /s$/.test(form))) || NOT_COUNTED.has(lemma.toLowerCase()))
        return [];
      const number = dependents(tree, index, 'nummod').find(child => numberNamed(tree, child) !== null);
      if (number === undefined) return [];
      const value = numberNamed(tree, number)!;
      return [
        {
          tree,
          head: index,
          noun: lemma.toLowerCase(),
          narrowed: narrowing(tree, index),
          ...boundsOf(tree, number, value),
          value,
          span: phraseSpan(tree, index),
          statement: grounding.statementAt(tree.tokens[index]!),
        },
      ];
    }),
  );
}

/** A count in a headline, which is not parsed: "Affecting [350,000 Students]". */
export interface HeadlineCount {
  readonly noun: string;
  readonly value: number;
  readonly span: Span;
}

/** Counts of hundreds and more in the headline, by its words alone. */
export function headlineCounts({ report }: Grounding): HeadlineCount[] {
  return report.passages
    .filter(({ kind }) => kind === 'headline')
    .flatMap(({ start, end }) =>
      [...report.text.slice(start, end).matchAll(/(?<![$€£\d,.])(\d{1,3}(?:,\d{3})+|\d{3})\s+(\p{L}+?)s\b/gu)].map(
        match => ({
          noun: match[2]!.toLowerCase(),
          value: Number(match[1]!.replaceAll(',', '')),
          span: { start: start + match.index, end: start + match.index + match[0].length },
        }),
      ),
    );
}

/** The number a word and its own numerals name: "3,000", "twelve", "1.5 million". Null for "dozens" and years. */
export function numberNamed(tree: Tree, index: number): number | null {
  const { form } = tree.tokens[index]!;
  const scale = SCALES[form.toLowerCase()];
  if (scale !== undefined) {
    const factor = tree.children[index]!.map(child => numberNamed(tree, child)).find(value => value !== null) ?? 1;
    return factor * scale;
  }
  const word = NUMBER_WORDS.get(form.toLowerCase());
  if (word !== undefined) return word;
  if (!/^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$/.test(form)) return null;
  const value = Number(form.replaceAll(',', ''));
  return /^(?:19|20)\d\d$/.test(form) ? null : value;
}

function narrowing(tree: Tree, index: number): string {
  return tree.children[index]!.map(child => tree.tokens[child]!)
    .filter(({ deprel }) => isRelation(deprel, 'amod') || isRelation(deprel, 'compound') || deprel === 'nmod:poss')
    .map(({ lemma }) => lemma.toLowerCase())
    .sort()
    .join(' ');
}

/** What else the number may stand for: "about 900" for its neighbourhood, "more than 60" for anything above. */
function boundsOf(tree: Tree, number: number, value: number): { low: number; high: number } {
  const near = tree.tokens
    .slice(Math.max(0, number - 3), number)
    .map(({ form }) => form.toLowerCase())
    .join(' ');
  if (/\b(?:more than|over|at least|exceeding)$/.test(near)) return { low: value, high: Number.POSITIVE_INFINITY };
  if (/\b(?:less than|fewer than|under|up to|at most)$/.test(near)) return { low: 0, high: value };
  if (/\b(?:about|around|some|roughly|nearly|almost|approximately|an estimated|estimated)$/.test(near))
    return { low: value * 0.85, high: value * 1.15 };
  // Round numbers are said of what is near them.
  const slack = value >= 100 && value % 100 === 0 ? 0.05 : 0;
  return { low: value * (1 - slack), high: value * (1 + slack) };
}

export const agree = (a: Count, b: Count): boolean => a.low <= b.high && b.low <= a.high;
