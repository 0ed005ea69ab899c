/**
 * What the exit status says. Documented in docs/cli.md; a test holds the two together.
 */
export const EXIT_CODES = {
  /** Everything asked for was done. */
  done: 0,
  /** Parley itself failed: a bug, worth reporting. */
  failed: 1,
  /** The command line was not understood; nothing was done. */
  usage: 2,
  /** Some inputs were refused, each with its reason on standard error; all others were read. */
  partly: 3,
  /** Every input was refused; nothing was read. */
  nothing: 4,
} as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The exit statuses in a line, for the help of every command that reads. */
export const EXIT_HELP = `
Exit status: ${EXIT_CODES.done} all read; ${EXIT_CODES.partly} some inputs refused, the others read; ${EXIT_CODES.nothing} nothing could be read; ${EXIT_CODES.usage} wrong usage; ${EXIT_CODES.failed} a fault in Parley.`;
