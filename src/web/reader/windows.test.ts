import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWindows } from './windows.ts';

describe('windows of a long report', () => {
  it('end before a passage where one begins in their second half', () => {
    const text = `${'a'.repeat(7)}\n${'b'.repeat(7)}\n${'c'.repeat(7)}`;
    const passages = [0, 8, 16].map(start => ({ start, end: start + 7 }));
    expect(cutWindows(text, passages, [], 10)).toEqual([
      { start: 0, end: 8 },
      { start: 8, end: 16 },
      { start: 16, end: 23 },
    ]);
  });
  it('end between words of one long line, and where too many entries begin', () => {
    expect(cutWindows('talks about talks', [], [], 12)).toEqual([
      { start: 0, end: 12 },
      { start: 12, end: 17 },
    ]);
    expect(cutWindows('one two three four', [], [0, 4, 8, 14], 100, 2)).toEqual([
      { start: 0, end: 8 },
      { start: 8, end: 18 },
    ]);
  });
  it('are one for a short report and for none', () => {
    expect(cutWindows('short', [], [0])).toEqual([{ start: 0, end: 5 }]);
    expect(cutWindows('', [], [])).toEqual([{ start: 0, end: 0 }]);
  });
  it('cover the text without gap or overlap, and never cut a character in two', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '\n', '😀'), { maxLength: 200 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(200)), fc.integer({ min: 2, max: 40 }), (given, offsets, most) => {
        const starts = offsets.filter(at => at < given.length).sort((a, b) => a - b);
        const windows = cutWindows(given, [], starts, most, 3);
        expect(windows[0]!.start).toBe(0);
        expect(windows.at(-1)!.end).toBe(given.length);
        for (const [i, { start, end }] of windows.entries()) {
          if (given !== '') expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(most);
          if (i > 0) expect(start).toBe(windows[i - 1]!.end);
        }
        // A lone half of a character cannot be encoded.
        for (const { start, end } of windows) expect(() => encodeURIComponent(given.slice(start, end))).not.toThrow();
      }),
    );
  });
});
