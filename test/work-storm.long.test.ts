import { afterAll, describe, expect, it } from 'vitest';
import { startCluster } from '../src/store/testing/postgres-cluster.ts';
import { startCutProxy } from '../src/work/testing/cut-proxy.ts';
import { startNats } from '../src/work/testing/nats-server.ts';
import { type Mishap, storm } from '../src/work/testing/storm.ts';

// `npm run test:long`: what docs/growing.md promises. A quarter of an hour on a machine of two cores.
const HOURS = 3_600_000;
const REPORTS = Number(process.env.PARLEY_STORM_REPORTS ?? 20_000);
const cluster = startCluster();
const nats = await startNats();
afterAll(async () => {
  await nats?.stop();
  await cluster?.stop();
});

const times = (count: number, mishaps: readonly Mishap[]) => Array.from({ length: count }, () => mishaps).flat();

describe.runIf(cluster !== null && nats !== null)('four workers and 20,000 reports', () => {
  it('lose nothing and do nothing twice: fifty kills, broker and database restarted', { timeout: HOURS }, async () => {
    const tally = await storm({
      store: cluster!.newDatabase(),
      queue: nats!.newQueue(),
      reports: REPORTS,
      chunkBytes: 16_384,
      workers: 4,
      kills: 50,
      mishaps: times(3, [
        { name: 'broker restarts', happen: () => nats!.restart() },
        { name: 'database restarts', happen: () => cluster!.restart() },
      ]),
      seed: 11,
    });
    console.log('kills and restarts', tally);
    expect(tally.begunAgain).toBeGreaterThan(0);
  });

  it('the same while the network to either is cut and heals', { timeout: HOURS }, async () => {
    const store = cluster!.newDatabase();
    const queue = nats!.newQueue();
    const toDatabase = await startCutProxy({ path: cluster!.socket });
    const toBroker = await startCutProxy({ port: nats!.port });
    const inTheWay = (name: string, proxy: typeof toBroker, how: 'broken' | 'silent'): Mishap => ({
      name: `network to the ${name} ${how} for 5 s`,
      happen() {
        proxy.cut(how);
        setTimeout(() => proxy.heal(), 5000);
      },
    });
    try {
      const tally = await storm({
        store,
        workersStore: store.replace('@localhost/', `@127.0.0.1:${toDatabase.port}/`).replace(/\?host=.*/, ''),
        queue,
        workersQueue: queue.replace(String(nats!.port), String(toBroker.port)),
        reports: REPORTS,
        chunkBytes: 16_384,
        workers: 4,
        kills: 0,
        mishaps: times(3, [
          inTheWay('broker', toBroker, 'broken'),
          inTheWay('database', toDatabase, 'broken'),
          inTheWay('broker', toBroker, 'silent'),
          inTheWay('database', toDatabase, 'silent'),
        ]),
        seed: 12,
      });
      console.log('network cut', tally);
      expect(tally.events['store unreachable']).toBeGreaterThan(0);
      expect(tally.events['queue unreachable']).toBeGreaterThan(0);
    } finally {
      await toDatabase.stop();
      await toBroker.stop();
    }
  });
});
