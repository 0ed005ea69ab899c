import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSorted, placeOf, putSorted, takeSorted } from './sorted.ts';

const order = (a: number, b: number) => a - b;
const sorted = fc.uniqueArray(fc.integer()).map(list => list.sort(order));

describe('sorted lists', () => {
  it('stay sorted, each item once, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(20))), steps => {
        const list: number[] = [];
        const known = new Set<number>();
        for (const [put, item] of steps) {
          if (put) {
            putSorted(list, item, order);
            known.add(item);
          } else {
            takeSorted(list, item, order);
            known.delete(item);
          }
          expect(list).toEqual([...known].sort(order));
        }
      }),
    );
  });
  it('are merged as if sorted together', () => {
    fc.assert(
      fc.property(sorted, sorted, (a, b) => {
        expect(mergeSorted(a, b, order)).toEqual([...a, ...b].sort(order));
      }),
    );
  });
  it('know the place of what is not there', () => {
    expect(placeOf([1, 3, 5], 4, order)).toBe(2);
    expect(placeOf([], 4, order)).toBe(0);
  });
  it('take the newer of two that are equal in order', () => {
    const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
    const list = [{ id: 1, text: 'old' }];
    putSorted(list, { id: 1, text: 'new' }, byId);
    expect(list).toEqual([{ id: 1, text: 'new' }]);
  });
});
