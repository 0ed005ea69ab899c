import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
const store = join(folder, 'record');
const file = join(folder, 'report.txt');
const REPORT =
  'The union rejected the offer on Wednesday.\n\n"We want 5 percent," said Ann Bell, the union’s president.\n';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parley = (words: readonly string[], stdin = '') => runParley(words, { stdin });

describe('the kept record on the command line', () => {
  let id = '';
  beforeAll(async () => {
    writeFileSync(file, REPORT);
    const { printed } = await parley(['add', file, '--store', store]);
    id = printed.trim();
  });

  it('adds a report with its bytes, once', async () => {
    const again = await parley(['add', file, '--store', store]);
    expect(again).toMatchObject({ printed: '', status: EXIT_CODES.done });
    expect(again.said).toContain('0 reports added');
    const kept = await openStore(store);
    expect(Buffer.from((await kept.raw(id))!).toString()).toBe(REPORT);
    expect(await kept.count()).toBe(1);
    await kept.close();
  });
  it('refuses what cannot be read, and another text under a known id, and keeps the rest', async () => {
    const records = [
      { id, text: 'Another text.' },
      { id: 'fresh', headline: 'Talks', published: '2021-03-05', text: 'The company accepted the demand on Friday.' },
    ];
    const input = records.map(record => JSON.stringify(record)).join('\n');
    const some = await parley(['add', '-', 'no-such-file', '--store', store], input);
    expect(some.status).toBe(EXIT_CODES.partly);
    expect(some.printed).toBe('fresh\n');
    expect(some.said).toContain('another text');
    expect(some.said).toContain('no-such-file');
    expect((await parley(['add', 'no-such-file', '--store', store])).status).toBe(EXIT_CODES.nothing);
  });
  it('lists and searches', async () => {
    const { printed } = await parley(['list', '--store', store]);
    expect(printed.split('\n')[1]).toBe('2021-03-05  unknown  Talks  fresh');
    const rows = (await parley(['list', '--json', '--store', store])).printed.trim().split('\n');
    expect(rows.map(row => JSON.parse(row).id)).toEqual([id, 'fresh']);
    const found = await parley(['search', 'percent', '--statements', '--json', '--store', store]);
    const [hit] = found.printed
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(hit).toMatchObject({ kind: 'statement', report: id });
    expect((await parley(['search', 'accepted', '--store', store])).printed).toContain('Talks');
    expect((await parley(['search', 'helicopters', '--store', store])).said).toBe('0 of 0 found.');
  });
  it('narrows a search by publisher, day, speaker and dossier', async () => {
    const copy = join(folder, 'narrowed');
    await parley(['move', copy, '--store', store]);
    const found = async (...words: string[]) =>
      (await parley(['search', ...words, '--json', '--store', copy])).printed
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line).report);
    expect(await found('demand', '--from', '2021-03')).toContain('fresh');
    expect(await found('demand', '--to', '2020')).toEqual([]);
    expect(await found('demand', '--publisher', 'nobody')).toEqual([]);
    expect(await found('percent', '--speaker', 'bell')).toEqual([id]);
    expect(await found('percent', '--speaker', 'fidan')).toEqual([]);
    expect((await parley(['search', 'demand', '--from', 'spring', '--store', copy])).status).toBe(EXIT_CODES.usage);
    const kept = await openStore(copy);
    const parties = ['Harbour', 'Railway'].map(name => ({ name, aliases: [], iso3: null }));
    await kept.define({
      id: 'rails',
      title: 'Rails',
      kind: 'labour',
      period: null,
      parties,
      thirdParties: [],
      issues: [],
      given: true,
    });
    expect(await found('accepted', '--dossier', 'rails')).toEqual([]);
    expect((await parley(['review', 'include', 'fresh', '--by', 'ann', '--store', copy])).status).toBe(EXIT_CODES.done);
    expect(new Set(await found('accepted', '--dossier', 'rails'))).toEqual(new Set(['fresh']));
    await expect(parley(['search', 'x', '--dossier', 'roads', '--store', copy])).rejects.toMatchObject({
      code: 'dossier-unknown',
    });
    await kept.undefine('rails');
    await kept.close();
  });
  it('reads again what another version read, keeps the reviews and says what changed', async () => {
    const kept = await openStore(store);
    const current = (await kept.reading(id))!;
    const [statement] = current.statements;
    const gone = { ...statement!, id: `${statement!.id}-old` };
    await kept.replaceReadings([{ ...current, reader: { version: 'old' }, statements: [gone] }]);
    await kept.review([
      {
        id: 'r1',
        at: '2026-01-01T00:00:00Z',
        by: 'ann',
        entry: gone.id,
        action: 'confirm',
        field: null,
        value: null,
        reason: null,
      },
    ]);
    const { printed, said, status } = await parley(['reread', '--jobs', '1', '--store', store]);
    expect(status).toBe(EXIT_CODES.done);
    expect(printed).toContain(`${id}: ${current.statements.length} new, 1 gone, 0 changed`);
    expect(printed).toContain(`perhaps now ${statement!.id}`);
    expect(said).toContain('1 report read again, 1 of them differ');
    expect(said).toMatch(new RegExp(`^statement +${current.statements.length} new, 1 gone, 0 changed$`, 'm'));
    expect(await kept.reading(id)).toEqual(current);
    // Ann's decision, the entry it is on, and that it is the one now found a word further on.
    expect((await kept.reviews()).map(({ action, by }) => [action, by])).toEqual([
      ['confirm', 'ann'],
      ['add', 'ann'],
      ['merge', 'ann'],
    ]);
    expect((await parley(['reread', '--store', store])).said).toContain('0 reports read again');
    expect((await parley(['reread', '--all', '--jobs', '1', '--store', store])).said).toContain(
      '2 reports read again, 0 of',
    );
    await kept.close();
  });
  it('checks, backs up, restores, moves and removes', async () => {
    expect(await parley(['check', '--store', store])).toMatchObject({ printed: '', status: EXIT_CODES.done });
    const backup = join(folder, 'backup.gz');
    expect((await parley(['backup', backup, '--store', store])).status).toBe(EXIT_CODES.done);
    await expect(parley(['backup', backup, '--store', store])).rejects.toMatchObject({ code: 'backup-exists' });
    const copy = join(folder, 'copy');
    expect((await parley(['restore', backup, '--store', copy])).said).toContain('2 reports, 3 readings, 3 reviews');
    expect((await parley(['move', join(folder, 'moved'), '--store', copy])).said).toContain('the same');
    expect((await parley(['list', '--store', join(folder, 'moved')])).printed).toBe(
      (await parley(['list', '--store', store])).printed,
    );
    const removed = await parley(['remove', 'fresh', 'nothing', '--store', copy]);
    expect(removed).toMatchObject({ printed: 'fresh\n', status: EXIT_CODES.partly });
    expect((await parley(['list', '--store', copy])).printed).not.toContain('fresh');
  });
  it('does not begin a record by looking for one', async () => {
    for (const words of [
      ['list'],
      ['search', 'x'],
      ['check'],
      ['reread'],
      ['remove', 'x'],
      ['move', join(folder, 'b')],
    ])
      await expect(parley([...words, '--store', join(folder, 'nowhere')])).rejects.toMatchObject({
        code: 'store-missing',
      });
  });
});
