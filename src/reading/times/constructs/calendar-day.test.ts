import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

// Published on a Monday.
const published = '2019-09-09';

describe('calendar days', () => {
  it.each([
    'The sides met on [March 29, 2022 = 2022-03-29] in Ankara.',
    'The sides met on [29 March 2022 = 2022-03-29] in Ankara.',
    'The sides met on [29th March, 2022 = 2022-03-29] in Ankara.',
    'A letter of [the 5th of August 2014 = 2014-08-05] says so.'.replace('[the 5th', 'the [5th'),
    'He resigned on [Tuesday, Aug. 6 = 2019-08-06], aides said.',
    'He resigned on [Aug. 6th = 2019-08-06], aides said.',
    'The decree of [2014-08-05 = 2014-08-05] stands.',
    'Sent at [2014-08-05T08:30:00Z = 2014-08-05T08:30] by wire.',
    'Signed on [7/8/2007 = 2007-07-08] by both.',
    'Signed on [25/8/2007 = 2007-08-25] by both.',
    'Signed on [25.08.2007 = 2007-08-25] by both.',
    'They met in [the week of Sept. 2 = 2019-W36], he said.',
    'On [January 31st of last year = 2018-01-31] the pact ended.',
    'The truce of [Feb. 29, 2016 = 2016-02-29] held.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('ranges of days are two days', () => {
  it.each([
    'Talks on [March 5 = 2019-03-05]-[7 = 2019-03-07] failed.',
    'Talks on [March 5 = 2018-03-05] and [7, 2018 = 2018-03-07] failed.',
    'Talks from [1 = 2014-05-01] to [3 May 2014 = 2014-05-03] failed.',
    'Talks between [1 = 2014-05-01] and [3 May 2014 = 2014-05-03] failed.',
    'Talks from [April 28 = 2019-04-28] to [May 3 = 2019-05-03] failed.',
    'From [July 1 = 1999-07-01] to [July 3, 1999 = 1999-07-03] guns fired.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
});

describe('no such day', () => {
  it.each([
    'The 45 March protesters',
    'Room 2014-13-45 was locked.',
    'A ratio of 31/31/2014',
    'On February 30% agreed.',
  ])('%s', text => {
    expect(
      timesOf(text, { published }).found.filter(([, value]) => value !== null && /-\d\d-\d\d/.test(value)),
    ).toEqual([]);
  });
  it('a named weekday tells the year', () => {
    expect(timesOf('It opens on [Friday, Sept. 13 = 2019-09-13].', { published }).found).toEqual([
      ['Friday, Sept. 13', '2019-09-13'],
    ]);
  });
});
