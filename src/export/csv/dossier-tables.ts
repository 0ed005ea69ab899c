import type {
  Dossier,
  DossierReport,
  Field,
  FieldVersion,
  MergedAgreement,
  MergedMeeting,
  MergedMove,
  MergedStatement,
} from '../../dossier/index.ts';
import { dossierColumn, field, type In, merged, within } from './dossier-columns.ts';
import { lineTables } from './line-tables.ts';
import { edtf, list, number, type Table, tableOf, text, truth } from './table.ts';

interface VersionRow {
  readonly entry: string;
  readonly field: string;
  readonly version: FieldVersion;
  readonly preferred: boolean;
  readonly because: string | null;
}

/** Every version of every field of the merged entries, and of every discrepancy. */
function versionsOf(dossier: Dossier): VersionRow[] {
  const entries = [...dossier.statements, ...dossier.meetings, ...dossier.moves, ...dossier.agreements];
  const ofEntries = [...entries, ...dossier.conditions].flatMap(entry =>
    Object.entries(entry).flatMap(([name, value]) =>
      isField(value)
        ? value.versions.map((version, n) => ({
            entry: entry.id,
            field: name,
            version,
            preferred: n === 0 && value.preferred !== null,
            because: n === 0 ? value.because : null,
          }))
        : [],
    ),
  );
  const ofDiscrepancies = dossier.discrepancies.flatMap(({ id, versions, resolution }) =>
    versions.map(version => ({
      entry: id,
      field: 'versions',
      version,
      preferred: resolution?.value === version.value,
      because: null,
    })),
  );
  return [...ofEntries, ...ofDiscrepancies];
}

const isField = (value: unknown): value is Field =>
  value !== null && typeof value === 'object' && 'versions' in value && 'preferred' in value;

/** The tables of what many reports together say. */
export function dossierTables(dossiers: readonly Dossier[]): Table[] {
  return [
    tableOf<Dossier>(
      'dossiers',
      'The negotiations.',
      [
        text('id', 'Id of the dossier.', row => row.id),
        text('title', 'Its title.', row => row.definition.title),
        text('kind', 'peace, ceasefire, labour, trade …', row => row.definition.kind),
        edtf('period', 'The period it covers.', row => row.definition.period),
        list('parties', 'Who negotiates.', row => row.definition.parties.map(({ name }) => name)),
        list('third_parties', 'Who helps.', row => row.definition.thirdParties.map(({ name }) => name)),
        text('as_of', 'The day it was made for.', row => row.standing.asOf),
      ],
      dossiers,
    ),
    tableOf<In<DossierReport>>(
      'dossier-reports',
      'Which report is in which dossier, and why.',
      [
        dossierColumn(),
        text('report', 'Id of the report.', row => row.id),
        text('group', 'Id of the independence group: reports of one group are one source.', row => row.group),
        text('because', 'Why it was taken in.', row => row.because),
      ],
      within(dossiers, dossier => dossier.reports),
    ),
    tableOf<In<MergedStatement>>(
      'dossier-statements',
      'Statements, merged.',
      [
        ...merged<MergedStatement>(),
        field('speaker', 'Who said it.', row => row.speaker),
        text('side', 'For which side.', row => row.side),
        text('quotation', 'direct, mixed, indirect …', row => row.quotation),
        field('wording', 'The words.', row => row.wording),
        field('said', 'The day it was said.', row => row.said),
        list('via', 'Outlets that the reports credit with it.', row => row.via),
      ],
      within(dossiers, dossier => dossier.statements),
    ),
    tableOf<In<MergedMeeting>>(
      'dossier-meetings',
      'Meetings, merged.',
      [
        ...merged<MergedMeeting>(),
        field('status', 'held, planned, postponed, cancelled …', row => row.status),
        field('date', 'When, EDTF.', row => row.date),
        field('duration', 'How long, ISO 8601.', row => row.duration),
        field('venue', 'Where.', row => row.venue),
        field('format', 'in person, remote …', row => row.format),
        field('level', 'head of state, delegation …', row => row.level),
        field('parties', 'Between whom, as stated.', row => row.parties),
        list('between', 'Between whom it is taken to be.', row => row.between),
        field('ordinal', 'Claims about the series.', row => row.ordinal),
      ],
      within(dossiers, dossier => dossier.meetings),
    ),
    tableOf<In<MergedMove>>(
      'dossier-moves',
      'Moves, merged.',
      [
        ...merged<MergedMove>(),
        field('type', 'offer talks, demand, reject …', row => row.type),
        list('by', 'Whose move.', row => row.by),
        list('to', 'To whom.', row => row.to),
        field('date', 'When, EDTF.', row => row.date),
        field('wording', 'The words.', row => row.wording),
        field('terms', 'Amounts on the table.', row => row.terms),
        truth('standing', 'A position held over time.', row => row.standing),
        truth('account', 'What the addressed side says of the move.', row => row.account),
      ],
      within(dossiers, dossier => dossier.moves),
    ),
    tableOf<In<MergedAgreement>>(
      'dossier-agreements',
      'Agreements, merged.',
      [
        ...merged<MergedAgreement>(),
        field('name', 'Its name.', row => row.name),
        field('status', 'announced, signed, collapsed …', row => row.status),
        field('signed', 'When signed, EDTF.', row => row.signed),
        field('ended', 'When ended, EDTF.', row => row.ended),
        field('parties', 'Between whom.', row => row.parties),
      ],
      within(dossiers, dossier => dossier.agreements),
    ),
    ...lineTables(dossiers),
    tableOf<In<VersionRow>>(
      'dossier-versions',
      'Every version of every merged field and discrepancy.',
      [
        dossierColumn(),
        text('entry', 'Id of the merged entry or discrepancy.', row => row.entry),
        text('field', 'The field; versions for a discrepancy.', row => row.field),
        text('value', 'The value it was given.', row => row.version.value),
        truth('preferred', 'The version that the record prefers.', row => row.preferred),
        text('because', 'Why it is preferred.', row => row.because),
        list('voices', 'Whose word it is.', row => row.version.voices.map(({ kind, name }) => name ?? kind)),
        number('independent', 'Reports for it that do not go back to one another.', row => row.version.independent),
        list('reports', 'Ids of the reports that say so.', row => row.version.reports),
      ],
      within(dossiers, versionsOf),
    ),
  ];
}
