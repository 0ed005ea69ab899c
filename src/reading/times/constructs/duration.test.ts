import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

describe('durations', () => {
  it.each([
    'They talked for [three days = P3D].',
    'It lasted only [40 minutes = PT40M].',
    'A [two-week = P2W] truce was agreed.',
    'A [90-day = P90D] pause was agreed.',
    'A [10-day-old = P10D] truce broke.',
    'They talked for [more than 18 years = P18Y].',
    'They talked for [two and a half years = P2.5Y].',
    'They talked for [half an hour = PT30M].',
    'They talked for [an hour and 20 minutes = PT1H20M].',
    'They talked for [a quarter-century = P25Y].',
    'They talked for [a decade = P10Y].',
    'They talked for [several hours = PTXH].',
    'They talked for [a few days = PXD].',
    'They talked for [months = PXM].',
    'They fell for [six straight days = P6D].',
    'They fell for [two consecutive quarters = P2Q].',
    'A [year-long = P1Y] siege ended.',
    'In [the past five days = P5D] it fell.',
    'In [the last two weeks = P2W] it fell.',
    'Over [the next four years = P4Y] it will fall.',
    'Over [the past year = P1Y] it fell.',
    'It takes [12 to 18 months = P12M/P18M].',
    '[Nearly a month = P1M] of fighting ended.',
    'In [recent weeks = PAST_REF] it fell.',
    '[One hundred days = P100D] of talks ended.',
    'They talked for [1,000 days = P1000D].',
  ])('%s', marked => {
    expect(timesOf(marked).found).toEqual(readMarkedTimes(marked).times);
  });
  it.each([
    ['more than 18 years of war', 'more than'],
    ['nearly a month of war', 'less than'],
    ['about 40 minutes of talks', 'approx'],
    ['exactly three days of talks', null],
  ])('the hedge of "%s" is kept', (text, modifier) => {
    expect(timesOf(text).full).toMatchObject([{ type: 'duration', modifier, edtf: null, earliest: null }]);
  });
});
