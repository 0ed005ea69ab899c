import { describe, expect, it } from 'vitest';
import { timesOf } from './marked-times.ts';

const published = '2019-09-09';
const first = (text: string) => {
  const { found, full } = timesOf(text, { published });
  return { words: found[0]?.[0], modifier: full[0]?.modifier, earliest: full[0]?.earliest, latest: full[0]?.latest };
};

describe('what stands before a date belongs to it', () => {
  it.each([
    ['In early March 2018 it fell.', 'early March 2018', 'start', '2018-03-01', '2018-03-10'],
    ['In mid-March 2018 it fell.', 'mid-March 2018', 'mid', '2018-03-11', '2018-03-21'],
    ['In late March 2018 it fell.', 'late March 2018', 'end', '2018-03-22', '2018-03-31'],
    ['At the end of 2018 it fell.', 'the end of 2018', 'end', '2018-09-02', '2018-12-31'],
    ['At the beginning of 2018 it fell.', 'the beginning of 2018', 'start', '2018-01-01', '2018-05-01'],
    ['In the middle of 2018 it fell.', 'the middle of 2018', 'mid', '2018-05-02', '2018-09-01'],
    ['It fell about 1910.', 'about 1910', 'approx', '1910-01-01', '1910-12-31'],
    ['It fell late last month.', 'late last month', 'end', '2019-08-22', '2019-08-31'],
    ['It fell later that day on May 5, 2018.', 'later that day', 'end', '2019-09-09', '2019-09-09'],
    ['It fell late on Friday.', 'late on Friday', 'end', '2019-09-06', '2019-09-06'],
    ['It fell in the 1990s.', 'the 1990s', null, '1990-01-01', '1999-12-31'],
    ['It fell in 2018.', '2018', null, '2018-01-01', '2018-12-31'],
  ])('%s', (text, words, modifier, earliest, latest) => {
    expect(first(text)).toEqual({ words, modifier, earliest, latest });
  });
  it('never reaches into the mention before', () => {
    const { full } = timesOf('It fell in 2016 or early 2017 or late 2018.', { published });
    full.slice(1).forEach((time, at) => {
      expect(time.start).toBeGreaterThanOrEqual(full[at]!.end);
    });
    expect(full.map(({ modifier }) => modifier)).toEqual([null, 'start', 'end']);
  });
});
