import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, linearScorer, mix, sigmoid, softmax } from './linear-scorer.ts';

const weights = (rows: readonly number[]) => Buffer.from(Int8Array.from(rows).buffer).toString('base64');

describe('the linear scorer', () => {
  it('adds the weights of the features, class by class, and wraps hashes round its buckets', () => {
    const scorer = linearScorer({
      classes: ['no', 'yes'],
      buckets: 4,
      scale: 0.5,
      weights: weights([1, 2, 3, 4, -1, -2, -3, -4]),
    });
    expect(scorer.score([0, 3])).toEqual([2.5, -2.5]);
    expect(scorer.score([4, 7])).toEqual([2.5, -2.5]);
    expect(scorer.score([])).toEqual([0, 0]);
  });

  it('refuses weights that do not fit', () => {
    expect(() => linearScorer({ classes: ['a'], buckets: 4, scale: 1, weights: weights([1]) })).toThrow(TypeError);
    expect(() => linearScorer({ classes: ['a'], buckets: 3, scale: 1, weights: weights([1, 1, 1]) })).toThrow(
      TypeError,
    );
  });

  it('makes probabilities that sum to one and keep the order', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 2, maxLength: 5 }), scores => {
        const chances = softmax(scores);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
        const best = scores.indexOf(Math.max(...scores));
        expect(chances[best]).toBe(Math.max(...chances));
      }),
    );
    expect(sigmoid(0)).toBe(0.5);
  });

  it('hashes words apart and pairs in order', () => {
    expect(hashOf('said')).not.toBe(hashOf('says'));
    expect(mix(1, 2)).not.toBe(mix(2, 1));
    expect(mix(hashOf('said'), hashOf('that'))).toBeGreaterThanOrEqual(0);
  });
});
