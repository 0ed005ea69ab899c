import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayPartOf, monthOf, numberOf, ordinalOf, seasonOf, unitOf, weekdayNamed } from './words.ts';

describe('numbers in words', () => {
  it.each([
    ['two', 2],
    ['twenty-five', 25],
    ['Twenty five', 25],
    ['one hundred', 100],
    ['three hundred and twelve', 312],
    ['1,500', 1500],
    ['2.5', 2.5],
    ['two and a half', 2.5],
    ['2 1/2', 2.5],
    ['half an', 0.5],
    ['a couple of', 2],
    ['a', 1],
    ['several', null],
    ['umpteen', null],
    ['', null],
  ])('%s', (words, expected) => {
    expect(numberOf(words)).toBe(expected);
  });
  it('digits are themselves', () => {
    fc.assert(
      fc.property(fc.nat(99_999), number => {
        expect(numberOf(String(number))).toBe(number);
      }),
    );
  });
});

describe('ordinals', () => {
  it.each([
    ['first', 1],
    ['3rd', 3],
    ['twenty-third', 23],
    ['fortieth', 40],
    ['112th', 112],
    ['last', null],
  ])('%s', (words, expected) => {
    expect(ordinalOf(words)).toBe(expected);
  });
});

describe('names of the calendar', () => {
  it('months and weekdays, short and long, with and without their dot', () => {
    expect(['January', 'Sept.', 'SEP', 'May', 'Maying'].map(monthOf)).toEqual([1, 9, 9, 5, null]);
    expect(['Monday', 'Tues', 'Thu.', 'sunday', 'Funday'].map(weekdayNamed)).toEqual([1, 2, 4, 7, null]);
  });
  it('units in the singular, plural and possessive', () => {
    expect(["day's", 'days', 'hrs', 'centuries', 'fortnight', 'nights', 'dayz'].map(unitOf)).toEqual([
      'day',
      'day',
      'hour',
      'century',
      'fortnight',
      'night',
      null,
    ]);
  });
  it('seasons and parts of day', () => {
    expect(['Fall', 'autumn', 'springtime', 'rain'].map(seasonOf)).toEqual(['FA', 'FA', 'SP', null]);
    expect(['dawn', 'Noon', 'night', 'tea'].map(dayPartOf)).toEqual(['MO', 'MI', 'NI', null]);
  });
});
