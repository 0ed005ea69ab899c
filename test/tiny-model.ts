import type { ModelFile, ModelHeader } from '../src/language/model/model-file.ts';
import { readModelFile } from '../src/language/model/model-file.ts';

/** Sizes of a model for tests. */
export interface TinyPlan {
  readonly width: number;
  readonly layers: ModelHeader['layers'];
  readonly arc: number;
  readonly relation: number;
  readonly distance: number;
}

/** The bytes of a small model with made-up weights, as docs/parser-model.md lays them out: for tests of reading and arithmetic. */
export function tinyModelBytes({ width, layers, arc, relation, distance }: TinyPlan, seed = 1): Uint8Array {
  const inputs = [
    { feature: 'form', values: ['the', 'talks', 'failed', '.'], width: 8 },
    { feature: 'suffix2', values: ['he', 'ks', 'ed'], width: 4 },
    { feature: 'shape', values: ['xx', 'Xxx', 'p'], width: 5 },
  ];
  const upos = ['DET', 'NOUN', 'VERB', 'PUNCT'];
  const xposFeats = ['DT', 'NNS|Number=Plur', 'VBD|Tense=Past|VerbForm=Fin', '.', 'NN'];
  const deprel = ['root', 'nsubj', 'det', 'punct', 'conj', 'parataxis'];
  const depth = inputs.reduce((sum, input) => sum + input.width, 0);
  const tensors: Record<string, { type: string; shape: number[]; offset: number; scales?: number }> = {};
  const blocks: Uint8Array[] = [];
  let size = 0;
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >> 8) / (1 << 23);
  };
  const put = (bytes: Uint8Array) => {
    const at = size;
    const padded = new Uint8Array(Math.ceil(bytes.length / 16) * 16);
    padded.set(bytes);
    blocks.push(padded);
    size += padded.length;
    return at;
  };
  const numbers = (name: string, length: number, around = 0) => {
    const values = Float32Array.from({ length }, () => around + draw());
    tensors[name] = { type: 'float32', shape: [length], offset: put(new Uint8Array(values.buffer)) };
  };
  const matrix = (name: string, rows: number, columns: number, scales: number) => {
    const values = Int8Array.from({ length: rows * columns }, () => Math.round(draw() * 127));
    const factors = Float32Array.from(
      { length: scales },
      () => (1.2 + draw()) / 127 / Math.sqrt(scales === rows ? 1 : rows),
    );
    const offset = put(new Uint8Array(values.buffer));
    tensors[name] = { type: 'int8', shape: [rows, columns], offset, scales: put(new Uint8Array(factors.buffer)) };
  };
  const dense = (name: string, rows: number, columns: number) => {
    matrix(`${name}.W`, rows, columns, columns);
    numbers(`${name}.b`, columns);
  };
  for (const { feature, values, width: own } of inputs)
    matrix(`in.${feature}`, values.length + 1, own, values.length + 1);
  dense('in', depth, 2 * width);
  numbers('in.g', width, 1);
  numbers('in.s', width);
  for (const [k, { kind }] of layers.entries()) {
    if (kind === 'conv') dense(`layer${k}`, 3 * width, width);
    else dense(`layer${k}`, width, 4 * width);
    numbers(`layer${k}.g`, width, 1);
    numbers(`layer${k}.s`, width);
  }
  dense('upos', width, upos.length);
  dense('xposFeats', width, xposFeats.length);
  dense('arcDep', width, arc);
  dense('arcHead', width, arc);
  matrix('arc.U', arc, arc, arc);
  numbers('arc.v', arc);
  numbers('arc.root', arc);
  numbers('arc.distance', 2 * distance + 1);
  numbers('arc.rootBias', 1);
  dense('relDep', width, relation);
  dense('relHead', width, relation);
  numbers('relation.root', relation);
  dense('relation', 2 * relation, deprel.length);

  const header = {
    language: 'en',
    width,
    layers,
    arc,
    relation,
    distance,
    inputs,
    upos,
    xposFeats,
    deprel,
    tensors,
    madeFrom: 'test',
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerSize = Math.ceil((12 + json.length) / 16) * 16 - 12;
  const bytes = new Uint8Array(12 + headerSize + size).fill(32, 12, 12 + headerSize);
  bytes.set(new TextEncoder().encode('PARLEYM1'));
  new DataView(bytes.buffer).setUint32(8, headerSize, true);
  bytes.set(json, 12);
  let at = 12 + headerSize;
  for (const block of blocks) {
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}

/** The same, read. */
export function tinyModel(plan: TinyPlan, seed?: number): ModelFile {
  return readModelFile(tinyModelBytes(plan, seed));
}
