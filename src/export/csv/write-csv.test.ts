import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restored } from '../../text/index.ts';
import { writeCsv } from './write-csv.ts';

// What breaks tables: separators, quotes, line ends, formulas, marks that are invisible, characters beyond the BMP.
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom(',', '"', '\r', '\n', '\t', "'", '=', '+', '-', '@', '|', '\\', ' ', 'a', '🕊', '\u200b'), {
      maxLength: 12,
    })
    .map(parts => parts.join('')),
);

describe('writeCsv', () => {
  it('is read back by another parser, whatever the fields hold', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain(width => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { minLength: 1 })),
        fc.boolean(),
        (rows, bom) => {
          const header = rows[0]!.map((_, n) => `column ${n}`);
          const read = parse(writeCsv(header, rows, { bom }), { bom: true, skip_empty_lines: false }) as string[][];
          expect(read[0]).toEqual(header);
          expect(read.slice(1).map(row => row.map(restored))).toEqual(rows);
        },
      ),
    );
  });
  it('ends every row with CRLF and begins with a byte order mark only when asked to', () => {
    expect(writeCsv(['a', 'b'], [['1', null]])).toBe('a,b\r\n1,\r\n');
    expect(writeCsv(['a'], [], { bom: true })).toBe('\ufeffa\r\n');
  });
  it('leaves numbers numbers, negative ones too', () => {
    expect(writeCsv(['a', 'b'], [[-5, '-5']])).toBe("a,b\r\n-5,'-5\r\n");
  });
  it('refuses a row of another width', () => {
    expect(() => writeCsv(['a'], [['1', '2']])).toThrow(TypeError);
  });
});
