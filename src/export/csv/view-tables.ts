import type { Account, Assessment, Discrepancy, Position, Reading, Shift } from '../../reading/index.ts';
import { entryColumns } from './entry-columns.ts';
import { edtf, list, type Table, tableOf, text, truth } from './table.ts';

/** What sides hold and say of each other, and where a report is at odds with itself. */
export function viewTables(readings: readonly Reading[]): Table[] {
  return [
    tableOf<Position>(
      'positions',
      'What an actor holds on an issue.',
      [
        ...entryColumns(),
        text('actor', 'Who holds it.', row => row.actor),
        text('issue', 'On what.', row => row.issue),
        text('stance', 'What is held.', row => row.stance),
        text('polarity', 'for, against, conditional, ambiguous or silent.', row => row.polarity),
        truth('red_line', 'Said to be beyond bargaining.', row => row.redLine),
        edtf('from', 'Since when.', row => row.from),
        edtf('to', 'Until when.', row => row.to),
      ],
      readings.flatMap(reading => reading.positions),
    ),
    tableOf<Shift>(
      'shifts',
      'Changes of position that a report tells.',
      [
        ...entryColumns(),
        text('actor', 'Who moved.', row => row.actor),
        text('issue', 'On what.', row => row.issue),
        text('from', 'From what.', row => row.from),
        text('to', 'To what.', row => row.to),
        text('direction', 'harder, softer, sideways or unclear.', row => row.direction),
      ],
      readings.flatMap(reading => reading.shifts),
    ),
    tableOf<Account>(
      'accounts',
      'Narratives: who says who is to blame.',
      [
        ...entryColumns(),
        list('holders', 'Who tells it.', row => row.holders),
        text('claim', 'The words of the claim.', row => row.claim.exact),
        list('blames', 'Who is blamed.', row => row.blames),
        list('exculpates', 'Who is cleared.', row => row.exculpates),
        list('opposes', 'Ids of the accounts it is against.', row => row.opposes),
      ],
      readings.flatMap(reading => reading.accounts),
    ),
    tableOf<Assessment>(
      'assessments',
      'What the reporter or an expert thinks of it.',
      [
        ...entryColumns(),
        text('by', 'reporter or expert.', row => row.by),
        text('kind', 'background, characterisation, framing or outlook.', row => row.kind),
        text('polarity', 'positive, negative or neutral.', row => row.polarity),
      ],
      readings.flatMap(reading => reading.assessments),
    ),
    tableOf<Discrepancy>(
      'discrepancies',
      'Where a report is at odds with itself.',
      [
        ...entryColumns(),
        text('kind', 'time, place, format, heading against body …', row => row.kind),
        list('versions', 'The versions that cannot all hold.', row =>
          row.versions.map(({ value, cites }) => value ?? cites[0].exact),
        ),
        text('severity', 'low, medium or high.', row => row.severity),
        text('verdict', 'contradiction, refinement, update …', row => row.verdict),
        text('why', 'Why they cannot all hold.', row => row.why),
      ],
      readings.flatMap(reading => reading.discrepancies),
    ),
  ];
}
