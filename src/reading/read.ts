import type { Language } from '../language/index.ts';
import type { Report } from '../reports/index.ts';
import { readAccounts } from './accounts/index.ts';
import { readActors } from './actors/index.ts';
import { readAgreements } from './agreements/index.ts';
import { readAssessments } from './assessments/index.ts';
import { readClashes } from './clashes/index.ts';
import { readEvents } from './events/index.ts';
import { readMeetings } from './meetings/index.ts';
import { readMoves } from './moves/index.ts';
import { readPositions } from './positions/index.ts';
import type { Reading } from './reading.ts';
import { readStatements } from './statements/index.ts';
import type { ReadingSoFar, ReadingStep } from './step.ts';
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

/** Reads one report. Never throws for what a report contains; trouble is in `notices`. */
export function readReport(report: Report, language: Language): Reading {
  const blocks = report.passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
  const sentences = language.analyse(report.text, blocks);
  let soFar = NOTHING;
  for (const step of STEPS) soFar = { ...soFar, ...step(soFar, { report, sentences }) };
  return { report, reader: { version: language.version }, ...soFar };
}
