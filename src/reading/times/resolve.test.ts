import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from './marked-times.ts';

// A Tuesday.
const published = '2009-12-15';

/** Every text is read in the same mode: what the year is must follow from what stands around. */
describe('a story of other years goes on in its own year', () => {
  it.each([
    'The war began on [May 2, 1861 = 1861-05-02]. In [June = 1861-06] the fort fell. In [July = 1861-07] the river froze. By [October = 1861-10] both sides were spent. In [February = 1862-02] they met.',
    'In [December 1941 = 1941-12] they landed. In [January = 1942-01] the town fell.',
    'They rose on [1 November 1954 = 1954-11-01]. On [3 November = 1954-11-03] troops came. That [winter = 1954-WI] was hard.',
    'In [1862 = 1862] the siege began. In [March = 1862-03] it was lifted.',
    'On [September 1, 1939 = 1939-09-01] they crossed. By [the end of the month = 1939-09], it was over.',
    'In [480 BC = BC0480] they marched. In [September = BC0480-09] they sailed.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it('and a year that only looks aside does not move it', () => {
    const marked =
      'On [May 2, 1861 = 1861-05-02] it rained, the worst since the flood of [1822 = 1822]. In [June = 1861-06] it dried. In [July = 1861-07] they met.';
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('news keeps to the day of publication', () => {
  it.each([
    'The minister resigned on [Monday = 2009-12-14]. He was elected in [2002 = 2002]. In [October = 2009-10] he lost a vote.',
    'The union struck in [1998 = 1998]. On [Friday = 2009-12-11] it struck again. It will vote in [January = 2010-01].',
    'The envoys meet [today = 2009-12-15]. They met in [May = 2009-05] and [November = 2009-11].',
    'The envoys met on [Monday = 2009-12-14] and [Tuesday, December 14 = 2009-12-14] and 15.',
    'The minister resigned on [Wednesday, December 14 = 2009-12-14] before the vote.',
    'The pause was a step to carry out what they had agreed on [September 1 = 2009-09-01].',
    'The two sides had bought time for a meeting of their leaders in [the spring = 2010-SP].',
    'The pact of [July 2003 = 2003-07] failed, officials said [Monday = 2009-12-14]. On [Jan. 12 = 2010-01-12] talks will resume.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('one report can do both', () => {
  const marked =
    'The envoys will meet on [Friday = 2009-12-18], an aide said [Monday = 2009-12-14].\n\nThe truce was signed on [May 3, 1994 = 1994-05-03]. On [June 9 = 1994-06-09] it broke down.';
  it('the year follows from the paragraph', () => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('without a day of publication', () => {
  it.each([
    'They met on [March 29, 2022 = 2022-03-29]. A round was held on [July 23 of that year = 2022-07-23].\n\nThe [July 23 = 2022-07-23] meeting was brief.',
    'The minister spoke on [Wednesday = null]. They last met [over a year ago = null].',
    'He agreed on [25 January = null] to wait [three weeks = P3W].',
    'Prices rose in [2018 = 2018]. They agreed on [Dec. 1 = 2018-12-01] to wait until [March 2 = 2019-03-02].',
    'They spoke [last week = null] and [this month = null].',
  ])('%s', marked => {
    expect(timesOf(marked).found).toEqual(readMarkedTimes(marked).times);
  });
  it('what the words do say is kept: EDTF with an open year', () => {
    expect(timesOf('He agreed on 25 January. He left in May.').full.map(({ edtf }) => edtf)).toEqual([
      'XXXX-01-25',
      'XXXX-05',
    ]);
  });
});

describe('how exact the day of publication is', () => {
  it('a month of publication dates months and years, not days', () => {
    expect(
      timesOf('It fell last month, it fell last year, it fell yesterday.', { published: '2009-12' }).found,
    ).toEqual([
      ['last month', '2009-11'],
      ['last year', '2008'],
      ['yesterday', null],
    ]);
  });
  it('a year of publication dates years', () => {
    expect(timesOf('It fell last month, it fell last year.', { published: '2009' }).found).toEqual([
      ['last month', null],
      ['last year', '2008'],
    ]);
  });
  it('what is no date is no day of publication', () => {
    expect(timesOf('It fell yesterday.', { published: 'spring' }).found).toEqual([['yesterday', null]]);
  });
  it('today is the day of the dateline when the page is some days younger', () => {
    expect(timesOf('It fell today.', { published, dateline: '2009-12-12' }).found).toEqual([['today', '2009-12-12']]);
    expect(timesOf('It fell today.', { published, dateline: '2008-12-12' }).found).toEqual([['today', '2009-12-15']]);
  });
});
