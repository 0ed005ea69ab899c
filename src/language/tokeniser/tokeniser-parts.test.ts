import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../text/index.ts';
import { ABBREVIATION } from './abbreviations.ts';
import { abbreviationBefore } from './boundary-features.ts';
import { CLASS, readCharacters } from './characters.ts';
import { contractionCuts } from './contractions.ts';
import { isListItem } from './settled-boundaries.ts';
import { readTokeniser, writeTokeniser } from './tokeniser-file.ts';
import { findUnbreakable } from './unbreakable.ts';

const seen = (text: string) => readCharacters(text, 0, text.length);

describe('readCharacters', () => {
  it.each([
    ['„Nein“, he said', [0], [5]],
    ['He said “no”.', [8], [11]],
    ['He said «no»', [8], [11]],
    ['("no")', [1], [4]],
    ['"No," he', [0], [4]],
    ["``No,'' he", [0, 1], [5, 6]],
  ])('tells the sides of the quotation marks in %s', (text, opening, closing) => {
    const { classes } = seen(text);
    const places = (kind: number) => [...classes].flatMap((own, i) => (own === kind ? [i] : []));
    expect(places(CLASS.openingQuote)).toEqual(opening);
    expect(places(CLASS.closingQuote)).toEqual(closing);
  });

  it('does not see typesetting, case or which digit it is', () => {
    const codes = (text: string) => [...seen(text).codes];
    expect(codes('“It’s 10‑fold”')).toEqual(codes('"IT\'S 99-FOLD"'));
    expect(codes('a\u00a0b')).toEqual(codes('a b'));
  });

  it('counts \\r\\n as one line end', () => {
    expect([...seen('a\r\nb').classes].filter(kind => kind === CLASS.newline)).toHaveLength(1);
  });
});

describe('contractionCuts', () => {
  const parts = (token: string) => {
    const cuts = contractionCuts(token, new Map([['cannot', [3]]]));
    return [0, ...cuts].map((cut, k) => token.slice(cut, cuts[k])).join('|');
  };
  it.each([
    ["don't", "do|n't"],
    ['DON’T', 'DO|N’T'],
    ["it's", "it|'s"],
    ['they`ve', 'they|`ve'],
    ["shouldn't've", "should|n't|'ve"],
    ["U.S.'s", "U.S.|'s"],
    ['workers’', 'workers|’'],
    ['Cannot', 'Can|not'],
    ["O'Neill", "O'Neill"],
    ["'s", "'s"],
    ["n't", "n't"],
    ["'", "'"],
    ["''s", "''s"],
    ['talks', 'talks'],
  ])('%s → %s', (token, expected) => expect(parts(token)).toBe(expected));
});

describe('findUnbreakable', () => {
  it.each([
    ['see https://a.example/x?y=1.', ['https://a.example/x?y=1']],
    ['(www.example.org/a_(b))', ['www.example.org/a_(b)']],
    ['desk@talks.example.org: hello', ['desk@talks.example.org']],
    ['at example.com/news, or @desk and #talks2', ['example.com/news', '@desk', '#talks2']],
    ['agreement.The minister, U.S.-led, 3.5 #1 a@b', []],
  ])('%s', (text, expected) => {
    expect(findUnbreakable(text, 0, seen(text)).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('abbreviations and lists', () => {
  it.each([
    ['the Brig', ABBREVIATION.title],
    ['(Nov', ABBREVIATION.month],
    ['in the U.S', ABBREVIATION.place],
    ['the end', 0],
    ['unprecedented', 0],
  ])('%s. is of kind %i', (text, kind) => expect(abbreviationBefore(seen(`${text}.`), text.length)).toBe(kind));

  it.each([
    ['• one', true],
    ['- one', true],
    ['-one', false],
    ['12. one', true],
    ['(a) one', true],
    ['a) one', true],
    ['a. one', false],
    ['A man', false],
    ['1990 was', false],
  ])('%s begins an item of a list: %s', (text, expected) => expect(isListItem(seen(text), 0)).toBe(expected));
});

describe('the tokeniser’s file', () => {
  const model = {
    bits: 4,
    weights: Int8Array.from({ length: 48 }, (_, k) => k - 20),
    joined: new Map([['cannot', [3]]]),
    madeFrom: 'nothing',
  };
  it('comes back as it was written', () => expect(readTokeniser(writeTokeniser(model))).toEqual(model));

  it.each([[new Uint8Array(3)], [writeTokeniser(model).subarray(0, 40)], [writeTokeniser(model).subarray(0, 70)]])(
    'is refused when damaged (%#)',
    bytes => expect(() => readTokeniser(bytes)).toThrow(ParleyError),
  );
});
