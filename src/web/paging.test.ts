import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf, partIndex, partsOf } from './paging.ts';

const sections = [
  { key: 'open', items: ['a', 'b', 'c'] },
  { key: 'idle', items: [] },
  { key: 'closed', items: ['d', 'e'] },
];

describe('paging', () => {
  it('cuts sections that follow one another, each under its own heading again', () => {
    expect(partsOf(sections, 2)).toBe(3);
    expect(pageOf(sections, 2, 2)).toEqual([
      { key: 'open', items: ['c'], from: 2, of: 3 },
      { key: 'closed', items: ['d'], from: 3, of: 2 },
    ]);
    expect(partIndex(sections, 2, item => item).get('e')).toBe(3);
  });
  it('has one page for nothing, and nothing beyond the last', () => {
    expect(partsOf([], 10)).toBe(1);
    expect(pageOf([], 1, 10)).toEqual([]);
    expect(pageOf(sections, 4, 2)).toEqual([]);
  });
  it('shows every item once, in order, on the page that the index names', () => {
    const lists = fc
      .array(fc.nat(12), { maxLength: 5 })
      .map(sizes =>
        sizes.map((size, i) => ({ key: String(i), items: Array.from({ length: size }, (_, j) => `${i}.${j}`) })),
      );
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 7 }), (given, size) => {
        const parts = partsOf(given, size);
        const index = partIndex(given, size, item => item);
        const seen = Array.from({ length: parts }, (_, i) => pageOf(given, i + 1, size)).flatMap((shown, i) => {
          for (const item of shown.flatMap(({ items }) => items)) expect(index.get(item)).toBe(i + 1);
          expect(shown.reduce((n, { items }) => n + items.length, 0)).toBeLessThanOrEqual(size);
          return shown.flatMap(({ items }) => items);
        });
        expect(seen).toEqual(given.flatMap(({ items }) => items));
      }),
    );
  });
});
