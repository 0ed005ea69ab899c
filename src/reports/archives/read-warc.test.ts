import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportsFrom } from '../read-reports.ts';
import { byteReader } from './byte-reader.ts';
import { bodyOf, parseHttpAnswer } from './http-body.ts';
import { type ArchivedResult, readWarc } from './read-warc.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const PAGE = `<!doctype html><title>Talks</title><p>${'Officials met on Monday to talk about fishing rights, the ministry said. '.repeat(8)}</p>`;
const answer = (body: Uint8Array | string, headers = 'Content-Type: text/html; charset=utf-8', status = '200 OK') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)]);
const record = (
  payload: Uint8Array,
  { type = 'response', length = payload.length, url = 'https://harbour.example/1' } = {},
) =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-11-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    payload,
    Buffer.from('\r\n\r\n'),
  ]);
const read = (bytes: Uint8Array, size = 97): Promise<ArchivedResult[]> =>
  all(readWarc(chunksOf(bytes, size), 'x.warc'));
const shown = (results: readonly ArchivedResult[]) =>
  results.map(result =>
    result.ok ? Buffer.from(result.page.bytes).toString() : `${result.error.code} ${result.place.record}`,
  );

describe('a web archive', () => {
  it('gives its pages with address, time and encoding, and passes over everything else', async () => {
    const bytes = Buffer.concat([
      record(Buffer.from('software: x'), { type: 'warcinfo' }),
      record(answer(PAGE)),
      record(Buffer.from('GET / HTTP/1.1\r\n\r\n'), { type: 'request' }),
      record(answer('gone', 'Content-Type: text/html', '404 Not Found')),
      record(answer('GIF89a', 'Content-Type: image/gif')),
      record(answer(PAGE, 'Content-Type: text/html; charset="windows-1252"'), { url: '<https://harbour.example/2>' }),
    ]);
    const results = await read(bytes);
    expect(
      results.map(
        result => result.ok && [result.page.url, result.page.retrieved, result.page.encoding, result.place.record],
      ),
    ).toEqual([
      ['https://harbour.example/1', '2025-11-03T08:00:00Z', 'utf-8', 2],
      ['https://harbour.example/2', '2025-11-03T08:00:00Z', 'windows-1252', 6],
    ]);
  });
  it('undoes gzip, brotli and chunks, also where the archive undid them and kept the header', async () => {
    const chunked = `${PAGE.length.toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`;
    const bytes = Buffer.concat([
      record(answer(gzipSync(PAGE), 'Content-Type: text/html\r\nContent-Encoding: gzip')),
      record(answer(brotliCompressSync(PAGE), 'Content-Type: text/html\r\nContent-Encoding: br')),
      record(answer(PAGE, 'Content-Type: text/html\r\nContent-Encoding: br')),
      record(answer(chunked, 'Content-Type: text/html\r\nTransfer-Encoding: chunked')),
      record(answer(PAGE, 'Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip')),
    ]);
    expect(shown(await read(bytes))).toEqual([PAGE, PAGE, PAGE, PAGE, PAGE]);
  });
  it('goes on behind a record whose length is a lie', async () => {
    const tooShort = record(answer(PAGE), { length: 60 });
    const none = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n');
    const results = shown(
      await read(Buffer.concat([tooShort, record(answer('<p>two')), none, record(answer('<p>four'))])),
    );
    expect(results.filter(result => !result.startsWith('<'))).toEqual(['archive-broken 2', 'archive-broken 3']);
    expect(results).toContain('<p>two');
    expect(results).toContain('<p>four');
  });
  it('bears chunks whose lengths are lies, and answers that are none', async () => {
    const chunked = 'Content-Type: text/html\r\nTransfer-Encoding: chunked';
    const results = await read(
      Buffer.concat([
        record(answer(`ffffffff\r\n${PAGE}`, chunked)),
        record(answer(`-5\r\n${PAGE}`, chunked)),
        record(answer(`10\r\n${PAGE}\r\n0\r\n\r\n`, chunked)),
        record(Buffer.from('no answer at all')),
        record(Buffer.alloc(0)),
        record(answer(PAGE)),
      ]),
    );
    expect(shown(results).every(text => text.length <= PAGE.length + 4)).toBe(true);
    expect(shown(results).at(-1)).toBe(PAGE);
  });
  it('is not held up by lengths beyond all measure', async () => {
    const results = await read(
      Buffer.concat([record(answer(PAGE)), record(answer(PAGE), { length: 999_999_999_999_999 })]),
    );
    expect(shown(results)).toEqual([PAGE, 'file-too-large 2']);
    const number = await read(record(answer(PAGE), { length: 1e21 }));
    expect(shown(number)).toEqual(['archive-broken 1']);
  });
  it('says so when it is cut', async () => {
    const bytes = Buffer.concat([record(answer(PAGE)), record(answer(PAGE))]);
    expect(shown(await read(bytes.subarray(0, bytes.length - 60)))).toEqual([PAGE, 'file-truncated 2']);
    const tooLong = record(answer(PAGE), { length: 1_000_000 });
    expect(shown(await read(tooLong))).toEqual(['file-truncated 1']);
  });
  it('passes over records and bodies beyond the limits', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024));
    const bytes = Buffer.concat([
      record(answer(bomb, 'Content-Type: text/html\r\nContent-Encoding: gzip')),
      record(answer(PAGE)),
    ]);
    expect(shown(await read(bytes, 65536))).toEqual(['file-too-large 1', PAGE]);
  });
  it('becomes reports, also gzipped record by record', async () => {
    const packed = Buffer.concat([
      gzipSync(record(answer(PAGE))),
      gzipSync(record(answer(PAGE.replace('Monday', 'Friday')))),
    ]);
    const results = await all(readReportsFrom(chunksOf(packed, 500), 'x.warc.gz'));
    expect(
      results.map(
        result => result.ok && [result.report.url, result.report.retrieved, result.report.text.includes('Friday')],
      ),
    ).toEqual([
      ['https://harbour.example/1', '2025-11-03T08:00:00Z', false],
      ['https://harbour.example/1', '2025-11-03T08:00:00Z', true],
    ]);
  });
  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('WARC/1.0\r\n', 'Content-Length: 9\r\n', '\r\n', 'HTTP/1.1 200 OK\r\n', '\0', 'x: y\n'),
        ),
        async parts => {
          for (const result of await read(Buffer.from(parts.join('')), 5)) expect(typeof result.ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('the parts', () => {
  it('a reader gives the same bytes however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(70),
        async (bytes, size, count) => {
          const reader = byteReader(chunksOf(bytes, size));
          const taken = await reader.take(count);
          const rest = await reader.take(1000);
          expect(Buffer.concat([taken, rest])).toEqual(Buffer.from(bytes));
          expect(taken.length).toBe(Math.min(count, bytes.length));
        },
      ),
    );
  });
  it('an answer that is none is null', () => {
    expect(parseHttpAnswer(Buffer.from('no answer at all'))).toBeNull();
    expect(parseHttpAnswer(Buffer.from('ICY 200 OK\r\n\r\nx'))).toBeNull();
  });
  it('a damaged body is null, a raw one is left', () => {
    const damaged = parseHttpAnswer(answer(gzipSync(PAGE).subarray(0, 40), 'Content-Encoding: gzip'));
    expect(damaged && bodyOf(damaged, 1e6)).toBeNull();
    const raw = parseHttpAnswer(answer(PAGE));
    expect(raw && bodyOf(raw, 1e6)?.toString()).toBe(PAGE);
    expect(raw && bodyOf(raw, 10)).toBeNull();
  });
});
