import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killRounds } from './testing/kill-rounds.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { writeFromTwoProcesses } from './testing/two-processes.ts';

// `npm run test:long`: what docs/store.md promises. Tens of minutes on a busy machine.
const HOURS = 3_600_000;
// Steps that were told before the ends came: how many depends on the machine; that there were many is what makes the rounds worth something.
const ENOUGH = 300;
const cluster = startCluster();
const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'));
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const newFolder = () => mkdtempSync(join(folder, 'store-'));

describe('a hundred processes killed while they write', () => {
  it('lose nothing on SQLite', { timeout: HOURS }, async () => {
    const tally = await killRounds(newFolder, 100);
    console.log('SQLite', tally);
    expect(tally.acknowledged).toBeGreaterThan(ENOUGH);
  });
  it.runIf(cluster !== null)('lose nothing on PostgreSQL', { timeout: HOURS }, async () => {
    const tally = await killRounds(() => cluster!.newDatabase(), 100);
    console.log('PostgreSQL', tally);
    expect(tally.acknowledged).toBeGreaterThan(ENOUGH);
  });
});

describe('two processes with four writers', () => {
  it('keep all of 10,000 writes in one folder', { timeout: HOURS }, async () => {
    await writeFromTwoProcesses(newFolder(), 10_000);
  });
});
