import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewProblem } from './check-review.ts';
import { canonicalCorrection, correctableFields, readCorrection } from './correctable-fields.ts';
import { newReview } from './new-review.ts';
import type { ReviewAction } from './review.ts';

const problem = (action: ReviewAction, entry: string, field: string | null = null, value: string | null = null) =>
  reviewProblem(newReview({ by: 'ann', at: '2026-01-01T00:00:00Z', action, entry, field, value }));

describe('a corrected value', () => {
  it.each([
    ['meeting', 'date', '2025-07-23'],
    ['meeting', 'date', '2025-07-23?'],
    ['meeting', 'date', '2025-07/2025-08'],
    ['meeting', 'date', '../2024'],
    ['meeting', 'date', '2025-24'],
    ['meeting', 'date', '2025-XX'],
    ['meeting', 'date', '2025-07-23T14:00Z'],
    ['meeting', 'date', 'null'],
    ['meeting', 'duration', 'PT40M'],
    ['meeting', 'duration', 'P1DT2H'],
    ['move', 'type', '"accept with condition"'],
    ['move', 'standing', 'true'],
    ['condition', 'quantity', '{"value":20,"unit":"percent"}'],
    ['report', 'url', 'https://example.org/a'],
    ['report', 'byline', '["Ann Bell"]'],
    ['actor', 'ids', '{"iso3":"RUS"}'],
  ] as const)('of %s.%s may be %s', (kind, field, value) => {
    expect(readCorrection(kind, field, value)).toMatchObject({ ok: true });
  });
  it.each([
    ['meeting', 'date', '2025-02-30'],
    ['meeting', 'date', '2025-13'],
    ['meeting', 'date', '2025-08/2025-07'],
    ['meeting', 'date', '../..'],
    ['meeting', 'date', 'last Tuesday'],
    ['meeting', 'date', '""'],
    ['meeting', 'duration', 'PT'],
    ['meeting', 'duration', '40 minutes'],
    ['meeting', 'status', 'null'],
    ['meeting', 'venue', '""'],
    ['move', 'type', 'refuse'],
    ['move', 'by', '"state:RUS"'],
    ['position', 'stance', JSON.stringify('no '.repeat(21))],
    ['report', 'text', '"another"'],
    ['report', 'url', 'javascript:alert(1)'],
    ['move', 'id', '"mine"'],
    ['move', 'checked', '"confirmed"'],
    ['move', '__proto__', '{}'],
    ['move', 'toString', '""'],
  ] as const)('of %s.%s may not be %s', (kind, field, value) => {
    expect(readCorrection(kind, field, value)).toMatchObject({ ok: false, because: expect.stringMatching(/\w/) });
  });
  it('is compared by what it says, not by how it is written', () => {
    expect(canonicalCorrection('meeting', 'date', '2025-07')).toBe(canonicalCorrection('meeting', 'date', '"2025-07"'));
    expect(canonicalCorrection('move', 'by', '["a", "b"]')).toBe(canonicalCorrection('move', 'by', ' ["a","b"] '));
    expect(canonicalCorrection('listed', 'published', '2025')).toBe('"2025"');
    expect(canonicalCorrection('listed', 'nothing', 'as it is')).toBe('as it is');
  });
  it('is read without an exception, whatever it is', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom('meeting', 'move', 'actor', 'report', 'event')
          .chain(kind =>
            fc.tuple(fc.constant(kind), fc.oneof(fc.constantFrom(...correctableFields(kind)), fc.string())),
          ),
        fc.oneof(fc.string(), fc.json()),
        ([kind, field], value) => {
          const read = readCorrection(kind, field, value);
          if (read.ok) expect(readCorrection(kind, field, JSON.stringify(read.value))).toEqual(read);
        },
      ),
    );
  });
});

describe('a review', () => {
  it('is refused when it cannot be meant, and says why', () => {
    expect(problem('correct', 'r/move/1-9', 'type', '"refuse"')).toMatch(/cannot be the type/);
    expect(problem('correct', 'r/move/1-9', 'mood', '"warm"')).toMatch(/“mood” is no field/);
    expect(problem('correct', 'r/move/1-9', 'type')).toMatch(/names the field and its value/);
    expect(problem('correct', 'r/passage/1-9', 'kind', '"body"')).toMatch(/included or excluded/);
    expect(problem('add', 'r/move/1-9', null, '{}')).toMatch(/cannot be read/);
    expect(problem('add', 'r/move/1-9')).toMatch(/whole/);
    expect(problem('merge', 'r/move/1-9', null, 'r/move/1-9')).toMatch(/itself/);
    expect(problem('merge', 'r/move/1-9', null, 'r/meeting/1-9')).toMatch(/cannot be one/);
    expect(problem('split', 'r/move/1-9')).toMatch(/other entry/);
    expect(problem('exclude', 'r/passage/9-9')).toMatch(/no words/);
    expect(problem('resolve', 'd')).toMatch(/what holds/);
  });
  it('is taken when it can', () => {
    expect(problem('correct', 'r/move/1-9', 'type', 'reject')).toBeNull();
    expect(problem('correct', 'r', 'published', '2025-07-01')).toBeNull();
    expect(problem('correct', 'state:RUS', 'name', 'Russia')).toBeNull();
    expect(problem('merge', 'state:RUS', null, 'r/actor/1-9')).toBeNull();
    expect(problem('exclude', 'r/passage/1-9', null, 'donation')).toBeNull();
    expect(problem('confirm', 'r/move/1-9')).toBeNull();
    expect(problem('comment', 'anything', null, 'odd')).toBeNull();
  });
});
