import type { Report } from '../reports/index.ts';
import type { Cite } from '../text/index.ts';
import type {
  Account,
  Actor,
  Affiliation,
  Agreement,
  Assessment,
  Condition,
  Discrepancy,
  EventEntry,
  Meeting,
  Move,
  Position,
  Shift,
  Statement,
  Thread,
  TimeEntry,
} from './entry.ts';

/** Expected trouble inside a report: data with a place, never an exception. */
export interface Notice {
  /** One of the codes listed in docs/notices.md. */
  readonly code: string;
  readonly cite: Cite | null;
  readonly because: string;
}

/** Everything one report says. A pure function of the report, the models and the rules. */
export interface Reading {
  readonly report: Report;
  /** Which models and rules read it; equal versions give equal readings, byte for byte. */
  readonly reader: { readonly version: string };
  readonly actors: readonly Actor[];
  readonly affiliations: readonly Affiliation[];
  readonly times: readonly TimeEntry[];
  readonly statements: readonly Statement[];
  readonly meetings: readonly Meeting[];
  readonly moves: readonly Move[];
  readonly conditions: readonly Condition[];
  readonly threads: readonly Thread[];
  readonly positions: readonly Position[];
  readonly shifts: readonly Shift[];
  readonly accounts: readonly Account[];
  readonly agreements: readonly Agreement[];
  readonly assessments: readonly Assessment[];
  readonly events: readonly EventEntry[];
  readonly discrepancies: readonly Discrepancy[];
  readonly notices: readonly Notice[];
}

/** The entries of a reading that stand on cites and can be reviewed one by one. */
export type Entry =
  | TimeEntry
  | Affiliation
  | Statement
  | Meeting
  | Move
  | Condition
  | Position
  | Shift
  | Account
  | Agreement
  | Assessment
  | EventEntry
  | Discrepancy;
