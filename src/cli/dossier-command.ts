import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Dossier,
  type DossierDefinition,
  dossierRow,
  makeDossiers,
  parseDefinition,
  renderDossier,
  renderList,
  renderSince,
  sinceDay,
} from '../dossier/index.ts';
import { newPassageIndex } from '../reports/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import { day, list, wholeNumber } from './option-values.ts';
import { type ReadAllOptions, readAll } from './read-all.ts';
import type { Register } from './register.ts';
import type { Terminal } from './terminal.ts';

interface DossierOptions extends ReadAllOptions {
  readonly json?: boolean;
  readonly definition?: readonly string[];
  readonly date?: string;
}

/** `parley dossier show|list|since` */
export const registerDossier: Register = (program, terminal, end) => {
  const dossier = program
    .command('dossier')
    .description('many reports, one record: where things stand, and where reports disagree');
  const withOptions = (name: string, description: string) =>
    dossier
      .command(name)
      .description(description)
      .option(
        '--definition <file>',
        'what the dossier is about (default: dossier.yaml in the folder, else drawn from the reports)',
        list,
      )
      .option('--date <day>', 'the day it is asked for (default: the day of the latest report)', day)
      .option('--json', 'print it as JSON')
      .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
      .option('--rules <file>', 'add rules of your own (may be given again)', list)
      .option('--corrections <file>', 'correct actors')
      .addHelpText('after', EXIT_HELP);
  withOptions('show', 'where things stand, moves and answers, meetings, accounts, discrepancies')
    .argument('<input...>', 'reports, as for read')
    .action(async (inputs: string[], options: DossierOptions) => end(await show(inputs, options, terminal)));
  withOptions('list', 'one line for each dossier the reports make')
    .argument('<input...>', 'reports, as for read')
    .action(async (inputs: string[], options: DossierOptions) => end(await listAll(inputs, options, terminal)));
  withOptions('since', 'what is new since a day')
    .argument('<day>', 'as 2025-11-01', day)
    .argument('<input...>', 'reports, as for read')
    .action(async (from: string, inputs: string[], options: DossierOptions) =>
      end(await since(from, inputs, options, terminal)),
    );
};

interface Made {
  readonly dossiers: readonly Dossier[];
  readonly status: ExitCode;
}

/** Reads the inputs and merges them; a definition is looked for beside the reports. */
async function make(inputs: readonly string[], options: DossierOptions, terminal: Terminal): Promise<Made> {
  const { readings, refused } = await readAll(inputs, options, terminal);
  const definitions = definitionsFor(inputs, options.definition ?? []);
  const latest =
    readings
      .map(({ report }) => report.published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? '';
  const today = options.date ?? latest;
  const { dossiers, unrouted } = makeDossiers(readings, { definitions, today, passages: newPassageIndex });
  for (const { report, because } of unrouted) terminal.say(`In no dossier: ${report} (${because.join('; ')})`);
  const status = refused === 0 ? EXIT_CODES.done : readings.length === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  return { dossiers, status };
}

/** The definitions given by hand, else the dossier.yaml beside the reports. */
export function definitionsFor(inputs: readonly string[], given: readonly string[]): DossierDefinition[] {
  const beside = inputs
    .filter(input => input !== '-' && existsSync(input) && statSync(input).isDirectory())
    .map(folder => join(folder, 'dossier.yaml'))
    .filter(file => existsSync(file));
  return (given.length > 0 ? given : beside).map(file => parseDefinition(readFileSync(file, 'utf8')));
}

async function show(inputs: readonly string[], options: DossierOptions, terminal: Terminal): Promise<ExitCode> {
  const { dossiers, status } = await make(inputs, options, terminal);
  for (const dossier of dossiers)
    await terminal.print(options.json === true ? `${JSON.stringify(dossier)}\n` : `${renderDossier(dossier)}\n`);
  return status;
}

async function listAll(inputs: readonly string[], options: DossierOptions, terminal: Terminal): Promise<ExitCode> {
  const { dossiers, status } = await make(inputs, options, terminal);
  const rows = dossiers.map(dossierRow);
  await terminal.print(
    options.json === true ? rows.map(row => `${JSON.stringify(row)}\n`).join('') : `${renderList(rows)}\n`,
  );
  return status;
}

async function since(
  from: string,
  inputs: readonly string[],
  options: DossierOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { dossiers, status } = await make(inputs, options, terminal);
  for (const dossier of dossiers) {
    const view = sinceDay(dossier, from);
    await terminal.print(options.json === true ? `${JSON.stringify(view)}\n` : `${renderSince(view)}\n`);
  }
  return status;
}
