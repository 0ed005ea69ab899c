import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadLanguage } from '../../src/language/index.ts';
import { ARGUMENT_ROLES } from '../../src/reading/statements/argument-features.ts';
import { cueLexicon } from '../../src/reading/statements/cue-lexicon.ts';
import type { StatementModel } from '../../src/reading/statements/statement-scorers.ts';
import { fitLinear, type LabelledFeatures } from './fit-linear.ts';
import { examplesOf } from './label-examples.ts';
import { paragraphsOf, readPolnear } from './read-polnear.ts';

/**
 * Trains the scorers of the statements layer: `npx tsx training/statements/train.ts [FOLDER] [FILE]`. FOLDER holds PolNeAR articles
 * (`../shared/data/attribution/train/`), FILE is what is written (`models/en/statements.json`). Trees come from the shipped parser, so
 * train again after every new parser. Same data, parser and lexicon: same file.
 */
const folder = pathToFileURL(process.argv[2] ?? '../shared/data/attribution/train/');
const file = process.argv[3] ?? 'models/en/statements.json';

const language = loadLanguage();
const lexicon = cueLexicon();
const cues: LabelledFeatures[] = [];
const parts: LabelledFeatures[] = [];
for (const article of readPolnear(folder)) {
  const paragraphs = paragraphsOf(article.text);
  const found = examplesOf(article, paragraphs, language.analyse(article.text, paragraphs), lexicon);
  cues.push(...found.cues);
  parts.push(...found.parts);
}
process.stderr.write(
  `${cues.length} candidate words, ${cues.filter(({ label }) => label === 1).length} cues, ${parts.length} parts\n`,
);

const settings = { epochs: 9, decay: 1e-6, seed: 1 };
const model: StatementModel = {
  version: 2,
  cue: fitLinear(cues, { ...settings, rate: 0.04, classes: ['cue'], buckets: 1 << 16 }),
  part: fitLinear(parts, { ...settings, rate: 0.02, classes: ARGUMENT_ROLES, buckets: 1 << 15 }),
};
writeFileSync(file, `${JSON.stringify(model)}\n`);
