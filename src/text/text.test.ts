import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  citeOf,
  codePointsOf,
  compareSpans,
  contains,
  counted,
  coverSpans,
  isExact,
  mergeSpans,
  overlaps,
  readMarkedText,
  sharedLength,
  spanInCodePoints,
  subtractSpans,
  trimSpan,
} from './index.ts';

// Texts as hostile as a page can be: astral characters, lone surrogates, combining marks, controls.
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map(units => String.fromCharCode(...units)),
  fc.constantFrom('é', 'e\u0301 a\u0308', '👩‍👩‍👧 talks', 'a\ud83dz', '\udc00\ud800', '𝔐oscow 🇺🇦 ready'),
);
const anySpan = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const spanIn = (text: string) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const unitsOf = (spans: readonly { start: number; end: number }[]) => {
  const units = new Set<number>();
  for (const { start, end } of spans) for (let i = start; i < end; i++) units.add(i);
  return units;
};

describe('cites', () => {
  it('quote the text exactly, whatever is in it', () => {
    fc.assert(
      fc.property(
        anyText.filter(text => text.length > 0).chain(text => fc.tuple(fc.constant(text), spanIn(text))),
        ([text, span]) => {
          fc.pre(span.start < span.end);
          const cite = citeOf({ id: 'r', text }, span);
          expect(text.slice(cite.start, cite.end)).toBe(cite.exact);
          expect(isExact({ id: 'r', text }, cite)).toBe(true);
          expect(isExact({ id: 'r', text: `x${text}x` }, cite)).toBe(
            `x${text}x`.slice(cite.start, cite.end) === cite.exact,
          );
        },
      ),
    );
  });
  it('refuse an empty, reversed or outside span', () => {
    const report = { id: 'r', text: 'Moscow' };
    for (const [start, end] of [
      [2, 2],
      [3, 1],
      [-1, 2],
      [0, 7],
      [0.5, 2],
    ] as const) {
      expect(() => citeOf(report, { start, end })).toThrow(RangeError);
    }
  });
  it('are not exact for another report', () => {
    const cite = citeOf({ id: 'a', text: 'Moscow' }, { start: 0, end: 6 });
    expect(isExact({ id: 'b', text: 'Moscow' }, cite)).toBe(false);
  });
});

describe('merging and subtracting', () => {
  it('keep exactly the units they should, sorted and apart', () => {
    fc.assert(
      fc.property(fc.array(anySpan), fc.array(anySpan), (spans, holes) => {
        const merged = mergeSpans(spans);
        expect(unitsOf(merged)).toEqual(unitsOf(spans));
        const left = subtractSpans(spans, holes);
        const cut = unitsOf(holes);
        expect(unitsOf(left)).toEqual(
          new Set([...unitsOf(spans)].filter(unit => !cut.has(unit)).sort((a, b) => a - b)),
        );
        for (const list of [merged, left]) {
          for (let i = 0; i < list.length; i++) {
            expect(list[i]!.start).toBeLessThan(list[i]!.end);
            if (i > 0) expect(list[i - 1]!.end).toBeLessThanOrEqual(list[i]!.start);
          }
        }
        expect(mergeSpans(merged)).toEqual(merged);
      }),
    );
  });
  it('cover all and no more than the outermost ends', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1 }), spans => {
        const cover = coverSpans(spans)!;
        expect(spans.every(span => contains(cover, span))).toBe(true);
        expect(spans.some(span => span.start === cover.start) && spans.some(span => span.end === cover.end)).toBe(true);
      }),
    );
    expect(coverSpans([])).toBeNull();
  });
  it('agree on overlap', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        fc.pre(a.start < a.end && b.start < b.end);
        const shared = [...unitsOf([a])].filter(unit => unitsOf([b]).has(unit)).length;
        expect(sharedLength(a, b)).toBe(shared);
        expect(overlaps(a, b)).toBe(shared > 0);
      }),
    );
  });
  it('order an outer span before what it holds', () => {
    const spans = [
      { start: 4, end: 6 },
      { start: 0, end: 3 },
      { start: 0, end: 9 },
    ];
    expect([...spans].sort(compareSpans)).toEqual([
      { start: 0, end: 9 },
      { start: 0, end: 3 },
      { start: 4, end: 6 },
    ]);
  });
  it('trim white space of every kind and nothing else', () => {
    const text = '\u00a0 \tMoscow said\u2003\n';
    const span = trimSpan(text, { start: 0, end: text.length });
    expect(text.slice(span.start, span.end)).toBe('Moscow said');
    expect(trimSpan('   ', { start: 0, end: 3 })).toEqual({ start: 0, end: 0 });
  });
});

describe('code points', () => {
  it('say the same as iterating the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const points = codePointsOf(text);
        const all = [...text];
        expect(points.length).toBe(all.length);
        let offset = 0;
        for (let n = 0; n <= all.length; n++) {
          expect(points.toUtf16(n)).toBe(offset);
          expect(points.fromUtf16(offset)).toBe(n);
          offset += all[n]?.length ?? 0;
        }
      }),
    );
  });
  it('convert a span so that the code points read the same words', () => {
    fc.assert(
      fc.property(
        anyText.chain(text => fc.tuple(fc.constant(text), spanIn(text))),
        ([text, span]) => {
          const splits = (offset: number) =>
            /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
          fc.pre(!splits(span.start) && !splits(span.end));
          const { start, end } = spanInCodePoints(codePointsOf(text), span);
          expect([...text].slice(start, end).join('')).toBe(text.slice(span.start, span.end));
        },
      ),
    );
  });
  it('count an offset inside a surrogate pair as before the pair', () => {
    expect(codePointsOf('a🇺🇦').fromUtf16(2)).toBe(1);
    expect(() => codePointsOf('ab').fromUtf16(3)).toThrow(RangeError);
    expect(() => codePointsOf('ab').toUtf16(3)).toThrow(RangeError);
  });
});

describe('marked text', () => {
  it('finds nested and labelled marks', () => {
    const { text, spans } = readMarkedText('[[The [[Kremlin|actor]]|source]] [[said]] no.');
    expect(text).toBe('The Kremlin said no.');
    expect(spans.map(({ start, end, label }) => [text.slice(start, end), label])).toEqual([
      ['The Kremlin', 'source'],
      ['Kremlin', 'actor'],
      ['said', ''],
    ]);
  });
  it('refuses marks left open or closed twice', () => {
    expect(() => readMarkedText('[[Moscow said')).toThrow(TypeError);
    expect(() => readMarkedText('Moscow]] said')).toThrow(TypeError);
  });
});

describe('counted', () => {
  it('has the noun agree with its number', () => {
    expect([0, 1, 2].map(n => counted(n, 'clash', 'clashes'))).toEqual(['0 clashes', '1 clash', '2 clashes']);
    expect([1, 2].map(n => counted(n, 'report'))).toEqual(['1 report', '2 reports']);
  });
});
