import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/** `parley remove ID… [--store PLACE]`: takes reports out, with what was read from them; reviews stay in the log. */
export async function removeCommand(
  ids: readonly string[],
  options: StoreOption,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const removed = new Set(await store.remove(ids));
    const missing = ids.filter(id => !removed.has(id));
    for (const id of removed) await terminal.print(`${printable(id)}\n`);
    for (const id of missing) terminal.say(`There is no report ${printable(id)}. \`parley list\` shows them.`);
    if (missing.length === 0) return EXIT_CODES.done;
    return removed.size === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}
