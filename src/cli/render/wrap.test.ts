import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkFor } from './ink.ts';
import { markPassage } from './mark-passage.ts';
import { wrapSpans } from './wrap.ts';

const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 40 }).map(list => list.join(' '));

describe('wrapping', () => {
  it('refuses a width that holds nothing, instead of cutting without end', () => {
    for (const width of [0, -2]) expect(() => wrapSpans('words', { start: 0, end: 5 }, width)).toThrow(RangeError);
    expect(wrapSpans('ab', { start: 0, end: 2 }, 1)).toHaveLength(2);
  });
  it('loses no word and keeps to the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 80 }), (text, width) => {
        const lines = wrapSpans(text, { start: 0, end: text.length }, width).map(({ start, end }) =>
          text.slice(start, end),
        );
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
  it('keeps the line breaks of the text', () => {
    const text = 'one two\nthree';
    expect(wrapSpans(text, { start: 0, end: text.length }, 80).map(({ start, end }) => text.slice(start, end))).toEqual(
      ['one two', 'three'],
    );
  });
});

describe('marking a passage', () => {
  it('cuts overlapping marks at every border and draws each run once', () => {
    const text = 'Kyiv said it would talk.';
    const marks = [
      { start: 10, end: 23, layer: 'statement' as const },
      { start: 13, end: 18, layer: 'move' as const },
    ];
    const [line] = markPassage(text, { start: 0, end: text.length }, marks, 80, {
      ...inkFor(false),
      layer: (layers, words) => (layers.length === 0 ? words : `{${layers.join('+')}:${words}}`),
    });
    expect(line).toBe('Kyiv said {statement:it }{statement+move:would}{statement: talk}.');
  });
});
