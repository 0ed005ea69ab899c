import { existsSync } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/** `parley backup FILE [--store PLACE]`: the whole record, as it stands at this moment, in one file. */
export async function backupCommand(file: string, options: StoreOption, terminal: Terminal): Promise<ExitCode> {
  if (existsSync(file)) {
    throw new ParleyError('backup-exists', `There is a file ${file} already`, 'Name another, or delete it first.');
  }
  return withStore(options, { create: false }, async store => {
    await store.backup(file);
    terminal.say(`${await store.count()} reports of ${store.place} are in ${file}.`);
    return EXIT_CODES.done;
  });
}
