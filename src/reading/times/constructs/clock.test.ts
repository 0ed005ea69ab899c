import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';
import { clockOf } from './clock.ts';

const published = '2014-08-06';

describe('times of day', () => {
  it.each([
    'It took effect at [8 a.m. local time Tuesday = 2014-08-05T08:00].',
    'It took effect at [8 a.m. on Tuesday = 2014-08-05T08:00].',
    'It took effect on [Tuesday = 2014-08-05] at [8:30 p.m. = 2014-08-05T20:30]',
    'It took effect at [18:00 UTC = 2014-08-06T18:00Z].',
    'It took effect at [12:07 p.m. = 2014-08-06T12:07]',
    'They missed the [midnight Tuesday = 2014-08-05T24:00] deadline.',
    'It ends at [midnight on Friday = 2014-08-08T24:00].',
    'The strike began at [noon = 2014-08-06T12:00].',
    'Rockets were seen at [0500 GMT = 2014-08-06T05:00Z].',
    "They met at [three o'clock = 2014-08-06T03:00].",
    'On [Monday = 2014-08-04] talks began at [6 p.m. (GMT +3) = 2014-08-04T18:00+03:00] and failed.',
    'It fell silent ([1 a.m. ET = 2014-08-06T01:00]).',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it.each(['They won by 3:45 to 2.', 'A vote of 12:10 ended it.', 'Luke 12:30 says so.', 'a ratio of 3:15'])(
    'not in %s',
    text => {
      expect(timesOf(text, { published }).found).toEqual([]);
    },
  );
  it('knows noon and midnight of the twelve-hour clock', () => {
    expect(clockOf('12 a.m.', undefined)).toEqual({ hour: 0, minute: null, zone: null });
    expect(clockOf('12:30 pm', 'EST')).toEqual({ hour: 12, minute: 30, zone: '-05:00' });
    expect(clockOf('13 p.m.', undefined)).toBeNull();
    expect(clockOf('25:00', undefined)).toBeNull();
  });
});
