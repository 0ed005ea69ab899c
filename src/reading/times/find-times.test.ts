import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimes, periodOfEdtf, type TimesContext } from './find-times.ts';

const PIECES = [
  'March',
  'May',
  'Sept.',
  'Monday',
  'Tues.',
  'last',
  'this',
  'next',
  'the',
  'past',
  'of',
  'that',
  'year',
  'week',
  'day',
  'days',
  'two',
  '2',
  '29',
  '31st',
  '2014',
  '1999',
  '-',
  '–',
  ',',
  '.',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  'ago',
  'later',
  'earlier',
  'early',
  'late',
  'mid-',
  'the end of',
  'every',
  'a',
  'half',
  'quarter',
  'century',
  'BC',
  '8',
  ':',
  '30',
  'a.m.',
  'p.m.',
  'GMT',
  'now',
  '9/11',
  'Ramadan',
  'Easter',
  'fourth',
  'its',
  'morning',
  'night',
  'summer',
  'fall',
  'will',
  'said',
  "'",
  '’',
  '$',
  '%',
  '(',
  ')',
  '\u00a0',
  '🕊',
  '\ud800',
  'XXXX',
  '00',
  '99999999999',
];
const timely = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));
const anyText = fc.oneof(
  timely,
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const anyContext: fc.Arbitrary<TimesContext> = fc.record(
  {
    published: fc.constantFrom(
      null,
      '2014-08-05',
      '2014-08',
      '2014',
      'soon',
      '0000-00-00',
      '2014-02-30',
      '2014-08-05T08:00:00Z',
    ),
    dateline: fc.constantFrom(null, '2014-08-04', 'x'),
    tenseAt: fc.constantFrom(
      () => null,
      () => 'future' as const,
      () => 'past' as const,
    ),
  },
  { requiredKeys: [] },
);

describe('findTimes, whatever the text', () => {
  it('never throws; spans are sorted, apart and not empty; anchors come before; values are well formed', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, context) => {
        const times = findTimes(text, context);
        let end = 0;
        times.forEach((time, index) => {
          expect(time.start).toBeGreaterThanOrEqual(end);
          expect(time.end).toBeGreaterThan(time.start);
          expect(text.slice(time.start, time.end).trim()).toBe(text.slice(time.start, time.end));
          end = time.end;
          if (time.anchor !== null && 'time' in time.anchor) {
            expect(time.anchor.time).not.toBe(index);
            expect(times[time.anchor.time]).toBeDefined();
          }
          if (time.earliest !== null && time.latest !== null && !time.earliest.startsWith('-'))
            expect(Date.parse(time.earliest)).toBeLessThanOrEqual(Date.parse(time.latest));
          expect(time.value ?? '').not.toMatch(/NaN|undefined|null/);
          expect(time.edtf ?? '').not.toMatch(/NaN|undefined|null/);
        });
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1500 },
    );
  });
  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(timely, text => {
        expect(findTimes(text, { published: '2014-08-05' })).toEqual(findTimes(text, { published: '2014-08-05' }));
      }),
    );
  });
  it('stays within the blocks it is given', () => {
    const text = 'Published May 4, 2016.\n\nThey met on Friday.\n\nDonate $10 each month.';
    const start = text.indexOf('They');
    const block = { start, end: text.indexOf('\n\nDonate') };
    const times = findTimes(text, { published: '2016-05-04', blocks: [block] });
    expect(times.map(({ start, end }) => text.slice(start, end))).toEqual(['Friday']);
  });
  it('finds the same in a block as in the same text alone', () => {
    fc.assert(
      fc.property(timely, text => {
        const block = text.replace(/\n/g, ' ');
        const alone = findTimes(block, { blocks: [{ start: 0, end: block.length }] });
        const framed = `10 March 2001 ${block} 11 April 2002`;
        const inside = findTimes(framed, { blocks: [{ start: 14, end: 14 + block.length }] });
        expect(inside.map(({ start, end }) => [start - 14, end - 14])).toEqual(
          alone.map(({ start, end }) => [start, end]),
        );
      }),
    );
  });
  it('does not join words over a paragraph', () => {
    const times = findTimes('They met in March\n\n2015 men came.');
    expect(times.map(({ edtf }) => edtf)).toEqual(['XXXX-03']);
  });
});

describe('the day of publication', () => {
  it.each([
    ['2014-08-05', '2014-08-05'],
    ['2014-08-05T08:00:00Z', '2014-08-05'],
    ['2014-08?', '2014-08'],
    ['2014', '2014'],
    ['2014-13', undefined],
    ['2014-02-30', undefined],
    ['2014-08-05/2014-08-06', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s', (edtf, expected) => {
    expect(periodOfEdtf(edtf)?.timex).toBe(expected);
  });
});
