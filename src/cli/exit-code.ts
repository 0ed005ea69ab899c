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
