import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

const published = '2019-09-09';

describe('seasons, quarters, halves, fiscal years', () => {
  it.each([
    'They fled in [the summer of 1955 = 1955-SU].',
    'They fled in [spring 1955 = 1955-SP].',
    'They fled [last winter = 2018-WI].',
    'They will vote [next spring = 2020-SP].',
    'In [the fall of 2007 = 2007-FA] they came back.',
    'In [the spring = 2019-SP] they came back.',
    'It lost money in [the third quarter of 2012 = 2012-Q3].',
    'It lost money in [Q1 2012 = 2012-Q1].',
    'It lost money in [the second quarter of this year = 2019-Q2].',
    'In [the first half of 2012 = 2012-H1] it grew.',
    'In [the first three months of 2014 = 2014-Q1] it grew.',
    'In [fiscal 2012 = 2012] it grew.',
    'In [fiscal year 2013 = 2013] it grew.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });

  it('take a fiscal year for the calendar year only roughly: it begins in another month in every country', () => {
    const { full } = timesOf('In fiscal 2012 it grew, and in 2013 it shrank.', { published });
    expect(full.map(({ edtf, modifier }) => [edtf, modifier])).toEqual([
      ['2012~', 'approx'],
      ['2013', null],
    ]);
  });
});

describe('springs and falls that are none', () => {
  it.each([
    'The fall of the government was near.',
    'Prices fall when talks begin.',
    'The Arab Spring began there.',
    'They spring to their feet.',
    'The Winter Olympics were held there.',
    'The quarter of the old town was quiet.',
    'The second half of the match was dull.',
  ])('%s', text => {
    expect(timesOf(text, { published }).found).toEqual([]);
  });
});
