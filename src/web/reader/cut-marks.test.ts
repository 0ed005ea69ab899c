import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkedText } from '../../text/index.ts';
import { cutMarks, DEEPEST } from './cut-marks.ts';

const cut = (marked: string) => {
  const { text, spans } = readMarkedText(marked);
  const marks = spans.map(({ start, end, label }) => ({ label, spans: [{ start, end }] }));
  return cutMarks({ start: 0, end: text.length }, marks).map(({ start, end, marks: on }) => [
    text.slice(start, end),
    on.map(({ label }) => label).join(' '),
  ]);
};

describe('cutting marks', () => {
  it('leaves unmarked words alone and nests the inner in the outer', () => {
    expect(cut('Kyiv said [[it would [[meet|move]] soon|statement]].')).toEqual([
      ['Kyiv said ', ''],
      ['it would ', 'statement'],
      ['meet', 'statement move'],
      [' soon', 'statement'],
      ['.', ''],
    ]);
  });
  it('cuts marks that cross at both borders', () => {
    const text = 'abcdef';
    const a = { name: 'a', spans: [{ start: 0, end: 4 }] };
    const b = { name: 'b', spans: [{ start: 2, end: 6 }] };
    const drawn = cutMarks({ start: 0, end: 6 }, [b, a]).map(
      ({ start, end, marks }) => text.slice(start, end) + marks.map(({ name }) => name).join(''),
    );
    expect(drawn).toEqual(['aba', 'cdab', 'efb']);
  });
  it('draws a mark in pieces in each of its spans, and only what lies in the passage', () => {
    const mark = {
      spans: [
        { start: 0, end: 3 },
        { start: 8, end: 30 },
      ],
    };
    expect(cutMarks({ start: 2, end: 10 }, [mark]).map(({ start, end, marks }) => [start, end, marks.length])).toEqual([
      [2, 3, 1],
      [3, 8, 0],
      [8, 10, 1],
    ]);
  });
  it('covers the passage without gap or overlap, cuts at every border, and never nests deeper than can be told apart', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(
        fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 12 }),
        fc.array(fc.nat(60)),
        span,
        (lists, borders, passage) => {
          fc.pre(passage.start < passage.end);
          const marks = lists.map(spans => ({ spans }));
          const segments = cutMarks(passage, marks, borders);
          expect(segments[0]!.start).toBe(passage.start);
          expect(segments.at(-1)!.end).toBe(passage.end);
          for (const [i, { start, end, marks: on }] of segments.entries()) {
            expect(start).toBeLessThan(end);
            if (i > 0) expect(start).toBe(segments[i - 1]!.end);
            const covering = marks.flatMap(mark =>
              mark.spans
                .filter(one => one.start < one.end && one.start < end && start < one.end)
                .map(one => ({ mark, one })),
            );
            for (const { one } of covering) expect(one.start <= start && end <= one.end).toBe(true);
            expect(on.length).toBe(Math.min(DEEPEST, covering.length));
            for (const mark of on) expect(covering.some(one => one.mark === mark)).toBe(true);
          }
        },
      ),
    );
  });
});
