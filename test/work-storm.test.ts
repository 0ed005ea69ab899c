import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { startCluster } from '../src/store/testing/postgres-cluster.ts';
import { openJetStream, runWorkers, submitWork, USUAL_SETTINGS, type WorkEvent } from '../src/work/index.ts';
import { madeReports } from '../src/work/testing/made-reports.ts';
import { startNats } from '../src/work/testing/nats-server.ts';
import { storm } from '../src/work/testing/storm.ts';

// A short round on every run; `npm run test:long` lets 20,000 reports through, with fifty kills and a network that is cut.
const cluster = startCluster();
const nats = await startNats();
afterAll(async () => {
  await nats?.stop();
  await cluster?.stop();
});

describe.runIf(cluster !== null && nats !== null)(
  'four workers, killed, with a broker and a database that restart',
  () => {
    it('read every report once', { timeout: 300_000 }, async () => {
      const tally = await storm({
        store: cluster!.newDatabase(),
        queue: nats!.newQueue(),
        reports: 300,
        chunkBytes: 2048,
        workers: 4,
        kills: 3,
        mishaps: [
          { name: 'broker restarts', happen: () => nats!.restart() },
          { name: 'database restarts', happen: () => cluster!.restart() },
        ],
        seed: 7,
      });
      expect(tally.events['chunk done']).toBeGreaterThan(0);
      expect(tally.lost).toEqual([]);
    });
  },
);

describe.runIf(nats !== null)('a broker that lost its disk', () => {
  it('is told again what the ledger knows, and nothing is read twice', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-lost-'));
    const file = join(folder, 'reports.ndjson');
    writeFileSync(file, madeReports(40, 3));
    const store = await openStore(join(folder, 'record'));
    const address = nats!.newQueue();
    const queue = await openJetStream(address, { ackWaitMs: 5000, patient: true });
    const inputs = { paths: [file], feeds: [], lists: [], at: '2025-01-01T00:00:00.000Z' };
    for await (const outcome of submitWork(store, queue, inputs, { chunkBytes: 1000 })) expect(outcome.ok).toBe(true);
    const handedIn = await queue.depth();
    expect(handedIn.waiting).toBeGreaterThan(3);
    await queue.close();
    await nats!.loseDisk();
    const events: WorkEvent[] = [];
    const { signal } = new AbortController();
    const tally = await runWorkers(
      { ...USUAL_SETTINGS, store: store.place, queue: address, untilDone: true, idleMs: 1000 },
      { jobs: 1, stop: signal, stopNow: signal, tell: event => events.push(event) },
    );
    expect(tally).toMatchObject({ chunks: handedIn.waiting, added: 40 });
    expect(events.filter(({ event }) => event === 'chunks published again')).toHaveLength(1);
    expect((await store.check()).problems).toEqual([]);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
