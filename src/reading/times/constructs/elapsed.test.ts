import { describe, expect, it } from 'vitest';
import { timesOf } from '../marked-times.ts';

describe('years counted from the start of something', () => {
  const text = 'Russia sent troops into Ukraine. The full-scale invasion nears the end of its fourth year.';
  it('are dated from the table of dated events, and say so', () => {
    const [time] = timesOf(text).full;
    expect(time).toMatchObject({
      value: '2026-02-24',
      modifier: 'end',
      basis: 'world',
      rule: "times: fourth year, dated event (Russia's full-scale invasion of Ukraine)",
    });
  });
  it('are a stretch of time without "the end of"', () => {
    const [time] = timesOf('Russia did not leave Ukraine: the full-scale invasion is in its third year.').full;
    expect(time).toMatchObject({ value: '2024-02-24/2025-02-23', earliest: '2024-02-24', latest: '2025-02-23' });
  });
  it('stay open when the report does not tell what they count from', () => {
    expect(timesOf('The strike entered its third week.').found).toEqual([['its third week', null]]);
    expect(timesOf('The invasion of the isle entered its third week.').found).toEqual([['its third week', null]]);
  });
  it('an event that is over counts only for reports of its time', () => {
    const gaza = 'Hamas fired rockets as the war in Gaza entered its 29th day.';
    expect(timesOf(gaza, { published: '2014-08-05' }).found).toEqual([['its 29th day', '2014-08-05']]);
    expect(timesOf(gaza, { published: '2018-08-05' }).found).toEqual([['its 29th day', null]]);
    expect(timesOf(gaza).found).toEqual([['its 29th day', null]]);
  });
  it('the first year of something is a length', () => {
    expect(timesOf('It would not count in the first year.').found).toEqual([['the first year', 'P1Y']]);
  });
  it.each(['They met for the second time.', 'It marked the third anniversary.', 'Third-year students marched.'])(
    'not in %s',
    text => {
      expect(timesOf(text).found).toEqual([]);
    },
  );
});
