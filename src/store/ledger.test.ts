import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type ChunkEffect, openStore, type Store } from './index.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';

// Every test of this file is run against both databases.
const cluster = startCluster();
afterAll(() => cluster?.stop());
const databases = [
  ['SQLite', () => mkdtempSync(join(tmpdir(), 'parley-ledger-'))],
  ...(cluster === null ? [] : [['PostgreSQL', () => cluster.newDatabase()] as const]),
] as const;

const NOW = '2026-01-02T03:04:05.000Z';
const chunk = (id: string) => ({ id, label: `file ${id}`, source: `{"file":"${id}"}` });
const ann = { worker: 'ann', leaseMs: 60_000, maxTries: 3 };
const bob = { ...ann, worker: 'bob' };
const refusal = (report: string) => ({ code: 'report-differs', message: `${report} differs`, next: 'Look.' });
const effect = (...ids: string[]): ChunkEffect => ({
  reports: ids.map((id, position) => ({
    reading: sample({ id, text: `Report ${id}. The union rejected the offer.`, moves: ['rejected'] }),
    position,
    place: `line ${position + 1}`,
  })),
  failures: [],
  known: 0,
  skipped: 0,
});

describe.each(databases)('the ledger of work on %s', (_, newPlace) => {
  const opened: Store[] = [];
  const open = async (place = newPlace()): Promise<Store> => {
    const store = await openStore(place);
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const begin = async (store: Store, id: string, options = ann) => (await store.ledger.begin(id, options)).claim;

  it('takes a chunk once, hands the oldest out first, and to one worker at a time', async () => {
    const place = newPlace();
    const [one, two] = [await open(place), await open(place)];
    expect(await one.ledger.submit([chunk('b'), chunk('a')], NOW)).toBe(2);
    expect(await two.ledger.submit([chunk('a'), chunk('c')], NOW)).toBe(1);
    const claims = await Promise.all([one.ledger.claim(ann), two.ledger.claim(bob)]);
    expect(claims.map(claim => claim?.id).sort()).toEqual(['a', 'b']);
    expect((await one.ledger.claim(ann))?.id).toBe('c');
    expect(await two.ledger.claim(bob)).toBeNull();
    expect(claims[0]).toMatchObject({ label: expect.stringMatching(/^file/), tries: 1, skip: [] });
  });

  it('lets the next begin when a worker is not heard of any more, and not before', async () => {
    const { ledger } = await open();
    await ledger.submit([chunk('a')], NOW);
    expect((await ledger.claim(ann))?.id).toBe('a');
    expect(await ledger.claim(bob)).toBeNull();
    await ledger.extend('a', 'bob', 1);
    await wait(20);
    expect(await ledger.claim(bob)).toBeNull();
    await ledger.extend('a', 'ann', 1);
    await wait(20);
    expect(await ledger.claim(bob)).toMatchObject({ id: 'a', tries: 2 });
    // Ann comes too late: the chunk is Bob's.
    await ledger.extend('a', 'ann', 600);
    await ledger.giveBack('a', 'ann');
    expect(await ledger.claim(ann)).toBeNull();
  });

  it('keeps effect and end together, once, whoever comes second', async () => {
    const place = newPlace();
    const [one, two] = [await open(place), await open(place)];
    await one.ledger.submit([chunk('a')], NOW);
    await begin(one, 'a');
    await begin(two, 'a', bob);
    const both = await Promise.all(
      [one, two].map(store => store.ledger.complete('a', effect('r1', 'r2'), refusal, NOW)),
    );
    expect(both.filter(counts => counts !== null)).toEqual([{ added: 2, known: 0, skipped: 0, refused: 0 }]);
    expect(await one.count()).toBe(2);
    expect(await begin(one, 'a')).toBeNull();
    expect(await one.ledger.progress('')).toMatchObject({ done: 1, waiting: 0, added: 2, recent: 2 });
    expect((await one.search('rejected', {})).total).toBe(2);
  });

  it('changes nothing when the effect cannot be kept', async () => {
    const store = await open();
    await store.ledger.submit([chunk('a')], NOW);
    await begin(store, 'a');
    const broken = effect('r1', 'r2');
    const failing = {
      ...broken,
      failures: [{ position: 9, place: 'x', code: 'c', message: 'm', next: null as unknown as string }],
    };
    await expect(store.ledger.complete('a', failing, refusal, NOW)).rejects.toThrow();
    expect(await store.count()).toBe(0);
    expect(await store.ledger.complete('a', broken, refusal, NOW)).toMatchObject({ added: 2 });
  });

  it('records what could not be read or kept, with place and reason, and never stops the others', async () => {
    const store = await open();
    await store.add([{ reading: sample({ id: 'r2', text: 'Quite another text.' }) }], NOW);
    await store.ledger.submit([chunk('a')], NOW);
    await begin(store, 'a');
    const broken = { position: 7, place: 'line 8', code: 'json-broken', message: 'no JSON\u0000', next: 'Mend it.' };
    const counts = await store.ledger.complete(
      'a',
      { ...effect('r1', 'r2'), failures: [broken], known: 3 },
      refusal,
      NOW,
    );
    expect(counts).toEqual({ added: 1, known: 3, skipped: 0, refused: 2 });
    expect(await store.ledger.failures(10)).toEqual([
      { chunk: 'a', position: 1, place: 'line 2', ...refusal('r2') },
      { chunk: 'a', ...broken, message: 'no JSON ' },
    ]);
  });

  it('says which reports are kept already, by id and text', async () => {
    const store = await open();
    const { report } = sample({ id: 'r1', text: 'One text.' });
    const other = sample({ id: 'r1', text: 'Another text.' }).report;
    await store.add([{ reading: sample({ id: 'r1', text: 'One text.' }) }], NOW);
    expect(await store.ledger.kept([report, other])).toEqual(new Set([report]));
    expect(await store.ledger.kept([])).toEqual(new Set());
  });

  it('sets a chunk aside after its tries, with the reason, until it is asked to try again', async () => {
    const { ledger } = await open();
    await ledger.submit([chunk('a'), chunk('b')], NOW);
    const fail = () => ledger.fail('a', 'the disk is not there', { maxTries: 2, afterMs: 0 });
    await ledger.begin('a', ann);
    expect(await fail()).toBe('waiting');
    await wait(2);
    await ledger.begin('a', ann);
    expect(await fail()).toBe('aside');
    expect(await ledger.begin('a', ann)).toEqual({ claim: null, why: 'aside' });
    expect(await ledger.asides(5)).toMatchObject([{ id: 'a', tries: 2, reason: 'the disk is not there' }]);
    expect(await ledger.waiting(5)).toEqual(['b']);
    expect(await ledger.retry(['b'])).toEqual([]);
    expect(await ledger.retry(null)).toEqual(['a']);
    expect(await ledger.stillWaiting(['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect((await begin({ ledger } as Store, 'a'))?.tries).toBe(1);
  });

  it('sets a chunk aside whose workers all ended without a word', async () => {
    const { ledger } = await open();
    await ledger.submit([chunk('a'), chunk('b')], NOW);
    for (let n = 0; n < 3; n++) {
      expect((await ledger.claim({ ...ann, leaseMs: 1 }))?.id).toBe('a');
      await wait(10);
    }
    expect((await ledger.claim(ann))?.id).toBe('b');
    expect(await ledger.asides(5)).toMatchObject([{ id: 'a', reason: expect.stringContaining('begun 3 times') }]);
    // One of them was only slow.
    expect(await ledger.complete('a', effect('r1'), refusal, NOW)).toMatchObject({ added: 1 });
    expect(await ledger.asides(5)).toEqual([]);
    expect(await ledger.begin('absent', ann)).toEqual({ claim: null, why: 'absent' });
  });

  it('does not count a try that was given back, and passes over a report that ended its reader', async () => {
    const { ledger } = await open();
    await ledger.submit([chunk('a')], NOW);
    await ledger.claim(ann);
    expect(await ledger.progress('')).toMatchObject({ waiting: 1, inHand: 1 });
    await ledger.giveBack('a', 'ann');
    expect(await ledger.progress('')).toMatchObject({ waiting: 1, inHand: 0 });
    expect((await ledger.claim(ann))?.tries).toBe(1);
    const crash = { position: 4, place: 'line 5', code: 'reader-ended', message: 'too slow', next: 'Look.' };
    await ledger.skip('a', crash);
    await ledger.skip('a', crash);
    expect(await ledger.claim(ann)).toMatchObject({ tries: 1, skip: [4] });
    expect(await ledger.complete('a', effect('r1'), refusal, NOW)).toEqual({
      added: 1,
      known: 0,
      skipped: 0,
      refused: 1,
    });
  });
});
