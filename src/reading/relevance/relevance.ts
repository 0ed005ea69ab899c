import { readFileSync } from 'node:fs';
import { countTerms } from './count-terms.ts';
import { type TellingWords, tellingWords } from './telling-words.ts';

/** Whether a report can be about a negotiation, and what says so. */
export interface Relevance {
  readonly about: boolean;
  /** Log-odds by the scorer; higher is more like a report about a negotiation. */
  readonly score: number;
  /** The telling words that were found; empty where the scorer alone decided. */
  readonly words: readonly string[];
}

/** The file form of the scorer: `models/en/relevance.json`, made by `training/train-relevance.ts`. */
export interface RelevanceWeights {
  readonly bias: number;
  /** A report passes from this score on. */
  readonly threshold: number;
  readonly terms: Readonly<Record<string, number>>;
}

/** The words of a report that the decision is made from. */
export interface ReportWords {
  readonly headline: string | null;
  readonly text: string;
}

export type RelevanceJudge = (report: ReportWords) => Relevance;

// How often a word of the list `twice` has to count. The headline counts three times and the opening twice (count-terms.ts).
const TWICE = 2;

/** A judge of these words and weights. Both together are plain data; the judge is a pure function. */
export function relevanceJudge(
  { once, twice }: TellingWords,
  { bias, threshold, terms }: RelevanceWeights,
): RelevanceJudge {
  const weights = new Map(Object.entries(terms));
  const wanted = new Set([...once, ...twice, ...weights.keys()]);
  return ({ headline, text }) => {
    const counts = countTerms(headline, text, wanted);
    const score = bias + weightOf(counts, weights);
    const words = [...counts]
      .filter(([term, times]) => once.has(term) || (times >= TWICE && twice.has(term)))
      .map(([term]) => term);
    return { about: words.length > 0 || score >= threshold, score, words };
  };
}

/** Sum of the weights of a report's terms, each by the logarithm of its count, divided by the length of the vector of counts: a long report is no more about it. */
export function weightOf(counts: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  let squares = 0;
  for (const [term, times] of counts) {
    const weight = weights.get(term);
    if (weight === undefined) continue;
    const value = 1 + Math.log(times);
    sum += weight * value;
    squares += value * value;
  }
  return squares === 0 ? 0 : sum / Math.sqrt(squares);
}

let builtIn: RelevanceJudge | null = null;

/**
 * Whether a report can be about a negotiation, told from its words alone: a fifth of a millisecond, where reading costs a hundred times
 * that. Made to let through too much rather than too little; how much of either is in models/README.md.
 */
export function relevanceOf(report: ReportWords): Relevance {
  builtIn ??= relevanceJudge(tellingWords(), readWeights());
  return builtIn(report);
}

function readWeights(): RelevanceWeights {
  return JSON.parse(
    readFileSync(new URL('../../../models/en/relevance.json', import.meta.url), 'utf8'),
  ) as RelevanceWeights;
}
