import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from './calendar.ts';
import {
  CALENDAR_UNITS,
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  halfPeriod,
  isoDay,
  monthPeriod,
  moveDay,
  movePeriod,
  periodAround,
  quarterPeriod,
  seasonPeriod,
  weekendPeriod,
  weekPeriod,
  yearPeriod,
} from './period.ts';

const day = dayNumber(2014, 8, 5);
const show = ({ timex, edtf, first, last }: ReturnType<typeof dayPeriod>) => [timex, edtf, isoDay(first), isoDay(last)];

describe('periods and their names', () => {
  it.each([
    [dayPeriod(day), ['2014-08-05', '2014-08-05', '2014-08-05', '2014-08-05']],
    [weekPeriod(day), ['2014-W32', '2014-08-04/2014-08-10', '2014-08-04', '2014-08-10']],
    [weekendPeriod(day), ['2014-W32-WE', '2014-08-09/2014-08-10', '2014-08-09', '2014-08-10']],
    [monthPeriod(2014, 2), ['2014-02', '2014-02', '2014-02-01', '2014-02-28']],
    [monthPeriod(2014, 13), ['2015-01', '2015-01', '2015-01-01', '2015-01-31']],
    [quarterPeriod(2014, 3), ['2014-Q3', '2014-35', '2014-07-01', '2014-09-30']],
    [quarterPeriod(2014, 0), ['2013-Q4', '2013-36', '2013-10-01', '2013-12-31']],
    [halfPeriod(2014, 2), ['2014-H2', '2014-41', '2014-07-01', '2014-12-31']],
    [seasonPeriod(1942, 'SU'), ['1942-SU', '1942-22', '1942-06-01', '1942-08-31']],
    [seasonPeriod(1942, 'WI'), ['1942-WI', '1942-24', '1942-12-01', '1943-02-28']],
    [yearPeriod(-489), ['BC0490', '-0489', '-0489-01-01', '-0489-12-31']],
    [yearPeriod(0), ['BC0001', '0000', '0000-01-01', '0000-12-31']],
    [decadePeriod(1994), ['199', '199X', '1990-01-01', '1999-12-31']],
    [decadePeriod(-474), ['BC047', '-0478/-0469', '-0478-01-01', '-0469-12-31']],
    [centuryPeriod(21, false), ['20', '20XX', '2000-01-01', '2099-12-31']],
    [centuryPeriod(5, true), ['BC04', '-0498/-0399', '-0498-01-01', '-0399-12-31']],
  ] as const)('%#', (period, expected) => {
    expect(show(period)).toEqual(expected);
  });
});

describe('moving', () => {
  it('never leaves the month that was meant', () => {
    expect(isoDay(moveDay(dayNumber(2020, 1, 31), 'month', 1))).toBe('2020-02-29');
    expect(isoDay(moveDay(dayNumber(2020, 2, 29), 'year', -1))).toBe('2019-02-28');
  });
  it('keeps the kind of period', () => {
    expect(movePeriod(quarterPeriod(2018, 1), 'year', -1).timex).toBe('2017-Q1');
    expect(movePeriod(seasonPeriod(2018, 'WI'), 'year', -1).timex).toBe('2017-WI');
    expect(movePeriod(weekendPeriod(day), 'week', -1).timex).toBe('2014-W31-WE');
  });
  it('a period holds the day it was made around, and ends where the next begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -800_000, max: 800_000 }),
        fc.constantFrom(...CALENDAR_UNITS.filter(unit => unit !== 'century' && unit !== 'decade')),
        (number, unit) => {
          const period = periodAround(unit, number);
          expect(period.first).toBeLessThanOrEqual(number);
          expect(period.last).toBeGreaterThanOrEqual(number);
          expect(movePeriod(period, unit, 1).first).toBe(period.last + 1);
        },
      ),
    );
  });
});
