import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { allowing, type FetchBounds, fetchSafely } from './fetch-safely.ts';
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
    bounds: { isAllowed: address => address === '127.0.0.1' || isPublicAddress(address), timeoutMs: 30_000 },
  };
}
const html = { 'content-type': 'text/html; charset=utf-8' };
const outcome = async (url: string, bounds: Partial<FetchBounds> = {}) => {
  const fetched = await fetchSafely({ url }, bounds);
  if (!fetched.ok) return fetched.error.code;
  return fetched.notModified ? 'not modified' : Buffer.from(fetched.answer.bytes).toString();
};

const bytesOf = async (url: string, bounds: Partial<FetchBounds>) => {
  const fetched = await fetchSafely({ url }, bounds);
  return fetched.ok && !fetched.notModified ? fetched.answer.bytes : null;
};
/** Writes the same thing on and on, as long as somebody listens. */
function pour(socket: Socket, head: string, drop: string): void {
  socket.write(head);
  const more = setInterval(() => (socket.destroyed ? clearInterval(more) : socket.write(drop.repeat(4096))), 5);
}

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
  it('names that change where they lead between two questions (DNS rebinding)', async () => {
    const answers = ['192.0.2.1', '127.0.0.1', '10.0.0.1', '169.254.169.254'];
    let asked = 0;
    const rebinding: Partial<FetchBounds> = {
      timeoutMs: 500,
      // A documentation address, where nobody is: as good as a public one here.
      isAllowed: address => address === '192.0.2.1',
      resolve: async () => [{ address: answers[asked++] ?? '10.0.0.1', family: 4 }],
    };
    // What was checked is what is connected to: there is no second look to cheat.
    expect(await outcome('http://harbour.example/', rebinding)).toMatch(/^fetch-/);
    expect(asked).toBe(1);
    for (let i = 2; i <= 4; i++) {
      expect(await outcome('http://harbour.example/', rebinding)).toBe('address-refused');
      expect(asked).toBe(i);
    }
  });
  it('private ones, but for those that somebody allowed by name of address', async () => {
    const { base } = await serve((_, answer) => void answer.writeHead(200, html).end('talks'));
    const { port } = new URL(base);
    expect(await outcome(base, allowing(['127.0.0.1']))).toBe('talks');
    for (const url of [`http://127.0.0.2:${port}/`, `http://[::1]:${port}/`, `http://10.0.0.1:${port}/`, base])
      expect(await outcome(url, allowing(url === base ? [] : ['127.0.0.1']))).toBe('address-refused');
    expect(await outcome('http://harbour.example:25/', allowing(['127.0.0.1']))).toBe('address-refused');
  });
  it('those of other hosts that a redirect leads to and the caller does not want asked', async () => {
    const { base, bounds } = await serve(
      (_, answer) => void answer.writeHead(302, { location: 'https://elsewhere.example/page' }).end(),
    );
    const wanted: string[] = [];
    const fetched = await fetchSafely(
      {
        url: base,
        mayFollow: async target => {
          wanted.push(target);
          return false;
        },
      },
      bounds,
    );
    expect(fetched).toMatchObject({ ok: false, error: { code: 'fetch-refused' } });
    expect(wanted).toEqual(['https://elsewhere.example/page']);
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
  it('that never begin, or whose head or chunk never ends, are given up', async () => {
    const answers: Readonly<Record<string, (socket: Socket) => void>> = {
      silence: () => undefined,
      'endless head': socket => pour(socket, 'HTTP/1.1 200 OK\r\nx: ', 'a'),
      'endless chunk size': socket =>
        pour(socket, 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n', '0'),
      'endless chunk extension': socket =>
        pour(socket, 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5;', 'a'),
      'chunk longer than it says': socket =>
        socket.end(
          'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\ntalks and more\r\n',
        ),
      'body shorter than it says': socket =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 500\r\n\r\ntalks'),
      'no answer at all': socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    };
    for (const [name, act] of Object.entries(answers)) {
      const server = createTcpServer(socket => {
        socket.on('error', () => undefined);
        socket.once('data', () => act(socket));
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const fetched = await fetchSafely(
        { url: `http://127.0.0.1:${port}/` },
        { ...allowing(['127.0.0.1']), timeoutMs: 1000 },
      );
      server.close();
      expect(fetched.ok ? name : fetched.error.code).toMatch(/^fetch-(?:too-slow|failed|too-large)$/);
    }
  });
  it('packed twice are unpacked once; a bomb in deflate is none', async () => {
    const { base, bounds } = await serve((asked, answer) => {
      const body = asked.url === '/twice' ? gzipSync(gzipSync('talks')) : deflateSync(Buffer.alloc(200 << 20));
      answer.writeHead(200, { ...html, 'content-encoding': asked.url === '/twice' ? 'gzip' : 'deflate' }).end(body);
    });
    expect(gunzipSync(Buffer.from((await bytesOf(`${base}/twice`, bounds)) ?? '')).toString()).toBe('talks');
    expect(await outcome(`${base}/deflate`, bounds)).toBe('fetch-too-large');
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
