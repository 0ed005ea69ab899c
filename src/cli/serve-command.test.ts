import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from './exit-code.ts';
import { parleyProgram } from './program.ts';
import { recordingTerminal } from './testing/run-parley.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A terminal that remembers what was said to it, and can be waited for. */
function attentiveTerminal(stdin = '') {
  const said: string[] = [];
  let heard = () => {};
  const say = (text: string) => {
    said.push(text);
    heard();
  };
  const { terminal } = recordingTerminal({ say }, stdin);
  const hear = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = said.map(text => pattern.exec(text)).find(match => match !== null && match !== undefined);
      if (found != null) return found[1]!;
      await new Promise<void>(resolve => {
        heard = resolve;
      });
    }
  };
  return { terminal, hear };
}

const report = (id: string) =>
  JSON.stringify({
    id,
    published: '2024-05-15',
    text: 'The Dockers Union rejected the offer of the Harbour Company on Tuesday. The Harbour Company will talk on Friday.',
  });

describe('parley serve', () => {
  it('works on the record until it is stopped, and sees what another command adds meanwhile', async () => {
    const store = ['--store', join(folder, 'record')];
    const { terminal, hear } = attentiveTerminal();
    const serving = parleyProgram('1', terminal)(['serve', ...store, '--port', '0']);
    const url = await hear(/(http:\S+)\/index\.html/);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const reports = async () => (await (await fetch(`${url}/api/v1/reports`)).json()).items.length;
    expect(await reports()).toBe(0);
    const added = await fetch(`${url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: report('one'),
    });
    expect(added.status).toBe(200);

    const events = await fetch(`${url}/api/v1/events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const other = attentiveTerminal(report('two'));
    expect(await parleyProgram('1', other.terminal)(['add', '-', ...store])).toBe(EXIT_CODES.done);
    expect((await reader.read()).value).toContain('"added":["two"]');
    expect(await reports()).toBe(2);

    process.emit('SIGTERM');
    expect(await serving).toBe(EXIT_CODES.done);
    await expect(fetch(`${url}/api/v1/record`)).rejects.toThrow();
  });
  it('is not served beyond this machine without a token', async () => {
    const words = ['serve', '--store', join(folder, 'guarded'), '--port', '0', '--host', '0.0.0.0'];
    await expect(parleyProgram('1', attentiveTerminal().terminal)(words)).rejects.toMatchObject({
      code: 'token-needed',
    });
  });
});
