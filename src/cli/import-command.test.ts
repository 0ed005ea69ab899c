import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (words: readonly string[], stdin = '') => runParley(words, { stdin });

const TABLE = [
  'Action;Sender;Target;When;Coder',
  'propose ceasefire;Russia;Ukraine;3 March 2022;Ann Bell',
  'reject;Ukraine;Russia;9 March 2022;Bo Frey',
  'shout;Russia;Ukraine;10 March 2022;Ann Bell',
].join('\n');

describe('parley import', () => {
  const store = () => ['--store', join(folder, 'record')];
  const table = () => {
    writeFileSync(join(folder, 'talks.csv'), TABLE);
    return join(folder, 'talks.csv');
  };

  it('keeps rows as entries with their coder, tells the rows it refuses, and adds nothing twice', async () => {
    const first = await run(['import', table(), '--as', 'csv', ...store()]);
    expect(first.status).toBe(EXIT_CODES.partly);
    expect(first.said).toMatch(/^Not taken: row 4: Action: “shout” is none of: /);
    expect(first.said).toMatch(/2 moves added to .*, 0 corrected, 0 were there already, 1 rows refused\.$/);
    const again = await run(['import', table(), '--as', 'csv', ...store()]);
    expect(again.said).toMatch(/0 moves added to .*, 0 corrected, 2 were there already, 1 rows refused\.$/);

    const kept = await openStore(join(folder, 'record'), { create: false });
    try {
      expect(await kept.count()).toBe(2);
      expect((await kept.reviews()).map(({ by, action }) => [by, action]).sort()).toEqual([
        ['Ann Bell', 'add'],
        ['Bo Frey', 'add'],
      ]);
      expect((await kept.check()).problems).toEqual([]);
    } finally {
      await kept.close();
    }
  });
  it('lets rows be read again by other models without a change', async () => {
    await run(['import', table(), '--as', 'csv', ...store()]);
    const { printed } = await run(['reread', '--all', '--json', ...store()]);
    for (const line of printed.trimEnd().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ changes: { added: [], gone: [], changed: [] }, left: [] });
  });
  it('says what would come of it, and keeps nothing', async () => {
    await run(['import', table(), '--as', 'csv', ...store()]);
    const dry = await run(
      ['import', '-', '--as', 'csv', '--dry-run', '--coder', 'Cy', ...store()],
      'type,by\nreject,Russia',
    );
    expect(dry.status).toBe(EXIT_CODES.done);
    expect(dry.said).toMatch(/^It would be: 1 moves added/);
    expect((await run(['list', '--json', ...store()])).printed.trimEnd().split('\n')).toHaveLength(2);
  });
  it('takes columns by --map, and refuses a map of what is not there', async () => {
    const odd = 'what;x;y\nreject;Russia;Ukraine';
    const mapped = ['--entity', 'move', '--map', 'what=type', '--map', 'x=by', '--map', 'y=to', '--coder', 'Ann'];
    expect((await run(['import', '-', '--as', 'csv', ...mapped, ...store()], odd)).said).toMatch(/^1 moves added/);
    await expect(run(['import', '-', '--as', 'csv', '--map', 'z=by', ...store()], odd)).rejects.toThrow(
      /tell of no kind of entry/,
    );
    expect((await run(['import', '-', '--as', 'csv', '--map', 'nothing', ...store()], odd)).status).toBe(
      EXIT_CODES.usage,
    );
  });
  it('refuses a file that is not there, or is not UTF-8', async () => {
    await expect(run(['import', join(folder, 'none.csv'), '--as', 'csv', ...store()])).rejects.toMatchObject({
      code: 'import-missing',
    });
    writeFileSync(join(folder, 'latin.csv'), Buffer.from('type,by\nreject,M\xfcnchen', 'latin1'));
    await expect(run(['import', join(folder, 'latin.csv'), '--as', 'csv', ...store()])).rejects.toMatchObject({
      code: 'import-encoding',
    });
  });
});
