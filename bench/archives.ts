import { gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { readWarc } from '../src/reports/archives/read-warc.ts';
import { type Rate, somePages } from './pages.ts';

/** A gzipped web archive as a crawl of news makes it: each record packed by itself. */
function makeArchive(pages: readonly Uint8Array[]): Buffer {
  const records = pages.map((page, n) => {
    const answer = Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'),
      page,
    ]);
    const header = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/${n}\r\nWARC-Date: 2025-11-03T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:${n}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${answer.length}\r\n\r\n`;
    return gzipSync(Buffer.concat([Buffer.from(header), answer, Buffer.from('\r\n\r\n')]));
  });
  return Buffer.concat(records);
}

const CHUNK = 1 << 16;
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

async function rate(name: string, work: () => Promise<number>): Promise<Rate> {
  await work();
  const begun = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(begun);
  return { name, perSecond: (1e6 * done) / (user + system) };
}

/** Records of a gzipped web archive a second of processor time, with the whole page of each, beside warcio in the same run. */
export async function benchArchives(): Promise<readonly Rate[]> {
  const { openStream, unpack } = await import('../src/reports/open-stream.ts');
  const some = somePages();
  const pages = 4 * some.length;
  const archive = makeArchive([...some, ...some, ...some, ...some]);
  const ours = async () => {
    let bytes = 0;
    let records = 0;
    for await (const result of readWarc(unpack((await openStream(chunksOf(archive))).rest), 'x.warc.gz')) {
      if (!result.ok) continue;
      bytes += result.page.bytes.length;
      records++;
    }
    return bytes > 0 ? records : 0;
  };
  const theirs = async () => {
    let bytes = 0;
    let records = 0;
    for await (const record of new WARCParser(chunksOf(archive))) {
      if (record.warcType !== 'response') continue;
      bytes += (await record.readFully(true))?.length ?? 0;
      records++;
    }
    return bytes > 0 ? records : 0;
  };
  const rates = [await rate('records: parley', ours), await rate('records: warcio', theirs)];
  if ((await ours()) !== pages || (await theirs()) !== pages) throw new Error('The two did not read every record.');
  return rates;
}
