import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export type RemoveDossierOptions = StoreOption;

/** `parley dossier remove NAME…`: forgets what kept dossiers are about; reports and reviews stay. */
export async function removeDossierCommand(
  names: readonly string[],
  options: RemoveDossierOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    let removed = 0;
    for (const name of names) {
      if (await store.undefine(name)) removed++;
      else
        terminal.say(`There is no dossier ${name} in ${store.place}. parley dossier list shows those that are kept.`);
    }
    if (removed === names.length) return EXIT_CODES.done;
    return removed === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}
