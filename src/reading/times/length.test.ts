import { describe, expect, it } from 'vitest';
import { durationOf } from './length.ts';

describe('lengths in TIMEX3', () => {
  it.each([
    [3, 'day', 'P3D'],
    [40, 'minute', 'PT40M'],
    [72, 'hour', 'PT72H'],
    [0.5, 'hour', 'PT30M'],
    [0.5, 'year', 'P6M'],
    [0.5, 'day', 'PT12H'],
    [2.5, 'year', 'P2.5Y'],
    [1, 'decade', 'P10Y'],
    [2, 'century', 'P200Y'],
    [2, 'fortnight', 'P4W'],
    [2, 'quarter', 'P2Q'],
    [null, 'day', 'PXD'],
    [null, 'minute', 'PTXM'],
    [null, 'decade', 'PXDE'],
    [0, 'day', null],
    [-1, 'day', null],
    [Number.NaN, 'day', null],
  ] as const)('%s %s', (count, unit, expected) => {
    expect(durationOf(count, unit)).toBe(expected);
  });
});
