import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { analyse } from './analyse.ts';
import { createPlainKernel } from './kernel/plain-kernel.ts';
import { createSimdKernel } from './kernel/simd-kernel.ts';
import type { Language } from './language.ts';
import { createLemmatiser, type LemmaModel, type Lemmatise } from './lemmas/lemmatise.ts';
import { type ModelHeader, readModelFile } from './model/model-file.ts';
import { createNetwork } from './network/network.ts';
import { createParser, type Labels, type ParseWords } from './parse-words.ts';
import { UPOS, type Upos } from './sentence.ts';
import { readTokeniser } from './tokeniser/tokeniser-file.ts';

export interface LanguageOptions {
  /** Folder of the weights; the package's own `models/en/` if not given. */
  readonly models?: URL;
}

const PACKAGED = new URL('../../models/en/', import.meta.url);

/**
 * Loads the English model: reads files once, at the start, and nothing afterwards.
 *
 * @throws {ParleyError} `model-missing` or `model-damaged`.
 */
export function loadLanguage({ models = PACKAGED }: LanguageOptions = {}): Language {
  const hash = createHash('sha256');
  const read = (name: string) => {
    const bytes = readModel(new URL(name, models));
    hash.update(bytes);
    return bytes;
  };
  const tokeniser = readTokeniser(read('tokeniser.bin'));
  const { parse, language } = createParts(read);
  const version = `${language}-${hash.digest('hex').slice(0, 12)}`;
  return { version, analyse: (text, blocks) => analyse(tokeniser, parse, text, blocks) };
}

/** The parser and the lemmatiser alone, for measuring them on words that are already cut. */
export function loadNetwork({ models = PACKAGED }: LanguageOptions = {}): {
  readonly parse: ParseWords;
  readonly lemmatise: Lemmatise;
} {
  return createParts(name => readModel(new URL(name, models)));
}

function createParts(read: (name: string) => Uint8Array) {
  const model = readModelFile(read('parser.bin'));
  const lemmatise = createLemmatiser(readLemmas(read('lemmas.json')));
  const network = createNetwork(model, bytes => createSimdKernel(bytes) ?? createPlainKernel(bytes));
  return {
    parse: createParser(network, labelsOf(model.header), lemmatise),
    lemmatise,
    language: model.header.language,
  };
}

function readLemmas(bytes: Uint8Array): LemmaModel {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as LemmaModel;
  } catch (cause) {
    const next = 'Install Parley again, or train the lemmas anew.';
    throw new ParleyError('model-damaged', 'The lemma model is no JSON.', next, { cause });
  }
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
    const odd = upos.filter(tag => !isUpos(tag)).join(' ');
    throw new ParleyError(
      'model-damaged',
      `The parser model has tags that are not universal: ${odd}.`,
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
