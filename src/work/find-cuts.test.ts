import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CutFormat, findCuts, unpackedHead } from './find-cuts.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-cuts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The pieces of a file, as bytes. */
async function piecesOf(bytes: Buffer, format: CutFormat, aim: number): Promise<Buffer[]> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const file = await open(path);
  const pieces: Buffer[] = [];
  try {
    for await (const { start, end } of findCuts(file, bytes.length, format, aim))
      pieces.push(bytes.subarray(start, end));
  } finally {
    await file.close();
  }
  return pieces;
}

const record = (page: string) =>
  `WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}\r\n\r\n`;

describe('cutting a file between its reports', () => {
  it('gives every line once and whole, wherever the cuts are aimed', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 60 }).map(text => `${JSON.stringify({ text })}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 400 }),
        async (lines, aim) => {
          const bytes = Buffer.from(lines.join(''));
          const pieces = await piecesOf(bytes, 'lines', aim);
          expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
          for (const piece of pieces) {
            expect(piece.at(-1)).toBe(0x0a);
            expect(piece.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a last line without an end, and does not look for one in an empty file', async () => {
    expect((await piecesOf(Buffer.from('{"a":1}\n{"b":2}'), 'lines', 3)).map(String)).toEqual(['{"a":1}\n', '{"b":2}']);
    expect(await piecesOf(Buffer.alloc(0), 'lines', 3)).toEqual([]);
  });

  it('cuts an archive where a record begins, also when a page speaks of archives', async () => {
    const pages = [
      'one',
      'WARC/1.0\r\n is how a record begins',
      '\r\n\r\nWARC/1.0\r\nis no record',
      'x'.repeat(5000),
      'last',
    ];
    const records = pages.map(record);
    const pieces = await piecesOf(Buffer.from(records.join('')), 'records', 1);
    expect(pieces.map(String)).toEqual(records);
    const two = await piecesOf(Buffer.from(records.join('')), 'records', records[0]!.length + 5);
    expect(two.map(String)[0]).toBe(records[0]! + records[1]!);
  });

  it('cuts a packed archive between its members, whatever bytes lie within them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 900 }),
        async (contents, aim) => {
          // What looks like the beginning of a member is in every page.
          const members = contents.map(content =>
            gzipSync(record(`${Buffer.from(content).toString('latin1')}\u001f\u008b\u0008`), { level: 0 }),
          );
          const bytes = Buffer.concat(members);
          const begins = new Set(members.map((_, n) => Buffer.concat(members.slice(0, n)).length));
          let at = 0;
          for (const piece of await piecesOf(bytes, 'packed records', aim)) {
            expect(begins.has(at)).toBe(true);
            at += piece.length;
          }
          expect(at).toBe(bytes.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds a record far behind where the cut was aimed', async () => {
    const noise = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7919 + (n >> 3) * 31) & 0xff));
    const members = [gzipSync(record('one')), gzipSync(record(noise.toString('latin1'))), gzipSync(record('three'))];
    const pieces = await piecesOf(Buffer.concat(members), 'packed records', members[0]!.length + 1);
    expect(pieces.map(piece => piece.length)).toEqual([members[0]!.length + members[1]!.length, members[2]!.length]);
  });
});

describe('the head of a gzip member', () => {
  it('is unpacked as far as the bytes tell, past a name', () => {
    const packed = gzipSync('WARC/1.0 and so on');
    expect(unpackedHead(packed).toString()).toBe('WARC/1.0 and so on');
    const named = Buffer.concat([
      packed.subarray(0, 3),
      Buffer.from([8]),
      packed.subarray(4, 10),
      Buffer.from('a.warc\0'),
      packed.subarray(10),
    ]);
    expect(unpackedHead(named).toString()).toBe('WARC/1.0 and so on');
  });
  it('is empty where there is none', () => {
    expect(unpackedHead(Buffer.from('\u001f\u008b\u0008 is no member', 'latin1')).toString()).not.toContain('WARC');
    expect(unpackedHead(Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 0, 65])).length).toBe(0);
  });
});
