import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { analyse, type Labels } from './analyse.ts';
import { createPlainKernel } from './kernel/plain-kernel.ts';
import type { Language } from './language.ts';
import { plainLemma } from './lemmas/lemmatise.ts';
import { type ModelHeader, readModelFile } from './model/model-file.ts';
import { createNetwork } from './network/network.ts';
import { UPOS, type Upos } from './sentence.ts';

export interface LanguageOptions {
  /** Folder of the weights; the package's own `models/en/` if not given. */
  readonly models?: URL;
}

/**
 * Loads the English model: reads files once, at the start, and nothing afterwards.
 *
 * @throws {ParleyError} `model-missing` or `model-damaged`.
 */
export function loadLanguage(options: LanguageOptions = {}): Language {
  const folder = options.models ?? new URL('../../models/en/', import.meta.url);
  const bytes = readModel(new URL('parser.bin', folder));
  const model = readModelFile(bytes);
  const parts = {
    network: createNetwork(model, createPlainKernel),
    labels: labelsOf(model.header),
    lemmatise: plainLemma,
  };
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { version: `${model.header.language}-${hash}`, analyse: (text, blocks) => analyse(parts, text, blocks) };
}

function readModel(file: URL): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ParleyError(
      'model-missing',
      `The language model ${file.pathname} cannot be read.`,
      'Install Parley again: its package holds the folder models/.',
      { cause },
    );
  }
}

function labelsOf({ upos, xposFeats, deprel }: ModelHeader): Labels {
  const known = new Set<string>(UPOS);
  const isUpos = (tag: string): tag is Upos => known.has(tag);
  const tags = upos.filter(isUpos);
  if (tags.length < upos.length) {
    throw new ParleyError(
      'model-damaged',
      `The parser model has tags that are not universal: ${upos.join(' ')}.`,
      'Train the model anew.',
    );
  }
  return {
    upos: tags,
    xposFeats: xposFeats.map(label => {
      const [xpos = '', ...feats] = label.split('|');
      return { xpos, feats: Object.freeze(Object.fromEntries(feats.map(feat => feat.split('=')))) };
    }),
    deprel,
  };
}
