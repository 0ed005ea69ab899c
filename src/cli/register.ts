import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Adds one command to the program. `end` is told the status the command ends with. */
export type Register = (program: Command, terminal: Terminal, end: (status: ExitCode) => void) => void;
