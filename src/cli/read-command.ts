import { counted } from '../text/index.ts';
import type { Outcome } from '../work/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import { list, wholeNumber } from './option-values.ts';
import { openPrefilter, PREFILTER_HELP, type PrefilterOption, SKIPPED_HELP } from './prefilter-option.ts';
import { type ReadAllOptions, readInputs } from './read-all.ts';
import type { Register } from './register.ts';
import { inkFor } from './render/ink.ts';
import { renderReading } from './render/render-reading.ts';
import { describe, type Terminal } from './terminal.ts';

export interface ReadOptions extends ReadAllOptions, PrefilterOption {
  readonly json?: boolean;
}

/** `parley read` */
export const registerRead: Register = (program, terminal, end) =>
  program
    .command('read')
    .description('read reports and print what each of them says')
    .argument('<input...>', 'files (text, HTML, JSON, NDJSON, also .gz), folders, or - for standard input')
    .option('--json', 'print readings as NDJSON, one a line (the default in a pipe)')
    .option('--no-json', 'print readings to look at, also in a pipe')
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .option('--rules <file>', 'add rules of your own (may be given again)', list)
    .option('--corrections <file>', 'correct actors: merge, rename, kind, part of, not actors')
    .option('--prefilter', PREFILTER_HELP)
    .option('--skipped <file>', SKIPPED_HELP)
    .addHelpText('after', EXIT_HELP)
    .action(async (inputs: string[], options: ReadOptions) => end(await readCommand(inputs, options, terminal)));

// A line of running text longer than this is hard to read, however wide the window.
const WIDEST = 100;

/** `parley read FILE|-|FOLDER… [--json] [--jobs N] [--rules FILE] [--corrections FILE] [--prefilter] [--skipped FILE]` */
export async function readCommand(
  inputs: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const ink = inkFor(terminal.colour);
  const width = Math.max(40, Math.min(WIDEST, terminal.columns));
  const asJson = options.json ?? !terminal.isTerminal;
  const tally = { read: 0, refused: 0 };
  const prefilter = await openPrefilter(options);

  const show = async (outcome: Outcome) => {
    if (!outcome.ok) {
      if (await prefilter.took(outcome.error)) return;
      tally.refused++;
      terminal.progress('');
      terminal.say(`${ink.trouble('Not read:')} ${describe(outcome.error)}`);
      return;
    }
    tally.read++;
    const { reading } = outcome;
    await terminal.print(asJson ? `${JSON.stringify(reading)}\n` : `${renderReading(reading, { width, ink })}\n`);
    if (tally.read + tally.refused > 1)
      terminal.progress(`${counted(tally.read, 'report')} read, ${tally.refused} refused`);
  };

  try {
    for await (const outcome of readInputs(inputs, { ...options, facts: prefilter.facts }, terminal))
      await show(outcome);
  } finally {
    await prefilter.close();
  }

  terminal.progress('');
  const skipped = prefilter.told();
  if (skipped !== null) terminal.say(skipped);
  if (tally.refused > 0) terminal.say(`${counted(tally.read, 'report')} read, ${tally.refused} refused.`);
  if (tally.refused === 0) return EXIT_CODES.done;
  return tally.read === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
}
export { describe, type Terminal } from './terminal.ts';
