import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TinyPlan, tinyModel } from '../../../test/tiny-model.ts';
import { createPlainKernel } from '../kernel/plain-kernel.ts';
import { createSimdKernel } from '../kernel/simd-kernel.ts';
import { type ModelFile, readModelFile } from '../model/model-file.ts';
import { featureOf, spellings } from '../model/word-features.ts';
import { isTree } from './best-tree.ts';
import { createNetwork } from './network.ts';

const simd = (bytes: number) => createSimdKernel(bytes) ?? createPlainKernel(bytes);
const CHECK = new URL('../../../models/en/parser.check.json', import.meta.url);

interface CheckedSentence {
  readonly words: readonly string[];
  readonly upos: readonly string[];
  readonly xposFeats: readonly string[];
  readonly heads: readonly number[];
  readonly deprel: readonly string[];
  readonly arcs: readonly (readonly [number, number, number])[];
}

describe('the shipped model', () => {
  const model = readModelFile(readFileSync(new URL('../../../models/en/parser.bin', import.meta.url)));
  const { header } = model;
  const checked = JSON.parse(readFileSync(CHECK, 'utf8')) as CheckedSentence[];

  it.each([
    ['SIMD', simd],
    ['plain', createPlainKernel],
  ])('reads its check sentences as its trainer does, with the %s kernel', (_, makeKernel) => {
    const farthest = { arc: 0 };
    const found = createNetwork(model, makeKernel).analyse(
      checked.map(({ words }) => words),
      (number, scores, size) => {
        for (const [word, head, score] of checked[number]!.arcs) {
          const own = scores[(word - 1) * (size + 1) + (head === 0 ? size : head - 1)]!;
          farthest.arc = Math.max(farthest.arc, Math.abs(own - score));
        }
      },
    );
    for (const [k, { upos, xposFeats, heads, deprel }] of checked.entries()) {
      expect([...found[k]!.upos].map(tag => header.upos[tag])).toEqual(upos);
      expect([...found[k]!.xposFeats].map(tag => header.xposFeats[tag])).toEqual(xposFeats);
      expect([...found[k]!.heads].map(head => head + 1)).toEqual(heads);
      expect([...found[k]!.deprel].map(relation => header.deprel[relation])).toEqual(deprel);
    }
    expect(farthest.arc).toBeLessThan(0.02);
  });

  it('reads a sentence the same whatever stands beside it', () => {
    const network = createNetwork(model, simd);
    const sentences = checked.map(({ words }) => words);
    const alone = sentences.map(words => createNetwork(model, simd).analyse([words])[0]!);
    expect(network.analyse(sentences)).toEqual(alone);
    expect(network.analyse([...sentences].reverse()).reverse()).toEqual(alone);
    const many = Array.from({ length: 40 }, () => sentences).flat();
    expect(network.analyse(many).slice(-sentences.length)).toEqual(alone);
  });

  it('keeps the word types it knows within bounds, and forgets them without a trace', () => {
    const network = createNetwork(model, simd);
    const sentence = ['The', 'talks', 'failed', '.'];
    const before = network.analyse([sentence]);
    for (let k = 0; k < 160; k++) network.analyse([Array.from({ length: 100 }, (_, i) => `word${k}x${i}`)]);
    expect(network.analyse([sentence])).toEqual(before);
  });

  it('refuses what it cannot take', () => {
    const network = createNetwork(model, simd);
    expect(() => network.analyse([[]])).toThrow(RangeError);
    expect(() => network.analyse([Array.from({ length: network.longest + 1 }, () => 'word')])).toThrow(RangeError);
    expect(network.analyse([])).toEqual([]);
  });
});

const PLANS: readonly TinyPlan[] = [
  { width: 8, layers: [{ kind: 'conv', dilation: 1 }], arc: 8, relation: 8, distance: 1 },
  { width: 16, layers: [{ kind: 'sru' }, { kind: 'conv', dilation: 4 }], arc: 8, relation: 24, distance: 3 },
  { width: 24, layers: [{ kind: 'sru' }, { kind: 'sru' }], arc: 16, relation: 8, distance: 16 },
];
const SENTENCES = [
  ['The', 'talks', 'failed', '.'],
  ['Failed'],
  ['the', 'the', 'of', 'talks', 'talks', '…', '“', 'x'],
  ['.', '.'],
];

describe.each(PLANS)('a model of width $width', plan => {
  it('is computed as docs/parser-model.md says', () => {
    const model = tinyModel(plan, 7);
    const found = createNetwork(model, simd).analyse(SENTENCES, (k, scores, size) => {
      const wanted = slowScores(model, SENTENCES[k]!).arcs;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j <= size; j++) if (j !== i) expect(scores[i * (size + 1) + j]).toBeCloseTo(wanted[i]![j]!, 1);
      }
    });
    for (const [k, words] of SENTENCES.entries()) {
      const { upos, relation } = slowScores(model, words);
      const { heads, deprel, upos: tags } = found[k]!;
      expect(isTree(heads)).toBe(true);
      for (const [i] of words.entries()) {
        expect(upos[i]![tags[i]!]).toBeCloseTo(Math.max(...upos[i]!), 2);
        const labels = relation(i, heads[i]!);
        if (heads[i] === -1) expect(deprel[i]).toBe(0);
        else expect(labels[deprel[i]!]).toBeCloseTo(Math.max(...labels.slice(1)), 2);
      }
    }
  });

  it('gives the same with both kernels', () => {
    const model = tinyModel(plan, 11);
    expect(createNetwork(model, simd).analyse(SENTENCES)).toEqual(
      createNetwork(model, createPlainKernel).analyse(SENTENCES),
    );
  });
});

