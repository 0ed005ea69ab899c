import { describe, expect, it } from 'vitest';
import { findTimes } from './find-times.ts';
import { impliedDate } from './own-date.ts';
import { tenseByWords } from './tense.ts';

const impliedBy = (text: string) => impliedDate(text, findTimes(text), time => tenseByWords(text, time) !== 'future');

describe('what a text says about its own date', () => {
  it('not before the newest day it tells of', () => {
    expect(impliedBy('They met on May 4, 2016 and on June 9, 2016.')).toEqual({
      earliest: '2016-06-09',
      latest: null,
      times: [0, 1],
      basis: 'inferred',
    });
  });
  it('a day to come says nothing', () => {
    expect(impliedBy('They will meet on May 4, 2016.')).toBeNull();
  });
  it('nearing the end of a year of a dated event: the half year before it', () => {
    const implied = impliedBy(
      'Russia fights on in Ukraine as the full-scale invasion nears the end of its fourth year.',
    );
    expect(implied).toEqual({ earliest: '2025-08-25', latest: '2026-02-24', times: [0], basis: 'world' });
  });
  it('entering a year of it: that year', () => {
    const implied = impliedBy('Russia fights on in Ukraine as the full-scale invasion enters its second year.');
    expect(implied).toMatchObject({ earliest: '2023-02-24', latest: '2024-02-23', basis: 'world' });
  });
  it('bounds that contradict each other say nothing', () => {
    const text = 'Russia signed on May 4, 2024. In Ukraine the full-scale invasion is in its second week.';
    expect(impliedBy(text)).toBeNull();
  });
  it('a text without dates says nothing', () => {
    expect(impliedBy('They met on Friday.')).toBeNull();
  });
});
