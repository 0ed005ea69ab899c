import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

// A Wednesday.
const published = '2019-09-11';

describe('weekdays', () => {
  it.each([
    'The minister resigned [Monday = 2019-09-09].',
    'The minister resigned on [Friday = 2019-09-06].',
    'The minister resigned [Wednesday = 2019-09-11].',
    'The minister will resign on [Friday = 2019-09-13].',
    'The summit scheduled for [Friday = 2019-09-13] is off.',
    'Talks are suspended until [Monday = 2019-09-16].',
    'Lawmakers face a [Friday = 2019-09-13] deadline.',
    'The union set a [Monday = 2019-09-16] deadline.',
    'They missed the [Monday = 2019-09-09] deadline.',
    'He spoke [last Tuesday = 2019-09-10].',
    'He will speak [next Tuesday = 2019-09-17].',
    'He spoke on [Monday last week = 2019-09-02].',
    'He spoke [Monday night = 2019-09-09TNI].',
    'He spoke [late Monday = 2019-09-09].',
    'He spoke on [Sunday afternoon = 2019-09-08TAF].',
    '[Friday = 2019-09-06]’s attack killed two.',
    'They met over [the weekend = 2019-W36-WE].',
    'They met [last weekend = 2019-W36-WE].',
    'They will meet [next weekend = 2019-W37-WE].',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it('are left open when nobody knows the day of publication', () => {
    const { full } = timesOf('The minister resigned on Friday.');
    expect(full).toMatchObject([{ value: null, edtf: null, earliest: null, latest: null, anchor: null, type: 'date' }]);
  });
  it.each(['The Sunday Times reported it.', 'a sun of gold', 'the wed couple'])('not in %s', text => {
    expect(timesOf(text, { published }).found).toEqual([]);
  });
});
