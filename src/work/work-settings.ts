import type { ReaderOptions } from '../reading/index.ts';

/** How workers work. Plain data: it is handed to threads as it is. */
export interface WorkSettings {
  /** The record: a folder, or `postgres://…`. */
  readonly store: string;
  /** The broker, `nats://…`; null where the ledger hands the work out. */
  readonly queue: string | null;
  readonly reader: ReaderOptions;
  /** Passes over reports whose words do not speak of a negotiation. */
  readonly prefilter: boolean;
  /** Whom the owner of a site can write to, where pages are fetched. */
  readonly contact: string | null;
  /** Ends when nothing is left to do. */
  readonly untilDone: boolean;
  /** A chunk begun so often without success is set aside. */
  readonly maxTries: number;
  /** A worker of which nothing is heard for so long has lost its chunk to the next. */
  readonly leaseMs: number;
  /** A report that takes longer is passed over. */
  readonly reportMs: number;
  /** What the database or the broker has not answered by then is asked again. */
  readonly deadlineMs: number;
  /** How long to wait before asking again whether there is work. */
  readonly idleMs: number;
  /** How often the broker is asked whether it is still there. */
  readonly pingMs: number;
  /** After a stop is asked for, the chunk in hand may take so long; then it is given back. */
  readonly graceMs: number;
}

export const USUAL_SETTINGS = {
  queue: null,
  reader: {},
  prefilter: false,
  contact: null,
  untilDone: false,
  maxTries: 5,
  leaseMs: 60_000,
  reportMs: 120_000,
  deadlineMs: 60_000,
  idleMs: 2000,
  pingMs: 10_000,
  graceMs: 20_000,
} as const satisfies Partial<WorkSettings>;
