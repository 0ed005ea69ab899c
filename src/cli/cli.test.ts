import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from './exit-code.ts';
import { parleyProgram } from './program.ts';
import { recordingTerminal } from './testing/run-parley.ts';

const REPORT = JSON.stringify({
  id: 'r1',
  publisher: 'The Example',
  headline: 'Miners reject offer',
  published: '2021-03-04',
  text: 'The union rejected the offer on Wednesday. "We want 5 percent," said Ann Bell, the union’s president.',
});

describe('parley read', () => {
  it('prints NDJSON in a pipe, every cite exact', async () => {
    const { terminal, printed } = recordingTerminal({}, REPORT);
    expect(await parleyProgram('1', terminal)(['read', '-'])).toBe(EXIT_CODES.done);
    const reading = JSON.parse(printed());
    expect(reading.report.id).toBe('r1');
    expect(reading.statements.length).toBeGreaterThan(0);
    for (const { cites } of reading.statements) {
      for (const { start, end, exact } of cites) expect(reading.report.text.slice(start, end)).toBe(exact);
    }
  });
  it('draws the text and its entries on a terminal, no line wider than the window', async () => {
    const { terminal, printed } = recordingTerminal({ isTerminal: true, columns: 60 }, REPORT);
    await parleyProgram('1', terminal)(['read', '-']);
    expect(printed()).toContain('Miners reject offer');
    expect(printed()).toContain('❝');
    expect(printed()).not.toContain('\u001b[');
    for (const line of printed().split('\n')) expect([...line].length).toBeLessThanOrEqual(60);
  });
  it('colours when asked to', async () => {
    const { terminal, printed } = recordingTerminal({ isTerminal: true, colour: true }, REPORT);
    await parleyProgram('1', terminal)(['read', '-']);
    expect(printed()).toContain('\u001b[');
  });
  it('lets nothing in a report command the terminal', async () => {
    const hostile = JSON.stringify({
      id: 'x',
      headline: 'A\u001b[2Jb',
      text: 'Talks \u001b]0;owned\u0007 failed \u202etxet.\r\nHe said so.',
    });
    const { terminal, printed } = recordingTerminal({ isTerminal: true }, hostile);
    await parleyProgram('1', terminal)(['read', '-']);
    expect(printed()).not.toMatch(/[\u0007\u001b\u202e\r]/);
  });
  it('says by its status when nothing could be read, and when only some was', async () => {
    const nothing = recordingTerminal();
    expect(await parleyProgram('1', nothing.terminal)(['read', 'no-such-file.txt'])).toBe(EXIT_CODES.nothing);
    expect(nothing.said()).toContain('no-such-file.txt');
    const some = recordingTerminal({}, REPORT);
    expect(await parleyProgram('1', some.terminal)(['read', 'no-such-file.txt', '-'])).toBe(EXIT_CODES.partly);
    expect(some.printed()).toContain('"id":"r1"');
  });
  it('refuses a command line it does not understand', async () => {
    for (const words of [['raed', 'x'], ['read'], ['read', 'x', '--jobs', 'none'], ['read', 'x', '--xml']]) {
      expect(await parleyProgram('1', recordingTerminal().terminal)(words)).toBe(EXIT_CODES.usage);
    }
  });
  it('helps', async () => {
    const { terminal, printed } = recordingTerminal();
    expect(await parleyProgram('1.2.3', terminal)(['--version'])).toBe(EXIT_CODES.done);
    expect(printed()).toContain('1.2.3');
  });
});

describe('--prefilter', () => {
  const mixed = [
    REPORT,
    JSON.stringify({
      id: 'r2',
      headline: 'Poll: voters tired of television',
      text: 'Most voters watch less television than last year, a poll showed on Monday. The survey asked a thousand women and men.',
    }),
    JSON.stringify({ id: 'r3', headline: 'Rebels and army', text: 'A truce began at noon on Friday, both said.' }),
  ].join('\n');
  const idsOf = (printed: string) =>
    printed
      .trimEnd()
      .split('\n')
      .map(line => (JSON.parse(line) as { report: { id: string } }).report.id);

  it('is off unless asked for', async () => {
    const { terminal, printed, said } = recordingTerminal({}, mixed);
    expect(await parleyProgram('1', terminal)(['read', '-'])).toBe(EXIT_CODES.done);
    expect(idsOf(printed())).toEqual(['r1', 'r2', 'r3']);
    expect(said()).toBe('');
  });
  it('skips what is not about a negotiation, says how much and, asked, which', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-prefilter-'));
    try {
      const { terminal, printed, said } = recordingTerminal({}, mixed);
      const list = join(folder, 'skipped.txt');
      expect(await parleyProgram('1', terminal)(['read', '-', '--skipped', list])).toBe(EXIT_CODES.done);
      expect(idsOf(printed())).toEqual(['r1', 'r3']);
      expect(said()).toMatch(/^1 report skipped .* listed in /);
      expect(readFileSync(list, 'utf8')).toMatch(/^standard input, line 2 \(Poll: voters tired of television\): .*\n$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('docs/cli.md', () => {
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  it('lists every exit status with its name', () => {
    for (const [name, status] of Object.entries(EXIT_CODES))
      expect(page).toMatch(new RegExp(`\\| ${status} \\| ${name}`));
  });
  it('names every command and every option', async () => {
    const { terminal, printed } = recordingTerminal();
    await parleyProgram('1', terminal)(['--help']);
    const commands = [...printed().matchAll(/^ {2}(\w+) .*/gm)]
      .map(([, name]) => name!)
      .filter(name => name !== 'help' && !name.startsWith('-'));
    expect(commands).toContain('read');
    for (const command of commands) {
      expect(page).toContain(`parley ${command}`);
      const help = recordingTerminal();
      await parleyProgram('1', help.terminal)([command, '--help']);
      for (const [option] of help.printed().matchAll(/--[a-z-]+/g))
        if (option !== '--help') expect(page).toContain(option);
    }
  });
});
