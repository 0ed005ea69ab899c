import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyedIndex } from './keyed-index.ts';

const newIndex = () => newKeyedIndex((key: string, items: readonly number[]) => `${key}: ${items.join(' ')}`);
const items = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(9)), { maxLength: 4 });
const steps = fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4'), fc.option(items)), { maxLength: 20 });

describe('a keyed index', () => {
  it('has what the reports gave last, in order of key and report, however it came about', () => {
    fc.assert(
      fc.property(steps, all => {
        const index = newIndex();
        const last = new Map<string, readonly (readonly [string, number])[]>();
        for (const [report, given] of all) {
          if (given === null) {
            index.drop(report);
            last.delete(report);
          } else {
            index.put(report, given);
            last.set(report, given);
          }
          index.all();
        }
        const anew = newIndex();
        for (const report of [...last.keys()].sort()) anew.put(report, last.get(report)!);
        expect(index.all()).toEqual(anew.all());
        const expected = ['a', 'b', 'c'].flatMap(key => {
          const of = [...last.keys()].sort().flatMap(report => last.get(report)!.filter(([own]) => own === key));
          return of.length === 0 ? [] : [`${key}: ${of.map(([, item]) => item).join(' ')}`];
        });
        expect(index.all()).toEqual(expected);
      }),
    );
  });
  it('makes again only what a report touches', () => {
    const made: string[] = [];
    const index = newKeyedIndex((key: string, all: readonly number[]) => {
      made.push(key);
      return all.length;
    });
    index.put('r1', [
      ['a', 1],
      ['b', 1],
    ]);
    expect(index.all()).toEqual([1, 1]);
    index.put('r2', [['b', 2]]);
    expect(index.all()).toEqual([1, 2]);
    expect(made).toEqual(['a', 'b', 'b']);
    expect(index.get('a')).toBe(1);
    expect(index.get('z')).toBeUndefined();
  });
});
