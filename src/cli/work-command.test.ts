import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parley-work-cli-'));
const store = join(folder, 'record');
const file = join(folder, 'reports.ndjson');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parley = (...words: string[]) => runParley(words);

describe('parley work', () => {
  beforeAll(() => {
    const lines = [
      'Negotiators of Norland rejected the ceasefire offer.',
      'Sudria accepted the terms of the truce at the peace talks.',
      'Ostmark demanded a ceasefire before any negotiations.',
      'Stir the onions into the soup and let it cook for an hour.',
    ];
    writeFileSync(file, `${lines.map((text, n) => JSON.stringify({ id: `r${n}`, text })).join('\n')}\n{broken\n`);
  });

  it('hands in, works, tells how far it is, and ends when nothing is left', { timeout: 300_000 }, async () => {
    const handed = await parley('work', 'submit', file, join(folder, 'nothing'), '--store', store);
    expect(handed.status).toBe(EXIT_CODES.partly);
    expect(handed.said).toContain('1 chunks handed in');
    expect(handed.said).toContain('no such file');
    const before = await parley('work', 'status', '--store', store);
    expect(before.printed).toContain('0 done, 1 to do (0 in hand), 0 set aside');
    expect(await parley('work', '--store', store, '--jobs', '1', '--until-done', '--prefilter')).toMatchObject({
      status: EXIT_CODES.partly,
    });
    const after = JSON.parse((await parley('work', 'status', '--json', '--store', store)).printed);
    expect(after).toMatchObject({ done: 1, waiting: 0, added: 3, skipped: 1, refused: 1, queue: null, asides: [] });
    expect((await parley('list', '--json', '--store', store)).printed.trim().split('\n')).toHaveLength(3);
    expect((await parley('work', 'submit', file, '--store', store)).said).toContain('0 chunks handed in');
    expect(await parley('work', 'retry', '--store', store)).toMatchObject({ printed: '', status: EXIT_CODES.done });
    expect((await parley('work', 'retry', 'none', '--store', store)).status).toBe(EXIT_CODES.partly);
  });

  it('ends when told to, with nothing lost and nothing left in hand', { timeout: 300_000 }, async () => {
    const place = join(folder, 'stopped');
    const many = join(folder, 'many.ndjson');
    const line = (n: number) => JSON.stringify({ id: `m${n}`, text: `Negotiators of Norland rejected offer ${n}.` });
    writeFileSync(many, Array.from({ length: 3000 }, (_, n) => line(n)).join('\n'));
    await parley('work', 'submit', many, '--store', place, '--chunk', '10');
    const words = ['--import', 'tsx', MAIN, 'work', '--store', place, '--jobs', '1', '--grace', '60'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    const told: { readonly event: string }[] = [];
    createInterface({ input: child.stderr }).on('line', said => {
      told.push(JSON.parse(said));
      // The second chunk is in hand by now.
      if (told.findIndex(({ event }) => event === 'chunk done') === told.length - 1) child.kill('SIGTERM');
    });
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(EXIT_CODES.done);
    const events = told.map(({ event }) => event);
    expect(events).toContain('stopping');
    expect(events).not.toContain('worker lost');
    expect(events.at(-1)).toBe('ended');
    const { done, waiting, inHand, added } = JSON.parse(
      (await parley('work', 'status', '--json', '--store', place)).printed,
    );
    expect(events.filter(event => event === 'chunk done')).toHaveLength(done);
    expect(waiting).toBeGreaterThan(0);
    expect(inHand).toBe(0);
    expect((await parley('list', '--json', '--store', place)).printed.trim().split('\n')).toHaveLength(added);
  });

  it('refuses what it does not understand, and says what to do', async () => {
    const usage = [
      ['work', 'submit', file, '--chunk', 'none'],
      ['work', '--ack-wait', '0'],
      ['work', 'idle'],
    ];
    for (const words of usage) expect((await parley(...words, '--store', store)).status).toBe(EXIT_CODES.usage);
    await expect(parley('work', 'submit', '--store', store)).rejects.toMatchObject({ code: 'work-input-missing' });
    const elsewhere = parley('work', 'status', '--store', store, '--queue', 'http://broker');
    await expect(elsewhere).rejects.toMatchObject({ code: 'work-queue-unknown' });
    const silent = parley('work', 'status', '--store', store, '--queue', 'nats://127.0.0.1:9');
    await expect(silent).rejects.toMatchObject({ code: 'work-queue-unreachable' });
    await expect(parley('work', 'status', '--store', join(folder, 'no'))).rejects.toMatchObject({
      code: 'store-missing',
    });
  });
});
