import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, neutralised, restored, unlisted } from './table-cells.ts';

// What breaks tables: separators, quotes, line ends, formulas, marks that are invisible, characters beyond the BMP.
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom(',', '"', '\r', '\n', '\t', "'", '=', '+', '-', '@', '|', '\\', ' ', 'a', '🕊', '\u200b'), {
      maxLength: 12,
    })
    .map(parts => parts.join('')),
);

describe('formula injection', () => {
  it('no text begins as a spreadsheet formula does, and none is lost', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(neutralised(text)).not.toMatch(/^\s*[=+\-@\t\r]/);
        expect(restored(neutralised(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
  it('leaves ordinary texts as they are', () => {
    for (const text of ['Moscow', "'tis", 'a=b', '1-2', '', "'"]) expect(neutralised(text)).toBe(text);
    expect(neutralised('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
    expect(neutralised("'=1")).toBe("''=1");
    expect(neutralised(' +1')).toBe("' +1");
  });
});

describe('lists in one field', () => {
  it('come back as they were', () => {
    const texts = fc.array(
      hostile.filter(text => text !== ''),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(texts, list => {
        expect(unlisted(listed(list))).toEqual(list);
      }),
    );
  });
  it('are readable', () => {
    expect(listed(['state:RUS', 'a|b', 'c\\d'])).toBe('state:RUS|a\\|b|c\\\\d');
  });
});
