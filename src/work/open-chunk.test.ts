import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReports } from '../reports/index.ts';
import type { NewChunk } from '../store/index.ts';
import { sourceOf } from './chunk.ts';
import { cutInputs, type WorkInputs } from './cut-inputs.ts';
import { openChunk } from './open-chunk.ts';
import { madeReports } from './testing/made-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-chunks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STORY = 'Officials of Norland met the union on Monday to talk about pay, the ministry said. '.repeat(8);
const page = (n: number) =>
  `<!doctype html><html><head><title>Talks ${n}</title></head><body><h1>Talks ${n}</h1><p>${STORY}</p><p>Report ${n}. ${STORY}</p></body></html>`;
function record(n: number): string {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page(n)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/${n}\r\nWARC-Date: 2025-11-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`;
}
const records = Array.from({ length: 12 }, (_, n) => record(n));

beforeAll(() => {
  mkdirSync(join(folder, 'mixed'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'lines.ndjson': madeReports(60),
    'packed.jsonl.gz': gzipSync(madeReports(60, 2)),
    'lines.data': madeReports(20, 3),
    'archive.warc': records.join(''),
    'archive.warc.gz': Buffer.concat(records.map(one => gzipSync(one))),
    'mixed/a.txt': 'The union rejected the offer.',
    'mixed/b.html': page(99),
    'mixed/c.json': JSON.stringify([
      { id: 'c1', text: 'Sudria accepted.' },
      { id: 'c2', text: 'Ostmark did not.' },
    ]),
    'mixed/d.txt': 'Talks resume on Monday.',
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});

const never = new AbortController().signal;
const at = '2025-01-01T00:00:00.000Z';
async function chunksOf(inputs: Partial<WorkInputs>, chunkBytes = 1000): Promise<NewChunk[]> {
  const chunks: NewChunk[] = [];
  const whole = { paths: [], feeds: [], lists: [], at, ...inputs };
  for await (const cut of cutInputs(whole, { chunkBytes })) {
    if (!cut.ok) throw cut.error;
    chunks.push(cut.chunk);
  }
  return chunks;
}
/** The reports of some chunks: id and text; refusals by their code. */
async function reportsOf(chunks: readonly NewChunk[]): Promise<string[]> {
  const found: string[] = [];
  for (const chunk of chunks) {
    for await (const result of openChunk(sourceOf(chunk), { contact: null, facts: {}, signal: never }))
      found.push(result.ok ? `${result.report.id} ${result.report.text}` : result.error.code);
  }
  return found;
}
async function readWhole(path: string): Promise<string[]> {
  const found: string[] = [];
  for await (const result of readReports(path))
    found.push(result.ok ? `${result.report.id} ${result.report.text}` : result.error.code);
  return found;
}

describe('the chunks of an input', () => {
  it.each([
    ['lines.ndjson', 1000],
    ['lines.ndjson', 1_000_000],
    ['packed.jsonl.gz', 1000],
    ['packed.jsonl.gz', 137],
    ['lines.data', 700],
    ['archive.warc', 3000],
    ['archive.warc.gz', 500],
    ['mixed', 1],
  ] as const)(
    'have the reports of %s, the same and in the same order, cut every %i bytes',
    async (name, chunkBytes) => {
      const path = join(folder, name);
      const chunks = await chunksOf({ paths: [path] }, chunkBytes);
      if (chunkBytes < 1_000_000) expect(chunks.length).toBeGreaterThan(2);
      const whole = await readWhole(path);
      expect(whole.length).toBeGreaterThan(4);
      expect(await reportsOf(chunks)).toEqual(whole);
    },
  );

  it('are the same when cut again, and others for another file', async () => {
    const path = join(folder, 'lines.ndjson');
    const ids = (chunks: readonly NewChunk[]) => chunks.map(({ id }) => id);
    const first = ids(await chunksOf({ paths: [path] }));
    expect(ids(await chunksOf({ paths: [path] }))).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
    const other = ids(await chunksOf({ paths: [join(folder, 'lines.data')] }));
    expect(other.filter(id => first.includes(id))).toEqual([]);
  });

  it('put small files together, and say what they are about', async () => {
    const [chunk, ...more] = await chunksOf({ paths: [join(folder, 'mixed')] }, 1_000_000);
    expect(more).toEqual([]);
    expect(chunk!.label).toMatch(/a\.txt and 3 more$/);
  });

  it('read what is damaged as far as it goes', async () => {
    const path = join(folder, 'short.ndjson.gz');
    const packed = gzipSync(madeReports(400, 5));
    writeFileSync(path, packed.subarray(0, packed.length / 2));
    const found = await reportsOf(await chunksOf({ paths: [path] }, 10_000));
    expect(found.at(-1)).toBe('file-truncated');
    // What was unpacked before the damage, and perhaps more of it than reading the file in one go gives.
    const whole = (await readWhole(path)).slice(0, -1);
    expect(found.slice(0, whole.length)).toEqual(whole);
    expect(found.length).toBeGreaterThan(50);
  });

  it('name addresses in lists, and feeds anew each time they are asked', async () => {
    const path = join(folder, 'list.txt');
    writeFileSync(
      path,
      `# pages\n${Array.from({ length: 60 }, (_, n) => `https://harbour.example/${n}`).join('\n')}\n`,
    );
    const chunks = await chunksOf({ lists: [path], feeds: ['https://harbour.example/feed'] });
    expect(chunks.map(({ label }) => label)).toEqual([
      'https://harbour.example/0 and 49 more',
      'https://harbour.example/50 and 9 more',
      `https://harbour.example/feed, asked ${at}`,
    ]);
    const [later] = await chunksOf({ feeds: ['https://harbour.example/feed'], at: '2025-01-02T00:00:00.000Z' });
    expect(later!.id).not.toBe(chunks[2]!.id);
  });

  it('are refused where there is no address, or no list', async () => {
    const path = join(folder, 'wrong.txt');
    writeFileSync(path, 'https://harbour.example/1\nharbour.example/2\n');
    await expect(chunksOf({ lists: [path] })).rejects.toMatchObject({ code: 'work-input-unknown' });
    await expect(chunksOf({ lists: [join(folder, 'nothing')] })).rejects.toMatchObject({ code: 'work-input-missing' });
    await expect(chunksOf({ paths: [join(folder, 'nothing')] })).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('do not fit a file that was changed or taken away since', async () => {
    const path = join(folder, 'changing.ndjson');
    writeFileSync(path, madeReports(5));
    const chunks = await chunksOf({ paths: [path] });
    appendFileSync(path, madeReports(1, 9));
    await expect(reportsOf(chunks)).rejects.toMatchObject({ code: 'work-input-changed' });
    writeFileSync(path, madeReports(5));
    utimesSync(path, 1000, 1000);
    await expect(reportsOf(chunks)).rejects.toMatchObject({ code: 'work-input-changed' });
    rmSync(path);
    await expect(reportsOf(chunks)).rejects.toMatchObject({ code: 'work-input-missing' });
  });
});
