import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

// Each address of this machine's own network is a host of its own, which is asked at the same time as the others.
const HOSTS = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'];
const ALLOWED = HOSTS.flatMap(host => ['--allow', host]);
const SECTIONS = ['north', 'south', 'west'];

let server: Server;
let port = 0;
let asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
const folder = mkdtempSync(join(tmpdir(), 'parley-watch-'));

/** A press of four sites, each with a feed of three stories, one of them kept from robots. */
beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = `${request.headers.host?.split(':')[0]}${request.url}`;
    asked.push({ path, headers: request.headers });
    if (request.url === '/robots.txt') answer.end('User-agent: *\nDisallow: /west');
    else if (request.url === '/feed') {
      if (request.headers['if-none-match'] === '"first"') return void answer.writeHead(304).end();
      const items = SECTIONS.map(name => `<item><title>${name}</title><link>/${name}</link></item>`).join('');
      answer.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"first"' });
      answer.end(`<rss version="2.0"><channel><title>News</title>${items}</channel></rss>`);
    } else {
      const story = `Officials from ${path} met on Monday to talk about fishing rights, the ministry said. `.repeat(6);
      answer.writeHead(200, { 'content-type': 'text/html' });
      answer.end(`<!doctype html><title>Talks at ${path}</title><p>${story}</p>`);
    }
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  asked = [];
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const feeds = (hosts = HOSTS) => hosts.map(host => `http://${host}:${port}/feed`);
const timesAsked = (path: string) => asked.filter(one => one.path === path).length;

/** `parley watch` within this process. */
async function watchHere(...words: string[]) {
  const { printed, ...ran } = await runParley(['watch', ...words]);
  return { ...ran, printed: printed.split('\n').filter(Boolean) };
}

/** `parley watch` as a process that can be ended from outside. */
function watchThere(...words: string[]): { readonly child: ChildProcess; readonly ended: Promise<unknown> } {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'watch', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  child.stderr?.resume();
  return { child, ended: once(child, 'exit') };
}

async function keptUrls(place: string): Promise<(string | null)[]> {
  const store = await openStore(place, { create: false });
  try {
    return (await store.list({ limit: 1000 })).map(({ url }) => url);
  } finally {
    await store.close();
  }
}

describe('parley watch', () => {
  it('keeps what feeds bring, once, and asks only for what changed', { timeout: 120_000 }, async () => {
    const place = join(folder, 'once');
    const list = join(folder, 'feeds.opml');
    const outlines = feeds(HOSTS.slice(0, 2)).map(url => `<outline type="rss" xmlUrl="${url}"/>`);
    writeFileSync(list, `<opml version="2.0"><body><outline text="News">${outlines.join('')}</outline></body></opml>`);
    const words = [list, '--once', '--store', place, '--contact', 'desk@harbour.example', ...ALLOWED];

    const first = await watchHere(...words);
    expect(first.status).toBe(EXIT_CODES.partly);
    expect(first.printed).toHaveLength(4);
    expect(first.said).toContain('robots.txt does not let it be fetched');
    expect((await keptUrls(place)).sort()).toEqual(
      HOSTS.slice(0, 2).flatMap(host => ['north', 'south'].map(name => `http://${host}:${port}/${name}`)),
    );
    for (const { headers } of asked) expect(headers['user-agent']).toContain('desk@harbour.example');
    expect(timesAsked('127.0.0.1/west')).toBe(0);

    asked = [];
    const second = await watchHere(...words);
    expect(second).toMatchObject({ status: EXIT_CODES.done, printed: [] });
    expect(asked.map(({ path }) => path).sort()).toEqual(
      HOSTS.slice(0, 2).flatMap(host => [`${host}/feed`, `${host}/robots.txt`]),
    );
    expect(asked.find(({ path }) => path === '127.0.0.1/feed')?.headers['if-none-match']).toBe('"first"');
  });

  it('killed at any moment, loses nothing it acknowledged and fetches none of it again', {
    timeout: 240_000,
  }, async () => {
    const place = join(folder, 'killed');
    const acknowledged = new Set<string>();
    for (const kills of [1, 3]) {
      const { child, ended } = watchThere(...feeds(), '--store', place, ...ALLOWED);
      let lines = 0;
      for await (const id of createInterface({ input: child.stdout! })) {
        acknowledged.add(id);
        if (++lines === kills) {
          child.kill('SIGKILL');
          break;
        }
      }
      await ended;
    }
    const kept = await keptUrls(place);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged.size);
    const before = new Map(kept.map(url => [url, timesAsked(new URL(url!).hostname + new URL(url!).pathname)]));

    const rest = await watchHere(...feeds(), '--once', '--store', place, ...ALLOWED);
    for (const id of rest.printed) expect(acknowledged).not.toContain(id);
    expect(await keptUrls(place)).toHaveLength(8);
    for (const [url, times] of before) {
      const { hostname, pathname } = new URL(url!);
      expect(timesAsked(hostname + pathname)).toBe(times);
    }
    // What was on its way when the process was killed is asked for once more, and nothing else is.
    for (const host of HOSTS)
      for (const name of ['north', 'south']) expect(timesAsked(`${host}/${name}`)).toBeLessThanOrEqual(3);
  });

  it('ends when asked to, with what was on its way', { timeout: 120_000 }, async () => {
    const place = join(folder, 'stopped');
    const { child, ended } = watchThere(...feeds(), '--store', place, ...ALLOWED);
    const printed: string[] = [];
    for await (const id of createInterface({ input: child.stdout! })) {
      printed.push(id);
      if (printed.length === 1) child.kill('SIGTERM');
    }
    await ended;
    expect(child.exitCode).toBe(EXIT_CODES.done);
    expect(await keptUrls(place)).toHaveLength(printed.length);
    const fetched = asked.filter(({ path }) => /(?:north|south)$/.test(path));
    expect(printed).toHaveLength(fetched.length);
  });

  it('refuses what is no feed, and private addresses that nobody allowed', async () => {
    const place = join(folder, 'refused');
    const private_ = await watchHere(feeds()[0]!, '--once', '--store', place);
    expect(private_.status).toBe(EXIT_CODES.nothing);
    expect(private_.said).toContain('Only public web addresses are fetched');
    expect(asked).toEqual([]);
    await expect(watchHere(join(folder, 'nowhere.opml'), '--store', place)).rejects.toMatchObject({
      code: 'file-missing',
    });
    await expect(watchHere('https://', '--store', place)).rejects.toMatchObject({ code: 'feed-unknown' });
    expect((await watchHere()).status).toBe(EXIT_CODES.usage);
  });
});
