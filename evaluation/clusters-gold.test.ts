import { describe, expect, it } from 'vitest';
import { type GoldCluster, heldOne } from './clusters-gold.ts';

const ref = (report: string, id: string) => ({ report, id });
const cluster: GoldCluster = {
  cluster: 'talks',
  reports: ['a', 'b', 'c'],
  same: [
    { kind: 'move', label: 'the walk-out', refs: [ref('a', 'v1'), ref('b', 'v1')] },
    { kind: 'statement', label: 'alike', note: 'two interviews, not the same', refs: [ref('a', 's1'), ref('b', 's1')] },
  ],
  discrepancies: [
    { kind: 'date', label: 'the day', values: [{ refs: [ref('a', 's2')] }, { refs: [ref('c', 's2')] }] },
    { kind: 'number', label: 'the dead', values: [{ refs: [ref('a', 's3')] }, { refs: [ref('c', 's3')] }] },
    { kind: 'date', label: 'two days', trap: true, values: [{ refs: [ref('a', 's4')] }, { refs: [ref('c', 's4')] }] },
  ],
};
const isOne = heldOne(cluster, { doubtful: new Set(), sameAs: [['a/v2', 'a/v1']] });

describe('what the gold has as one', () => {
  it('is its groups, with the second mentions that it says are the first', () => {
    expect(isOne('a/v1', 'b/v1')).toBe(true);
    expect(isOne('a/v1', 'a/v2')).toBe(true);
    expect(isOne('a/v2', 'b/v1')).toBe(true);
  });
  it('is one act that two reports date otherwise', () => {
    expect(isOne('a/s2', 'c/s2')).toBe(true);
  });
  it('is no group of like things, no rival number, no trap', () => {
    expect(isOne('a/s1', 'b/s1')).toBe(false);
    expect(isOne('a/s3', 'c/s3')).toBe(false);
    expect(isOne('a/s4', 'c/s4')).toBe(false);
    expect(isOne('a/v1', 'c/s2')).toBe(false);
  });
});
