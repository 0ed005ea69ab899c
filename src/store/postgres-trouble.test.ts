import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from './index.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';

const cluster = startCluster();
afterAll(async () => cluster?.stop());
const NOW = '2026-01-02T03:04:05.000Z';
const readings = Array.from({ length: 20 }, (_, n) =>
  sample({ id: `r${n}`, text: `Report ${n}. ${'The union rejected the offer. '.repeat(20)}`, moves: ['rejected'] }),
);

async function filled(): Promise<string> {
  const place = cluster!.newDatabase();
  const store = await openStore(place);
  await store.add(
    readings.map(reading => ({ reading })),
    NOW,
  );
  const review = {
    at: NOW,
    by: 'ann',
    entry: 'r1',
    action: 'include',
    field: null,
    value: null,
    reason: null,
  } as const;
  await store.review(Array.from({ length: 60 }, (_, n) => ({ ...review, id: `review-${n}` })));
  await store.close();
  return place;
}

async function asked(place: string, ...statements: readonly string[]): Promise<string | null> {
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  let said: string | null = null;
  for (const statement of statements) {
    const { rows } = await client.query<{ said?: string }>(statement);
    said = rows[0]?.said ?? null;
  }
  await client.end();
  return said;
}

describe.runIf(cluster !== null)('trouble of a PostgreSQL', () => {
  it('that may only be read: reading goes on, writing is refused and changes nothing', async () => {
    const place = await filled();
    const name = new URL(place).pathname.slice(1);
    await asked(place, `alter database ${name} set default_transaction_read_only = on`);
    const store = await openStore(place);
    expect(await store.count()).toBe(20);
    expect((await store.search('union', { kind: 'report' })).total).toBe(20);
    await expect(store.add([{ reading: sample({ id: 'x', text: 'X.' }) }], NOW)).rejects.toMatchObject({
      code: 'store-unwritable',
    });
    expect(await store.count()).toBe(20);
    await store.close();
  });

  it('whose user may not write: the same', async () => {
    const place = await filled();
    await asked(place, 'create role guest login', 'grant select on all tables in schema public to guest');
    const guest = await openStore(place.replace('parley@', 'guest@'));
    expect(await guest.count()).toBe(20);
    await expect(guest.remove(['r1'])).rejects.toMatchObject({ code: 'store-unwritable' });
    await guest.close();
    // A new record cannot be begun either.
    const empty = cluster!.newDatabase().replace('parley@', 'guest@');
    await expect(openStore(empty)).rejects.toMatchObject({ code: 'store-unwritable' });
  });

  it('whose files are damaged: the check tells, nothing damaged is taken for a record', {
    timeout: 120_000,
  }, async () => {
    for (const table of ['report', 'reading', 'searchable', 'review']) {
      const place = await filled();
      // Without page checksums a review that vanishes leaves no trace but in the database's own structures.
      await asked(place, 'create extension amcheck', 'checkpoint');
      const file = await asked(place, `select pg_relation_filepath('${table}') as said`);
      // The second half of the first page: rows fill a page from its end.
      const opened = openSync(join(dirname(cluster!.socket), 'data', file!), 'r+');
      writeSync(opened, Buffer.alloc(4096, 0xa5), 0, 4096, 4096);
      closeSync(opened);
      await cluster!.restart();
      const found = await openStore(place).then(
        async store => {
          const { problems } = await store.check();
          await store.close();
          return problems.length;
        },
        error => {
          expect(error).toMatchObject({ code: 'store-corrupt' });
          return 1;
        },
      );
      expect(found, table).toBeGreaterThan(0);
    }
  });

  it('that ends in the middle: the refusal says so, and the same store goes on when it is there again', {
    timeout: 120_000,
  }, async () => {
    const place = await filled();
    const store = await openStore(place);
    const adding = (async () => {
      for (let n = 0; ; n++) await store.add([{ reading: sample({ id: `later-${n}`, text: 'Later.' }) }], NOW);
    })();
    const refused = expect(adding).rejects.toMatchObject({ code: 'store-unreachable' });
    await cluster!.restart();
    await refused;
    expect(await store.count()).toBeGreaterThanOrEqual(20);
    expect((await store.check()).problems).toEqual([]);
    expect(await store.add([{ reading: sample({ id: 'after', text: 'After.' }) }], NOW)).toEqual(['added']);
    await store.close();
  });
});
