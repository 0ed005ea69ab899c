import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureOf, plainWord, spellings } from './word-features.ts';

const value = (feature: string, word: string) => {
  const { plain, lower } = spellings(word);
  return featureOf(feature)?.(plain, lower);
};

describe('plainWord', () => {
  it.each([
    ['n’t', "n't"],
    ['ʼs', "'s"],
    ['“', '"'],
    ['„', '"'],
    ['»', '"'],
    ['``', '"'],
    ["''", '"'],
    ['--', '—'],
    ['----', '—'],
    ['-', '-'],
    ['cease‑fire', 'cease-fire'],
    ['…', '...'],
    ['‒', '–'],
    ['Genève', 'Genève'],
  ])('%s → %s', (word, plain) => expect(plainWord(word)).toBe(plain));
});

describe('features of a word', () => {
  it.each([
    ['form', 'Talks', 'talks'],
    ['form', '2,019', '0,000'],
    ['form', '٣rd', '0rd'],
    ['suffix3', 'Talks', 'lks'],
    ['suffix3', 'of', 'of'],
    ['prefix2', 'Talks', 'ta'],
    ['first', 'Talks', 'T'],
    ['first', '😀x', '\ud83d'],
    ['shape', 'Talks', 'Xxx'],
    ['shape', 'McDonald’s', 'XxXxxpx'],
    ['shape', '2,000', 'dpdd'],
    ['shape', 'F-16s', 'Xpddx'],
    ['shape', 'aBcDeFgHiJ', 'xXxXxXxX'],
    ['shape', '…', 'pp'],
  ])('%s of %s is %s', (feature, word, expected) => expect(value(feature, word)).toBe(expected));

  it('knows no others', () => {
    expect(featureOf('colour')).toBeUndefined();
    expect(featureOf('suffix0')).toBeUndefined();
  });

  it('takes any string, and never sees an outlet’s typesetting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), word => {
        for (const feature of ['form', 'suffix4', 'prefix3', 'first', 'shape'])
          expect(typeof value(feature, word)).toBe('string');
        expect(value('form', word.replaceAll("'", '’'))).toBe(value('form', word));
        expect(value('shape', word)!.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
