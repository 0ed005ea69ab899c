import { availableParallelism } from 'node:os';
import { subjectOf } from '../dossier/index.ts';
import { counted } from '../text/index.ts';
import { rereadReports } from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

export interface RereadCommandOptions extends StoreOption {
  readonly all?: boolean;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** `parley reread [--all] [--store PLACE] [--jobs N] [--json]`: reads again what other models read, and says what changed. */
export async function rereadCommand(options: RereadCommandOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const tally = { reread: 0, different: 0, left: 0, refused: 0 };
    const kinds = new Map<string, Counts>();
    const jobs = options.jobs ?? availableParallelism();
    for await (const outcome of rereadReports(store, { jobs, all: options.all ?? false })) {
      if (!outcome.ok) {
        tally.refused++;
        terminal.say(`Not read again: ${describe(outcome.error)}`);
        continue;
      }
      const { report, changes, left } = outcome;
      const { added, gone, changed } = changes;
      for (const [ids, column] of [
        [added, 0],
        [gone, 1],
        [changed.map(({ id }) => id), 2],
      ] as const)
        for (const id of ids) count(kinds, subjectOf(id).kind, column);
      tally.reread++;
      tally.left += left.filter(({ kept }) => !kept).length;
      if (added.length + gone.length + changed.length > 0) tally.different++;
      if (options.json === true) await terminal.print(`${JSON.stringify(outcome)}\n`);
      else {
        await terminal.print(
          `${printable(report)}: ${added.length} new, ${gone.length} gone, ${changed.length} changed\n`,
        );
        for (const { review, kept, perhaps } of left) {
          const hint = perhaps === null ? '' : `, perhaps now ${perhaps}`;
          await terminal.print(
            `  ${printable(`${review.action} by ${review.by} of ${review.entry}: ${kept ? 'that entry is kept, but no longer found' : 'that entry is gone'}${hint}`)}\n`,
          );
        }
      }
      terminal.progress(`${counted(tally.reread, 'report')} read again`);
    }
    terminal.progress('');
    for (const [kind, [added, gone, changed]] of [...kinds].sort())
      terminal.say(`${named(kind).padEnd(14)}${added} new, ${gone} gone, ${changed} changed`);
    terminal.say(
      `${counted(tally.reread, 'report')} read again, ${tally.different} of them differ. Every review is kept; ${tally.left} wait for their entry.`,
    );
    if (tally.refused === 0) return EXIT_CODES.done;
    return tally.reread === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}

/** New, gone, changed. */
type Counts = [number, number, number];

function count(kinds: Map<string, Counts>, kind: string, column: 0 | 1 | 2): void {
  const counts = kinds.get(kind) ?? [0, 0, 0];
  counts[column]++;
  kinds.set(kind, counts);
}

// Actors of the reference list and threads have ids that name no words.
const named = (kind: string) => (kind === 'listed' ? 'others' : kind);
