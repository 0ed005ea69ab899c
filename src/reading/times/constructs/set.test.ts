import { describe, expect, it } from 'vitest';
import { readMarkedTimes, timesOf } from '../marked-times.ts';

describe('sets', () => {
  it.each([
    'They meet [every Tuesday = XXXX-WXX-2].',
    'They meet [every two weeks = P2W].',
    'They meet [every other month = P2M].',
    'They meet [every few years = PXY].',
    'They meet [each month = P1M].',
    'They meet [twice a year = P1Y].',
    'They meet [three times a week = P1W].',
    'Thirty attacks [a day = P1D] were counted.'.replace('attacks', '30 attacks'),
    'He earns $76,000 [per year = P1Y].',
    'The [annual = P1Y] summit was held.',
    'They were shelled [daily = P1D].',
    'On [Tuesdays = XXXX-WXX-2] they meet.',
  ])('%s', marked => {
    const { found, full } = timesOf(marked);
    expect(found).toEqual(readMarkedTimes(marked).times);
    expect(full.every(({ type }) => type === 'set')).toBe(true);
  });
  it.each(['The Daily Mail reported it.', 'a day like no other', 'Each side blames the other.'])('not in %s', text => {
    expect(timesOf(text).found.filter(([, value]) => value === 'P1D')).toEqual([]);
  });
});
