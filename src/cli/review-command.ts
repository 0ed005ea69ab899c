import type { Command } from 'commander';
import type { Review, ReviewAction } from '../dossier/index.ts';
import type { Store } from '../store/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { wholeNumber } from './option-values.ts';
import type { Register } from './register.ts';
import { inkFor } from './render/ink.ts';
import { printable } from './render/mark-passage.ts';
import { add, correct, decideOn, type Signed, undo } from './review/decide.ts';
import { findSubject } from './review/find-subject.ts';
import { keepCommand, type ReviewOptions } from './review/keep-command.ts';
import { reviewLoop } from './review/loop.ts';
import { visibleTo, waitingEntries } from './review/queue.ts';
import { type Page, renderSubject } from './review/render-subject.ts';
import { REVIEWER, reviewerOf } from './review/reviewer.ts';
import { registerReviewLog } from './review-log-command.ts';
import { DEFAULT_STORE, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

/** Adds the options every review command has. */
export function reviewOptions(command: Command): Command {
  return command
    .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
    .option('--as, --by <name>', `who decides (default: ${REVIEWER} in the environment)`)
    .option('--blind', 'see no decision but your own: two coders, neither knowing of the other')
    .option('--json', 'print NDJSON');
}

/** `parley review …`: what people decide about the entries of the record. */
export const registerReview: Register = (program, terminal, finish) => {
  const review = queueOptions(
    reviewOptions(
      program
        .command('review')
        .description('confirm, correct, reject, add to what was read; without a command: entry after entry, by keys'),
    ),
  ).action(async (options: ReviewOptions) => finish(await startCommand(options, terminal)));

  const command = (name: string, description: string) => reviewOptions(review.command(name).description(description));
  const decision = (name: string, description: string) => command(name, description).option('--reason <words>', 'why');
  const kept = async (options: ReviewOptions, make: (store: Store, signed: Signed) => Promise<readonly Review[]>) =>
    finish(await keepCommand(options, terminal, make));

  queueOptions(command('list', 'the entries that wait for a person, most worth a look first')).action(
    async (_: unknown, self: Command) => finish(await listCommand(self.optsWithGlobals(), terminal)),
  );
  command('show', 'an entry in its sentence, its fields, and what was decided on it')
    .argument('<id>', 'an entry, a report, a stretch of one, or a review')
    .action(async (id: string, _: unknown, self: Command) =>
      finish(await showCommand(id, self.optsWithGlobals(), terminal)),
    );

  const onEntries: readonly (readonly [ReviewAction, string, string])[] = [
    ['confirm', 'these entries are right', 'entries'],
    ['reject', 'these entries are wrong, and leave the dossiers', 'entries'],
    [
      'include',
      'these reports belong to the dossiers; these stretches are to be read',
      'reports, or stretches (r1/passage/0-80)',
    ],
    [
      'exclude',
      'these reports do not belong; these stretches are boilerplate',
      'reports, or stretches (r1/passage/0-80)',
    ],
  ];
  for (const [action, description, what] of onEntries)
    decision(action, description)
      .argument('<id...>', what)
      .action((ids: string[], _: unknown, self: Command) =>
        kept(self.optsWithGlobals(), (store, signed) => decideOn(store, action, ids, null, signed)),
      );
  decision('correct', 'set fields of an entry, an actor or a report right')
    .argument('<id>', 'an entry, an actor, or a report')
    .argument('<field=value...>', 'date=2022-03-29, by=Russia, venue=null')
    .action((id: string, fields: string[], _: unknown, self: Command) =>
      kept(self.optsWithGlobals(), (store, signed) => correct(store, id, fields, signed)),
    );
  decision('add', 'add an entry that was not read, on words of a report')
    .argument('<report>', 'id of the report')
    .argument('<kind>', 'statement, meeting, move …')
    .argument('<words>', 'words of its text, as they stand there')
    .argument('[field=value...]', 'type=reject by=Russia')
    .option('--nth <n>', 'which, where the words stand there more than once', wholeNumber)
    .action((report: string, kind: string, words: string, fields: string[], _: unknown, self: Command) => {
      const options: ReviewOptions = self.optsWithGlobals();
      return kept(options, async (store, signed) => [
        await add(store, { report, kind, words, nth: options.nth ?? null, fields }, signed),
      ]);
    });
  const onTwo: readonly (readonly [ReviewAction, string, string, string])[] = [
    ['merge', 'two entries are one', '<other>', 'the other entry'],
    ['split', 'two entries are not one', '<other>', 'the other entry'],
    ['resolve', 'what holds where reports disagree', '<value>', 'what holds'],
    ['comment', 'say something about an entry or a report', '<words>', 'what there is to say'],
  ];
  for (const [action, description, argument, what] of onTwo)
    decision(action, description)
      .argument('<id>', action === 'resolve' ? 'a discrepancy' : 'an entry, an actor, or a report')
      .argument(argument, what)
      .action((id: string, value: string, _: unknown, self: Command) =>
        kept(self.optsWithGlobals(), (store, signed) => decideOn(store, action, [id], value, signed)),
      );
  decision('undo', 'take a decision back; it stays in the log')
    .argument('[review]', 'id of the review (default: your last)')
    .action((id: string | undefined, _: unknown, self: Command) =>
      kept(self.optsWithGlobals(), async (store, signed) => [await undo(store, id ?? null, signed)]),
    );
  registerReviewLog(command, decision, terminal, finish);
};

const queueOptions = (command: Command) =>
  command
    .option('--dossier <id>', 'the reports of one dossier')
    .option('--report <id>', 'one report')
    .option('--kind <kind>', 'one kind of entries: move, meeting …')
    .option('--limit <n>', 'how many (default: 20)', wholeNumber);

const pageOf = (terminal: Terminal): Page => ({
  width: Math.max(20, Math.min(terminal.columns, 100)),
  ink: inkFor(terminal.colour),
});
const USUAL_LIMIT = 20;
// One sitting; the queue is made anew for the next.
const SITTING = 500;

/** `parley review` alone: by keys where somebody sits at them, else the list. */
async function startCommand(options: ReviewOptions, terminal: Terminal): Promise<ExitCode> {
  if (terminal.keyboard === undefined || options.json === true) return listCommand(options, terminal);
  const keyboard = terminal.keyboard();
  return withStore(options, { create: false }, async store => {
    const by = reviewerOf(options);
    const decided = await reviewLoop(store, { limit: SITTING, ...options, by }, pageOf(terminal), terminal, keyboard);
    terminal.say(`${decided} decided by ${by}.`);
    return EXIT_CODES.done;
  });
}

async function listCommand(options: ReviewOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const by = options.blind === true ? reviewerOf(options) : options.by;
    const { total, first } = await waitingEntries(store, {
      ...options,
      ...(by === undefined ? {} : { by }),
      limit: options.limit ?? USUAL_LIMIT,
    });
    for (const { entry, importance, uncertainty, score } of first) {
      const line = [score.toFixed(2), entry.entity.padEnd(11), entry.id, `“${entry.cites[0].exact.slice(0, 100)}”`];
      await terminal.print(
        options.json === true
          ? `${JSON.stringify({ id: entry.id, importance, uncertainty, score, entry })}\n`
          : `${line.map(printable).join('  ')}\n`,
      );
    }
    terminal.say(`${first.length} of ${total} entries that wait.`);
    return EXIT_CODES.done;
  });
}

async function showCommand(id: string, options: ReviewOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const blind = options.blind === true;
    const reviews = visibleTo(blind ? reviewerOf(options) : undefined, blind, await store.reviews());
    const subject = await findSubject(store, id, reviews);
    const about = reviews.filter(({ entry, value }) => entry === id || value === id);
    const shown = subject.of === 'entry' ? subject.entry : subject.of === 'report' ? subject.report : subject;
    await terminal.print(
      options.json === true
        ? `${JSON.stringify({ ...shown, reviews: about })}\n`
        : `${renderSubject(subject, about, pageOf(terminal))}\n`,
    );
    return EXIT_CODES.done;
  });
}
