import { writeFileSync } from 'node:fs';
import { scoreArticles } from '../evaluation/pages-articles.ts';
import { type BenchmarkPage, benchmarkPages, decodePage } from '../evaluation/pages-benchmark.ts';
import { type BlockFeatures, blockFeatures } from '../src/reports/pages/block-features.ts';
import { findPageBlocks, type PageBlock } from '../src/reports/pages/find-page-blocks.ts';
import { type KnownOfPage, labelBlocks } from '../src/reports/pages/label-blocks.ts';
import { readPageMetadata } from '../src/reports/pages/page-metadata.ts';
import { preparePage } from '../src/reports/pages/prepare-page.ts';
import type { BlockModel } from '../src/reports/pages/score-blocks.ts';

/**
 * Learns which blocks of a page belong to its article: `npx tsx training/train-blocks.ts`, a minute on one core. Logistic
 * regression with an L2 penalty, fitted by Newton's method; no chance in it. Learned from the pages of the article extraction
 * benchmark that lie beside the repository (../shared/data/html, MIT); only weights are kept. Prints what five-fold cross-validation by
 * page says, which is what may be expected on unseen pages.
 */
interface Example {
  readonly features: BlockFeatures;
  readonly text: string;
  readonly isArticle: boolean;
  readonly weight: number;
}
interface TrainingPage {
  readonly truth: string;
  readonly blocks: readonly PageBlock[];
  readonly known: KnownOfPage;
  readonly examples: readonly Example[];
}

const RUN = 4;
const PENALTY = Number(process.env.PENALTY ?? 0.05);
const FOLDS = 5;
const OUT = new URL('../models/en/blocks.json', import.meta.url);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** True when most runs of four words of a block are in the article as the annotators cut it out. */
function isInArticle(words: readonly string[], truth: string): boolean {
  if (words.length === 0) return false;
  if (words.length < RUN) return truth.includes(` ${words.join(' ')} `);
  let found = 0;
  for (let i = 0; i + RUN <= words.length; i++) if (truth.includes(` ${words.slice(i, i + RUN).join(' ')} `)) found++;
  return found / (words.length - RUN + 1) >= 0.5;
}

function toExamples(page: BenchmarkPage): TrainingPage {
  const { html, facts } = preparePage(decodePage(page));
  const { headline, byline: authors, publisher } = readPageMetadata(facts, null);
  const blocks = findPageBlocks(html);
  const truth = ` ${wordsOf(page.truth).join(' ')} `;
  const features = blockFeatures(blocks);
  // Each page weighs the same; within a page a block weighs by the root of its words: a caption too many is a small mistake,
  // but one that spoils the page.
  const roots = blocks.map(({ text }) => Math.sqrt(1 + wordsOf(text).length));
  const sum = roots.reduce((a, b) => a + b, 0);
  const examples = blocks.map(({ text }, i) => ({
    features: features[i]!,
    text,
    isArticle: isInArticle(wordsOf(text), truth),
    weight: (40 * roots[i]!) / Math.max(1, sum),
  }));
  return { truth: page.truth, blocks, known: { headline, authors, publisher }, examples };
}

function learn(examples: readonly Example[], penalty: number): BlockModel {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= 3)
    .map(([name]) => name)
    .sort();
  const column = new Map(names.map((name, i) => [name, i + 1]));
  const size = names.length + 1;
  const rows = examples.map(({ features, isArticle, weight }) => ({
    entries: [
      [0, 1] as const,
      ...[...features].flatMap(([name, value]) => (column.has(name) ? [[column.get(name)!, value] as const] : [])),
    ],
    target: isArticle ? 1 : 0,
    weight,
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let beta = new Float64Array(size);
  for (let step = 0; step < 25; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const { entries, target, weight } of rows) {
      const sum = entries.reduce((s, [i, value]) => s + beta[i]! * value, 0);
      const p = 1 / (1 + Math.exp(-sum));
      const share = weight / total;
      for (const [i, a] of entries) {
        gradient[i]! += share * (p - target) * a;
        for (const [j, b] of entries) hessian[i]![j]! += share * Math.max(1e-6, p * (1 - p)) * a * b;
      }
    }
    for (let i = 0; i < size; i++) {
      const own = i === 0 ? 1e-6 : penalty / 100;
      gradient[i]! += own * beta[i]!;
      hessian[i]![i]! += own;
    }
    const move = solve(hessian, gradient);
    beta = beta.map((value, i) => value - move[i]!);
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    bias: rounded(beta[0]!),
    weights: Object.fromEntries(names.map((name, i) => [name, rounded(beta[i + 1]!)])),
  };
}

/** Gaussian elimination with pivots; the matrix is small and positive definite. */
function solve(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  const n = vector.length;
  const a = matrix.map((row, i) => Float64Array.from([...row, vector[i]!]));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    for (let i = k + 1; i < n; i++) {
      const factor = a[i]![k]! / a[k]![k]!;
      if (factor === 0) continue;
      for (let j = k; j <= n; j++) a[i]![j]! -= factor * a[k]![j]!;
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!;
    for (let j = i + 1; j < n; j++) sum -= a[i]![j]! * x[j]!;
    x[i] = sum / a[i]![i]!;
  }
  return x;
}

/** The article of a page as Parley would cut it out with this model: rules first, then the judge. */
function articleBy({ blocks, known }: TrainingPage, model: BlockModel): string {
  const labels = labelBlocks(blocks, known, model);
  return blocks
    .filter((_, i) => labels[i]!.kind === 'body' || labels[i]!.kind === 'heading')
    .map(({ text }) => text)
    .join('\n');
}

const show = (name: string, pairs: readonly { truth: string; found: string }[]) => {
  const { f1, precision, recall, exact } = scoreArticles(pairs);
  console.log(
    name.padEnd(28),
    [f1, precision, recall, exact].map(share => (100 * share).toFixed(1).padStart(6)).join(' '),
  );
};

const pages = benchmarkPages().map(toExamples);
console.log(
  `${pages.length} pages, ${pages.flatMap(({ examples }) => examples).length} blocks`.padEnd(30),
  'F1  prec.   rec.  exact',
);
show(
  'every block',
  pages.map(page => ({ truth: page.truth, found: page.examples.map(({ text }) => text).join('\n') })),
);
show(
  'every right block',
  pages.map(page => ({
    truth: page.truth,
    found: page.examples
      .filter(({ isArticle }) => isArticle)
      .map(({ text }) => text)
      .join('\n'),
  })),
);
const crossed = pages.map((page, i) => ({ page, fold: i % FOLDS }));
const unseen = Array.from({ length: FOLDS }, (_, fold) => {
  const model = learn(
    crossed.filter(item => item.fold !== fold).flatMap(({ page }) => page.examples),
    PENALTY,
  );
  return crossed
    .filter(item => item.fold === fold)
    .map(({ page }) => ({ truth: page.truth, found: articleBy(page, model) }));
}).flat();
show('with the judge, unseen', unseen);
const model = learn(
  pages.flatMap(({ examples }) => examples),
  PENALTY,
);
show(
  'with the judge, its own pages',
  pages.map(page => ({ truth: page.truth, found: articleBy(page, model) })),
);
writeFileSync(OUT, `${JSON.stringify(model, null, 1)}\n`);
