import type { Command } from 'commander';
import { ADDED_ENTITIES, correctableFields, newReview, type Review, subjectOf } from '../dossier/index.ts';
import { type Entry, entriesOf } from '../reading/index.ts';
import { agreementOf, type Conflict, conflictsOf, type Store } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { list } from './option-values.ts';
import { printable } from './render/mark-passage.ts';
import type { Signed } from './review/decide.ts';
import { keepCommand, type ReviewOptions } from './review/keep-command.ts';
import { visibleTo } from './review/queue.ts';
import { renderReview } from './review/render-subject.ts';
import { reviewerOf } from './review/reviewer.ts';
import { withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

interface LogOptions extends ReviewOptions {
  readonly entry?: string;
  readonly take?: string;
  readonly field?: string;
  readonly coder?: readonly string[];
}

type Make = (name: string, description: string) => Command;

/** What the log of reviews says: the log itself, where reviewers disagree, how far they agree, and the last word on it. */
export function registerReviewLog(
  command: Make,
  decision: Make,
  terminal: Terminal,
  finish: (status: ExitCode) => void,
): void {
  command('log', 'every review in order, who, when and why')
    .option('--entry <id>', 'of one entry')
    .option('--report <id>', 'of one report and its entries')
    .action(async (_: unknown, self: Command) => finish(await logCommand(self.optsWithGlobals(), terminal)));
  command('conflicts', 'where reviewers decided differently').action(async (_: unknown, self: Command) =>
    finish(await conflictsCommand(self.optsWithGlobals(), terminal)),
  );
  command('agreement', 'how far coders agree: Krippendorff’s alpha for each field')
    .option('--coder <name>', 'compare these alone (given again for each; default: everybody)', list)
    .action(async (_: unknown, self: Command) => finish(await agreementCommand(self.optsWithGlobals(), terminal)));
  decision('adjudicate', 'settle a conflict: take what one of the reviewers decided')
    .argument('<id>', 'the entry, as parley review conflicts names it')
    .requiredOption('--take <name>', 'whose decision it shall be')
    .option('--field <name>', 'the field, where several are in conflict')
    .action(async (id: string, _: unknown, self: Command) => {
      const options: LogOptions = self.optsWithGlobals();
      finish(
        await keepCommand(options, terminal, async (store, signed) => [await adjudicated(store, id, options, signed)]),
      );
    });
}

async function logCommand({ entry, report, by, ...options }: LogOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const blind = options.blind === true;
    const found = await store.reviews({
      ...(entry === undefined ? {} : { entry }),
      ...(report === undefined ? {} : { report }),
      ...(by === undefined ? {} : { by }),
    });
    for (const review of visibleTo(
      blind ? reviewerOf({ ...options, ...(by === undefined ? {} : { by }) }) : undefined,
      blind,
      found,
    ))
      await terminal.print(options.json === true ? `${JSON.stringify(review)}\n` : `${renderReview(review)}\n`);
    return EXIT_CODES.done;
  });
}

/** Nobody who codes blind may see what others decided. */
function refuseBlind({ blind }: ReviewOptions): void {
  if (blind === true)
    throw new ParleyError(
      'review-blind',
      'This shows what others decided',
      'Ask without --blind once both coders are done.',
    );
}

async function conflictsCommand(options: ReviewOptions, terminal: Terminal): Promise<ExitCode> {
  refuseBlind(options);
  return withStore(options, { create: false }, async store => {
    const conflicts = conflictsOf(await store.reviews());
    for (const conflict of conflicts)
      await terminal.print(options.json === true ? `${JSON.stringify(conflict)}\n` : `${renderConflict(conflict)}\n`);
    const open = conflicts.filter(({ adjudicated: closed }) => !closed).length;
    terminal.say(`${conflicts.length} conflicts, ${open} of them open.`);
    return EXIT_CODES.done;
  });
}

function renderConflict({ entry, field, reviews, adjudicated: closed }: Conflict): string {
  const head = [entry, field, closed ? `settled by ${reviews.at(-1)!.by}` : 'open'].filter(word => word !== null);
  return [head.map(printable).join('  '), ...reviews.map(review => `  ${renderReview(review)}`)].join('\n');
}

/** The decision of one reviewer, made again by whoever settles the conflict. */
async function adjudicated(store: Store, id: string, { take, field }: LogOptions, signed: Signed): Promise<Review> {
  const conflicts = conflictsOf(await store.reviews()).filter(
    conflict => conflict.entry === id && (field === undefined || conflict.field === field),
  );
  const [conflict] = conflicts;
  if (conflict === undefined || conflicts.length > 1)
    throw new ParleyError(
      'review-no-conflict',
      conflict === undefined ? `Reviewers do not differ on ${id}` : `Reviewers differ on several fields of ${id}`,
      conflict === undefined
        ? 'parley review conflicts shows where they do.'
        : `Say which with --field: ${conflicts.map(one => one.field ?? 'is an entry').join(', ')}.`,
    );
  const taken = conflict.reviews.find(({ by }) => by === take);
  if (taken === undefined)
    throw new ParleyError(
      'review-no-conflict',
      `${take} decided nothing about it`,
      `Those who did: ${conflict.reviews.map(({ by }) => by).join(', ')}.`,
    );
  return newReview({ ...signed, action: taken.action, entry: taken.entry, field: taken.field, value: taken.value });
}

async function agreementCommand(options: LogOptions, terminal: Terminal): Promise<ExitCode> {
  refuseBlind(options);
  return withStore(options, { create: false }, async store => {
    const { coder } = options;
    const reviews = (await store.reviews()).filter(({ by }) => coder?.includes(by) ?? true);
    const entries = await codedEntries(store, reviews);
    const kinds = [...new Set(entries.map(({ entity }) => entity))].sort();
    for (const kind of kinds) {
      const fields = correctableFields(kind).filter(field => !['cites', 'voice', 'basis'].includes(field));
      const rows = agreementOf(
        entries.filter(({ entity }) => entity === kind),
        reviews,
        fields,
      );
      for (const row of rows.filter(({ units }) => units > 0)) {
        const alpha = row.alpha === null ? '–' : row.alpha.toFixed(3);
        await terminal.print(
          options.json === true
            ? `${JSON.stringify({ entity: kind, ...row })}\n`
            : `${kind.padEnd(12)}${row.field.padEnd(16)}${String(row.units).padStart(6)}${row.agreed.toFixed(3).padStart(8)}${alpha.padStart(8)}\n`,
        );
      }
    }
    if (options.json !== true)
      terminal.say('kind, field, entries coded twice, share agreed, alpha (–: every value is the same)');
    return EXIT_CODES.done;
  });
}

/** The entries that somebody decided on: as the machine made them, added ones as those who added them did. */
async function codedEntries(store: Store, reviews: readonly Review[]): Promise<Entry[]> {
  const coded = new Set(reviews.map(({ entry }) => entry));
  const reports = [...new Set(reviews.map(({ entry }) => subjectOf(entry).report))];
  const entries = new Map<string, Entry>();
  for await (const reading of store.readings(reports))
    for (const entry of entriesOf(reading)) if (coded.has(entry.id)) entries.set(entry.id, entry);
  for (const { action, value } of reviews) {
    const added = action === 'add' && value !== null ? (JSON.parse(value) as Entry) : null;
    if (added !== null && ADDED_ENTITIES.includes(added.entity) && !entries.has(added.id)) entries.set(added.id, added);
  }
  return [...entries.values()];
}
