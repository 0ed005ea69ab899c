import { loadLanguage } from '../language/index.ts';
import {
  builtInRuleFiles,
  builtInRules,
  checkRules,
  explainRules,
  listRules,
  readRules,
  withUserRules,
} from '../reading/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { list } from './option-values.ts';
import type { Register } from './register.ts';
import type { Terminal } from './terminal.ts';
import { readUserFile } from './user-files.ts';

interface RulesOptions {
  readonly rules?: readonly string[];
  readonly json?: boolean;
}

/** `parley rules check|list|explain` */
export const registerRules: Register = (program, terminal, end) => {
  const rules = program.command('rules').description('the patterns Parley reads by: check, list, or ask why one fits');
  rules
    .command('check')
    .description('run the examples of every rule as tests')
    .argument('[file...]', 'rule files of your own; without any, the rules that come with Parley')
    .action(async (files: string[]) => end(await check(files, terminal)));
  rules
    .command('list')
    .description('list every rule with its triggers and its place')
    .option('--rules <file>', 'add rules of your own (may be given again)', list)
    .option('--json', 'print one rule a line as JSON')
    .action(async (options: RulesOptions) => end(await listAll(options, terminal)));
  rules
    .command('explain')
    .description('say which rules fit a sentence, and why others whose trigger stands there do not')
    .argument('<sentence>')
    .option('--rules <file>', 'add rules of your own (may be given again)', list)
    .action(async (sentence: string, options: RulesOptions) => end(await explain(sentence, options, terminal)));
};

async function check(files: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const sources = files.length === 0 ? builtInRuleFiles() : files.map(readUserFile);
  const read = sources.map(({ file, yaml }) => readRules(yaml, file));
  const checked = checkRules(
    read.flatMap(({ rules }) => rules),
    loadLanguage(),
  );
  const problems = [...read.flatMap(file => file.problems), ...checked.problems];
  for (const { file, line, message } of problems) terminal.say(`${file}:${line}: ${message}`);
  await terminal.print(`${checked.rules} rules, ${checked.examples} examples, ${problems.length} problems\n`);
  return problems.length === 0 ? EXIT_CODES.done : EXIT_CODES.partly;
}

async function listAll({ rules = [], json = false }: RulesOptions, terminal: Terminal): Promise<ExitCode> {
  for (const row of listRules(rules.length === 0 ? builtInRules() : withUserRules(rules.map(readUserFile)))) {
    await terminal.print(
      json
        ? `${JSON.stringify(row)}\n`
        : `${row.rule}  ${row.layer}: ${row.makes}  (${row.examples} examples, ${row.place})\n    ${row.triggers.join(', ')}\n`,
    );
  }
  return EXIT_CODES.done;
}

async function explain(sentence: string, { rules = [] }: RulesOptions, terminal: Terminal): Promise<ExitCode> {
  const set = rules.length === 0 ? builtInRules() : withUserRules(rules.map(readUserFile));
  const found = explainRules(set, sentence, loadLanguage());
  for (const { rule, trigger, matched, because, slots, place } of found) {
    const filled = Object.entries(slots).map(([slot, words]) => `${slot}: ${words.join(' and ')}`);
    await terminal.print(
      `${matched ? 'fits' : 'does not fit'}  ${rule} at "${trigger}" (${place.file}:${place.line})\n    ${matched ? filled.join(', ') : because}\n`,
    );
  }
  if (found.length === 0) await terminal.print('No rule has a trigger in this sentence.\n');
  return EXIT_CODES.done;
}
