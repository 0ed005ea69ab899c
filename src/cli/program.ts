import { Command, CommanderError } from 'commander';
import { registerActors } from './actors-command.ts';
import { registerDossier } from './dossier-command.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { registerExport } from './export-command.ts';
import { registerImport } from './import-command.ts';
import { registerMcp } from './mcp-command.ts';
import { registerPublish } from './publish-command.ts';
import { registerRead } from './read-command.ts';
import type { Register } from './register.ts';
import { registerReview } from './review-command.ts';
import { registerRules } from './rules-command.ts';
import { registerServe } from './serve-command.ts';
import { registerStore } from './store-commands.ts';
import type { Terminal } from './terminal.ts';
import { registerWork } from './work-command.ts';

/** Every command, in the order the help shows them. A new one is a file of its own and a line here. */
const COMMANDS: readonly Register[] = [
  registerRead,
  registerDossier,
  registerActors,
  registerRules,
  registerStore,
  registerReview,
  registerWork,
  registerServe,
  registerPublish,
  registerExport,
  registerImport,
  registerMcp,
];

/** The command line as a function of its words: runs one command and returns the exit status. */
export function parleyProgram(version: string, terminal: Terminal): (words: readonly string[]) => Promise<ExitCode> {
  let status: ExitCode = EXIT_CODES.done;
  const program = new Command('parley')
    .description('Reads the news about a negotiation and keeps the record.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => void terminal.print(text), writeErr: text => terminal.say(text.trimEnd()) })
    .showHelpAfterError('(parley --help lists the commands)');
  for (const register of COMMANDS) {
    register(program, terminal, ended => {
      status = ended;
    });
  }

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
