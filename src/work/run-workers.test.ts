import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { runWorkers, submitWork, USUAL_SETTINGS, type WorkEvent, type WorkSettings, type WorkTally } from './index.ts';
import { madeReports } from './testing/made-reports.ts';

// On one machine: threads and the ledger, no broker, on SQLite. With a broker, and with PostgreSQL: test/work-storm.test.ts.
const folder = mkdtempSync(join(tmpdir(), 'parley-work-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

let made = 0;
const newFile = (words: string) => {
  const path = join(folder, `reports-${++made}.ndjson`);
  writeFileSync(path, words);
  return path;
};
async function newStore(): Promise<Store> {
  const store = await openStore(mkdtempSync(join(folder, 'store-')));
  opened.push(store);
  return store;
}
async function submit(store: Store, path: string, chunkBytes = 2000): Promise<number> {
  let fresh = 0;
  const inputs = { paths: [path], feeds: [], lists: [], at: '2025-01-01T00:00:00.000Z' };
  for await (const outcome of submitWork(store, null, inputs, { chunkBytes })) fresh += outcome.ok ? outcome.fresh : 0;
  return fresh;
}
interface Run {
  readonly tally: WorkTally;
  readonly events: readonly WorkEvent[];
}
async function run(
  store: Store,
  settings: Partial<WorkSettings> = {},
  jobs = 1,
  onEvent?: (event: WorkEvent) => 'stop' | undefined,
): Promise<Run> {
  const events: WorkEvent[] = [];
  const stopNow = new AbortController();
  const tally = await runWorkers(
    { ...USUAL_SETTINGS, store: store.place, untilDone: true, idleMs: 100, ...settings },
    {
      jobs,
      stop: stopNow.signal,
      stopNow: stopNow.signal,
      tell(event) {
        events.push(event);
        if (onEvent?.(event) === 'stop') stopNow.abort();
      },
    },
  );
  return { tally, events };
}
const named = (events: readonly WorkEvent[], name: WorkEvent['event']) => events.filter(({ event }) => event === name);

describe('workers on one machine', { timeout: 300_000 }, () => {
  it('read everything once, and record what cannot be read with its place and reason', async () => {
    const store = await newStore();
    const lines = madeReports(60).trimEnd().split('\n');
    const other = { id: 'made-1-0', text: 'Another text under the id of the first.' };
    const words = [
      ...lines.slice(0, 30),
      '{"id": broken',
      '{"id":"no-text"}',
      ...lines.slice(30),
      JSON.stringify(other),
    ];
    const path = newFile(`${words.join('\n')}\n`);
    expect(await submit(store, path)).toBeGreaterThan(3);
    expect(await submit(store, path)).toBe(0);
    const { tally, events } = await run(store, {}, 2);
    expect(tally).toMatchObject({ added: 60, known: 0, refused: 3, aside: 0 });
    expect(named(events, 'worker started')).toHaveLength(2);
    expect(await store.count()).toBe(60);
    const failures = await store.ledger.failures(10);
    expect(failures.map(({ code }) => code).sort()).toEqual(['json-broken', 'record-invalid', 'report-differs']);
    for (const { place, next } of failures) {
      expect(place).toContain(path);
      expect(next).not.toBe('');
    }
    expect((await store.check()).problems).toEqual([]);
    expect((await run(store)).tally.chunks).toBe(0);
    // Handed in as another file: every report is recognised.
    await submit(store, newFile(madeReports(60)), 100_000);
    expect((await run(store)).tally).toMatchObject({ chunks: 1, added: 0, known: 60 });
  });

  it('set a chunk aside whose input is not there, with the reason, and read it when asked again', async () => {
    const store = await newStore();
    const [gone, path] = [newFile(madeReports(8, 2)), newFile(madeReports(9, 3))];
    await submit(store, gone);
    await submit(store, path);
    renameSync(gone, `${gone}.away`);
    const { tally, events } = await run(store, { maxTries: 2 });
    expect(tally).toMatchObject({ added: 9, aside: 1 });
    expect(named(events, 'chunk failed')).toMatchObject([
      { tries: 1, because: expect.stringContaining('work-input-missing') },
    ]);
    const [aside] = await store.ledger.asides(5);
    expect(aside?.reason).toContain(gone);
    renameSync(`${gone}.away`, gone);
    await store.ledger.retry(null);
    expect((await run(store)).tally).toMatchObject({ added: 8 });
    expect(await store.count()).toBe(17);
  });

  it('give back at once what they are told to, and go on where they stopped', async () => {
    const store = await newStore();
    await submit(store, newFile(madeReports(400, 4)), 200_000);
    const { tally, events } = await run(store, { graceMs: 0 }, 1, ({ event }) =>
      event === 'worker started' ? 'stop' : undefined,
    );
    expect(tally.chunks).toBe(0);
    expect(named(events, 'worker lost')).toEqual([]);
    expect(await store.ledger.progress('')).toMatchObject({ waiting: 1, inHand: 0 });
    const second = await run(store);
    expect(second.tally).toMatchObject({ chunks: 1, added: 400 });
    expect(await store.ledger.progress('')).toMatchObject({ done: 1 });
  });

  it('pass over a report that ends or holds up its reader, and read the others', async () => {
    const store = await newStore();
    const endless = {
      id: 'endless',
      text: 'The ministers of Norland said that the talks in Sudria would go on, Ann Bell said. '.repeat(30_000),
    };
    await submit(store, newFile(`${madeReports(3, 5)}${JSON.stringify(endless)}\n${madeReports(3, 6)}`), 10_000_000);
    const { tally, events } = await run(store, { reportMs: 6000 });
    expect(tally).toMatchObject({ chunks: 1, added: 6, refused: 1 });
    expect(named(events, 'report passed over')).toMatchObject([{ because: 'it took longer than 6 s' }]);
    expect(await store.ledger.failures(5)).toMatchObject([{ position: 3, code: 'reader-ended' }]);
  });

  it('say so when the record cannot be used', async () => {
    const tell = () => {};
    const { signal } = new AbortController();
    const settings = { ...USUAL_SETTINGS, store: join(folder, 'nowhere'), untilDone: true };
    const refused = runWorkers(settings, { jobs: 2, stop: signal, stopNow: signal, tell });
    await expect(refused).rejects.toBeInstanceOf(ParleyError);
    await expect(refused).rejects.toMatchObject({ code: 'store-missing' });
  });
});
