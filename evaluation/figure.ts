import { fileURLToPath } from 'node:url';

/** One measured figure. Higher is better for all of them; shares are 0–100. */
export interface Figure {
  /** `parser.ewt-dev.las`: stable, for it names the floor. */
  readonly id: string;
  readonly value: number;
  /** What it is, in words, with what it was taken on. */
  readonly what: string;
}

export interface Measured {
  readonly figures: readonly Figure[];
  /** The scorer's own table, to look at. */
  readonly table: string | null;
}

/** A part of the evaluation: measures, and returns figures; prints nothing. */
export interface Measure {
  /** What `npm run evaluate -- --only NAME` calls it. */
  readonly name: string;
  run(): Promise<Measured> | Measured;
}

/** The folder of gold readings, corpora and scorers. It lies beside the repository; a user does not have it. */
export const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

export const SHARED_ABSENT =
  'The corpora and gold readings (../shared) are not beside this checkout: nothing is measured. They are not part of Parley, for their texts may not be passed on.';
