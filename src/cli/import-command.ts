import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { applyReviews, type Review } from '../dossier/index.ts';
import { loadLanguage } from '../language/index.ts';
import { createReader } from '../reading/index.ts';
import type { Store } from '../store/index.ts';
import { ParleyError, restored } from '../text/index.ts';
import {
  IMPORTED_ENTITIES,
  type Imported,
  type ImportedEntity,
  type ImportOptions,
  importRows,
  type RefusedRow,
  readCsvTable,
  readPloverTable,
} from '../work/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import type { Register } from './register.ts';
import { printable } from './render/mark-passage.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export const IMPORT_FORMATS = ['csv', 'plover'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface ImportCommandOptions extends StoreOption {
  readonly as: ImportFormat;
  readonly entity?: ImportedEntity;
  readonly map?: ReadonlyMap<string, string>;
  readonly coder?: string;
  readonly dryRun?: boolean;
}

/** `parley import` */
export const registerImport: Register = (program, terminal, finish) =>
  program
    .command('import')
    .description('take rows that people coded, as entries with their coder')
    .argument('<file>', 'a table (CSV) or PLOVER records (JSON lines), or - for standard input')
    .addOption(new Option('--as <format>', 'what the file is').choices(IMPORT_FORMATS).makeOptionMandatory())
    .addOption(
      new Option('--entity <kind>', 'what the rows are (default: told by the columns)').choices(IMPORTED_ENTITIES),
    )
    .option(
      '--map <column=field>',
      'a column that is called otherwise; column=- for one that is none (may be given again)',
      mapping,
    )
    .option('--coder <name>', 'who coded the rows that do not say so themselves')
    .option('--dry-run', 'say what would come of it, and keep nothing')
    .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
    .addHelpText('after', EXIT_HELP)
    .action(async (file: string, options: ImportCommandOptions) =>
      finish(await importCommand(file, options, terminal)),
    );

/** `Sender=by` */
function mapping(word: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const [, column, field] = /^(.+)=([^=]+)$/.exec(word) ?? [];
  if (column === undefined || field === undefined) throw new InvalidArgumentError('It must be COLUMN=FIELD.');
  return new Map([...before, [column.trim(), field.trim()]]);
}

// So many refused rows are told one by one; thousands of the same kind help nobody.
const TOLD = 50;

/** `parley import FILE --as csv|plover [--entity KIND] [--map COLUMN=FIELD] [--coder NAME] [--dry-run] [--store PLACE]` */
export async function importCommand(
  file: string,
  { as, entity, map, coder, dryRun = false, ...where }: ImportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const name = file === '-' ? null : file;
  const content = await contentOf(file, terminal.stdin);
  const { table, refused: broken } =
    as === 'plover'
      ? readPloverTable(content, name)
      : { table: readCsvTable(content, name), refused: [] as readonly RefusedRow[] };
  return withStore(where, { create: !dryRun }, async store => {
    const imported = await importRows(table, {
      entity: entity ?? null,
      map: map ?? new Map(),
      coder: coder ?? null,
      at: new Date().toISOString(),
      named: name === null ? new Map() : actorsBeside(name),
      rule: `import ${as}`,
      read: createReader(loadLanguage()),
      ...standingOf(store),
    });
    if (!dryRun) await keep(store, imported);
    return told(imported, [...broken, ...imported.refused], dryRun, store, terminal);
  });
}

async function keep(store: Store, { readings, reviews }: Imported): Promise<void> {
  // Reports first: an end in between leaves rows without their entries, and the next run adds these.
  if (readings.length > 0)
    await store.add(
      readings.map(reading => ({ reading })),
      new Date().toISOString(),
    );
  if (reviews.length > 0) await store.review(reviews);
}

function standingOf(store: Store): Pick<ImportOptions, 'kept' | 'reviews'> {
  const reviews = (report: string): Promise<readonly Review[]> => store.reviews({ report });
  return {
    reviews,
    async kept(report) {
      const reading = await store.reading(report);
      return reading === null ? null : applyReviews(reading, await reviews(report));
    },
  };
}

function told(
  { entity, added, corrected, unchanged, unused }: Imported,
  refused: readonly RefusedRow[],
  dryRun: boolean,
  store: Store,
  terminal: Terminal,
): ExitCode {
  for (const { row, because } of refused.slice(0, TOLD)) terminal.say(`Not taken: row ${row}: ${printable(because)}`);
  if (refused.length > TOLD) terminal.say(`… and ${refused.length - TOLD} more rows.`);
  if (unused.length > 0)
    terminal.say(
      `Columns that are no field of a ${entity}, kept as words of their rows: ${printable(unused.join(', '))}.`,
    );
  terminal.say(
    `${dryRun ? 'It would be: ' : ''}${added} ${entity}s added to ${store.place}, ${corrected} corrected, ${unchanged} were there already, ${refused.length} rows refused.`,
  );
  if (refused.length === 0) return EXIT_CODES.done;
  return added + corrected + unchanged === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
}

/** Whom the ids of a CSV export name: its `actors.csv` lies beside the table. */
function actorsBeside(file: string): ImportOptions['named'] {
  const path = join(dirname(file), 'actors.csv');
  if (!existsSync(path)) return new Map();
  const { rows } = readCsvTable(readFileSync(path, 'utf8'), path);
  return new Map(
    rows.flatMap(({ cells }) => {
      const [id, name] = [cells.get('id'), cells.get('name')];
      return id === undefined || name === undefined
        ? []
        : [
            [
              id,
              { name: restored(name), kind: cells.get('kind') ?? 'other', iso3: cells.get('iso3') ?? null },
            ] as const,
          ];
    }),
  );
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

async function contentOf(file: string, stdin: AsyncIterable<Uint8Array>): Promise<string> {
  try {
    if (file !== '-') return strictUtf8.decode(readFileSync(file));
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk);
    return strictUtf8.decode(Buffer.concat(chunks));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES';
    throw missing
      ? new ParleyError(
          'import-missing',
          `${file}: there is no such file, or it cannot be read`,
          'Check the path and its spelling.',
          { cause },
        )
      : new ParleyError(
          'import-encoding',
          `${file}: it is not valid UTF-8`,
          'Save it as UTF-8 (in Excel: “CSV UTF-8”).',
          { cause },
        );
  }
}
