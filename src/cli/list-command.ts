import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export interface ListCommandOptions extends StoreOption {
  readonly json?: boolean;
}

// A page of rows is held at a time, so that a long record is listed in little memory.
const PAGE = 500;

/** `parley list [--store PLACE] [--json]`: the reports that are kept, in the order they were added. */
export async function listCommand(options: ListCommandOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    for (let after = 0; ; ) {
      const rows = await store.list({ after, limit: PAGE });
      for (const row of rows) {
        const words = [row.published ?? 'undated', row.publisher ?? 'unknown', row.headline ?? 'no headline', row.id];
        await terminal.print(
          options.json === true ? `${JSON.stringify(row)}\n` : `${words.map(printable).join('  ')}\n`,
        );
      }
      if (rows.length < PAGE) return EXIT_CODES.done;
      after = rows.at(-1)!.seq;
    }
  });
}
