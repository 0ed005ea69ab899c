import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type FetchBounds, fetchSafely } from './fetch-safely.ts';
import { isPublicAddress, refusedUrl } from './public-address.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on this machine, and bounds that let the fetcher reach it and nothing else that is private. */
async function serve(listener: RequestListener): Promise<{ base: string; bounds: Partial<FetchBounds> }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    bounds: { isAllowed: address => address === '127.0.0.1' || isPublicAddress(address), timeoutMs: 3000 },
  };
}
const html = { 'content-type': 'text/html; charset=utf-8' };
const outcome = async (url: string, bounds: Partial<FetchBounds> = {}) => {
  const fetched = await fetchSafely({ url }, bounds);
  if (!fetched.ok) return fetched.error.code;
  return fetched.notModified ? 'not modified' : Buffer.from(fetched.answer.bytes).toString();
};

describe('addresses that are not fetched', () => {
  for (const url of [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.3.4/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://224.0.0.1/',
    'http://localhost/',
    'http://printer.local/',
    'http://intranet/',
    'http://harbour.example:25/',
    'http://user:secret@harbour.example/',
    'file:///etc/passwd',
    'ftp://harbour.example/',
    'javascript:1',
    'no address',
  ]) {
    it(url, async () => expect(await outcome(url)).toBe('address-refused'));
  }
  it('while public ones are', () => {
    for (const url of [
      'https://harbour.example/a?b=c',
      'http://93.184.216.34/',
      'https://[2606:2800:220:1::1]/',
      'http://harbour.example:8080/',
    ]) {
      expect(refusedUrl(url)).toBeNull();
    }
  });
  it('names that lead to private addresses, also one among several, also at the second look', async () => {
    const leadsTo = (...addresses: string[]) => ({
      resolve: async () => addresses.map(address => ({ address, family: 4 })),
    });
    expect(await outcome('http://harbour.example/', leadsTo('127.0.0.1'))).toBe('address-refused');
    expect(await outcome('http://harbour.example/', leadsTo('93.184.216.34', '10.0.0.1'))).toBe('address-refused');
    expect(await outcome('http://harbour.example/', leadsTo())).toBe('address-refused');
  });
  it('redirects to private addresses, and redirects without end', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      const target =
        asked.url === '/inside' ? 'http://169.254.169.254/' : asked.url === '/file' ? 'file:///etc/passwd' : '/again';
      answer.writeHead(302, { location: target }).end();
    });
    expect(await outcome(`${base}/inside`, bounds)).toBe('address-refused');
    expect(await outcome(`${base}/file`, bounds)).toBe('address-refused');
    expect(await outcome(`${base}/again`, bounds)).toBe('fetch-failed');
  });
});

describe('answers', () => {
  it('are unpacked, with what the server says of them', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      const coding = asked.url?.slice(1) ?? '';
      const packed = coding === 'gzip' ? gzipSync('talks') : coding === 'br' ? brotliCompressSync('talks') : 'talks';
      answer
        .writeHead(200, { ...html, etag: '"1"', ...(coding === '' ? {} : { 'content-encoding': coding }) })
        .end(packed);
    });
    for (const coding of ['', 'gzip', 'br']) expect(await outcome(`${base}/${coding}`, bounds)).toBe('talks');
    const fetched = await fetchSafely({ url: base }, bounds);
    expect(fetched.ok && !fetched.notModified && [fetched.answer.etag, fetched.answer.encoding]).toEqual([
      '"1"',
      'utf-8',
    ]);
  });
  it('are asked for only when changed, by somebody with a name', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      const same =
        asked.headers['if-none-match'] === '"1"' &&
        /^Parley\/.*desk@harbour\.example/.test(asked.headers['user-agent'] ?? '');
      answer.writeHead(same ? 304 : 200, html).end(same ? undefined : 'talks');
    });
    expect(await fetchSafely({ url: base, etag: '"1"', contact: 'desk@harbour.example' }, bounds)).toEqual({
      ok: true,
      notModified: true,
    });
  });
  it('too large, packed or unpacked, are given up early', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      if (asked.url === '/bomb')
        answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30 << 20)));
      else if (asked.url === '/brotli')
        answer.writeHead(200, { ...html, 'content-encoding': 'br' }).end(brotliCompressSync(Buffer.alloc(30 << 20)));
      else {
        answer.writeHead(200, html);
        const pour = (): void => {
          while (!answer.destroyed && answer.write(Buffer.alloc(1 << 16, 'a')));
        };
        answer.on('drain', pour);
        pour();
      }
    });
    for (const path of ['/bomb', '/brotli', '/endless'])
      expect(await outcome(base + path, bounds)).toBe('fetch-too-large');
  });
  it('that drip are given up in time', async () => {
    const { base, bounds } = await serve((_, answer) => {
      answer.writeHead(200, html);
      const drip = setInterval(() => answer.write('a'), 50);
      answer.on('close', () => clearInterval(drip));
    });
    expect(await outcome(base, { ...bounds, timeoutMs: 400 })).toBe('fetch-too-slow');
  });
  it('of other types, and errors, are results', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      if (asked.url === '/film') answer.writeHead(200, { 'content-type': 'video/mp4' }).end('x');
      else answer.writeHead(503, { 'retry-after': '120' }).end();
    });
    expect(await outcome(`${base}/film`, bounds)).toBe('fetch-refused');
    expect(await fetchSafely({ url: base }, bounds)).toMatchObject({
      ok: false,
      retryAfterMs: 120_000,
      error: { code: 'fetch-failed' },
    });
    const gone = await serve(() => undefined);
    for (const server of servers.splice(0)) server.close();
    expect(await outcome(gone.base, gone.bounds)).toBe('fetch-failed');
  });
});
