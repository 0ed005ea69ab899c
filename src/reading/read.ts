import { createHash } from 'node:crypto';
import type { Language } from '../language/index.ts';
import type { Report } from '../reports/index.ts';
import { readAccounts } from './accounts/index.ts';
import { readActorCorrections, readActors, readActorsWith } from './actors/index.ts';
import { readAgreements } from './agreements/index.ts';
import { readAssessments } from './assessments/index.ts';
import { readClashes } from './clashes/index.ts';
import { readEvents } from './events/index.ts';
import { readMeetings } from './meetings/index.ts';
import { readMoves } from './moves/index.ts';
import { readPositions } from './positions/index.ts';
import { rulesVersion } from './reader-version.ts';
import type { Reading } from './reading.ts';
import { actorsOfRow } from './rows/index.ts';
import { withUserRules } from './rules/index.ts';
import { readStatements } from './statements/index.ts';
import type { ReadingContext, ReadingSoFar, ReadingStep } from './step.ts';
import { readTimes } from './times/index.ts';

/**
 * The reader, in order. Each step is a pure function of the reading so far and the report's sentences; this list is the map
 * of the room. A step may use what the steps before it found, never what comes after.
 */
const STEPS: readonly ReadingStep[] = [
  readTimes,
  readActors,
  readStatements,
  readMeetings,
  readMoves,
  readAgreements,
  readAccounts,
  readPositions,
  readAssessments,
  readEvents,
  readClashes,
];

const NOTHING: ReadingSoFar = {
  actors: [],
  affiliations: [],
  times: [],
  statements: [],
  meetings: [],
  moves: [],
  conditions: [],
  threads: [],
  positions: [],
  shifts: [],
  accounts: [],
  agreements: [],
  assessments: [],
  events: [],
  discrepancies: [],
  notices: [],
};

/** A file of a user's own, as its words: rules or corrections, named for messages. Plain data, so that it can cross to a thread. */
export interface UserFile {
  readonly file: string;
  readonly yaml: string;
}

export interface ReaderOptions {
  /** Rules added to the built-in ones; one of the same name replaces ours. */
  readonly rules?: readonly UserFile[];
  /** What a person knows better about the actors. */
  readonly corrections?: UserFile | null;
}

/** Reads one report. Never throws for what a report contains; trouble is in `notices`. */
export type Reader = (report: Report) => Reading;

/**
 * Makes a reader of a language model and a user's own files, compiled once.
 *
 * @throws {ParleyError} `bad-rules` or `bad-corrections`, naming file and line.
 */
export function createReader(language: Language, { rules = [], corrections = null }: ReaderOptions = {}): Reader {
  const ruleSet = rules.length === 0 ? undefined : withUserRules(rules);
  const steps =
    corrections === null
      ? STEPS
      : STEPS.map(step =>
          step === readActors
            ? readActorsWith({ corrections: readActorCorrections(corrections.yaml, corrections.file) })
            : step,
        );
  const version = readerVersion(language, { rules, corrections });
  return report => {
    if (report.genre === 'dataset') return { report, reader: { version }, ...NOTHING, actors: actorsOfRow(report) };
    const blocks = report.passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
    const context: ReadingContext = {
      report,
      sentences: language.analyse(report.text, blocks),
      ...(ruleSet === undefined ? {} : { rules: ruleSet }),
    };
    let soFar = NOTHING;
    for (const step of steps) soFar = { ...soFar, ...step(soFar, context) };
    return { report, reader: { version }, ...soFar };
  };
}

/** What a reading made with these would carry as its version: model, rules, weights, and a user's own files. */
export function readerVersion(language: Language, { rules = [], corrections = null }: ReaderOptions = {}): string {
  const own = [...rules, ...(corrections === null ? [] : [corrections])];
  return [language.version, rulesVersion(), ...own.map(nameOf)].join('+');
}

/** Reads one report with the built-in rules. */
export function readReport(report: Report, language: Language): Reading {
  return createReader(language)(report);
}

/** A user's file in a reader's version: its words decide the reading, not its name. */
const nameOf = ({ yaml }: UserFile): string => createHash('sha256').update(yaml).digest('hex').slice(0, 8);
