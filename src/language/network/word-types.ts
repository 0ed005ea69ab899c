import type { Kernel } from '../kernel/kernel.ts';
import type { ModelFile, SmallMatrix } from '../model/model-file.ts';
import { featureOf, spellings } from '../model/word-features.ts';
import { type MemoryPlan, planMatrix, planNumbers } from './memory-plan.ts';

/** Word types whose first layer is kept. A whole report has some hundred; an archive comes back to the same ten thousand. */
const KEPT = 12_288;
/** Types computed in one go. */
const TOGETHER = 64;

/** The input layer: what the network knows of a word before it sees the sentence. */
export interface WordTypes {
  fill(memory: ArrayBuffer): void;
  /** Writes the input rows of the words to `out` (bytes), one after another. */
  rows(kernel: Kernel, words: readonly string[], out: number): void;
}

/** Plans the input layer. A row depends on nothing but the word, so that keeping it changes no result. */
export function planWordTypes(plan: MemoryPlan, model: ModelFile, kept = KEPT): WordTypes {
  const { width, inputs } = model.header;
  const features = inputs.map(input => {
    const feature = featureOf(input.feature);
    if (feature === undefined) throw new TypeError(`The model asks for an unknown word feature: ${input.feature}`);
    return {
      value: feature,
      place: new Map(input.values.map((value, k) => [value, k + 1])),
      table: model.matrix(`in.${input.feature}`, input.values.length + 1, input.width, 'row'),
    };
  });
  const depth = features.reduce((sum, { table }) => sum + table.columns, 0);
  const matrix = planMatrix(plan, model.matrix('in.W', depth, 2 * width, 'column'), model.numbers('in.b', 2 * width));
  const gain = planNumbers(plan, model.numbers('in.g', width));
  const shift = planNumbers(plan, model.numbers('in.s', width));
  const embedded = plan.reserve(TOGETHER * matrix.depth * 4);
  const quantised = plan.reserve(TOGETHER * matrix.depth * 2);
  const scales = plan.reserve(TOGETHER * 4);
  const hidden = plan.reserve(TOGETHER * matrix.columns * 4);
  const rowBytes = width * 4;
  const cache = plan.reserve(kept * rowBytes);
  const known = new Map<string, number>();

  const copyRow = ({ columns, values, scales }: SmallMatrix, row: number, target: Float32Array, at: number) => {
    const scale = scales[row]!;
    for (let k = 0; k < columns; k++) target[at + k] = values[row * columns + k]! * scale;
  };
  const compute = (kernel: Kernel, words: readonly string[], firstRow: number) => {
    const floats = new Float32Array(kernel.memory, embedded, TOGETHER * matrix.depth);
    for (const [i, word] of words.entries()) {
      const { plain, lower } = spellings(word);
      let at = i * matrix.depth;
      for (const { value, place, table } of features) {
        copyRow(table, place.get(value(plain, lower)) ?? 0, floats, at);
        at += table.columns;
      }
    }
    const count = words.length;
    kernel.quantise(embedded, quantised, scales, count, matrix.depth, matrix.limit);
    const { weights, scales: weightScales, shift: bias, columns } = matrix;
    kernel.multiply(quantised, scales, count, matrix.depth, weights, weightScales, bias, columns, hidden);
    kernel.maxNormalise(hidden, gain.at, shift.at, count, width, cache + firstRow * rowBytes);
  };

  return {
    fill(memory) {
      for (const part of [matrix, gain, shift]) part.fill(memory);
    },
    rows(kernel, words, out) {
      let fresh: string[] = [];
      const flush = () => {
        if (fresh.length > 0) compute(kernel, fresh, known.size - fresh.length);
        fresh = [];
      };
      // Cleared whole, and before a batch, never during one: the rows of this batch must all be there at its end.
      if (known.size + words.length > kept) known.clear();
      for (const word of words) {
        if (known.has(word)) continue;
        known.set(word, known.size);
        fresh.push(word);
        if (fresh.length === TOGETHER) flush();
      }
      flush();
      const bytes = new Uint8Array(kernel.memory);
      for (const [i, word] of words.entries()) {
        const from = cache + known.get(word)! * rowBytes;
        bytes.copyWithin(out + i * rowBytes, from, from + rowBytes);
      }
    },
  };
}
