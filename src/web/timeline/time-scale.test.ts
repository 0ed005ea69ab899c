import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfDate, timeScale } from './time-scale.ts';

const day = (date: string) => daysOfDate(date)!.from;

describe('the axis', () => {
  it('is cut where nothing happened for long, and says by how many months', () => {
    const scale = timeScale([day('2022-03-29'), day('2025-05-16'), day('2025-07-23')], 100, 1100);
    expect(scale.stretches).toHaveLength(2);
    expect(scale.cuts).toHaveLength(1);
    expect(scale.cuts[0]!.months).toBeGreaterThan(34);
    expect(scale.x(day('2022-03-29'))).toBeLessThan(scale.cuts[0]!.x);
    expect(scale.x(day('2025-05-16'))).toBeGreaterThan(scale.cuts[0]!.x);
  });
  it('keeps the order of days and stays inside its frame', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 40 }), days => {
        const scale = timeScale(days, 100, 1100);
        const drawn = [...days].sort((a, b) => a - b).map(scale.x);
        for (const [i, x] of drawn.entries()) {
          expect(x).toBeGreaterThanOrEqual(100);
          expect(x).toBeLessThanOrEqual(1100.001);
          if (i > 0) expect(x).toBeGreaterThanOrEqual(drawn[i - 1]!);
        }
      }),
    );
  });
});

describe('days of a date', () => {
  it('are as wide as the date is', () => {
    expect(daysOfDate('2025-07-23')).toEqual({ from: day('2025-07-23'), to: day('2025-07-23') });
    const march = daysOfDate('2022-03')!;
    expect(march.to - march.from).toBe(30);
    const year = daysOfDate('2024')!;
    expect(year.to - year.from).toBe(365);
  });
  it('are none for an open interval or no date', () => {
    for (const edtf of [null, '2024/..', '../2024', 'spring', '2025-13']) expect(daysOfDate(edtf)).toBeNull();
  });
});
