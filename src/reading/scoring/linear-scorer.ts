/**
 * A linear classifier over hashed features: one row of small integers per class. It holds no words, only weights of hash buckets.
 * https://en.wikipedia.org/wiki/Feature_hashing
 */
export interface LinearScorer {
  /** One score per class; `softmax` makes probabilities of them. Features are hashes of any size. */
  score(features: readonly number[]): number[];
}

/** The file form of a scorer: weights of all classes one after another, eight bits each, in base64. */
export interface LinearWeights {
  readonly classes: readonly string[];
  /** Buckets per class, a power of two. */
  readonly buckets: number;
  /** What one unit of a stored weight is worth. */
  readonly scale: number;
  readonly weights: string;
}

/** @throws {TypeError} when the weights do not fit their own header. */
export function linearScorer({ classes, buckets, scale, weights }: LinearWeights): LinearScorer {
  const rows = Int8Array.from(Buffer.from(weights, 'base64'));
  if (rows.length !== classes.length * buckets || (buckets & (buckets - 1)) !== 0) {
    throw new TypeError(`A scorer of ${classes.length} × ${buckets} weights has ${rows.length} of them`);
  }
  const mask = buckets - 1;
  return {
    score(features) {
      const scores = new Array<number>(classes.length).fill(0);
      for (let row = 0; row < classes.length; row++) {
        let sum = 0;
        const from = row * buckets;
        for (let place = 0; place < features.length; place++) sum += rows[from + (features[place]! & mask)]!;
        scores[row] = sum * scale;
      }
      return scores;
    },
  };
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map(power => power / sum);
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** FNV-1a over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Hash of a pair, order kept; the finaliser of MurmurHash3 spreads the bits. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
