import { availableParallelism } from 'node:os';
import { counted } from '../text/index.ts';
import { addReports } from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { openPrefilter, type PrefilterOption } from './prefilter-option.ts';
import { reportsOf } from './read-all.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

export interface AddCommandOptions extends StoreOption, PrefilterOption {
  readonly jobs?: number;
}

/** `parley add FILE|-|FOLDER… [--store PLACE] [--jobs N] [--prefilter] [--skipped FILE]` */
export async function addCommand(
  inputs: readonly string[],
  options: AddCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(options, { create: true }, async store => {
    const tally = { added: 0, known: 0, refused: 0 };
    const jobs = options.jobs ?? availableParallelism();
    const at = new Date().toISOString();
    const prefilter = await openPrefilter(options);
    const reports = reportsOf(inputs, terminal.stdin, prefilter.facts);
    for await (const outcome of addReports(store, reports, { jobs, at })) {
      if (outcome.ok) {
        tally[outcome.added]++;
        // A line for each report that is on disk: what was printed is kept, whatever happens next.
        if (outcome.added === 'added') await terminal.print(`${printable(outcome.report)}\n`);
      } else if (!(await prefilter.took(outcome.error))) {
        tally.refused++;
        terminal.progress('');
        terminal.say(`Not added: ${describe(outcome.error)}`);
      }
      terminal.progress(`${counted(tally.added, 'report')} added, ${tally.known} known, ${tally.refused} refused`);
    }
    await prefilter.close();
    terminal.progress('');
    const skipped = prefilter.told();
    if (skipped !== null) terminal.say(skipped);
    terminal.say(
      `${counted(tally.added, 'report')} added to ${store.place}, ${tally.known} were there already, ${tally.refused} refused.`,
    );
    if (tally.refused === 0) return EXIT_CODES.done;
    return tally.added + tally.known === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}
