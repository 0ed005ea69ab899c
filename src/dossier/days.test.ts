import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breadth,
  dateWords,
  daysApart,
  daysOf,
  dayText,
  durationWords,
  minutesOf,
  sameDayOfOtherYear,
  weeksOf,
} from './days.ts';

const span = (edtf: string) => {
  const days = daysOf(edtf)!;
  return [days.from, days.to].map(day => (Number.isFinite(day) ? dayText(day) : '..'));
};

describe('days', () => {
  it('read every date the record writes', () => {
    expect(span('2025-07-23')).toEqual(['2025-07-23', '2025-07-23']);
    expect(span('2025-07-23T08:00')).toEqual(['2025-07-23', '2025-07-23']);
    expect(span('2025-02~')).toEqual(['2025-02-01', '2025-02-28']);
    expect(span('2024?')).toEqual(['2024-01-01', '2024-12-31']);
    expect(span('2014-W32')).toEqual(['2014-08-04', '2014-08-10']);
    expect(span('2025-05-10/2025-05-11')).toEqual(['2025-05-10', '2025-05-11']);
    expect(span('../2025-08-31')).toEqual(['..', '2025-08-31']);
  });

  it('refuse what is no date', () => {
    for (const text of ['2025-02-30', '2025-13', 'PT40M', '', '../..', '2025-05-11/2025-05-10', 'soon', '1/2/3'])
      expect(daysOf(text)).toBeNull();
    expect(daysOf(null)).toBeNull();
  });

  it('come back as the text they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), day => {
        expect(daysOf(dayText(day))).toEqual({ from: day, to: day });
      }),
    );
  });

  it('are apart by the gap between them, whichever comes first', () => {
    const [round, session] = [daysOf('2025-06-11')!, daysOf('2025-06-09/2025-06-10')!];
    expect(daysApart(round, session)).toBe(1);
    expect(daysApart(session, round)).toBe(1);
    expect(daysApart(daysOf('2025-06')!, round)).toBe(0);
    expect(breadth(session)).toBe(1);
  });

  it('know the same day of another year from the same day', () => {
    expect(sameDayOfOtherYear(daysOf('2022-07-23')!, daysOf('2025-07-23')!)).toBe(true);
    expect(sameDayOfOtherYear(daysOf('2025-07-23')!, daysOf('2025-07-23')!)).toBe(false);
    expect(sameDayOfOtherYear(daysOf('2022-07')!, daysOf('2025-07')!)).toBe(false);
  });

  it('lie in weeks, unless they are too vague to be looked up', () => {
    expect(weeksOf(daysOf('2025-07-23')!)).toHaveLength(1);
    expect(weeksOf(daysOf('2025')!)).toEqual([]);
    expect(weeksOf(daysOf('../2025-08-31')!)).toEqual([]);
  });
});

describe('durations', () => {
  it('are minutes, where their length is a number', () => {
    expect(minutesOf('PT40M')).toBe(40);
    expect(minutesOf('PT1H30M')).toBe(90);
    expect(minutesOf('P2D')).toBe(2_880);
    expect(minutesOf('P1W')).toBe(10_080);
    for (const text of ['P1M', 'P1Y', 'P', 'PT', '40 minutes']) expect(minutesOf(text)).toBeNull();
  });
});

describe('dates and durations in words', () => {
  it('say how long it took', () => {
    expect(durationWords('PT40M')).toBe('40 minutes');
    expect(durationWords('P1DT2H')).toBe('1 day 2 hours');
    expect(durationWords('P3M')).toBe('3 months');
    expect(durationWords('PT1H30M')).toBe('1 hour 30 minutes');
    expect(durationWords('a while')).toBe('a while');
  });
  it('say seasons and intervals, and leave days as they are', () => {
    expect(dateWords('2024-23')).toBe('autumn 2024');
    expect(dateWords('2025-07-23')).toBe('2025-07-23');
    expect(dateWords('../2025-08-31')).toBe('until 2025-08-31');
    expect(dateWords('2019-03/..')).toBe('since 2019-03');
    expect(dateWords('2025-05-10/2025-05-11')).toBe('2025-05-10 to 2025-05-11');
  });
});
