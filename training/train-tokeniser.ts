import { writeFileSync } from 'node:fs';
import { boundaryFeatures, MOST_FEATURES } from '../src/language/tokeniser/boundary-features.ts';
import { readCharacters } from '../src/language/tokeniser/characters.ts';
import { contractionCuts } from '../src/language/tokeniser/contractions.ts';
import { writeTokeniser } from '../src/language/tokeniser/tokeniser-file.ts';
import { findUnbreakable } from '../src/language/tokeniser/unbreakable.ts';
import { type Break, walkBoundaries } from '../src/language/tokeniser/walk-boundaries.ts';
import { seededRandom } from './seeded-random.ts';
import { noisySentences, wrapLines } from './tokeniser-noise.ts';
import { type MarkedTreebankText, readTreebank, type TreebankSentence, textOf } from './treebank-text.ts';

/**
 * Trains models/en/tokeniser.bin: `npx tsx training/train-tokeniser.ts [folder of treebanks]`. An averaged perceptron over the
 * boundaries that `walkBoundaries` asks about, on the treebanks as they are and on noisy copies. Takes about a minute.
 */
const folder = process.argv[2] ?? '../shared/data/treebanks';
const BITS = 16;
const PASSES = 6;
const GROUP = 60;

const sentences = ['en_ewt-train.conllu', 'en_gum_by-train.conllu'].flatMap(name => readTreebank(`${folder}/${name}`));
const random = seededRandom(20);

interface Example {
  readonly features: Int32Array;
  readonly gold: Break;
}

/** Groups of whole paragraphs, so that every group is a text of its own. */
function groups(): TreebankSentence[][] {
  const found: TreebankSentence[][] = [[]];
  for (const sentence of sentences) {
    const open = found[found.length - 1]!;
    if (open.length >= GROUP && sentence.opensParagraph) found.push([sentence]);
    else open.push(sentence);
  }
  return found;
}

function* texts(): Generator<MarkedTreebankText> {
  for (const group of groups()) {
    yield textOf(group);
    const noisy = noisySentences(group, random);
    const draw = random();
    if (draw < 0.5) yield textOf(noisy);
    else if (draw < 0.75) yield textOf(noisy, '\n');
    else {
      const marked = textOf(noisy);
      yield { ...marked, text: wrapLines(marked.text, 60 + Math.floor(random() * 25)) };
    }
  }
}

function examplesOf({ text, sentences: gold }: MarkedTreebankText): Example[] {
  const wordEnds = new Set(gold.flat().map(span => span.end));
  const sentenceEnds = new Set(gold.map(spans => spans[spans.length - 1]!.end));
  const characters = readCharacters(text, 0, text.length);
  const featuresAt = boundaryFeatures(characters);
  const buffer = new Int32Array(MOST_FEATURES);
  const examples: Example[] = [];
  walkBoundaries(characters, findUnbreakable(text, 0, characters), (at, sentence) => {
    const answer = sentenceEnds.has(at) ? 2 : wordEnds.has(at) ? 1 : 0;
    const count = featuresAt(at, sentence, buffer);
    examples.push({ features: Int32Array.from(buffer.subarray(0, count), hash => hash >>> (32 - BITS)), gold: answer });
    return answer;
  });
  return examples;
}

/** Averaged perceptron with a margin: the answer must win by a little, not only win. */
function train(examples: readonly Example[]): Float64Array {
  const size = 3 << BITS;
  const weights = new Float64Array(size);
  const total = new Float64Array(size);
  const order = Int32Array.from(examples, (_, k) => k);
  const scores = new Float64Array(3);
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let wrong = 0;
    for (const k of order) {
      const { features, gold } = examples[k]!;
      step++;
      scores.fill(0);
      for (const feature of features) for (let c = 0; c < 3; c++) scores[c]! += weights[feature * 3 + c]!;
      let rival = gold === 0 ? 1 : 0;
      for (let c = 0; c < 3; c++) if (c !== gold && scores[c]! > scores[rival]!) rival = c;
      if (scores[gold]! - scores[rival]! > MARGIN) continue;
      if (scores[gold]! <= scores[rival]!) wrong++;
      for (const feature of features) {
        weights[feature * 3 + gold]! += 1;
        total[feature * 3 + gold]! += step;
        weights[feature * 3 + rival]! -= 1;
        total[feature * 3 + rival]! -= step;
      }
    }
    console.log(`pass ${pass + 1}: ${wrong} of ${examples.length} wrong`);
  }
  return weights.map((weight, k) => weight - total[k]! / step);
}
const MARGIN = 12;

/** Words that treebanks write together more often than not, and whose parts no apostrophe shows: cannot, gonna, dont. */
function joinedWords(): Map<string, number[]> {
  const split = new Map<string, { count: number; cuts: number[] }>();
  const whole = new Map<string, number>();
  for (const { form, words } of sentences.flatMap(sentence => sentence.tokens)) {
    const key = form.toLowerCase();
    if (words.length < 2) {
      whole.set(key, (whole.get(key) ?? 0) + 1);
      continue;
    }
    if (words.map(word => word.form).join('') !== form) continue;
    const cuts = words
      .slice(0, -1)
      .map((_, k) => words.slice(0, k + 1).reduce((sum, word) => sum + word.form.length, 0));
    const known = split.get(key);
    if (known === undefined) split.set(key, { count: 1, cuts });
    else known.count++;
  }
  const kept = [...split].filter(
    ([key, { count, cuts }]) =>
      count >= 3 &&
      count > 3 * (whole.get(key) ?? 0) &&
      key.length <= 16 &&
      String(contractionCuts(key, new Map())) !== String(cuts),
  );
  return new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { cuts }]) => [key, cuts]));
}

const weights = train([...texts()].flatMap(examplesOf));
const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
const small = Int8Array.from(weights, weight => Math.round((weight / most) * 127));
const joined = joinedWords();
writeFileSync(
  new URL('../models/en/tokeniser.bin', import.meta.url),
  writeTokeniser({
    bits: BITS,
    weights: small,
    joined,
    madeFrom:
      'UD English EWT (CC BY-SA 4.0) and the CC BY part of UD English GUM; CC BY-SA 4.0; training/train-tokeniser.ts',
  }),
);
const used = small.reduce((count, weight) => count + (weight === 0 ? 0 : 1), 0);
console.log(
  `${used} of ${small.length} weights are not zero (largest ${most.toFixed(1)}), ${joined.size} joined words: ${[...joined.keys()].join(' ')}`,
);
