#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { parleyProgram } from './program.ts';
import { describe } from './read-command.ts';
import { processTerminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const terminal = processTerminal();

try {
  process.exitCode = await parleyProgram(version, terminal)(process.argv.slice(2));
} catch (error) {
  if (error instanceof ParleyError) {
    terminal.say(describe(error));
    process.exitCode = EXIT_CODES.nothing;
  } else {
    terminal.say(
      `Parley failed, and that is a fault in Parley: ${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = EXIT_CODES.failed;
  }
}
