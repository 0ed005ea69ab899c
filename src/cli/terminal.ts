import { createInterface } from 'node:readline';
import type { ParleyError } from '../text/index.ts';

/** What a command may touch of the world: handed in, so that a test can look on. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Resolves when the words are taken, so that a slow pipe holds the reading back instead of filling memory. */
  print(text: string): Promise<void>;
  /** Trouble and progress, on standard error. */
  say(text: string): void;
  /** Overwrites the one line of progress; does nothing where standard error is no terminal. */
  progress(text: string): void;
  /** The keys as they are pressed; absent where standard input is no terminal. */
  readonly keyboard?: () => Keyboard;
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

/** One key or one line at a time. Null when there is no more: Ctrl+C, Ctrl+D. */
export interface Keyboard {
  key(): Promise<string | null>;
  line(prompt: string): Promise<string | null>;
}

/**
 * The process's own terminal. `NO_COLOR` (https://no-color.org) and `FORCE_COLOR` are honoured; a reader that stops early
 * (`parley read … | head`) ends the command quietly.
 */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const isTerminal = stdout.isTTY === true;
  let drawn = 0;
  return {
    stdin,
    ...(stdin.isTTY ? { keyboard: processKeyboard } : {}),
    isTerminal,
    colour: given(env.NO_COLOR) ? false : given(env.FORCE_COLOR) || isTerminal,
    // A terminal that was never told its size says 0.
    columns: stdout.columns > 0 ? stdout.columns : 80,
    print: text =>
      new Promise(resolve => {
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    say: text => void stderr.write(`${text}\n`),
    progress: text => {
      if (stderr.isTTY !== true) return;
      stderr.write(`\r${text.padEnd(drawn)}\r${text}`);
      drawn = text.length;
    },
  };
}

function processKeyboard(): Keyboard {
  const { stdin, stderr } = process;
  return {
    key: () =>
      new Promise(resolve => {
        stdin.setRawMode(true);
        stdin.resume();
        stdin.once('data', (piece: Buffer) => {
          stdin.setRawMode(false);
          stdin.pause();
          const key = piece.toString('utf8');
          resolve(key === '\u0003' || key === '\u0004' ? null : key);
        });
      }),
    line: prompt =>
      new Promise(resolve => {
        const lines = createInterface({ input: stdin, output: stderr });
        lines.once('close', () => resolve(null));
        lines.question(prompt, words => {
          resolve(words);
          lines.close();
        });
      }),
  };
}

const given = (variable: string | undefined) => variable !== undefined && variable !== '';

/** An error as two sentences: what and where, then how to mend it. */
export function describe(error: ParleyError): string {
  return `${error.message}${/[.!?]$/.test(error.message) ? '' : '.'} ${error.next}`;
}
