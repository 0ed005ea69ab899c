import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, MAX_TEXT_BYTES } from './limits.ts';
import { readReports, readReportsFrom } from './read-reports.ts';
import { refusalOfSystem } from './refusals.ts';
import type { ReportResult } from './report-result.ts';

const TEXT =
  'PORT ALDIS – Officials met on Monday to talk about fishing rights, the ministry said.\n\nTalks go on today.';
const RECORD = {
  id: 'r1',
  url: 'https://harbour.example/1',
  publisher: 'The Harbour Post',
  headline: 'Talks',
  text: TEXT,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-reports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* chunksOf(content: string | Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(results: AsyncIterable<ReportResult>): Promise<ReportResult[]> {
  const list: ReportResult[] = [];
  for await (const result of results) list.push(result);
  return list;
}
const read = (content: string | Uint8Array, name: string | null = null, size?: number) =>
  all(readReportsFrom(chunksOf(content, size), name));
const one = async (content: string | Uint8Array, name: string | null = null) => {
  const [result, ...rest] = await read(content, name);
  expect(rest).toEqual([]);
  if (result?.ok !== true) throw new Error(result?.error.message ?? 'nothing read');
  return result.report;
};
const refused = async (content: string | Uint8Array, name: string | null = null) => {
  const [result, ...rest] = await read(content, name);
  expect(rest).toEqual([]);
  if (result?.ok !== false) throw new Error('was read');
  expect(result.error.next.length).toBeGreaterThan(20);
  return `${result.error.code} | ${result.error.message}`;
};

describe('formats, by what the bytes hold', () => {
  it('plain text is kept character for character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 200 }), async words => {
        const text = `Said: ${words}`;
        fc.pre(Buffer.from(text).toString() === text && !/[\0-\x08\x0e-\x1f]|<\//.test(text));
        expect((await one(text)).text).toBe(text);
      }),
      { numRuns: 60 },
    );
    expect((await one('a\r\nb  c\td\u00a0“e”\n\n')).text).toBe('a\r\nb  c\td\u00a0“e”\n\n');
  });
  it('one JSON report, with the fields of either name', async () => {
    const report = await one(JSON.stringify(RECORD, null, 2));
    expect(report).toMatchObject({
      id: 'r1',
      publisher: 'The Harbour Post',
      headline: 'Talks',
      text: TEXT,
      rawHash: null,
    });
    const other = await one(
      JSON.stringify({ title: 'Talks', date: 'Nov. 3, 2025', authors: ['Ann Harbour'], text: TEXT }),
    );
    expect(other).toMatchObject({
      headline: 'Talks',
      published: '2025-11-03',
      publishedBasis: 'given',
      byline: ['Ann Harbour'],
    });
    expect(other.id).toMatch(/^[\da-f]{24}$/);
  });
  it('an array, and lines, with the place of each', async () => {
    const records = ['a', 'b', 'c'].map(id => ({ ...RECORD, id }));
    const array = await read(JSON.stringify(records));
    expect(array.map(result => result.ok && [result.report.id, result.source.position])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    const lines = await read(records.map(record => JSON.stringify(record)).join('\n\n'), null, 7);
    expect(lines.map(result => result.ok && [result.report.id, result.source.line])).toEqual([
      ['a', 1],
      ['b', 3],
      ['c', 5],
    ]);
  });
  it('gzip around any of them, whatever the name says', async () => {
    expect((await one(gzipSync(TEXT), 'x.txt')).text).toBe(TEXT);
    const lines = `${JSON.stringify(RECORD)}\n${JSON.stringify({ ...RECORD, id: 'r2' })}\n`;
    expect((await read(gzipSync(lines), 'x.bin')).map(result => result.ok && result.report.id)).toEqual(['r1', 'r2']);
  });
  it('a page, also without its usual head and under a wrong name', async () => {
    const body = `<p>${'Officials met on Monday to talk about fishing rights, the ministry said. '.repeat(6)}</p>`;
    expect((await one(`<!-- saved --><!DOCTYPE html><title>Talks</title>${body.repeat(3)}`, 'x.txt')).text).toContain(
      'fishing rights',
    );
    expect((await one(`<?xml version="1.0"?><html><body>${body.repeat(3)}</body></html>`)).rawHash).not.toBeNull();
  });
  it('ids come from the content where none is given, and are the same for the same report', async () => {
    const [a, b, c] = [await one(TEXT, 'a.txt'), await one(TEXT, 'b.txt'), await one(`${TEXT} `, 'a.txt')];
    expect(a.id).toBe(b.id);
    expect(a.id).not.toBe(c.id);
    expect([a.file, b.file]).toEqual(['a.txt', 'b.txt']);
  });
});

