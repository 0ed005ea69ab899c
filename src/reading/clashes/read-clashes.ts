import { citeOf } from '../../text/index.ts';
import type { Discrepancy, Voice } from '../entry.ts';
import { type Grounding, groundingOf } from '../grounding/index.ts';
import { newEntry, REPORTER, type ReadingStep } from '../step.ts';
import { findActAndItsNoun } from './act-and-its-noun.ts';
import type { Clash, ClashFinder, ClashVersion } from './clash.ts';
import { findDeadlineOrNone } from './deadline-or-none.ts';
import { findHeadingAgainstBody } from './heading-against-body.ts';
import { findHoursOfOneTruce } from './hours-of-one-truce.ts';
import { findNumbersOfOneSet } from './numbers-of-one-set.ts';
import { findOneActToldTwice } from './one-act-told-twice.ts';
import { findPositionAgainstMove } from './position-against-move.ts';
import { findRelativeAgainstDate } from './relative-against-date.ts';
import { findReporterAgainstClaim } from './reporter-against-claim.ts';
import { findSlipsOfWording } from './slips-of-wording.ts';
import { findUnderWayOrDone } from './under-way-or-done.ts';

const FINDERS: readonly ClashFinder[] = [
  findRelativeAgainstDate,
  findHeadingAgainstBody,
  findReporterAgainstClaim,
  findPositionAgainstMove,
  findNumbersOfOneSet,
  findOneActToldTwice,
  findActAndItsNoun,
  findUnderWayOrDone,
  findHoursOfOneTruce,
  findDeadlineOrNone,
  findSlipsOfWording,
];

/** Where the report contradicts itself. Two meetings, two accounts and numbers of different sets are no clashes, and are not told. */
export const readClashes: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const found = FINDERS.flatMap(find => find(grounding, soFar)).map(clash => discrepancyOf(grounding, clash));
  return {
    discrepancies: [...new Map(found.map(one => [one.id, one])).values()].sort(
      (a, b) => a.cites[0].start - b.cites[0].start,
    ),
  };
};

function discrepancyOf(grounding: Grounding, clash: Clash): Discrepancy {
  const { kind, verdict, severity, why, versions, rule, confidence } = clash;
  const [first, second] = [...versions].sort((a, b) => a.span.start - b.span.start) as [ClashVersion, ClashVersion];
  return {
    ...newEntry(grounding.report, 'discrepancy', [first.span, second.span], {
      rule,
      confidence,
      basis: 'inferred',
      discriminator: kind,
    }),
    kind,
    scope: 'within a report',
    versions: [first, second].map(({ value, span }) => ({
      value,
      voice: voiceAt(grounding, span),
      cites: [citeOf(grounding.report, span)],
    })),
    severity,
    verdict,
    why,
    resolution: null,
  };
}

function voiceAt({ statementAt }: Grounding, span: ClashVersion['span']): Voice {
  const statement = statementAt(span);
  return statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id };
}
