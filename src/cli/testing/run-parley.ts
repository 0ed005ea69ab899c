import { Readable } from 'node:stream';
import type { ExitCode } from '../exit-code.ts';
import { parleyProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';

/** What one command did: what it printed, what it said on standard error, and its exit status. */
export interface Ran {
  readonly printed: string;
  readonly said: string;
  readonly status: ExitCode;
}

/** A terminal that remembers what was written to it: no real one, without colour, 80 columns wide unless told otherwise. */
export function recordingTerminal(settings: Partial<Terminal> = {}, stdin = '') {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal: Terminal = {
    stdin: Readable.from([Buffer.from(stdin)]),
    print: async text => void printed.push(text),
    say: text => void said.push(text),
    progress: () => {},
    isTerminal: false,
    colour: false,
    columns: 80,
    ...settings,
  };
  return { terminal, printed: () => printed.join(''), said: () => said.join('\n') };
}

/** Runs one command within this process. */
export async function runParley(
  words: readonly string[],
  { stdin, ...settings }: Partial<Omit<Terminal, 'stdin'>> & { readonly stdin?: string } = {},
): Promise<Ran> {
  const { terminal, printed, said } = recordingTerminal(settings, stdin);
  const status = await parleyProgram('1', terminal)(words);
  return { printed: printed(), said: said(), status };
}
