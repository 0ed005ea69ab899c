import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type DossierDefinition,
  dossierRow,
  drawDefinitions,
  makeDossiers,
  renderDefinition,
  renderList,
  routeTo,
} from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { newPassageIndex } from '../reports/index.ts';
import type { Store } from '../store/index.ts';
import { counted, ParleyError } from '../text/index.ts';
import { addReports } from '../work/index.ts';
import { definitionsFor, gathered, latestDay } from './dossier-source.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { readAll, reportsOf } from './read-all.ts';
import { type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

export interface MakeDossierOptions extends StoreOption {
  readonly definition?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly jobs?: number;
}

/**
 * `parley dossier make [FILE|-|FOLDER|DEFINITION.yaml…]`: keeps the reports and what the dossier is about, so that it is there by its name from
 * then on. What it is about is given, or drawn from the reports.
 *
 * @throws {ParleyError} `no-dossier` when nothing is given and the reports make none; `definition-there` rather than write over a file.
 */
export async function makeDossierCommand(
  inputs: readonly string[],
  options: MakeDossierOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const files = inputs.filter(input => /\.ya?ml$/i.test(input));
  const reports = inputs.filter(input => !files.includes(input));
  const given = definitionsFor(reports, [...(options.definition ?? []), ...files]);
  if (options.out !== undefined) return writeOut(options.out, reports, given, options, terminal);
  return withStore(options, { create: reports.length > 0 }, async store => {
    const { ids, refused } = await keep(store, reports, options, terminal);
    const readings = await gathered(store.readings());
    const definitions =
      given.length > 0
        ? given
        : drawn(
            readings.filter(({ report }) => ids === null || ids.has(report.id)),
            await store.definitions(),
          );
    for (const definition of definitions) await store.define(definition);
    const { dossiers } = makeDossiers(readings, {
      definitions,
      today: latestDay(readings),
      reviews: await store.reviews(),
      passages: newPassageIndex,
    });
    const rows = dossiers.map(dossierRow);
    await terminal.print(
      options.json === true ? rows.map(row => `${JSON.stringify(row)}\n`).join('') : `${renderList(rows)}\n`,
    );
    const at = options.store === undefined ? '' : ` --store ${store.place}`;
    terminal.say(`Kept in ${store.place}. Look at it with: parley dossier show ${rows[0]?.id ?? ''}${at}`);
    if (refused === 0) return EXIT_CODES.done;
    return ids?.size === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}

/** Adds the reports; the ids of those that are in the record now, null where none were given. */
async function keep(
  store: Store,
  inputs: readonly string[],
  { jobs = availableParallelism() }: MakeDossierOptions,
  terminal: Terminal,
): Promise<{ readonly ids: ReadonlySet<string> | null; readonly refused: number }> {
  if (inputs.length === 0) return { ids: null, refused: 0 };
  const ids = new Set<string>();
  let refused = 0;
  const at = new Date().toISOString();
  for await (const outcome of addReports(store, reportsOf(inputs, terminal.stdin), { jobs, at })) {
    if (outcome.ok) ids.add(outcome.report);
    else {
      refused++;
      terminal.say(`Not added: ${describe(outcome.error)}`);
    }
    terminal.progress(`${counted(ids.size, 'report')} kept`);
  }
  terminal.progress('');
  return { ids, refused };
}

/** Definitions drawn from the reports that no kept one takes. @throws {ParleyError} `no-dossier` */
function drawn(readings: readonly Reading[], kept: readonly DossierDefinition[]): DossierDefinition[] {
  const free = readings.filter(reading => !kept.some(definition => routeTo(definition, reading).taken));
  const definitions = drawDefinitions(free)
    .map(({ definition }) => definition)
    .filter(({ id }) => !kept.some(one => one.id === id));
  if (definitions.length > 0) return definitions;
  throw new ParleyError(
    'no-dossier',
    free.length < readings.length
      ? `${readings.length - free.length} of ${readings.length} reports are in a dossier already, and the others make none`
      : `In ${readings.length} ${readings.length === 1 ? 'report' : 'reports'} no two sides deal with one another in two reports or more`,
    'Say in a definition file which parties it is about: title, and two parties or more.',
  );
}

/** The definitions as files to look at and edit; nothing is kept in the record. */
async function writeOut(
  out: string,
  inputs: readonly string[],
  given: readonly DossierDefinition[],
  options: MakeDossierOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readings, refused } =
    given.length > 0
      ? { readings: [], refused: 0 }
      : inputs.length > 0
        ? await readAll(inputs, options, terminal)
        : {
            readings: await withStore(options, { create: false }, store => gathered(store.readings())),
            refused: 0,
          };
  const definitions = given.length > 0 ? given : drawn(readings, []);
  const single = /\.ya?ml$/i.test(out);
  if (single && definitions.length > 1)
    throw new ParleyError(
      'several-dossiers',
      `The reports make ${definitions.length} dossiers: ${definitions.map(({ id }) => id).join(', ')}`,
      'Name a folder with --out; each becomes a file in it.',
    );
  for (const definition of definitions) {
    const file = single ? out : join(out, definitions.length === 1 ? 'dossier.yaml' : `${definition.id}.yaml`);
    if (existsSync(file) && statSync(file).isFile())
      throw new ParleyError(
        'definition-there',
        `${file} is there already`,
        'Name another file with --out, or remove it.',
      );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderDefinition(definition));
    await terminal.print(`${file}\n`);
  }
  return refused === 0 ? EXIT_CODES.done : EXIT_CODES.partly;
}
