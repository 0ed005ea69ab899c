import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { parleyProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-work-cli-'));
const store = join(folder, 'record');
const file = join(folder, 'reports.ndjson');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function parley(...words: string[]): Promise<{ printed: string; said: string; status: ExitCode }> {
  const printed: string[] = [];
  const said: string[] = [];
  const status = await parleyProgram('1', {
    stdin: Readable.from([]),
    print: async text => void printed.push(text),
    say: text => void said.push(text),
    progress: () => {},
    isTerminal: false,
    colour: false,
    columns: 80,
  })(words);
  return { printed: printed.join(''), said: said.join('\n'), status };
}

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

  it('hands in, works, tells how far it is, and ends when nothing is left', { timeout: 120_000 }, async () => {
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
