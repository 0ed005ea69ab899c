import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

const published = '2019-09-11';

describe('neighbouring periods', () => {
  it.each([
    'They met [last week = 2019-W36].',
    'They met [this month = 2019-09].',
    'They will meet [next year = 2020].',
    'They met [earlier this year = 2019].',
    'They will meet [early next month = 2019-10].',
    'The pact expires at [the end of next week = 2019-W38].',
    'They met [two years ago = 2017].',
    'They met [three months ago = 2019-06].',
    'They met [three days ago = 2019-09-08].',
    'They met [a week ago = 2019-09-04].',
    'They met [two weeks ago = 2019-W35].',
    'They met [over a year ago = null].',
    'They met [nearly two years ago = 2017].',
    'They met [years ago = PAST_REF].',
    'They will meet [six weeks from now = 2019-W43].',
    'They want a deal by [year-end = 2019].',
  ])('from publication: %s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it.each([
    'They met on [May 4, 2016 = 2016-05-04]. [Two days later = 2016-05-06] the truce broke.',
    'They met on [May 4, 2016 = 2016-05-04]. [A day earlier = 2016-05-03] shells had fallen.',
    'They met on [May 4, 2016 = 2016-05-04]. [The following week = 2016-W19] the truce broke.',
    'They met on [May 4, 2016 = 2016-05-04]. [The same day = 2016-05-04] the truce broke.',
    'They met on [May 4, 2016 = 2016-05-04]. [The day before = 2016-05-03], shells had fallen.',
    'They met in [2016 = 2016]. In [July of that year = 2016-07] the truce broke.',
    'They met in [2016 = 2016]. [The following year = 2017] the truce broke.',
    'They met in [May 2016 = 2016-05]. [Three months later = 2016-08] the truce broke.',
    'Profit fell in [the first quarter = 2019-Q1] from [a year earlier = 2018-Q1].',
  ])('from where the text stands: %s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it('says which mention a value leans on', () => {
    const { full } = timesOf('They met on May 4, 2016. Two days later the truce broke.', { published });
    expect(full[1]).toMatchObject({
      anchor: { time: 0 },
      basis: 'inferred',
      earliest: '2016-05-06',
      latest: '2016-05-06',
    });
  });
  it('keeps a bound a bound', () => {
    const { full } = timesOf('They met over a year ago.', { published });
    expect(full[0]).toMatchObject({
      value: null,
      edtf: '../2018-09-11',
      earliest: null,
      latest: '2018-09-11',
      modifier: 'more than',
    });
  });
});
