import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readDate, readDuration, readNumber, readTruth, readWord } from './read-cell.ts';

describe('readDate', () => {
  it.each([
    ['2022-03-29', '2022-03-29'],
    ['2022-03', '2022-03'],
    ['2022', '2022'],
    ['2024-23', '2024-23'],
    ['2025-07-23?', '2025-07-23?'],
    ['../2024', '../2024'],
    ['2022-03-05/2022-03-06', '2022-03-05/2022-03-06'],
    ['2022-03-29T15:00:00Z', '2022-03-29T15:00:00Z'],
    ['29 March 2022', '2022-03-29'],
    ['29-Mar-2022', '2022-03-29'],
    ['March 29, 2022', '2022-03-29'],
    ['Sept 3rd 2022', '2022-09-03'],
    ['March 2022', '2022-03'],
    ['20220329', '2022-03-29'],
    ['29/03/2022', '2022-03-29'],
    ['3/29/2022', '2022-03-29'],
    ['4.4.2022', '2022-04-04'],
  ])('%s is %s', (cell, value) => expect(readDate(cell)).toEqual({ ok: true, value }));
  it.each(['3/4/2022', '2022-02-30', '2022-13', '31 June 2022', 'soon', '29 Foo 2022', '', '2022-3-9'])(
    'makes nothing up of “%s”',
    cell => expect(readDate(cell).ok).toBe(false),
  );
  it('reads every day of the calendar as it writes it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), date => {
        const day = date.toISOString().slice(0, 10);
        expect(readDate(day)).toEqual({ ok: true, value: day });
        expect(readDate(day.replaceAll('-', ''))).toEqual({ ok: true, value: day });
      }),
    );
  });
  it('never fails, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), cell => {
        const read = readDate(cell);
        if (!read.ok) expect(read.because).toMatch(/is no |can be two days/);
      }),
    );
  });
});

describe('other cells', () => {
  it('lengths', () => {
    expect(['PT40M', '40 minutes', '2 days', '1 hour', 'P1DT2H'].map(cell => readDuration(cell))).toEqual(
      ['PT40M', 'PT40M', 'P2D', 'PT1H', 'P1DT2H'].map(value => ({ ok: true, value })),
    );
    for (const cell of ['P', 'PT', 'long', '40']) expect(readDuration(cell).ok).toBe(false);
  });
  it('numbers, with commas between thousands alone', () => {
    expect(['1,000', '-5', '2.5', '1,234,567'].map(cell => readNumber(cell))).toEqual(
      [1000, -5, 2.5, 1234567].map(value => ({ ok: true, value })),
    );
    for (const cell of ['1,5', 'five', '', '1e9']) expect(readNumber(cell).ok).toBe(false);
  });
  it('truths', () => {
    expect(['yes', 'TRUE', 'x', 'no', '0'].map(cell => readTruth(cell))).toEqual(
      [true, true, true, false, false].map(value => ({ ok: true, value })),
    );
    expect(readTruth('perhaps').ok).toBe(false);
  });
  it('words of a list in any case', () => {
    expect(readWord('Offer_Talks', ['offer talks'])).toEqual({ ok: true, value: 'offer talks' });
    expect(readWord('offer', ['offer talks']).ok).toBe(false);
  });
  it('amounts, or words where there is none', () => {
    expect(readAmount('5 percent')).toEqual({ value: 5, unit: 'percent' });
    expect(readAmount('1,200 people')).toEqual({ value: 1200, unit: 'people' });
    expect(readAmount('7')).toEqual({ value: 7, unit: null });
    expect(readAmount('better shifts')).toEqual({ value: null, unit: null });
  });
});
