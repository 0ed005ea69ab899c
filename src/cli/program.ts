import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type ReadOptions, readCommand, type Terminal } from './read-command.ts';

/** The command line as a function of its words: runs one command and returns the exit status. */
export function parleyProgram(version: string, terminal: Terminal): (words: readonly string[]) => Promise<ExitCode> {
  let status: ExitCode = EXIT_CODES.done;
  const program = new Command('parley')
    .description('Reads the news about a negotiation and keeps the record.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => void terminal.print(text), writeErr: text => terminal.say(text.trimEnd()) })
    .showHelpAfterError('(parley --help lists the commands)');

  program
    .command('read')
    .description('read reports and print what each of them says')
    .argument('<input...>', 'files (text, HTML, JSON, NDJSON, also .gz), folders, or - for standard input')
    .option('--json', 'print readings as NDJSON, one a line (the default in a pipe)')
    .option('--no-json', 'print readings to look at, also in a pipe')
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (inputs: string[], options: ReadOptions) => {
      status = await readCommand(inputs, options, terminal);
    });

  return async words => {
    try {
      await program.parseAsync([...words], { from: 'user' });
      return status;
    } catch (error) {
      if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
      throw error;
    }
  };
}

const EXIT_HELP = `
Exit status: ${EXIT_CODES.done} all read; ${EXIT_CODES.partly} some inputs refused, the others read; ${EXIT_CODES.nothing} nothing could be read; ${EXIT_CODES.usage} wrong usage; ${EXIT_CODES.failed} a fault in Parley.`;

function wholeNumber(word: string): number {
  const number = Number(word);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return number;
}