describe('bad input', () => {
  it('empty, white, binary, too large: each says what and where', async () => {
    expect(await refused('', 'empty.txt')).toBe('file-empty | empty.txt: the file is empty');
    expect(await refused(' \n\t\n')).toMatch(/^file-empty \| standard input/);
    expect(await refused(Buffer.from([1, 2, 0, 3, 250, 0, 7]), 'x.txt')).toMatch(
      /^file-binary \| x\.txt: it is a binary file/,
    );
    expect(await refused('%PDF-1.7\n%âãÏÓ', 'x.html')).toMatch(/^pdf-broken \| x\.html: the PDF is damaged/);
    expect(await refused('PK\u0003\u0004rest', 'x.docx')).toMatch(/office document/);
    expect(await refused('a b c. '.repeat(MAX_TEXT_BYTES / 7 + 1), 'big.txt')).toMatch(
      /^file-too-large \| big\.txt: .*5 MB/,
    );
  });
  it('does not read a 50 MB file to its end before it refuses it', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; taken < 800; taken++) yield Buffer.alloc(1 << 16, 'The talks went on. ');
    }
    const [result] = await all(readReportsFrom(endless(), 'big.txt'));
    expect(result?.ok === false && result.error.code).toBe('file-too-large');
    expect(taken).toBeLessThan(100);
  });
  it('is cut within limits when a small packed file unpacks to a huge one', async () => {
    const bomb = gzipSync(Buffer.alloc(300 << 20, 'The talks went on. '));
    expect(bomb.length).toBeLessThan(2 << 20);
    expect(await refused(bomb, 'x.txt.gz')).toMatch(/^file-too-large \| x\.txt\.gz/);
    const lines = await read(
      gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(RECORD)}\n{"a":"`), Buffer.alloc(60 << 20, 'a')])),
      'x.ndjson.gz',
      1 << 16,
    );
    expect(lines.map(result => (result.ok ? result.report.id : result.error.code))).toEqual(['r1', 'line-too-long']);
  });
  it('an unknown encoding', async () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, i) => 0x81 + ((i * 37) % 0x7d)));
    expect(await refused(noise, 'x.txt')).toMatch(/^encoding-unknown \| x\.txt/);
    expect(
      await refused(
        iconv.encode(JSON.stringify({ text: 'Genève a dit “non” à l’été' }, null, 1), 'windows-1252'),
        'x.json',
      ),
    ).toMatch(/^encoding-unknown/);
  });
  it('broken JSON, and JSON that is no report', async () => {
    expect(await refused('{"text": "a",\n "id": }', 'x.json')).toMatch(
      /^json-broken \| x\.json: this is no valid JSON/,
    );
    expect(await refused('{\n"title": "Talks"}', 'x.json')).toBe('record-invalid | x.json: `text` is missing');
    expect(await refused('{"text": 7}', 'x.json')).toMatch(/`text` is not as expected/);
    expect(await refused('{"text": "  "}', 'x.json')).toMatch(/its `text` is empty/);
    expect(await refused('[]', 'x.json')).toMatch(/^file-empty/);
    const [good, bad] = await read(JSON.stringify([RECORD, 'no report']), 'x.json');
    expect([good?.ok, bad?.ok === false && bad.error.message]).toEqual([
      true,
      expect.stringContaining('x.json, report 2 of the array'),
    ]);
  });
  it('a bad line costs that line only', async () => {
    const lines = [
      JSON.stringify(RECORD),
      '{"text": "cut of',
      JSON.stringify({ id: 'r3' }),
      Buffer.concat([Buffer.from('{"text": "'), Buffer.from([0xe9]), Buffer.from('"}')]),
      JSON.stringify({ ...RECORD, id: 'r5' }),
    ].map(line => Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
    const results = await read(Buffer.concat(lines), 'x.ndjson', 11);
    expect(
      results.map(result =>
        result.ok ? result.report.id : `${result.error.code} ${result.error.message.split(':')[0]}`,
      ),
    ).toEqual([
      'r1',
      'json-broken x.ndjson, line 2',
      'record-invalid x.ndjson, line 3',
      'encoding-unknown x.ndjson, line 4',
      'r5',
    ]);
  });
  it('a line without end is skipped, not held', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${JSON.stringify(RECORD)}\n{"text": "`);
      for (let held = 0; held <= MAX_LINE_BYTES; held += 1 << 20) yield Buffer.alloc(1 << 20, 'a');
      yield Buffer.from(`"}\n${JSON.stringify({ ...RECORD, id: 'r3' })}`);
    }
    const results = await all(readReportsFrom(chunks(), 'x.ndjson'));
    expect(results.map(result => (result.ok ? result.report.id : result.error.code))).toEqual([
      'r1',
      'line-too-long',
      'r3',
    ]);
  });
  it('a cut archive gives what it still holds', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ ...RECORD, id: `r${i}`, text: `${TEXT} ${i * 7919}` }),
    ).join('\n');
    const packed = gzipSync(lines);
    const results = await read(packed.subarray(0, packed.length - 2000), 'x.ndjson.gz', 5000);
    expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(100);
    const last = results.at(-1);
    expect(last?.ok === false && last.error.code).toMatch(/^file-truncated|json-broken$/);
    expect(results.some(result => !result.ok && result.error.code === 'file-truncated')).toBe(true);
  });
  it('broken HTML is read as browsers read it; a page without text is refused', async () => {
    const broken = `<html><body><div><p>${'The talks went on, the ministry said on Monday. '.repeat(5)}<b><i></p></b><p>${'They ended on Tuesday, it said. '.repeat(5)}`;
    expect((await one(broken, 'x.html')).text).toContain('They ended on Tuesday');
    expect(await refused('<html><body><script>draw()</script></body></html>', 'x.html')).toMatch(
      /^page-empty \| x\.html/,
    );
  });
});

