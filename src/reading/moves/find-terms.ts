import { NUMBER_WORDS, type Span } from '../../text/index.ts';
import type { Grounding } from '../grounding/index.ts';
import { isNominal, isRelation, listed, type Tree } from '../rules/index.ts';

/** An amount in a sentence: "4 percent", "2,000 prisoners", "a 60-day pause". */
export interface TermDraft {
  readonly span: Span;
  readonly value: number;
  readonly unit: string | null;
  /** What it is an amount of, as far as the phrase says: "pay offer". */
  readonly issue: string | null;
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  k: 1e3,
  tn: 1e12,
  dozen: 12,
};
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  c$: 'CAD',
  a$: 'AUD',
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  rouble: 'RUB',
  ruble: 'RUB',
  rupee: 'INR',
  shekel: 'ILS',
  franc: 'CHF',
  krona: 'SEK',
  hryvnia: 'UAH',
  peso: 'MXN',
  won: 'KRW',
};

/** The value of number words: "2,000", "1.5 million", "two"; null for none. */
export function numberOf(form: string): number | null {
  const plain = form.toLowerCase().replace(/,(?=\d{3})/g, '');
  const digits = /^(\d+(?:\.\d+)?)(m|bn|k|tn)?$/.exec(plain);
  if (digits !== null) return Number(digits[1]) * (SCALES[digits[2] ?? ''] ?? 1);
  return NUMBER_WORDS.get(plain) ?? null;
}

/** Amounts inside a span. Dates, clock times, ordinals and bare small counts of the sides ("two sides") are none. */
export function findTerms(grounding: Grounding, tree: Tree, within: Span): TermDraft[] {
  const dated = grounding.timesIn(within).filter(({ type }) => type === 'date' || type === 'time');
  const found: TermDraft[] = [];
  for (let index = 0; index < tree.tokens.length; index++) {
    const token = tree.tokens[index]!;
    if (token.start < within.start || token.end > within.end) continue;
    if (dated.some(({ cite }) => token.start >= cite.start && token.end <= cite.end)) continue;
    const joined = /^(\d+(?:[.,]\d+)*)[-–](\p{L}+)$/u.exec(token.form);
    const value = joined === null ? numberOf(token.form) : numberOf(joined[1]!);
    if (value === null) continue;
    let end = index;
    let total = value;
    for (
      let scale = SCALES[tree.tokens[end + 1]?.form.toLowerCase() ?? ''];
      scale !== undefined;
      scale = SCALES[tree.tokens[end + 1]?.form.toLowerCase() ?? '']
    ) {
      total *= scale;
      end++;
    }
    const term = unitOf(tree, index, end, joined?.[2] ?? null);
    if (term === null) continue;
    found.push({
      span: { start: tree.tokens[term.from]!.start, end: tree.tokens[term.to]!.end },
      value: total,
      unit: term.unit,
      issue: term.issue,
    });
    index = Math.max(end, term.to);
  }
  return found;
}

interface Unit {
  readonly unit: string;
  readonly issue: string | null;
  readonly from: number;
  readonly to: number;
}

function unitOf(tree: Tree, first: number, last: number, joined: string | null): Unit | null {
  const before = tree.tokens[first - 1]?.form.toLowerCase() ?? '';
  const issue = issueOf(tree, first);
  if (CURRENCIES[before] !== undefined) return { unit: CURRENCIES[before], issue, from: first - 1, to: last };
  const next = tree.tokens[last + 1];
  const hyphen = next !== undefined && /^[-–]$/.test(next.form) ? tree.tokens[last + 2] : undefined;
  const noun =
    joined !== null
      ? { lemma: joined.toLowerCase(), index: last }
      : hyphen !== undefined
        ? { lemma: hyphen.lemma.toLowerCase(), index: hyphen.index }
        : nounAfter(tree, last);
  if (noun === null) return null;
  if (noun.lemma === '%' || noun.lemma === 'percent' || noun.lemma === 'per' || noun.lemma === 'pct')
    return { unit: 'percent', issue, from: first, to: noun.lemma === 'per' ? noun.index + 1 : noun.index };
  if (noun.lemma === 'percentage') return { unit: 'percentage points', issue, from: first, to: noun.index + 1 };
  const currency = CURRENCIES[noun.lemma];
  if (currency !== undefined) return { unit: currency, issue, from: first, to: noun.index };
  if (listed('units of time', noun.lemma)) return { unit: `${noun.lemma}s`, issue, from: first, to: noun.index };
  if (listed('people counted', noun.lemma)) return { unit: 'people', issue: noun.lemma, from: first, to: noun.index };
  if (listed('units', noun.lemma))
    return {
      unit: noun.lemma === 'ton' || noun.lemma === 'tonne' ? 'tons' : `${noun.lemma}s`,
      issue,
      from: first,
      to: noun.index,
    };
  return null;
}

/** The noun a number counts, over adjectives: "2,000 [Palestinian] prisoners". */
function nounAfter(tree: Tree, last: number): { lemma: string; index: number } | null {
  for (let index = last + 1; index < tree.tokens.length && index <= last + 4; index++) {
    const token = tree.tokens[index]!;
    const lemma = token.lemma.toLowerCase();
    if (token.form === '%' || lemma === 'percent' || lemma === 'per' || lemma === 'pct')
      return { lemma: token.form === '%' ? '%' : lemma, index };
    if (isNominal(token) && !isRelation(token.deprel, 'compound')) return { lemma, index };
    if (
      token.upos !== 'ADJ' &&
      !isRelation(token.deprel, 'compound') &&
      token.deprel !== 'amod' &&
      !isRelation(token.deprel, 'nmod')
    )
      return null;
  }
  return null;
}

/** "a 16 percent [pay raise]", "a raise of 4 percent": the noun the amount belongs to. */
function issueOf(tree: Tree, index: number): string | null {
  let at = tree.tokens[index]!.head;
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    const token = tree.tokens[at]!;
    const lemma = token.lemma.toLowerCase();
    const isUnit =
      lemma === 'percent' ||
      lemma === '%' ||
      CURRENCIES[lemma] !== undefined ||
      listed('units of time', lemma) ||
      listed('units', lemma);
    if (isNominal(token) && !isUnit && token.upos !== 'NUM') {
      const compounds = tree.children[at]!.filter(
        child => isRelation(tree.tokens[child]!.deprel, 'compound') && isNominal(tree.tokens[child]!),
      ).map(child => tree.tokens[child]!.form);
      return [...compounds, lemma].join(' ');
    }
    if (!isNominal(token) && token.upos !== 'NUM' && token.upos !== 'SYM') return null;
    at = token.head;
  }
  return null;
}
