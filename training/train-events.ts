import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLanguage } from '../src/language/index.ts';
import { readEventExamples } from './event-examples.ts';
import { type FitOptions, fitLinear } from './statements/fit-linear.ts';

/** Settings of the event scorer, the same in training and in the five folds that measure it. */
export const EVENT_FIT: Omit<FitOptions, 'classes'> = { buckets: 1 << 15, epochs: 15, rate: 0.1, decay: 1e-3, seed: 1 };
export const EVENT_EXAMPLES = fileURLToPath(new URL('../../shared/data/events/plv_train.tsv', import.meta.url));

/** `npx tsx training/train-events.ts`: models/en/events.json from the coded sentences. */
function train(): void {
  const examples = readEventExamples(EVENT_EXAMPLES, loadLanguage());
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const weights = fitLinear(
    examples.map(({ features, label }) => ({ features, label: classes.indexOf(label) })),
    { classes, ...EVENT_FIT },
  );
  writeFileSync(new URL('../models/en/events.json', import.meta.url), `${JSON.stringify(weights)}\n`);
  console.log(`${examples.length} examples, ${classes.length} classes`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) train();
