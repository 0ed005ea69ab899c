import { availableParallelism } from 'node:os';
import { type ReportResult, readReports, readReportsFrom } from '../reports/index.ts';
import type { ParleyError } from '../text/index.ts';
import { type Outcome, readMany } from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { inkFor } from './render/ink.ts';
import { renderReading } from './render/render-reading.ts';

/** What a command may touch of the world: handed in, so that a test can look on. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Resolves when the words are taken, so that a slow pipe holds the reading back instead of filling memory. */
  print(text: string): Promise<void>;
  /** Trouble and progress, on standard error. */
  say(text: string): void;
  /** Overwrites the one line of progress; does nothing where standard error is no terminal. */
  progress(text: string): void;
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

export interface ReadOptions {
  readonly json?: boolean;
  readonly jobs?: number;
}

// A line of running text longer than this is hard to read, however wide the window.
const WIDEST = 100;

/** `parley read FILE|-|FOLDER… [--json] [--jobs N]` */
export async function readCommand(
  inputs: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const ink = inkFor(terminal.colour);
  const width = Math.max(40, Math.min(WIDEST, terminal.columns));
  const asJson = options.json ?? !terminal.isTerminal;
  const tally = { read: 0, refused: 0 };

  const show = async (outcome: Outcome) => {
    if (!outcome.ok) {
      tally.refused++;
      terminal.progress('');
      terminal.say(`${ink.trouble('Not read:')} ${describe(outcome.error)}`);
      return;
    }
    tally.read++;
    await terminal.print(
      asJson ? `${JSON.stringify(outcome.reading)}\n` : `${renderReading(outcome.reading, { width, ink })}\n`,
    );
    if (tally.read + tally.refused > 1) terminal.progress(`${tally.read} reports read, ${tally.refused} refused`);
  };

  for await (const outcome of readMany(reportsOf(inputs, terminal.stdin), {
    jobs: options.jobs ?? availableParallelism(),
  }))
    await show(outcome);

  terminal.progress('');
  if (tally.refused > 0) terminal.say(`${tally.read} reports read, ${tally.refused} refused.`);
  if (tally.refused === 0) return EXIT_CODES.done;
  return tally.read === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
}

async function* reportsOf(inputs: readonly string[], stdin: AsyncIterable<Uint8Array>): AsyncGenerator<ReportResult> {
  for (const input of inputs) yield* input === '-' ? readReportsFrom(stdin, null) : readReports(input);
}

/** An error as two sentences: what and where, then how to mend it. */
export function describe(error: ParleyError): string {
  return `${error.message}${/[.!?]$/.test(error.message) ? '' : '.'} ${error.next}`;
}
