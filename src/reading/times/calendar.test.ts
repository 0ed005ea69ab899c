import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDay,
  dayNumber,
  daysInMonth,
  easterSunday,
  islamicMonthStart,
  isoWeekOf,
  orthodoxEasterSunday,
  weekdayOf,
} from './calendar.ts';

const iso = (number: number) => {
  const { year, month, day } = civilDay(number);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

describe('day numbers', () => {
  it('come back as the same civil day, far into the past and the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_500_000, max: 1_500_000 }), number => {
        const { year, month, day } = civilDay(number);
        expect(dayNumber(year, month, day)).toBe(number);
        expect(day).toBeLessThanOrEqual(daysInMonth(year, month));
      }),
    );
  });
  it('agree with the platform where the platform can be asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), number => {
        const date = new Date(number * 86_400_000);
        expect(civilDay(number)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(weekdayOf(number) % 7).toBe(date.getUTCDay());
      }),
    );
  });
  it('carry months over the year', () => {
    expect(dayNumber(2019, 13, 1)).toBe(dayNumber(2020, 1, 1));
    expect(dayNumber(2019, 0, 1)).toBe(dayNumber(2018, 12, 1));
  });
  it('know leap years, the year 0 too', () => {
    expect([1900, 2000, 2023, 2024, 0].map(year => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 29]);
  });
});

describe('weeks', () => {
  it('belong to the year of their Thursday', () => {
    expect(isoWeekOf(dayNumber(2018, 12, 31))).toEqual({ year: 2019, week: 1 });
    expect(isoWeekOf(dayNumber(2021, 1, 3))).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf(dayNumber(2014, 8, 5))).toEqual({ year: 2014, week: 32 });
  });
});

describe('feasts', () => {
  it('Easter of the west', () => {
    expect([1998, 2008, 2016, 2024].map(year => iso(easterSunday(year)))).toEqual([
      '1998-04-12',
      '2008-03-23',
      '2016-03-27',
      '2024-03-31',
    ]);
  });
  it('Easter of the east', () => {
    expect([2016, 2021, 2024].map(year => iso(orthodoxEasterSunday(year)))).toEqual([
      '2016-05-01',
      '2021-05-02',
      '2024-05-05',
    ]);
  });
  it('Ramadan within two days of the observed start', () => {
    for (const [hijri, year, month, day] of [
      [1435, 2014, 6, 28],
      [1440, 2019, 5, 6],
      [1445, 2024, 3, 11],
    ] as const) {
      expect(Math.abs(islamicMonthStart(hijri, 9) - dayNumber(year, month, day))).toBeLessThanOrEqual(2);
    }
  });
});
