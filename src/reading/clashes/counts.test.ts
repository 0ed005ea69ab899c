import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { agree, type Count, numberNamed } from './counts.ts';

describe('the number a word names', () => {
  it.each([
    ['12', 12],
    ['3,000', 3000],
    ['twelve', 12],
    ['1.5', 1.5],
    ['dozens', null],
    ['2029', null],
    ['12th', null],
  ])('%s', (form, value) => {
    expect(numberNamed(treeOf(writtenTree(`${form} ${form} CD 0 root`)), 0)).toBe(value);
  });
  it('takes its scale along', () => {
    const tree = treeOf(writtenTree('1.5 1.5 CD 2 compound\nmillion million CD 0 root'));
    expect(numberNamed(tree, 1)).toBe(1_500_000);
  });
});

describe('counts', () => {
  const count = (low: number, high: number) => ({ low, high }) as Count;
  it('agree where both can be true, whichever comes first', () => {
    const [exact, atLeast, about] = [count(950, 950), count(900, Number.POSITIVE_INFINITY), count(765, 1035)];
    for (const [one, other, expected] of [
      [exact, atLeast, true],
      [exact, about, true],
      [count(60, 60), atLeast, false],
      [count(12, 12), count(15, 15), false],
    ] as const) {
      expect(agree(one, other)).toBe(expected);
      expect(agree(other, one)).toBe(expected);
    }
  });
});
