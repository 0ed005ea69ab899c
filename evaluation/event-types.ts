import { loadLanguage } from '../src/language/index.ts';
import { linearScorer } from '../src/reading/scoring/linear-scorer.ts';
import { type EventExample, readEventExamples } from '../training/event-examples.ts';
import { fitLinear, mulberry32 } from '../training/statements/fit-linear.ts';
import { EVENT_EXAMPLES, EVENT_FIT } from '../training/train-events.ts';
import type { Measured } from './figure.ts';

const FOLDS = 5;

/** The type of an act whose source and target are given, in five folds, beside a bag of words on the same folds. */
export function measureEventTypes(): Measured {
  const examples = shuffled(readEventExamples(EVENT_EXAMPLES, loadLanguage()));
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const words = crossValidate(examples, classes, ({ words: seen }) => seen);
  const tree = crossValidate(examples, classes, ({ features }) => features);
  return {
    figures: [
      {
        id: 'events.types.accuracy',
        value: tree.accuracy,
        what: 'PLOVER root of 15, source and target given, five folds',
      },
      { id: 'events.types.macro-f1', value: tree.macroF1, what: 'the same, mean F1 of the types' },
      {
        id: 'events.types.above-words',
        value: tree.accuracy - words.accuracy,
        what: 'points above a bag of words on the same folds',
      },
    ],
    table: `bag of words: accuracy ${words.accuracy.toFixed(2)}, macro F1 ${words.macroF1.toFixed(2)}`,
  };
}

function crossValidate(
  examples: readonly EventExample[],
  classes: readonly string[],
  seen: (example: EventExample) => readonly number[],
): { accuracy: number; macroF1: number } {
  const counts = classes.map(() => ({ right: 0, found: 0, wanted: 0 }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const labelled = examples.map(example => ({ features: seen(example), label: classes.indexOf(example.label) }));
    const scorer = linearScorer(
      fitLinear(
        labelled.filter((_, index) => index % FOLDS !== fold),
        { classes, ...EVENT_FIT },
      ),
    );
    for (const { features, label } of labelled.filter((_, index) => index % FOLDS === fold)) {
      const scores = scorer.score(features);
      const guess = scores.indexOf(Math.max(...scores));
      counts[guess]!.found++;
      counts[label]!.wanted++;
      if (guess === label) counts[label]!.right++;
    }
  }
  const right = counts.reduce((sum, count) => sum + count.right, 0);
  const f1s = counts.map(count => (200 * count.right) / Math.max(1, count.found + count.wanted));
  return { accuracy: (100 * right) / examples.length, macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / classes.length };
}

function shuffled<T>(all: readonly T[]): T[] {
  const random = mulberry32(7);
  const order = [...all];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
