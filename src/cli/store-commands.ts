import { type AddCommandOptions, addCommand } from './add-command.ts';
import { backupCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import { type ListCommandOptions, listCommand } from './list-command.ts';
import { moveCommand } from './move-command.ts';
import { dayOrPart, list, wholeNumber } from './option-values.ts';
import { PREFILTER_HELP, SKIPPED_HELP } from './prefilter-option.ts';
import type { Register } from './register.ts';
import { removeCommand } from './remove-command.ts';
import { type RereadCommandOptions, rereadCommand } from './reread-command.ts';
import { restoreCommand } from './restore-command.ts';
import { type SearchCommandOptions, searchCommand } from './search-command.ts';
import { DEFAULT_STORE, type StoreOption } from './store-option.ts';
import { type WatchCommandOptions, watchCommand } from './watch-command.ts';

/** The commands that work on the kept record. */
export const registerStore: Register = (program, terminal, finish) => {
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`);

  command('add', 'read reports and keep them')
    .argument(
      '<input...>',
      'files (text, HTML, PDF, JSON, NDJSON, WARC, also .gz), folders, web addresses, or - for standard input',
    )
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .option('--prefilter', PREFILTER_HELP)
    .option('--skipped <file>', SKIPPED_HELP)
    .action(async (inputs: string[], options: AddCommandOptions) =>
      finish(await addCommand(inputs, options, terminal)),
    );
  command('watch', 'fetch what feeds bring, as it comes, and keep it')
    .argument('<feed...>', 'addresses of feeds, sitemaps or pages that link to one; OPML files')
    .option('--once', 'ask every feed once, fetch what is new, and end')
    .option('--every <minutes>', 'ask each feed again after so many minutes (default: 30)', wholeNumber)
    .option('--contact <who>', 'whom a site owner can write to: an address or a page, told to every server')
    .option('--allow <address>', 'a private network address that may be reached, too (may be given again)', list)
    .option('--prefilter', PREFILTER_HELP)
    .option('--skipped <file>', SKIPPED_HELP)
    .action(async (feeds: string[], options: WatchCommandOptions) =>
      finish(await watchCommand(feeds, options, terminal)),
    );
  command('list', 'list the reports that are kept')
    .option('--json', 'print NDJSON, one report a line')
    .action(async (options: ListCommandOptions) => finish(await listCommand(options, terminal)));
  command('remove', 'take reports out of the record')
    .argument('<id...>', 'ids of reports, as parley list shows them')
    .action(async (ids: string[], options: StoreOption) => finish(await removeCommand(ids, options, terminal)));
  command('reread', 'read kept reports again with the models of this version, and say what changed')
    .option('--all', 'also those that this version has read: after a change of rules')
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .option('--json', 'print NDJSON, the changes of one report a line')
    .action(async (options: RereadCommandOptions) => finish(await rereadCommand(options, terminal)));
  command('search', 'find reports and statements by their words')
    .argument('<words...>', 'words that must all be there, "a phrase", begin*, -word, or between alternatives')
    .option('--statements', 'statements only')
    .option('--dossier <id>', 'in the reports of one dossier')
    .option('--speaker <name>', 'statements of one speaker')
    .option('--publisher <name>', 'of one publisher')
    .option('--from <day>', 'published on that day or later: 2025, 2025-07, 2025-07-23', dayOrPart)
    .option('--to <day>', 'published on that day or before', dayOrPart)
    .option('--limit <n>', 'how many to show (default: 20)', wholeNumber)
    .option('--json', 'print NDJSON, one hit a line')
    .action(async (words: string[], options: SearchCommandOptions) =>
      finish(await searchCommand(words, options, terminal)),
    );
  command('check', 'check every hash, cite and index of the record').action(async (options: StoreOption) =>
    finish(await checkCommand(options, terminal)),
  );
  command('backup', 'write the whole record into one file')
    .argument('<file>', 'the file to write; it must not be there yet')
    .action(async (file: string, options: StoreOption) => finish(await backupCommand(file, options, terminal)));
  command('restore', 'fill an empty place from a backup')
    .argument('<file>', 'a file that parley backup wrote')
    .action(async (file: string, options: StoreOption) => finish(await restoreCommand(file, options, terminal)));
  command('move', 'copy the record to an empty place of the other kind, and compare the two')
    .argument('<to>', 'a folder, or postgres://…')
    .action(async (to: string, options: StoreOption) => finish(await moveCommand(to, options, terminal)));
};
