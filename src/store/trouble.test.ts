import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ParleyError } from '../text/index.ts';
import { openStore } from './index.ts';
import { STORE_FILE } from './sqlite.ts';
import { sample } from './testing/sample.ts';
import { shownPlace, troubleOf } from './trouble.ts';

const ADDER = fileURLToPath(new URL('./testing/add-many.ts', import.meta.url));
const NOW = '2026-01-02T03:04:05.000Z';
const base = mkdtempSync(join(tmpdir(), 'parley-trouble-'));
chmodSync(base, 0o755);
afterAll(() => rmSync(base, { recursive: true, force: true }));
const newFolder = () => mkdtempSync(join(base, 'store-'));
const readings = Array.from({ length: 40 }, (_, n) =>
  sample({ id: `r${n}`, text: `Report ${n}. ${'The union rejected the offer. '.repeat(30)}`, moves: ['rejected'] }),
);

async function filledFolder(): Promise<string> {
  const folder = newFolder();
  const store = await openStore(folder);
  await store.add(
    readings.map(reading => ({ reading })),
    NOW,
  );
  await store.close();
  return folder;
}

describe('a disk without room', () => {
  it('ends the adding with a refusal, and keeps everything that was told', { timeout: 120_000 }, async () => {
    const folder = newFolder();
    // No file of this process may grow beyond 2 MB (ulimit counts blocks of 1 KB): SQLite meets it as a disk that takes no more.
    const command = `ulimit -f 2000; exec "$0" --import tsx "$1" "$2"`;
    const said = execFileSync('bash', ['-c', command, process.execPath, ADDER, folder], { encoding: 'utf8' });
    const lines = said.trim().split('\n');
    expect(lines.at(-1)).toBe('refused store-full');
    const told = lines.slice(0, -1);
    expect(told.length).toBeGreaterThan(10);
    const store = await openStore(folder);
    expect((await store.list({ limit: 5000 })).map(({ id }) => id)).toEqual(told);
    expect((await store.check()).problems).toEqual([]);
    // With room again, the same command goes on.
    expect(await store.add([{ reading: sample({ id: 'later', text: 'Later.' }) }], NOW)).toEqual(['added']);
    await store.close();
  });
});

describe('a folder that may not be written', () => {
  it('is refused with what to do', async () => {
    const folder = await filledFolder();
    chmodSync(join(folder, STORE_FILE), 0o444);
    chmodSync(folder, 0o555);
    // Root may write anywhere, so it asks as nobody.
    const nobody = process.getuid?.() === 0 ? ['65534'] : [];
    const scratch = newFolder();
    chmodSync(scratch, 0o777);
    const said = execFileSync(process.execPath, ['--import', 'tsx', ADDER, folder, ...nobody], {
      encoding: 'utf8',
      env: { ...process.env, HOME: scratch, TMPDIR: scratch },
    });
    expect(said.trim()).toBe('refused store-unwritable');
    chmodSync(folder, 0o755);
    chmodSync(join(folder, STORE_FILE), 0o644);
    const store = await openStore(folder);
    expect(await store.count()).toBe(40);
    await store.close();
  });
  it('is refused when it cannot be made', async () => {
    const file = join(newFolder(), 'letter');
    writeFileSync(file, 'Not a folder.');
    for (const place of [file, join(file, 'below')])
      await expect(openStore(place)).rejects.toMatchObject({ code: 'store-unwritable' });
  });
});

describe('a damaged file', () => {
  it('that is no database is refused, and left as it is', async () => {
    const folder = newFolder();
    const file = join(folder, STORE_FILE);
    writeFileSync(file, 'This is a letter, not a database. '.repeat(100));
    const before = readFileSync(file);
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(readFileSync(file)).toEqual(before);
  });
  it('with damaged pages is told by the check, never taken for a record, and restored from a backup', async () => {
    const folder = await filledFolder();
    const whole = await openStore(folder);
    const backup = join(newFolder(), 'backup.gz');
    await whole.backup(backup);
    await whole.close();
    const size = statSync(join(folder, STORE_FILE)).size;
    // Every page but the first in turn: whatever it held, the damage is seen or does not matter to what is read.
    let seen = 0;
    for (let page = 1; page * 4096 < size; page += Math.ceil(size / 4096 / 12)) {
      const copy = newFolder();
      cpSync(folder, copy, { recursive: true });
      const bytes = readFileSync(join(copy, STORE_FILE));
      bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
      writeFileSync(join(copy, STORE_FILE), bytes);
      const found = await openStore(copy).then(
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
      expect(found, `page ${page}`).toBeGreaterThan(0);
      seen++;
    }
    expect(seen).toBeGreaterThan(5);
    const restored = await openStore(newFolder());
    expect(await restored.restore(backup)).toMatchObject({ reports: 40 });
    expect((await restored.check()).problems).toEqual([]);
    await restored.close();
  });
});

describe('trouble of a database', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  it.each([
    ['53100', 'store-full'],
    ['SQLITE_FULL', 'store-full'],
    ['ENOSPC', 'store-full'],
    ['42501', 'store-unwritable'],
    ['SQLITE_READONLY_DBMOVED', 'store-unwritable'],
    ['SQLITE_CORRUPT_VTAB', 'store-corrupt'],
    ['XX001', 'store-corrupt'],
    ['58P01', 'store-corrupt'],
    ['SQLITE_BUSY', 'store-busy'],
    ['ECONNREFUSED', 'store-unreachable'],
    ['57P01', 'store-unreachable'],
    ['08006', 'store-unreachable'],
    ['3D000', 'store-refused'],
    ['28P01', 'store-refused'],
  ])('%s is told as %s, with a next step', (code, told) => {
    const trouble = troubleOf(coded(code), 'postgres://ann:secret@host/db') as ParleyError;
    expect(trouble).toBeInstanceOf(ParleyError);
    expect(trouble.code).toBe(told);
    expect(trouble.next.length).toBeGreaterThan(10);
    expect(trouble.message).not.toContain('secret');
  });
  it.each(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable'])(
    '“%s” is told as a database that does not answer',
    words => {
      expect(troubleOf(new Error(words), 'p')).toMatchObject({ code: 'store-unreachable' });
    },
  );
  it('leaves a fault of ours what it is', () => {
    const fault = new TypeError('x is not a function');
    expect(troubleOf(fault, 'p')).toBe(fault);
    expect(troubleOf(coded('23505'), 'p')).not.toBeInstanceOf(ParleyError);
  });
  it('shows no password', () => {
    expect(shownPlace('postgres://ann:secret@host/db')).toBe('postgres://ann:…@host/db');
    expect(shownPlace('postgres://ann@host/db')).toBe('postgres://ann@host/db');
    expect(shownPlace('parley-data')).toBe('parley-data');
  });
  it('is told when no server answers', async () => {
    await expect(openStore('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'store-unreachable' });
  });
});
