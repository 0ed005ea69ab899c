import { loadLanguage } from '../language/index.ts';
import { type ActorRow, actorsOfReport, explainActors, readActorCorrections } from '../reading/index.ts';
import { readReports, readReportsFrom } from '../reports/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import type { Register } from './register.ts';
import { describe, type Terminal } from './terminal.ts';
import { readUserFile } from './user-files.ts';

interface ActorsOptions {
  readonly json?: boolean;
  readonly corrections?: string;
}

/** `parley actors` */
export const registerActors: Register = (program, terminal, end) =>
  program
    .command('actors')
    .description('list who was found in reports, and why')
    .argument('<input...>', 'reports, as for read')
    .option('--json', 'print one actor a line as JSON')
    .option('--corrections <file>', 'correct actors: merge, rename, kind, part of, not actors')
    .action(async (inputs: string[], options: ActorsOptions) => end(await actors(inputs, options, terminal)));

async function actors(inputs: readonly string[], options: ActorsOptions, terminal: Terminal): Promise<ExitCode> {
  const language = loadLanguage();
  const file = options.corrections === undefined ? null : readUserFile(options.corrections);
  const corrected = file === null ? {} : { corrections: readActorCorrections(file.yaml, file.file) };
  let read = 0;
  let refused = 0;
  for (const input of inputs) {
    const results = input === '-' ? readReportsFrom(terminal.stdin, null) : readReports(input);
    for await (const result of results) {
      if (!result.ok) {
        refused++;
        terminal.say(`Not read: ${describe(result.error)}`);
        continue;
      }
      read++;
      const { report } = result;
      const blocks = report.passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
      const context = { report, sentences: language.analyse(report.text, blocks) };
      const rows = explainActors(actorsOfReport(context, corrected));
      if (options.json !== true) await terminal.print(`${report.headline ?? report.id}\n`);
      for (const row of rows)
        await terminal.print(options.json === true ? `${JSON.stringify({ report: report.id, ...row })}\n` : draw(row));
    }
  }
  if (refused === 0) return EXIT_CODES.done;
  return read === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
}

function draw({ name, kind, partOf, basis, rule, offices, mentions }: ActorRow): string {
  const facts = [kind, partOf === '' ? null : `part of ${partOf}`, `${basis}, ${rule}`, ...offices].filter(
    fact => fact !== null,
  );
  const words = mentions.map(mention => `“${mention.words}” (${mention.kind})`).join(', ');
  return `  ${name}  ${facts.join(' · ')}\n      ${words}\n`;
}
