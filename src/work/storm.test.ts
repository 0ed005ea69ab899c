import { afterAll, describe, expect, it } from 'vitest';
import { startCluster } from '../store/testing/postgres-cluster.ts';
import { startNats } from './testing/nats-server.ts';
import { storm } from './testing/storm.ts';

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
    });
  },
);
