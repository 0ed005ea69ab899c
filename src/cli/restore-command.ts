import type { Loaded } from '../store/index.ts';
import { counted } from '../text/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/** `parley restore FILE [--store PLACE]`: fills an empty place from a backup, all of it or nothing. */
export async function restoreCommand(file: string, options: StoreOption, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: true }, async store => {
    terminal.say(`${describeLoaded(await store.restore(file))} are in ${store.place}.`);
    return EXIT_CODES.done;
  });
}

export function describeLoaded({ reports, readings, reviews, definitions }: Loaded): string {
  return `${counted(reports, 'report')}, ${counted(readings, 'reading')}, ${counted(reviews, 'review')} and ${counted(definitions, 'definition')}`;
}
