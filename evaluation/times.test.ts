import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chronoTimes } from './chrono-times.ts';
import { SHARED } from './figure.ts';
import { scoreTimes } from './times.ts';

describe('the peer', () => {
  it('is put into TIMEX3 as its words allow', () => {
    const text = 'They met on May 4, 2016, last week, and in June 2014.';
    expect(chronoTimes(text, '2019-09-11').map(({ cite, value }) => [cite.exact, value])).toEqual([
      ['May 4, 2016', '2016-05-04'],
      ['last week', '2019-W36'],
      ['June 2014', '2014-06'],
    ]);
  });
});

describe('times on the public corpora', () => {
  it.skipIf(!existsSync(SHARED))(
    'both in one mode, above what the project promised and above chrono (needs ../shared)',
    () => {
      const [news, histories] = scoreTimes();
      expect(news!.value).toBeGreaterThanOrEqual(80);
      expect(histories!.value).toBeGreaterThanOrEqual(72);
      for (const { value, chrono } of [news!, histories!]) expect(value).toBeGreaterThan(chrono.value);
    },
  );
});
