import type { Terminal } from './read-command.ts';

/**
 * The process's own terminal. `NO_COLOR` (https://no-color.org) and `FORCE_COLOR` are honoured; a reader that stops early
 * (`parley read … | head`) ends the command quietly.
 */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const isTerminal = stdout.isTTY === true;
  let drawn = 0;
  return {
    stdin,
    isTerminal,
    colour: given(env.NO_COLOR) ? false : given(env.FORCE_COLOR) || isTerminal,
    columns: stdout.columns ?? 80,
    print: text =>
      new Promise(resolve => {
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    say: text => void stderr.write(`${text}\n`),
    progress: text => {
      if (stderr.isTTY !== true) return;
      stderr.write(`\r${text.padEnd(drawn)}\r${text}`);
      drawn = text.length;
    },
  };
}

const given = (variable: string | undefined) => variable !== undefined && variable !== '';
