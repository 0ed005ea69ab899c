import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree, isTree, maximumTree } from './best-tree.ts';

/** All trees with one root over so few words, to be compared with. */
function bestByTrying(size: number, scores: Float64Array): number {
  const heads = new Int32Array(size);
  let best = Number.NEGATIVE_INFINITY;
  const choose = (word: number): void => {
    if (word === size) {
      if (isTree(heads)) best = Math.max(best, worthOf(heads, scores));
      return;
    }
    for (let head = -1; head < size; head++) {
      if (head === word) continue;
      heads[word] = head;
      choose(word + 1);
    }
  };
  choose(0);
  return best;
}

function worthOf(heads: Int32Array, scores: Float64Array): number {
  const size = heads.length;
  return heads.reduce((sum, head, word) => sum + scores[word * (size + 1) + (head === -1 ? size : head)]!, 0);
}

const arcs = fc.integer({ min: 1, max: 5 }).chain(size =>
  fc
    .array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -20, max: 20, noNaN: true })), {
      minLength: size * (size + 1),
      maxLength: size * (size + 1),
    })
    .map(scores => ({ size, scores: Float64Array.from(scores) })),
);

describe('bestTree', () => {
  it('finds the best tree with one root, as trying all of them does', () => {
    fc.assert(
      fc.property(arcs, ({ size, scores }) => {
        const best = bestByTrying(size, scores);
        for (const heads of [bestTree({ size, scores }), maximumTree({ size, scores })]) {
          expect(isTree(heads)).toBe(true);
          expect(worthOf(heads, scores)).toBeCloseTo(best, 6);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('opens rings within rings in a long sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 90 }), fc.integer(), (size, seed) => {
        // Every word likes its neighbour best: pairs, then pairs of pairs.
        const scores = Float64Array.from({ length: size * (size + 1) }, (_, k) => {
          const [word, head] = [Math.floor(k / (size + 1)), k % (size + 1)];
          return (Math.imul(k + 1, seed | 1) >>> 20) / 4096 - Math.abs(word - head);
        });
        expect(isTree(maximumTree({ size, scores }))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('has one root even where every word wants to be it', () => {
    const size = 4;
    const scores = Float64Array.from({ length: size * (size + 1) }, (_, k) => (k % (size + 1) === size ? 50 + k : 0));
    const heads = bestTree({ size, scores });
    expect([...heads].filter(head => head === -1)).toHaveLength(1);
    expect(heads[3]).toBe(-1);
  });

  it('makes a single word the root', () => {
    expect([...bestTree({ size: 1, scores: Float64Array.of(0, -3) })]).toEqual([-1]);
  });
});

describe('isTree', () => {
  it.each([
    [[-1], true],
    [[1, -1, 1], true],
    [[-1, -1], false],
    [[1, 0, -1], false],
    [[1, 2, 0], false],
    [[0], false],
    [[-1, 0, 1, 2], true],
  ])('%j: %s', (heads, expected) => {
    expect(isTree(Int32Array.from(heads))).toBe(expected);
  });
});
