import { counted } from '../text/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/** `parley check [--store PLACE]`: looks at every hash, every cite and every index of the record; changes nothing. */
export async function checkCommand(options: StoreOption, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const { reports, readings, reviews, problems, unattached } = await store.check();
    for (const { code, report, because } of problems)
      await terminal.print(`${code}  ${printable(report ?? store.place)}  ${printable(because)}\n`);
    for (const { by, action, entry } of unattached)
      terminal.say(printable(`The review "${action}" by ${by} waits for its entry ${entry}, which no reading has.`));
    const found = problems.length === 0 ? 'nothing is wrong' : `${problems.length} problems`;
    terminal.say(
      `${counted(reports, 'report')}, ${counted(readings, 'reading')} and ${counted(reviews, 'review')} checked: ${found}.`,
    );
    return problems.length === 0 ? EXIT_CODES.done : EXIT_CODES.partly;
  });
}