describe('files and folders', () => {
  it('a missing file, an empty folder, a forbidden file', async () => {
    const [missing] = await all(readReports(join(folder, 'nowhere.txt')));
    expect(missing?.ok === false && missing.error.code).toBe('file-missing');
    mkdirSync(join(folder, 'empty'));
    const [empty] = await all(readReports(join(folder, 'empty')));
    expect(empty?.ok === false && empty.error.code).toBe('folder-empty');
    const denied = refusalOfSystem(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }), {
      file: 'x.txt',
      line: null,
      position: null,
    });
    expect([denied.code, denied.message]).toEqual(['file-unreadable', 'x.txt: you have no permission to read it']);
    if (process.getuid?.() !== 0) {
      const secret = join(folder, 'secret.txt');
      writeFileSync(secret, TEXT);
      chmodSync(secret, 0);
      const [result] = await all(readReports(secret));
      expect(result?.ok === false && result.error.code).toBe('file-unreadable');
    }
  });
  it('a folder is read in the order of its names, recursively, once, and past its bad files', async () => {
    const root = join(folder, 'many');
    mkdirSync(join(root, 'b', 'deep'), { recursive: true });
    for (let i = 0; i < 200; i++) writeFileSync(join(root, `a${String(i).padStart(3, '0')}.txt`), `${TEXT} ${i}`);
    writeFileSync(join(root, 'a050.txt'), '');
    writeFileSync(join(root, 'a100.txt'), Buffer.from([0, 1, 2, 3]));
    writeFileSync(join(root, 'b', 'x.json'), '{"text": ');
    writeFileSync(join(root, 'b', 'deep', 'y.txt'), TEXT);
    writeFileSync(join(root, '.hidden.txt'), TEXT);
    symlinkSync(root, join(root, 'b', 'loop'));
    const results = await all(readReports(root));
    expect(results.filter(({ ok }) => !ok).map(({ source }) => source.file?.slice(root.length + 1))).toEqual([
      'a050.txt',
      'a100.txt',
      'b/x.json',
    ]);
    expect(results).toHaveLength(202);
    const files = results.map(({ source }) => source.file ?? '');
    expect(files).toEqual([...files].sort());
    expect((await all(readReports(root))).map(result => result.ok && result.report.id)).toEqual(
      results.map(result => result.ok && result.report.id),
    );
  });
});
