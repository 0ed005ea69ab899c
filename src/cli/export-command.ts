import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { EXPORT_FORMATS, type ExportFile, type ExportFormat, exportAs } from '../export/index.ts';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import { type ExportSourceOptions, exportSource } from './export-source.ts';
import { day, list, wholeNumber } from './option-values.ts';
import type { Register } from './register.ts';
import { DEFAULT_STORE } from './store-option.ts';
import type { Terminal } from './terminal.ts';

interface ExportCommandOptions extends ExportSourceOptions {
  readonly as: ExportFormat;
  readonly out?: string;
  readonly bom?: boolean;
}

/** `parley export [DOSSIER|FILE|-|FOLDER…] --as FORMAT [--out DIR] [--store PLACE]` */
export const registerExport: Register = (program, terminal, end) => {
  program
    .command('export')
    .description('hand the record on in the format of another tool')
    .argument('[what...]', 'dossiers of the record by their names (default: all of it), or reports, as for read')
    .addOption(new Option('--as <format>', 'the format').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--out <folder>', 'write the files there (default: print, when it is one file)')
    .option('--bom', 'begin CSV files with a byte order mark, for Excel')
    .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
    .option('--definition <file>', 'what the dossier is about, as for dossier', list)
    .option('--date <day>', 'the day it is asked for (default: the day of the latest report)', day)
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .option('--rules <file>', 'add rules of your own (may be given again)', list)
    .option('--corrections <file>', 'correct actors')
    .addHelpText('after', EXIT_HELP)
    .action(async (what: string[], options: ExportCommandOptions) => end(await exportCommand(what, options, terminal)));
};

async function exportCommand(
  what: readonly string[],
  options: ExportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readings, dossiers, unrouted, asOf, refused } = await exportSource(what, options, terminal);
  if (readings.length === 0) {
    terminal.say('Nothing to hand on: there are no reports of it.');
    return EXIT_CODES.nothing;
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(asOf))
    throw new ParleyError('date-unknown', 'No report says on which day it was published', 'Give the day with --date.');
  for (const { report, because } of unrouted) terminal.say(`In no dossier: ${report} (${because.join('; ')})`);
  const { files, notices } = exportAs(options.as, { readings, dossiers, asOf }, { bom: options.bom === true });
  for (const { code, cite, because } of notices)
    terminal.say(`Left out (${code}): ${because}${cite === null ? '' : `: “${cite.exact}” in ${cite.report}`}.`);
  await hand(files, options.out, terminal);
  return refused === 0 ? EXIT_CODES.done : EXIT_CODES.partly;
}

/** Into the folder, or onto standard output when it is one file. */
async function hand(files: readonly ExportFile[], out: string | undefined, terminal: Terminal): Promise<void> {
  if (out === undefined) {
    const [only, ...more] = files;
    if (only === undefined || more.length > 0)
      throw new ParleyError(
        'export-needs-folder',
        `This export is ${files.length} files${only === undefined ? ': the reports make no dossier' : ''}`,
        only === undefined ? 'Say with --definition what it is about.' : 'Name a folder for them with --out.',
      );
    await terminal.print(only.text);
    return;
  }
  try {
    mkdirSync(out, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(out, name), text);
  } catch (cause) {
    throw new ParleyError(
      'folder-not-writable',
      `${out} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Choose another folder with --out.',
      { cause },
    );
  }
  terminal.say(`${files.length} ${files.length === 1 ? 'file' : 'files'} written to ${out}.`);
}
