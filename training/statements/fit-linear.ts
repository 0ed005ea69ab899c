import { type LinearWeights, sigmoid, softmax } from '../../src/reading/scoring/linear-scorer.ts';

/** One training example: hashed features and the number of its class; with a single class, 1 for yes and 0 for no. */
export interface LabelledFeatures {
  readonly features: readonly number[];
  readonly label: number;
}

export interface FitOptions {
  readonly classes: readonly string[];
  /** A power of two. */
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards zero at each touch of a weight. */
  readonly decay: number;
  readonly seed: number;
}

/**
 * Logistic regression (multinomial for several classes) by AdaGrad (Duchi, Hazan and Singer 2011), weights rounded to eight bits at the end. Same examples and
 * seed, same weights.
 */
export function fitLinear(examples: readonly LabelledFeatures[], options: FitOptions): LinearWeights {
  const { classes, buckets, epochs, rate, decay } = options;
  const mask = buckets - 1;
  const weights = new Float64Array(classes.length * buckets);
  const squares = new Float64Array(classes.length * buckets).fill(1e-6);
  const order = Uint32Array.from(examples.keys());
  const random = mulberry32(options.seed);
  const scores = new Float64Array(classes.length);
  // The mean over the later epochs is steadier than any one of them.
  const mean = new Float64Array(weights.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const place of order) {
      const { features, label } = examples[place]!;
      for (let row = 0; row < classes.length; row++) {
        let sum = 0;
        for (const feature of features) sum += weights[row * buckets + (feature & mask)]!;
        scores[row] = sum;
      }
      const chances = classes.length === 1 ? [sigmoid(scores[0]!)] : softmax([...scores]);
      for (let row = 0; row < classes.length; row++) {
        const error = chances[row]! - (classes.length === 1 ? label : row === label ? 1 : 0);
        if (Math.abs(error) < 1e-4) continue;
        for (const feature of features) {
          const at = row * buckets + (feature & mask);
          const step = error + decay * weights[at]!;
          squares[at] = squares[at]! + step * step;
          weights[at] = weights[at]! - (rate * step) / Math.sqrt(squares[at]!);
        }
      }
    }
    if (epoch * 3 >= epochs)
      for (let at = 0; at < mean.length; at++) mean[at] = mean[at]! + weights[at]! / (epochs - Math.ceil(epochs / 3));
  }
  return quantised(mean, classes, buckets);
}

function quantised(weights: Float64Array, classes: readonly string[], buckets: number): LinearWeights {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  // The few largest weights may be cut: one outlier would cost all others their precision.
  const scale = Math.min(largest, 4) / 127;
  const small = Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  return { classes, buckets, scale, weights: Buffer.from(small.buffer).toString('base64') };
}

/** A small seeded generator: numbers in [0, 1). https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}
