import { availableParallelism } from 'node:os';
import type { Reading } from '../reading/index.ts';
import { type InputFacts, type ReportResult, readReports, readReportsFrom } from '../reports/index.ts';
import { counted } from '../text/index.ts';
import { type Outcome, readMany } from '../work/index.ts';
import { describe, type Terminal } from './terminal.ts';
import { readUserFiles, type UserFileOptions } from './user-files.ts';

export interface ReadAllOptions extends UserFileOptions {
  readonly jobs?: number;
  /** What is known of the inputs, and which of their reports are wanted. */
  readonly facts?: InputFacts;
}

/** Every reading of the inputs, as they come; what was refused is told on standard error. */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadAllOptions,
  terminal: Terminal,
): AsyncGenerator<Outcome> {
  yield* readMany(reportsOf(inputs, terminal.stdin, options.facts), {
    jobs: options.jobs ?? availableParallelism(),
    ...readUserFiles(options),
  });
}

/** The same, all at once, for what looks at many reports together. */
export async function readAll(
  inputs: readonly string[],
  options: ReadAllOptions,
  terminal: Terminal,
): Promise<{ readonly readings: Reading[]; readonly refused: number }> {
  const readings: Reading[] = [];
  let refused = 0;
  for await (const outcome of readInputs(inputs, options, terminal)) {
    if (outcome.ok) readings.push(outcome.reading);
    else {
      refused++;
      terminal.say(`Not read: ${describe(outcome.error)}`);
    }
    terminal.progress(`${counted(readings.length, 'report')} read`);
  }
  terminal.progress('');
  return { readings, refused };
}

export async function* reportsOf(
  inputs: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  facts: InputFacts = {},
): AsyncGenerator<ReportResult> {
  for (const input of inputs) yield* input === '-' ? readReportsFrom(stdin, null, facts) : readReports(input, facts);
}
