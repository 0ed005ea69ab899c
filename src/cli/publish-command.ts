import { existsSync, readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { ParleyError } from '../text/index.ts';
import { parseNewsroom, publishSite, SHOWN, type Shown, type Site, withheldNames } from '../web/index.ts';
import { openLiveRecord } from '../work/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import { day, list, wholeNumber } from './option-values.ts';
import { readSite, type SiteOptions } from './read-site.ts';
import type { Register } from './register.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

interface PublishCommandOptions extends SiteOptions, StoreOption {
  readonly show: Shown;
  readonly withhold?: readonly string[];
  readonly newsroom?: string;
}

/** `parley publish DOSSIER|FOLDER OUT` */
export const registerPublish: Register = (program, terminal, end) => {
  program
    .command('publish')
    .description('write a record as a folder of pages that open from disk and from any web host')
    .argument('<dossier>', 'a folder of reports, a dossier of the record by its name, or `all` of them')
    .argument('<out>', 'an empty folder, or one that was published before')
    .option('--show <words>', `how much of the reports’ words: ${SHOWN.join(', ')}`, shown, 'full')
    .option('--withhold <name>', 'an actor who is not named anywhere (may be given again)', list)
    .option('--newsroom <file>', 'the newsroom’s own name, colours, support box and comments')
    .option('--name <name>', 'the newsroom’s own name, in place of Parley’s')
    .option('--store <place>', `the record that the dossier is in (default: ${DEFAULT_STORE})`)
    .option('--definition <file>', 'what the dossier is about (default: dossier.yaml in the folder)', list)
    .option('--date <day>', 'the day it is made for (default: the day of the latest report)', day)
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (dossier: string, out: string, options: PublishCommandOptions) => {
      const newsroom =
        options.newsroom === undefined ? null : parseNewsroom(textOf(options.newsroom), options.newsroom);
      const isRecord = options.store !== undefined || (!existsSync(dossier) && /^[a-z0-9-]+$/.test(dossier));
      const { site, withheld, status } = isRecord
        ? await siteOfRecord(dossier, options)
        : await siteOfFolder(dossier, options, terminal);
      const { files } = await publishSite(site, out, {
        shown: options.show,
        withheld: [...withheld, ...(options.withhold ?? [])],
        newsroom,
      });
      terminal.say(`${files} files published. Open ${out}/index.html`);
      end(status);
    });
};

interface Found {
  readonly site: Site;
  readonly withheld: readonly string[];
  readonly status: ExitCode;
}

async function siteOfFolder(folder: string, options: SiteOptions, terminal: Terminal): Promise<Found> {
  return { ...(await readSite(folder, options, terminal)), withheld: [] };
}

/** A dossier as the record keeps it, with everything that people decided; names that they withhold. */
function siteOfRecord(name: string, options: PublishCommandOptions): Promise<Found> {
  return withStore(options, { create: false }, async store => {
    const { date } = options;
    const record = await openLiveRecord(store, { pollMs: 0, ...(date === undefined ? {} : { today: () => date }) });
    try {
      const site = record.site();
      const dossiers = site.dossiers.filter(({ id }) => name === 'all' || id === name);
      if (dossiers.length === 0)
        throw new ParleyError(
          'dossier-unknown',
          `There is no dossier ${name} in the record ${store.place}`,
          'parley dossier list shows those that are kept; parley dossier make makes one.',
        );
      return {
        site: { ...site, dossiers, unrouted: [], name: options.name ?? null },
        withheld: withheldNames(record.reviews(), site.readings),
        status: EXIT_CODES.done,
      };
    } finally {
      await record.close();
    }
  });
}

/** `--show extracts` @throws {InvalidArgumentError} for anything but one of the four. */
function shown(word: string): Shown {
  const found = SHOWN.find(one => one === word);
  if (found === undefined) throw new InvalidArgumentError(`It must be one of ${SHOWN.join(', ')}.`);
  return found;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ParleyError(
      'newsroom-missing',
      `The settings of the newsroom cannot be read from ${file}`,
      'Check the name of the file; docs/publishing.md has an example to copy.',
      { cause },
    );
  }
}
