import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newWatchMemory, type WatchItem, type WatchMemory } from '../reports/index.ts';
import { openStore, type Store } from './index.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';

// What watching remembers is the same in memory, on SQLite and on PostgreSQL.
const cluster = startCluster();
const folder = mkdtempSync(join(tmpdir(), 'parley-watched-'));
const opened: Store[] = [];
afterAll(async () => {
  for (const store of opened) await store.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const open = async (place: string): Promise<Store> => {
  const store = await openStore(place);
  opened.push(store);
  return store;
};
const memories: readonly (readonly [string, () => Promise<WatchMemory>])[] = [
  ['memory', async () => newWatchMemory()],
  ['SQLite', async () => (await open(mkdtempSync(join(folder, 'store-')))).watching],
  ...(cluster === null ? [] : [['PostgreSQL', async () => (await open(cluster.newDatabase())).watching] as const]),
];

const ROOT = 'https://harbour.example/rss';
const item = (url: string, change: Partial<WatchItem> = {}): WatchItem => ({
  url,
  kind: 'page',
  root: ROOT,
  depth: 1,
  due: 1000,
  failures: 0,
  etag: null,
  lastModified: null,
  ...change,
});
const feed = item(ROOT, { kind: 'feed', depth: 0, due: 900, etag: '"1"', lastModified: 'Monday' });
const urls = (items: readonly WatchItem[]) => items.map(({ url }) => url);

describe.each(memories)('what watching remembers, in %s', (_, newMemory) => {
  it('is given back as it was kept, and a later state takes its place', async () => {
    const memory = await newMemory();
    expect(await memory.known(ROOT)).toBeNull();
    await memory.keep(feed, []);
    expect(await memory.known(ROOT)).toEqual(feed);
    const later = { ...feed, due: 1.7e12, failures: 3, etag: null };
    await memory.keep(later, []);
    expect(await memory.known(ROOT)).toEqual(later);
  });
  it('gives what is due, the first of each host, none of a busy one and none of another root', async () => {
    const memory = await newMemory();
    const pages = [
      item('https://harbour.example/1'),
      item('https://harbour.example/2'),
      item('https://islands.example/1'),
      item('https://late.example/1', { due: 5000 }),
      item('https://done.example/1', { due: null }),
    ];
    await memory.keep(feed, pages);
    expect(urls(await memory.due(2000, [ROOT], []))).toEqual([ROOT, 'https://islands.example/1']);
    expect(urls(await memory.due(2000, [ROOT], ['harbour.example']))).toEqual(['https://islands.example/1']);
    expect(urls(await memory.due(2000, ['https://other.example/rss'], []))).toEqual([]);
    expect(await memory.waiting(ROOT)).toBe(5);
    expect(await memory.nextDue([ROOT])).toBe(900);
    expect(await memory.nextDue(['https://other.example/rss'])).toBeNull();
  });
  it('leaves a page alone that is found again, and lets a feed change hands', async () => {
    const memory = await newMemory();
    const done = item('https://harbour.example/1', { due: null });
    await memory.keep(done, []);
    await memory.keep(feed, [item('https://harbour.example/1', { due: 5 })]);
    expect(await memory.known(done.url)).toEqual(done);
    const other = 'https://other.example/list';
    await memory.keep(item(other, { kind: 'feed', root: other }), [item(ROOT, { kind: 'feed', root: other })]);
    expect(await memory.known(ROOT)).toEqual({ ...feed, root: other });
  });
  it('bears more roots and pages than one question names', async () => {
    const memory = await newMemory();
    const pages = Array.from({ length: 1500 }, (_, n) => item(`https://h${n}.example/`));
    await memory.keep(feed, pages);
    const roots = [...Array.from({ length: 900 }, (_, n) => `https://r${n}.example/`), ROOT];
    expect(await memory.due(2000, roots, [])).toHaveLength(1501);
    expect(await memory.nextDue(roots)).toBe(900);
  });
});

describe.each(memories.slice(1))('a report and its page, on %s', name => {
  it('are written together', async () => {
    const store = await open(name === 'SQLite' ? mkdtempSync(join(folder, 'store-')) : cluster!.newDatabase());
    const page = item('https://harbour.example/1', { due: null });
    const reading = sample({ id: 'r1', text: 'The talks went on.' });
    expect(await store.add([{ reading, page }], '2026-01-02T03:04:05Z')).toEqual(['added']);
    expect(await store.watching.known(page.url)).toEqual(page);
    const broken = { ...sample({ id: 'r2', text: 'They ended.' }), report: null } as unknown as typeof reading;
    const other = item('https://harbour.example/2', { due: null });
    await expect(store.add([{ reading: broken, page: other }], '2026-01-02T03:04:05Z')).rejects.toThrow();
    expect(await store.watching.known(other.url)).toBeNull();
  });
});
