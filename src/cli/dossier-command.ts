import { InvalidArgumentError } from 'commander';
import {
  DOSSIER_VIEWS,
  type DossierView,
  dossierParts,
  dossierRow,
  renderDossier,
  renderList,
  renderSince,
  sinceDay,
} from '../dossier/index.ts';
import { type DossierSourceOptions, findDossiers } from './dossier-source.ts';
import { EXIT_HELP, type ExitCode } from './exit-code.ts';
import { type MakeDossierOptions, makeDossierCommand } from './make-dossier-command.ts';
import { day, list, wholeNumber } from './option-values.ts';
import type { Register } from './register.ts';
import { type RemoveDossierOptions, removeDossierCommand } from './remove-dossier-command.ts';
import { printableLines } from './render/printable-lines.ts';
import { DEFAULT_STORE } from './store-option.ts';
import type { Terminal } from './terminal.ts';

interface DossierOptions extends DossierSourceOptions {
  readonly json?: boolean;
  readonly view?: readonly DossierView[];
}

const STORE = ['--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`] as const;
const JOBS = ['--jobs <n>', 'cores to use (default: all)'] as const;

/** `parley dossier make|show|list|since|remove` */
export const registerDossier: Register = (program, terminal, end) => {
  const dossier = program
    .command('dossier')
    .description('many reports, one record: where things stand, and where reports disagree');
  dossier
    .command('make')
    .description('make a dossier from reports and keep it in the record under its name')
    .argument(
      '[input...]',
      'reports, as for read, and definition files (.yaml); without reports, those that the record keeps',
    )
    .option('--definition <file>', 'what the dossier is about (default: dossier.yaml in the folder, else drawn)', list)
    .option('--out <file>', 'write the definition to this file or folder, and keep nothing in the record')
    .option(...STORE)
    .option('--json', 'print NDJSON, one dossier a line')
    .option(...JOBS, wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (inputs: string[], options: MakeDossierOptions) =>
      end(await makeDossierCommand(inputs, options, terminal)),
    );
  const shown = (name: string, description: string) =>
    dossier
      .command(name)
      .description(description)
      .option(
        '--definition <file>',
        'what the dossier is about (default: as kept; for reports dossier.yaml in the folder, else drawn)',
        list,
      )
      .option('--date <day>', 'the day it is asked for (default: the day of the latest report)', day)
      .option('--json', 'print it as JSON')
      .option(...STORE)
      .option(...JOBS, wholeNumber)
      .option('--rules <file>', 'add rules of your own (may be given again)', list)
      .option('--corrections <file>', 'correct actors')
      .addHelpText('after', EXIT_HELP);
  const WHAT = [
    '[what...]',
    'names of kept dossiers, or reports as for read (default: all that the record keeps)',
  ] as const;
  shown('show', 'where things stand, moves and answers, meetings, accounts, discrepancies')
    .argument(...WHAT)
    .option('--view <name>', `one view alone (may be given again): ${DOSSIER_VIEWS.join(', ')}`, viewName)
    .action(async (what: string[], options: DossierOptions) => end(await show(what, options, terminal)));
  shown('list', 'one line for each dossier')
    .argument(...WHAT)
    .action(async (what: string[], options: DossierOptions) => end(await listAll(what, options, terminal)));
  shown('since', 'what is new since a day')
    .argument('<day>', 'as 2025-11-01', day)
    .argument(...WHAT)
    .action(async (from: string, what: string[], options: DossierOptions) =>
      end(await since(from, what, options, terminal)),
    );
  dossier
    .command('remove')
    .description('forget dossiers that are kept; their reports stay in the record')
    .argument('<name...>', 'as parley dossier list shows them')
    .option(...STORE)
    .action(async (names: string[], options: RemoveDossierOptions) =>
      end(await removeDossierCommand(names, options, terminal)),
    );
};

/** `--view threads` @throws {InvalidArgumentError} for what is no view. */
function viewName(word: string, before: readonly DossierView[] = []): DossierView[] {
  const view = DOSSIER_VIEWS.find(one => one === word);
  if (view === undefined) throw new InvalidArgumentError(`The views are ${DOSSIER_VIEWS.join(', ')}.`);
  return [...before, view];
}

async function show(what: readonly string[], options: DossierOptions, terminal: Terminal): Promise<ExitCode> {
  const { dossiers, status } = await findDossiers(what, options, terminal);
  for (const dossier of dossiers) {
    const { view } = options;
    const text = () => (view === undefined ? renderDossier(dossier) : renderDossier(dossier, view));
    const data = () => (view === undefined ? dossier : dossierParts(dossier, view));
    await terminal.print(options.json === true ? `${JSON.stringify(data())}\n` : `${printableLines(text())}\n`);
  }
  return status;
}

async function listAll(what: readonly string[], options: DossierOptions, terminal: Terminal): Promise<ExitCode> {
  const { dossiers, status } = await findDossiers(what, options, terminal);
  const rows = dossiers.map(dossierRow);
  await terminal.print(
    options.json === true
      ? rows.map(row => `${JSON.stringify(row)}\n`).join('')
      : `${printableLines(renderList(rows))}\n`,
  );
  return status;
}

async function since(
  from: string,
  what: readonly string[],
  options: DossierOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { dossiers, status } = await findDossiers(what, options, terminal);
  for (const dossier of dossiers) {
    const view = sinceDay(dossier, from);
    const title = dossiers.length > 1 ? `${dossier.definition.title}\n` : '';
    await terminal.print(
      options.json === true ? `${JSON.stringify(view)}\n` : `${printableLines(`${title}${renderSince(view)}`)}\n`,
    );
  }
  return status;
}
