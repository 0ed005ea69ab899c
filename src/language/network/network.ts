import type { Kernel } from '../kernel/kernel.ts';
import type { ModelFile } from '../model/model-file.ts';
import { bestTree } from './best-tree.ts';
import { type PackedMatrix, planMatrix, planMemory, planNumbers } from './memory-plan.ts';
import { planWordTypes } from './word-types.ts';

/** What the network says of one sentence: numbers of labels in the model's lists, and heads (-1 is the root). */
export interface Analysis {
  readonly upos: Int32Array;
  readonly xposFeats: Int32Array;
  readonly heads: Int32Array;
  readonly deprel: Int32Array;
}

/** A word's score for each head, for tests and for whoever wants to know how sure the tree is. */
type ArcReader = (sentence: number, scores: Float64Array, size: number) => void;

export interface Network {
  /** Longest sentence it takes, in words. */
  readonly longest: number;
  /** Sentences of 1 to `longest` words → their analyses, in order. What stands in a batch together cannot change a result. */
  analyse(sentences: readonly (readonly string[])[], onArcs?: ArcReader): Analysis[];
}

/** Rows computed together: enough to keep the weights busy, few enough for the cache. */
const ROWS = 320;
const LONGEST = 192;

interface Place {
  readonly start: number;
  readonly size: number;
}

