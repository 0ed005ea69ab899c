import { describe, expect, it } from 'vitest';
import { hardCases } from './pair-readings.ts';
import { becomesOne } from './score-pairs.ts';

describe('same or different', () => {
  const pairs = hardCases();

  it('has sixty hard cases or more, half of them different', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(pairs.filter(({ same }) => !same).length).toBeGreaterThanOrEqual(pairs.length / 2);
  });

  it.each(pairs.map(pair => [`${pair.kind}: ${pair.name}`, pair] as const))('%s', (_, pair) => {
    expect(becomesOne(pair)).toBe(pair.same);
  });
});
