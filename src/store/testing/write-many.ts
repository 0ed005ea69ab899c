import { openStore } from '../index.ts';

// One process of the two: two writers, each with its own connection, each write a transaction of its own.
const [place, prefix, count] = process.argv.slice(2) as [string, string, string];

async function writer(name: string): Promise<void> {
  const store = await openStore(place);
  for (let n = 0; n < Number(count); n++) {
    const id = `${prefix}-${name}-${n}`;
    await store.review([
      {
        id,
        at: '2026-01-02T03:04:05.000Z',
        by: name,
        entry: id,
        action: 'comment',
        field: null,
        value: id,
        reason: null,
      },
    ]);
  }
  await store.close();
}

await Promise.all([writer('a'), writer('b')]);
