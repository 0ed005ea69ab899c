import { describe, expect, it } from 'vitest';
import { belowFloors, raisedFloors } from './floors.ts';

const figure = (id: string, value: number) => ({ id, value, what: id });

describe('floors', () => {
  it('hold a figure at its floor and refuse it below', () => {
    expect(belowFloors([figure('a', 80)], { a: 80 })).toEqual([]);
    expect(belowFloors([figure('a', 79.99)], { a: 80 })).toEqual(['a: 79.99 is below its floor 80']);
  });
  it('refuse a floor whose figure is no longer taken', () => {
    expect(belowFloors([], { a: 80 })).toEqual(['a: not measured, floor 80']);
  });
  it('rise with a score, keep a little slack, and never fall', () => {
    expect(raisedFloors([figure('a', 85.07), figure('b', 70)], { a: 80, b: 72 })).toEqual({ a: 84.7, b: 72 });
    expect(raisedFloors([figure('new', 50)], {})).toEqual({ new: 49.7 });
  });
});
