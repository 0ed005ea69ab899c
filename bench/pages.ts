import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { SHARED } from '../evaluation/figure.ts';
import { benchmarkPages } from '../evaluation/pages-benchmark.ts';
import { readabilityAlone } from '../evaluation/pages-readability.ts';
import { type ReportResult, readReportsFrom } from '../src/reports/index.ts';
import { readabilityOnJsdom } from './readability-on-jsdom.ts';
import { newsOf } from './times.ts';

export interface Rate {
  readonly name: string;
  /** Things done in one second of processor time; other work on the machine does not count. */
  readonly perSecond: number;
}

/** Pages of the benchmark where they lie beside the repository, else made-up ones of a usual size. */
export function somePages(): Buffer[] {
  if (existsSync(SHARED)) return benchmarkPages().map(({ bytes }) => Buffer.from(bytes));
  const paragraphs = newsOf(6000)
    .split('\n\n')
    .map(paragraph => `<p class="story-text">${paragraph}</p>`)
    .join('');
  const links = '<li><a href="/other">Another story about the islands and their fish</a></li>'.repeat(400);
  const page = `<!doctype html><html><head><title>Talks</title></head><body><nav><ul>${links}</ul></nav><article><h1>Talks</h1>${paragraphs}</article><aside><ul>${links}</ul></aside></body></html>`;
  return Array.from({ length: 80 }, () => Buffer.from(page));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
async function count(results: AsyncIterable<ReportResult>): Promise<number> {
  let reports = 0;
  for await (const { ok } of results) if (ok) reports++;
  return reports;
}

async function rate(name: string, work: () => Promise<number> | number): Promise<Rate> {
  await work();
  const begun = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(begun);
  return { name, perSecond: (1e6 * done) / (user + system) };
}

/** Pages, archived pages and plain reports a second of processor time, pages beside Readability alone in the same run. */
export async function benchPages(): Promise<readonly Rate[]> {
  const pages = somePages();
  const archive = Buffer.concat(
    pages.map(page => {
      const answer = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'), page]);
      const header = `WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ${answer.length}\r\n\r\n`;
      return gzipSync(Buffer.concat([Buffer.from(header), answer, Buffer.from('\r\n\r\n')]));
    }),
  );
  const lines = Buffer.from(
    Array.from({ length: 500 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, headline: 'Talks', text: newsOf(4000 + i) }),
    ).join('\n'),
  );
  const readPages = async () => {
    let done = 0;
    for (const page of pages) done += await count(readReportsFrom(once(page), 'x.html'));
    return done;
  };
  return [
    await rate('pages: parley, with metadata and labelled blocks', readPages),
    await rate('pages: readability on linkedom alone', () => pages.map(readabilityAlone).length),
    await rate('pages: readability on jsdom alone', () => pages.map(readabilityOnJsdom).length),
    await rate('pages: parley, out of a gzipped web archive', () => count(readReportsFrom(once(archive), 'x.warc.gz'))),
    await rate('reports: parley, NDJSON', () => count(readReportsFrom(once(lines), 'x.ndjson'))),
  ];
}

if (process.argv[1]?.endsWith('bench/pages.ts')) {
  for (const { name, perSecond } of await benchPages()) console.log(`${name.padEnd(52)} ${perSecond.toFixed(0)}/s`);
}
