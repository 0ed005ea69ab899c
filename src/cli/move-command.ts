import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { describeLoaded } from './restore-command.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/**
 * `parley move TO [--store FROM]`: copies the record to an empty place, a folder or a PostgreSQL database, and compares the two. The old
 * place is left as it was.
 */
export async function moveCommand(to: string, options: StoreOption, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, from =>
    withStore({ store: to }, { create: true }, async store => {
      const loaded = await store.takeFrom(from);
      terminal.say(`${describeLoaded(loaded)} are in ${store.place}, compared with ${from.place}: the same.`);
      terminal.say(`${from.place} was left as it is; remove it when you no longer need it.`);
      return EXIT_CODES.done;
    }),
  );
}
