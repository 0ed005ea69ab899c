/**
 * The measure of the article extraction benchmark (its `evaluate.py`), so that figures can be set beside the published ones: runs
 * of four words, counted as a bag, each page weighing the same; exact means the same words in the same order.
 */
export interface ArticleScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly exact: number;
}

const RUN = 4;
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function runsOf(words: readonly string[]): Map<string, number> {
  const runs = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - RUN + 1); i++) {
    const run = words.slice(i, i + RUN).join(' ');
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Runs found, invented and missed on one page, as shares of all of them. */
function countRuns(truth: string, found: string): Counts {
  const a = runsOf(wordsOf(truth));
  const b = runsOf(wordsOf(found));
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const run of new Set([...a.keys(), ...b.keys()])) {
    const [inTruth, inFound] = [a.get(run) ?? 0, b.get(run) ?? 0];
    right += Math.min(inTruth, inFound);
    wrong += Math.max(0, inFound - inTruth);
    missed += Math.max(0, inTruth - inFound);
  }
  const all = Math.max(1, right + wrong + missed);
  return { right: right / all, wrong: wrong / all, missed: missed / all };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
const share = (right: number, other: number, both: number) =>
  both === 0 ? 1 : right === 0 ? 0 : right / (right + other);

/** Scores of one page, for finding the worst. */
export function scoreArticle(truth: string, found: string): ArticleScores {
  return scoreArticles([{ truth, found }]);
}

/** Scores of a set of pages. */
export function scoreArticles(pages: readonly { readonly truth: string; readonly found: string }[]): ArticleScores {
  const counts = pages.map(({ truth, found }) => countRuns(truth, found));
  const precision = mean(
    counts
      .filter(({ right, wrong }) => right + wrong > 0)
      .map(({ right, wrong, missed }) => share(right, wrong, wrong + missed)),
  );
  const recall = mean(
    counts
      .filter(({ right, missed }) => right + missed > 0)
      .map(({ right, wrong, missed }) => share(right, missed, wrong + missed)),
  );
  const exact = mean(pages.map(({ truth, found }) => (wordsOf(truth).join(' ') === wordsOf(found).join(' ') ? 1 : 0)));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall, exact };
}