/** Lays the model out in a kernel's memory (docs/parser-model.md is the arithmetic). */
export function createNetwork(model: ModelFile, makeKernel: (bytes: number) => Kernel): Network {
  const { header } = model;
  const { width, arc, relation, distance } = header;
  const rootRelation = header.deprel.indexOf('root');
  if (rootRelation < 0) throw new TypeError('The model has no relation `root`');
  // Zero rows between sentences, so that a window never reaches into the next; the first also holds the root as a head.
  const gap = Math.max(1, ...header.layers.map(layer => (layer.kind === 'conv' ? layer.dilation : 1)));
  const plan = planMemory();
  const types = planWordTypes(plan, model);
  const filled: { fill(memory: ArrayBuffer): void }[] = [types];
  const vector = (name: string, length: number) => {
    const numbers = planNumbers(plan, model.numbers(name, length));
    filled.push(numbers);
    return numbers.at;
  };
  const matrix = (name: string, depth: number, columns: number, shift?: Float32Array) => {
    const bias = shift ?? model.numbers(`${name}.b`, columns);
    const packed = planMatrix(plan, model.matrix(`${name}.W`, depth, columns, 'column'), bias);
    filled.push(packed);
    return packed;
  };

  const layers = header.layers.map((layer, k) => {
    const name = `layer${k}`;
    const weights = layer.kind === 'conv' ? matrix(name, 3 * width, width) : matrix(name, width, 4 * width);
    return { layer, weights, gain: vector(`${name}.g`, width), shift: vector(`${name}.s`, width) };
  });
  const upos = matrix('upos', width, header.upos.length);
  const xposFeats = matrix('xposFeats', width, header.xposFeats.length);
  const arcDep = matrix('arcDep', width, arc);
  const arcHead = matrix('arcHead', width, arc);
  // score(i, j) = (d_i·U)·a_j + a_j·v = (d_i·U + v)·a_j: v is the shift of U.
  const arcU = planMatrix(plan, model.matrix('arc.U', arc, arc, 'column'), model.numbers('arc.v', arc));
  filled.push(arcU);
  const relDep = matrix('relDep', width, relation);
  const relHead = matrix('relHead', width, relation);
  // `root` is never the relation of a word with a head.
  const relationShift = Float32Array.from(model.numbers('relation.b', header.deprel.length));
  relationShift[rootRelation] = -1e30;
  const relationOut = matrix('relation', 2 * relation, header.deprel.length, relationShift);
  const arcRoot = model.numbers('arc.root', arc);
  const relationRoot = model.numbers('relation.root', relation);
  const byDistance = model.numbers('arc.distance', 2 * distance + 1);
  const rootBias = model.numbers('arc.rootBias', 1)[0]!;

  // Three rows more than are used, because products are made four rows at a time.
  const rows = gap + ROWS + gap + 4;
  const floatRows = (columns: number) => plan.reserve(rows * columns * 4);
  const at = {
    h: floatRows(width),
    small: plan.reserve(rows * Math.max(3 * width, arc, 2 * relation) * 2),
    scales: plan.reserve(rows * 4),
    wide: floatRows(4 * width),
    branch: floatRows(width),
    upos: floatRows(upos.columns),
    xposFeats: floatRows(xposFeats.columns),
    arcDep: floatRows(arc),
    arcHead: floatRows(arc),
    arcDepU: floatRows(arc),
    relDep: floatRows(relation),
    relHead: floatRows(relation),
    pair: floatRows(2 * relation),
    relation: floatRows(relationOut.columns),
    arcs: plan.reserve(LONGEST * (LONGEST + 1) * 4),
    heads: plan.reserve(rows * 4),
    chosen: plan.reserve(rows * 4),
  };

  const kernel = makeKernel(plan.size);
  for (const part of filled) part.fill(kernel.memory);
  const floats = new Float32Array(kernel.memory);
  const words = new Int32Array(kernel.memory);

  const multiply = (count: number, right: PackedMatrix, out: number) =>
    kernel.multiply(
      at.small,
      at.scales,
      count,
      right.depth,
      right.weights,
      right.scales,
      right.shift,
      right.columns,
      out,
    );

  /** Fills the rows of `h`, layer by layer. */
  const encode = (places: readonly Place[], used: number) => {
    for (const { layer, weights, gain, shift } of layers) {
      const from = at.h + gap * width * 4;
      if (layer.kind === 'conv') {
        kernel.quantiseWindow(from, at.small, at.scales, used, width, layer.dilation, weights.limit);
        multiply(used, weights, at.branch + gap * width * 4);
      } else {
        kernel.quantise(from, at.small, at.scales, used, width, weights.limit);
        multiply(used, weights, at.wide);
      }
      for (const { start, size } of places) {
        const row = start * width * 4;
        if (layer.kind === 'sru') kernel.scan(at.wide + (start - gap) * width * 16, size, width, at.branch + row);
        const floor = layer.kind === 'conv' ? 0 : Number.NEGATIVE_INFINITY;
        kernel.addNormalised(at.branch + row, gain, shift, size, width, floor, at.h + row);
      }
    }
  };

  const arcScores = (place: Place, scores: Float64Array) => {
    const { start, size } = place;
    const row = start * arc * 4;
    floats.set(arcRoot, (at.arcHead + row + size * arc * 4) >> 2);
    kernel.products(at.arcDepU + row, size, at.arcHead + row, size + 1, arc, at.arcs);
    const from = at.arcs >> 2;
    for (let i = 0; i < size; i++) {
      const line = i * (size + 1);
      for (let j = 0; j < size; j++) {
        const gap = j - i;
        const bucket = gap > distance ? 2 * distance : gap < -distance ? 0 : gap + distance;
        scores[line + j] = floats[from + line + j]! + byDistance[bucket]!;
      }
      scores[line + size] = floats[from + line + size]! + rootBias;
    }
  };

  const chosen = (source: number, columns: number, stride: number, { start, size }: Place) => {
    kernel.largest(source + (start - gap) * stride * 4, size, columns, stride, at.chosen);
    return words.slice(at.chosen >> 2, (at.chosen >> 2) + size);
  };

  const scores = new Float64Array(LONGEST * (LONGEST + 1));
  const analyseBatch = (batch: readonly (readonly string[])[], firstNumber: number, onArcs?: ArcReader): Analysis[] => {
    const places: Place[] = [];
    let end = gap;
    for (const sentence of batch) {
      places.push({ start: end, size: sentence.length });
      end += sentence.length + gap;
    }
    const used = end - gap;
    floats.fill(0, at.h >> 2, (at.h >> 2) + (end + gap) * width);
    for (const [k, sentence] of batch.entries()) types.rows(kernel, sentence, at.h + places[k]!.start * width * 4);
    encode(places, used);

    const h = at.h + gap * width * 4;
    kernel.quantise(h, at.small, at.scales, used, width, upos.limit);
    multiply(used, upos, at.upos);
    multiply(used, xposFeats, at.xposFeats);
    multiply(used, arcDep, at.arcDep);
    multiply(used, arcHead, at.arcHead + gap * arc * 4);
    multiply(used, relDep, at.relDep);
    multiply(used, relHead, at.relHead + gap * relation * 4);
    kernel.leak(at.arcDep, used * arc);
    kernel.leak(at.arcHead + gap * arc * 4, used * arc);
    kernel.leak(at.relDep, used * relation);
    kernel.leak(at.relHead + gap * relation * 4, used * relation);
    kernel.quantise(at.arcDep, at.small, at.scales, used, arc, arcU.limit);
    multiply(used, arcU, at.arcDepU + gap * arc * 4);

    const trees = places.map((place, k) => {
      const { start, size } = place;
      arcScores(place, scores);
      onArcs?.(firstNumber + k, scores, size);
      const heads = bestTree({ size, scores });
      floats.set(relationRoot, (at.relHead >> 2) + (start + size) * relation);
      for (let i = 0; i < size; i++) words[(at.heads >> 2) + i] = heads[i] === -1 ? size : heads[i]!;
      const own = (start - gap) * relation * 4;
      const other = at.relHead + start * relation * 4;
      kernel.pair(at.relDep + own, other, at.heads, size, relation, at.pair + 2 * own);
      return heads;
    });
    kernel.quantise(at.pair, at.small, at.scales, used, 2 * relation, relationOut.limit);
    multiply(used, relationOut, at.relation);

    return places.map((place, k) => {
      const heads = trees[k]!;
      const deprel = chosen(at.relation, relationOut.used, relationOut.columns, place);
      for (let i = 0; i < place.size; i++) if (heads[i] === -1) deprel[i] = rootRelation;
      return {
        upos: chosen(at.upos, upos.used, upos.columns, place),
        xposFeats: chosen(at.xposFeats, xposFeats.used, xposFeats.columns, place),
        heads,
        deprel,
      };
    });
  };

  return {
    longest: LONGEST,
    analyse(sentences, onArcs) {
      const found: Analysis[] = [];
      for (let first = 0; first < sentences.length; ) {
        let last = first;
        let taken = 0;
        while (last < sentences.length && taken + sentences[last]!.length + gap <= ROWS) {
          const size = sentences[last++]!.length;
          if (size < 1 || size > LONGEST)
            throw new RangeError(`A sentence of ${size} words: 1 to ${LONGEST} can be analysed`);
          taken += size + gap;
        }
        if (last === first)
          throw new RangeError(`A sentence of ${sentences[first]!.length} words: 1 to ${LONGEST} can be analysed`);
        found.push(...analyseBatch(sentences.slice(first, last), first, onArcs));
        first = last;
      }
      return found;
    },
  };
}