it('the check sentences are present', () => expect(existsSync(CHECK)).toBe(true));

/** The page of the model, word by word, in doubles and without any care for speed. */
function slowScores(model: ModelFile, words: readonly string[]) {
  const { width, layers, inputs, upos, arc, relation, distance, deprel } = model.header;
  const dense = (x: readonly number[], name: string, columns: number, shift = true) => {
    const { values, scales } = model.matrix(`${name}`, x.length, columns, 'column');
    const bias = shift ? model.numbers(name.replace(/W$/, 'b'), columns) : new Float32Array(columns);
    return Array.from({ length: columns }, (_, n) =>
      x.reduce((sum, v, k) => sum + v * values[k * columns + n]! * scales[n]!, bias[n]!),
    );
  };
  const norm = (x: readonly number[], name: string) => {
    const [gain, shift] = [model.numbers(`${name}.g`, width), model.numbers(`${name}.s`, width)];
    const mean = x.reduce((sum, v) => sum + v, 0) / width;
    const variance = x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / width;
    return x.map((v, k) => ((v - mean) / Math.sqrt(variance + 1e-5)) * gain[k]! + shift[k]!);
  };
  const sigmoid = (v: number) => 1 / (1 + Math.exp(-v));
  const leaky = (v: number) => (v > 0 ? v : 0.1 * v);
  let h = words.map(word => {
    const { plain, lower } = spellings(word);
    const e = inputs.flatMap(({ feature, values, width: own }) => {
      const row = values.indexOf(featureOf(feature)!(plain, lower)) + 1;
      const table = model.matrix(`in.${feature}`, values.length + 1, own, 'row');
      return [...table.values.subarray(row * own, (row + 1) * own)].map(v => v * table.scales[row]!);
    });
    const z = dense(e, 'in.W', 2 * width);
    return norm(
      z.slice(0, width).map((v, k) => Math.max(v, z[k + width]!)),
      'in',
    );
  });
  const zeros = new Array<number>(width).fill(0);
  for (const [k, layer] of layers.entries()) {
    let branch: number[][];
    if (layer.kind === 'conv') {
      const around = (i: number) => [i - layer.dilation, i, i + layer.dilation].flatMap(at => h[at] ?? zeros);
      branch = h.map((_, i) => dense(around(i), `layer${k}.W`, width).map(v => Math.max(0, v)));
    } else {
      const z = h.map(row => dense(row, `layer${k}.W`, 4 * width));
      branch = h.map(() => [...zeros]);
      for (let channel = 0; channel < width; channel++) {
        let c = 0;
        for (let step = 0; step < h.length; step++) {
          const i = channel < width / 2 ? step : h.length - 1 - step;
          const [x = 0, forget = 0, open = 0, skip = 0] = [0, 1, 2, 3].map(part => z[i]![part * width + channel]!);
          c = sigmoid(forget + 1) * c + (1 - sigmoid(forget + 1)) * x;
          branch[i]![channel] = sigmoid(open) * Math.tanh(c) + (1 - sigmoid(open)) * skip;
        }
      }
    }
    h = h.map((row, i) => norm(branch[i]!, `layer${k}`).map((v, n) => v + row[n]!));
  }
  const d = h.map(row => dense(dense(row, 'arcDep.W', arc).map(leaky), 'arc.U', arc, false));
  const a = [...h.map(row => dense(row, 'arcHead.W', arc).map(leaky)), [...model.numbers('arc.root', arc)]];
  const v = model.numbers('arc.v', arc);
  const byDistance = model.numbers('arc.distance', 2 * distance + 1);
  const rootBias = model.numbers('arc.rootBias', 1)[0]!;
  const arcs = d.map((own, i) =>
    a.map((head, j) => {
      const product = head.reduce((sum, value, k) => sum + value * (own[k]! + v[k]!), 0);
      const gap = Math.max(-distance, Math.min(distance, j - i)) + distance;
      return product + (j === words.length ? rootBias : byDistance[gap]!);
    }),
  );
  const p = h.map(row => dense(row, 'relDep.W', relation).map(leaky));
  const q = [
    ...h.map(row => dense(row, 'relHead.W', relation).map(leaky)),
    [...model.numbers('relation.root', relation)],
  ];
  return {
    arcs,
    upos: h.map(row => dense(row, 'upos.W', upos.length)),
    relation(word: number, head: number) {
      const [own, other] = [p[word]!, q[head === -1 ? words.length : head]!];
      const x = [...own.map((value, k) => leaky(value + other[k]!)), ...own.map((value, k) => value * other[k]!)];
      return dense(x, 'relation.W', deprel.length);
    },
  };
}
