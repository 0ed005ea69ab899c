import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfDate, plainScale, rangeOfDate, timeScale } from './time-scale.ts';

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

describe('the range of a date', () => {
  it('keeps an open end and an unsaid start', () => {
    expect(rangeOfDate('2025-07-23/..')).toEqual({
      from: day('2025-07-23'),
      to: day('2025-07-23'),
      startOpen: false,
      endOpen: true,
    });
    expect(rangeOfDate('../2024-02')).toMatchObject({ to: day('2024-02-29'), startOpen: true, endOpen: false });
    expect(rangeOfDate('2025')).toMatchObject({ startOpen: false, endOpen: false });
  });
  it('is none for no date', () => {
    for (const edtf of [null, 'spring', '../..', 'spring/..', '../spring']) expect(rangeOfDate(edtf)).toBeNull();
  });
});

describe('a zoomed axis', () => {
  it('has a month for a year and a day for a month, all inside the frame', () => {
    const year = plainScale(daysOfDate('2025')!, 100, 1100);
    expect(year.ticks.map(({ unit }) => unit)).toEqual(Array.from({ length: 12 }, () => 'month'));
    const month = plainScale(daysOfDate('2025-02')!, 100, 1100);
    expect(month.ticks).toHaveLength(28);
    expect(month.ticks[27]!.day).toBe(day('2025-02-28'));
    expect(month.x(day('2024-01-01'))).toBe(100);
    expect(month.x(day('2026-01-01'))).toBe(1100);
  });
});
