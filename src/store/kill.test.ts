import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killRounds } from './testing/kill-rounds.ts';
import { startCluster } from './testing/postgres-cluster.ts';

// A few rounds on every run; `npm run test:long` does a hundred on each database.
const cluster = startCluster();
const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'));
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a process killed while it writes', () => {
  it('loses nothing it has acknowledged, on SQLite', { timeout: 180_000 }, async () => {
    const { acknowledged } = await killRounds(() => mkdtempSync(join(folder, 'store-')), 4);
    expect(acknowledged).toBeGreaterThan(0);
  });
  it.runIf(cluster !== null)('loses nothing it has acknowledged, on PostgreSQL', { timeout: 180_000 }, async () => {
    const { acknowledged } = await killRounds(() => cluster!.newDatabase(), 4);
    expect(acknowledged).toBeGreaterThan(0);
  });
});
