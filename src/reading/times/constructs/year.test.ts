import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

const published = '2019-09-09';

describe('years, decades, centuries', () => {
  it.each([
    'He was elected in [2011 = 2011].',
    'The [2008 = 2008] election was close.',
    'By [late 2012 = 2012] they had left.',
    'By [the end of 1944 = 1944] they had left.',
    'A referendum is set for [mid-2021 = 2021].',
    'The war of [1950 = 1950]-[1953 = 1953] never ended.',
    'The season [2014 = 2014]-[15 = 2015] began.',
    'From [1876 = 1876]–[1910 = 1910] he ruled.',
    'In [490 BC = BC0490] they landed.',
    'It lasted from [499 = BC0499] to [493 BC = BC0493].',
    "The lowest since '[82 = 1982], they say.",
    'In the [year 2000 = 2000] all was well.'.replace('the [year', '[the year'),
    '[The early 1990s = 199] were bloody.',
    "In [the '90s = 199] all was well.".replace("[the '90s", "the '[90s"),
    'In [the 470s BC = BC047] they fought on.',
    'In [the early 21st century = 20] it grew.',
    'In [the fifth century BC = BC04] it fell.',
    'In [1812 = 1812] they burned it.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});
