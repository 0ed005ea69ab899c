import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTree } from './best-tree.ts';
import { cutLong, joinPieces } from './long-sentences.ts';

const words = (count: number, marks: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, i) => marks[i] ?? 'word');

describe('cutLong', () => {
  it('leaves a sentence that fits alone', () => {
    expect(cutLong(words(10), 10)).toEqual([{ start: 0, end: 10 }]);
  });

  it('cuts behind the safest mark of the later half', () => {
    expect(cutLong(words(15, { 6: ',', 7: ';', 8: ',' }), 10)).toEqual([
      { start: 0, end: 8 },
      { start: 8, end: 15 },
    ]);
  });

  it('takes the later of two marks that are equally safe', () => {
    expect(cutLong(words(15, { 6: ',', 8: ',' }), 10)[0]).toEqual({ start: 0, end: 9 });
  });

  it('prefers a comma before a conjunction', () => {
    expect(cutLong(words(15, { 6: ',', 7: 'and', 8: ',' }), 10)[0]).toEqual({ start: 0, end: 7 });
  });

  it('covers every sentence, in order, in pieces that fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ',', ';', 'and', '.'), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 2, max: 50 }),
        (forms, longest) => {
          const pieces = cutLong(forms, longest);
          expect(pieces[0]!.start).toBe(0);
          expect(pieces[pieces.length - 1]!.end).toBe(forms.length);
          for (const [k, { start, end }] of pieces.entries()) {
            expect(end - start).toBeGreaterThan(0);
            expect(end - start).toBeLessThanOrEqual(longest);
            if (k > 0) expect(start).toBe(pieces[k - 1]!.end);
          }
        },
      ),
    );
  });
});

describe('joinPieces', () => {
  const analysis = (heads: readonly number[]) => ({
    upos: Int32Array.from(heads, () => 3),
    xposFeats: Int32Array.from(heads, () => 4),
    heads: Int32Array.from(heads),
    deprel: Int32Array.from(heads, head => (head === -1 ? 0 : 5)),
  });

  it('hangs the roots of later pieces on the root of the first', () => {
    const pieces = [
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 5, end: 6 },
    ];
    const joined = joinPieces(pieces, [analysis([1, -1, 1]), analysis([-1, 0]), analysis([-1])], piece => 10 + piece);
    expect([...joined.heads]).toEqual([1, -1, 1, 1, 3, 1]);
    expect([...joined.deprel]).toEqual([5, 0, 5, 11, 5, 12]);
    expect([...joined.upos]).toEqual([3, 3, 3, 3, 3, 3]);
    expect(isTree(joined.heads)).toBe(true);
  });

  it('gives a single piece back as it is', () => {
    const only = analysis([-1, 0]);
    expect(joinPieces([{ start: 0, end: 2 }], [only], () => 9)).toBe(only);
  });
});
