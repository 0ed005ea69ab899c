import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

const published = '2019-09-11';

describe('days near the day of publication', () => {
  it.each([
    'They meet [today = 2019-09-11].',
    'They met [yesterday = 2019-09-10].',
    'They met [yesterday morning = 2019-09-10TMO].',
    'They will meet [tomorrow = 2019-09-12].',
    'They will meet [the day after tomorrow = 2019-09-13].',
    'They met [the day before yesterday = 2019-09-09].',
    'They meet [tonight = 2019-09-11TNI].',
    'They met [last night = 2019-09-10TNI].',
    'They met [this morning = 2019-09-11TMO].',
    'They met [earlier today = 2019-09-11].',
    '[Overnight = 2019-09-11TNI], shells fell.',
    'On Monday shells fell, and [that night = 2019-09-09TNI] more.'.replace('Monday', '[Monday = 2019-09-09]'),
    'On [Monday = 2019-09-09] shells fell. By [morning = 2019-09-09TMO] it was quiet.',
    'On [the morning of 31 January 1965 = 1965-01-31TMO] the order came.'.replace('[the morning', 'the [morning'),
    'On [Monday = 2019-09-09] shells fell. [The next morning = 2019-09-10TMO] it was quiet.',
  ])('%s', marked => {
    expect(timesOf(marked, { published }).found).toEqual(readMarkedTimes(marked).times);
  });
  it.each(['USA Today reported it.', 'a good morning to all', 'the night watch', 'an overnight success'])(
    'not in %s',
    text => {
      expect(timesOf(text, { published }).found).toEqual([]);
    },
  );
});
