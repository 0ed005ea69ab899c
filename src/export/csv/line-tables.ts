import type {
  Dossier,
  DossierAccount,
  DossierAwaiting,
  DossierCondition,
  DossierDiscrepancy,
  DossierShift,
  DossierThread,
  HeldPosition,
  PositionLine,
  StandingClause,
} from '../../dossier/index.ts';
import { dossierColumn, field, type In, within } from './dossier-columns.ts';
import { edtf, list, type Table, tableOf, text, truth } from './table.ts';

/** What runs through the dossier: threads and the next move, positions, accounts, discrepancies, the standing. */
export function lineTables(dossiers: readonly Dossier[]): Table[] {
  return [
    tableOf<In<DossierCondition>>(
      'dossier-conditions',
      'Conditions, merged.',
      [
        dossierColumn(),
        text('id', 'Id of the merged condition.', row => row.id),
        text('set_by', 'Who sets it.', row => row.setBy),
        text('operator', 'only if, only after, not while …', row => row.operator),
        field('requires', 'What it requires.', row => row.requires),
        text('state', 'asserted, accepted, rejected …', row => row.state),
        edtf('first_reported', 'Publication of the first report that has it.', row => row.firstReported),
        list('reports', 'Ids of the reports that have it.', row => row.reports),
      ],
      within(dossiers, dossier => dossier.conditions),
    ),
    tableOf<In<DossierThread>>(
      'dossier-threads',
      'Moves that answer one another across reports.',
      [
        dossierColumn(),
        text('id', 'Id of the thread.', row => row.id),
        text('label', 'The thread in one line.', row => row.label),
        text('state', 'open, answered, agreed …', row => row.state),
        list('moves', 'Ids of its merged moves, in order of reply.', row => row.moves),
        truth('disputed', 'Somebody asserts another next mover than the replies give.', row => row.disputed),
      ],
      within(dossiers, dossier => dossier.threads),
    ),
    tableOf<In<DossierAwaiting & { readonly thread: string }>>(
      'dossier-awaiting',
      'Whose move is next.',
      [
        dossierColumn(),
        text('thread', 'Id of the thread.', row => row.thread),
        text('side', 'Whose move it is.', row => row.side),
        text('basis', 'asserted: somebody says so; computed: from the replies.', row => row.basis),
        text('by', 'Who says so.', row => row.by),
        text('since', 'The day it rests on.', row => row.since),
        text('why', 'Why.', row => row.why),
      ],
      within(dossiers, dossier =>
        dossier.threads.flatMap(({ id, awaiting }) => awaiting.map(one => ({ ...one, thread: id }))),
      ),
    ),
    tableOf<In<HeldPosition & { readonly line: PositionLine }>>(
      'dossier-positions',
      'What each side held on each issue, in order of time.',
      [
        dossierColumn(),
        text('line', 'Id of the line of one side on one issue.', row => row.line.id),
        text('side', 'Which side.', row => row.line.side),
        text('issue', 'On what.', row => row.line.issue),
        text('entry', 'Id of the position in its reading.', row => row.entry),
        text('report', 'Id of the report.', row => row.report),
        text('stance', 'What is held.', row => row.stance),
        text('polarity', 'for, against, conditional …', row => row.polarity),
        edtf('from', 'Since when.', row => row.from),
      ],
      within(dossiers, dossier => dossier.positions.flatMap(line => line.held.map(held => ({ ...held, line })))),
    ),
    tableOf<In<DossierShift>>(
      'dossier-shifts',
      'Changes of position.',
      [
        dossierColumn(),
        text('id', 'Id of the shift.', row => row.id),
        text('side', 'Who moved.', row => row.side),
        text('issue', 'On what.', row => row.issue),
        text('direction', 'harder, softer, sideways or unclear.', row => row.direction),
        text('before', 'The words before.', row => row.before.words),
        text('before_day', 'Their day.', row => row.before.day),
        text('after', 'The words after.', row => row.after.words),
        text('after_day', 'Their day.', row => row.after.day),
      ],
      within(dossiers, dossier => dossier.shifts),
    ),
    tableOf<In<DossierAccount>>(
      'dossier-accounts',
      'Rival narratives.',
      [
        dossierColumn(),
        text('id', 'Id of the account.', row => row.id),
        list('holders', 'Who tells it.', row => row.holders),
        list('blames', 'Who is blamed.', row => row.blames),
        list('claims', 'The words of its claims.', row => row.claims.map(({ words }) => words)),
        list('opposes', 'Ids of the accounts it is against.', row => row.opposes),
      ],
      within(dossiers, dossier => dossier.accounts),
    ),
    tableOf<In<DossierDiscrepancy>>(
      'dossier-discrepancies',
      'Where reports cannot all be right.',
      [
        dossierColumn(),
        text('id', 'Id of the discrepancy.', row => row.id),
        text('kind', 'time, place, number, format …', row => row.kind),
        text('scope', 'within a report or across reports.', row => row.scope),
        text('about', 'Id of the merged entry.', row => row.about),
        text('label', 'The discrepancy in one line.', row => row.label),
        text('severity', 'low, medium or high.', row => row.severity),
        text('verdict', 'contradiction, update, refinement …', row => row.verdict),
        text('why', 'Why.', row => row.why),
        text('majority', 'What most independent sources say.', row => row.majority),
        text('resolution', 'What a person decided.', row => row.resolution?.value ?? null),
        text('resolved_by', 'Who.', row => row.resolution?.by ?? null),
        edtf('first_reported', 'Publication of the first report that shows it.', row => row.firstReported),
      ],
      within(dossiers, dossier => dossier.discrepancies),
    ),
    tableOf<In<StandingClause>>(
      'dossier-standing',
      'Where things stand, clause by clause.',
      [
        dossierColumn(),
        text('kind', 'last contact, next meeting, whose move …', row => row.kind),
        text('text', 'The clause.', row => row.text),
      ],
      within(dossiers, dossier => dossier.standing.clauses),
    ),
  ];
}
