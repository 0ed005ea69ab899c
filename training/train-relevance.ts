import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { trainingReports } from '../evaluation/prefilter-labels.ts';
import { countTerms, wordsOf } from '../src/reading/relevance/count-terms.ts';
import { type RelevanceWeights, weightOf } from '../src/reading/relevance/relevance.ts';
import { tellingWords } from '../src/reading/relevance/telling-words.ts';

/**
 * Learns the scorer of the pre-filter: `npx tsx training/train-relevance.ts`, a quarter of a minute on one core, no chance in it. Logistic regression over
 * words and pairs of words, names left out, for a scorer that knows names knows the disputes of its years. The threshold is the one that
 * lets five-fold cross-validation miss no more than MISSED of the reports about a negotiation, the telling words of
 * rules/en/relevance.yaml counted in. Learned from reports of ../shared/data/reports other than the two hundred that measure it; words and weights
 * are kept, no text.
 */
const TERMS = 3000;
const LEAST_REPORTS = 8;
const PENALTY = 3;
const ABOUT_WEIGHT = 3;
const ROUNDS = 250;
const FOLDS = 5;
const MISSED = 0.005;
const OUT = new URL('../models/en/relevance.json', import.meta.url);

interface Example {
  readonly about: boolean;
  /** Passed by its telling words already. */
  readonly told: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly fold: number;
}

const ANYTHING = { has: () => true };

function readExamples(): { examples: Example[]; isName: (word: string) => boolean } {
  const { once, twice } = tellingWords();
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  const examples = trainingReports().map(({ id, headline, text, about }) => {
    for (const word of text.match(/\p{L}+(?:[-'’]\p{L}+)*/gu) ?? []) {
      const [plain] = wordsOf(word);
      if (plain === undefined) continue;
      const seen = plain === word ? small : capital;
      seen.set(plain, (seen.get(plain) ?? 0) + 1);
    }
    const counts = countTerms(headline, text, ANYTHING);
    const told = [...counts].some(([term, times]) => once.has(term) || (times >= 2 && twice.has(term)));
    return { about, told, counts, fold: createHash('sha256').update(id).digest()[0]! % FOLDS };
  });
  return { examples, isName: word => (capital.get(word) ?? 0) > (small.get(word) ?? 0) };
}

/** The terms that tell the two kinds apart best, by chi square over the reports that have them. */
function chooseTerms(examples: readonly Example[], isName: (word: string) => boolean): string[] {
  const having = new Map<string, [no: number, yes: number]>();
  for (const { about, counts } of examples)
    for (const term of counts.keys()) {
      const both = having.get(term) ?? [0, 0];
      both[about ? 1 : 0]++;
      having.set(term, both);
    }
  const yes = examples.filter(({ about }) => about).length;
  const no = examples.length - yes;
  return [...having]
    .filter(([term, [a, b]]) => a + b >= LEAST_REPORTS && !term.split(' ').some(isName))
    .map(([term, [a, b]]) => {
      const chi = (b * (no - a) - a * (yes - b)) ** 2 / ((a + b) * (examples.length - a - b));
      return { term, chi };
    })
    .sort((a, b) => b.chi - a.chi || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS)
    .map(({ term }) => term);
}

/** Gradient descent with momentum; each weight pulled towards zero. */
function fitWeights(
  examples: readonly Example[],
  isName: (word: string) => boolean,
): Omit<RelevanceWeights, 'threshold'> {
  const terms = chooseTerms(examples, isName);
  const place = new Map(terms.map((term, at) => [term, at]));
  const rows = examples.map(({ counts, about }) => {
    const found = [...counts].flatMap(([term, times]) => {
      const at = place.get(term);
      return at === undefined ? [] : [{ at, value: 1 + Math.log(times) }];
    });
    const length = Math.sqrt(found.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    return { found: found.map(({ at, value }) => ({ at, value: value / length })), about };
  });
  const mass = examples.reduce((sum, { about }) => sum + (about ? ABOUT_WEIGHT : 1), 0);
  const bias = terms.length;
  const weights = new Float64Array(bias + 1);
  const speed = new Float64Array(bias + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(bias + 1);
    for (const { found, about } of rows) {
      let score = weights[bias]!;
      for (const { at, value } of found) score += weights[at]! * value;
      const off = ((1 / (1 + Math.exp(-score)) - (about ? 1 : 0)) * (about ? ABOUT_WEIGHT : 1)) / mass;
      for (const { at, value } of found) slope[at] = slope[at]! + off * value;
      slope[bias] = slope[bias]! + off;
    }
    for (let at = 0; at <= bias; at++) {
      const pull = at === bias ? 0 : weights[at]! / (PENALTY * mass);
      speed[at] = 0.9 * speed[at]! - 3 * (slope[at]! + pull);
      weights[at] = weights[at]! + speed[at]!;
    }
  }
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    bias: rounded(weights[bias]!),
    terms: Object.fromEntries(terms.map((term, at) => [term, rounded(weights[at]!)]).sort()),
  };
}

function train(): void {
  const { examples, isName } = readExamples();
  const score = (model: Omit<RelevanceWeights, 'threshold'>) => {
    const weights = new Map(Object.entries(model.terms));
    return ({ counts }: Example) => model.bias + weightOf(counts, weights);
  };
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const scoreOf = score(
      fitWeights(
        examples.filter(example => example.fold !== fold),
        isName,
      ),
    );
    return examples
      .filter(example => example.fold === fold)
      .map(example => ({ about: example.about, told: example.told, score: scoreOf(example) }));
  }).flat();
  const yes = scored.filter(({ about }) => about);
  const no = scored.filter(({ about }) => !about);
  const untold = yes
    .filter(({ told }) => !told)
    .map(({ score }) => score)
    .sort((a, b) => a - b);
  const threshold = Math.floor(untold[Math.floor(MISSED * yes.length)]! * 100) / 100;
  const passes = ({ told, score }: (typeof scored)[number]) => told || score >= threshold;
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  console.log(
    [
      `${yes.length} reports about a negotiation, ${no.length} others, five folds`,
      `telling words alone: recall ${share(yes.filter(({ told }) => told).length, yes.length)}, dropped ${share(no.filter(({ told }) => !told).length, no.length)}`,
      `with the scorer from ${threshold}: recall ${share(yes.filter(passes).length, yes.length)}, dropped ${share(no.filter(one => !passes(one)).length, no.length)}`,
    ].join('\n'),
  );
  const { bias, terms } = fitWeights(examples, isName);
  writeFileSync(OUT, `${JSON.stringify({ bias, threshold, terms }, null, 1)}\n`);
}

train();
