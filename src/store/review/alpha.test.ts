import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha, type Unit } from './alpha.ts';

/** Coders in rows as the paper prints them, `.` for a gap; units are the columns. */
function units(...rows: readonly string[]): string[][] {
  const coders = rows.map(row => row.split(' '));
  return coders[0]!.map((_, column) => coders.map(coder => coder[column]!));
}
const gaps = (given: readonly Unit<string>[]): Unit<string>[] =>
  given.map(unit => unit.map(value => (value === '.' ? null : value)));
const numbers = (given: readonly Unit<string>[]): Unit<number>[] =>
  gaps(given).map(unit => unit.map(value => (value === null ? null : Number(value))));

// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
const BINARY = units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
const TWO_CODERS = units('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
const FOUR_CODERS = units(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

describe('Krippendorff’s alpha', () => {
  it('gives the published values', () => {
    expect(krippendorffAlpha(BINARY, 'nominal')).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha(TWO_CODERS, 'nominal')).toBeCloseTo(0.692, 3);
    expect(krippendorffAlpha(gaps(FOUR_CODERS), 'nominal')).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(numbers(FOUR_CODERS), 'ordinal')).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(numbers(FOUR_CODERS), 'interval')).toBeCloseTo(0.849, 3);
    expect(krippendorffAlpha(numbers(FOUR_CODERS), 'ratio')).toBeCloseTo(0.797, 3);
  });
  it('says nothing where there is nothing to say', () => {
    expect(krippendorffAlpha([], 'nominal')).toBeNull();
    expect(krippendorffAlpha([['a', null]], 'nominal')).toBeNull();
    expect(krippendorffAlpha([['a', 'a']], 'nominal')).toBeNull();
  });
  it('is 1 for coders who always agree, never more, and the same whoever is named first', () => {
    const unit = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }), { minLength: 3, maxLength: 3 });
    const level = fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const, 'ratio' as const);
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), level, (coded, at) => {
        const alpha = krippendorffAlpha(coded, at);
        const turned = krippendorffAlpha(
          coded.map(one => [...one].reverse()),
          at,
        );
        if (alpha === null) {
          expect(turned).toBeNull();
          return;
        }
        expect(turned).toBeCloseTo(alpha, 9);
        expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
        const agreed = krippendorffAlpha(
          coded.map(one => one.map(() => one.find(value => value !== null) ?? null)),
          at,
        );
        if (agreed !== null) expect(agreed).toBeCloseTo(1, 9);
      }),
    );
  });
});
