import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from './index.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './testing/small-disk.ts';

const ADDER = fileURLToPath(new URL('./testing/add-many.ts', import.meta.url));
const WRITER = fileURLToPath(new URL('./testing/write-many.ts', import.meta.url));
const NOW = '2026-01-02T03:04:05.000Z';
const mounts = canMount();
const cluster = mounts ? startCluster() : null;
const disks: SmallDisk[] = [];
const base = mkdtempSync(join(tmpdir(), 'parley-full-'));
afterAll(async () => {
  await cluster?.stop();
  for (const disk of disks) disk.remove();
  rmSync(base, { recursive: true, force: true });
});

function disk(mib: number): SmallDisk {
  const mounted = mountSmallDisk(mib)!;
  disks.push(mounted);
  return mounted;
}

/** Adds until the place takes no more: the ids told, and the refusal. */
function fill(place: string): { told: readonly string[]; refusal: string } {
  const said = execFileSync(process.execPath, ['--import', 'tsx', ADDER, place], { encoding: 'utf8' });
  const lines = said.trim().split('\n');
  return { told: lines.slice(0, -1), refusal: lines.at(-1)! };
}

/** With room again: everything told is there and whole, nothing is half there, and work goes on. */
async function expectNothingLost(place: string, told: readonly string[]): Promise<void> {
  const store = await openStore(place);
  expect((await store.list({ limit: 5000 })).map(({ id }) => id)).toEqual(told);
  expect((await store.check()).problems).toEqual([]);
  expect(await store.add([{ reading: sample({ id: 'later', text: 'Later.' }) }], NOW)).toEqual(['added']);
  await store.review([
    { id: 'x', at: NOW, by: 'ann', entry: 'later', action: 'include', field: null, value: null, reason: null },
  ]);
  await store.close();
}

describe.runIf(mounts)('a disk that is full', () => {
  it('ends the adding to a SQLite folder with a refusal; nothing told is lost', { timeout: 120_000 }, async () => {
    const small = disk(6);
    const place = join(small.folder, 'record');
    const { told, refusal } = fill(place);
    expect(refusal).toBe('refused store-full');
    expect(told.length).toBeGreaterThan(10);
    // Still full: it is refused again, and nothing is half done.
    expect(fill(place).refusal).toBe(refusal);
    small.grow(64);
    await expectNothingLost(place, told);
  });

  it.runIf(cluster !== null)('ends the adding to PostgreSQL likewise', { timeout: 240_000 }, async () => {
    const small = disk(100);
    const admin = new pg.Client({ connectionString: cluster!.newDatabase() });
    admin.on('error', () => {});
    await admin.connect();
    const space = join(small.folder, 'space');
    mkdirSync(space);
    execFileSync('chown', ['postgres', space]);
    await admin.query(`create tablespace small location '${space}'`);
    await admin.query('create database crammed tablespace small');
    // What an empty database takes differs from version to version; what is left does not.
    const { bavail, bsize } = statfsSync(small.folder);
    writeFileSync(join(small.folder, 'rest'), Buffer.alloc(bavail * bsize - 2 ** 20));
    const place = cluster!.newDatabase().replace(/\/parley_\d+\?/, '/crammed?');
    const { told, refusal } = fill(place);
    expect(refusal).toBe('refused store-full');
    expect(told.length).toBeGreaterThan(10);
    small.grow(200);
    await expectNothingLost(place, told);
    await admin.query('drop database crammed with (force)');
    await admin.query('drop tablespace small');
    await admin.end();
  });

  it('leaves no half of a backup, and of a restored one nothing', { timeout: 120_000 }, async () => {
    const whole = await openStore(join(base, 'whole'));
    const noise = (seed: number) =>
      Array.from({ length: 1000 }, (_, n) => createHash('sha256').update(`${seed} ${n}`).digest('hex')).join(' ');
    await whole.add(
      Array.from({ length: 40 }, (_, n) => ({ reading: sample({ id: `r${n}`, text: noise(n + 1) }) })),
      NOW,
    );
    const small = disk(1);
    await expect(whole.backup(join(small.folder, 'backup.gz'))).rejects.toMatchObject({ code: 'store-full' });
    expect(readdirSync(small.folder)).toEqual([]);

    const file = join(base, 'backup.gz');
    await whole.backup(file);
    await whole.close();
    const place = join(disk(2).folder, 'record');
    const store = await openStore(place);
    await expect(store.restore(file)).rejects.toMatchObject({ code: 'store-full' });
    expect(await store.count()).toBe(0);
    await store.close();
  });

  it('leaves older tables as they were when there is no room to bring them up to date', {
    timeout: 120_000,
  }, async () => {
    const small = disk(1);
    const place = join(small.folder, 'record');
    await (await openStore(place, { upTo: 2 })).close();
    const rest = join(small.folder, 'rest');
    execFileSync('bash', ['-c', `dd if=/dev/zero of=${rest} bs=4k 2>/dev/null || true`]);
    await expect(openStore(place)).rejects.toMatchObject({ code: 'store-full' });
    rmSync(rest);
    const store = await openStore(place);
    expect(await store.add([{ reading: sample({ id: 'r', text: 'Talks.' }) }], NOW)).toEqual(['added']);
    expect((await store.search('talks')).total).toBe(1);
    await store.close();
  });

  it('that may only be read is refused, and left as it is', { timeout: 120_000 }, async () => {
    const small = disk(8);
    const place = join(small.folder, 'record');
    // By another process, whose files are closed with its end.
    execFileSync(process.execPath, ['--import', 'tsx', WRITER, place, 'p', '3']);
    execFileSync('mount', ['-o', 'remount,ro', small.folder]);
    await expect(openStore(place)).rejects.toMatchObject({ code: 'store-unwritable' });
    execFileSync('mount', ['-o', 'remount,rw', small.folder]);
    const again = await openStore(place);
    expect(await again.reviews()).toHaveLength(6);
    await again.close();
  });
});
