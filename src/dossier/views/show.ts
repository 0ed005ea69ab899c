import { isClash } from '../discrepancies.ts';
import type { Dossier, DossierActor, DossierReport, MergedAgreement, MergedStatement, Standing } from '../dossier.ts';
import { shorten } from '../merge-entries.ts';
import { type DossierView, MAIN_VIEWS } from './dossier-views.ts';
import {
  fieldLine,
  indented,
  quoteLine,
  type ReportNames,
  reportNames,
  section,
  sources,
  twoReports,
} from './lines.ts';
import { discrepancyLines, updateLine } from './show-discrepancies.ts';
import { meetingLines } from './show-meetings.ts';
import { accountLines, conditionLines, positionLine, positionLines, shiftLine } from './show-positions.ts';
import { threadsLines } from './show-threads.ts';

/** Some views of a dossier as text, under its title. `dossierParts` gives the same as data, so the two can never say different things. */
export function renderDossier(dossier: Dossier, views: readonly DossierView[] = MAIN_VIEWS): string {
  const name = reportNames(dossier);
  const body = views.flatMap(view => VIEWS[view](dossier, name));
  return [
    ...heading(dossier, name),
    ...(body.length === 0 ? ['', 'Nothing of this is in the record.'] : body),
    '',
  ].join('\n');
}

const VIEWS: Readonly<Record<DossierView, (dossier: Dossier, name: ReportNames) => string[]>> = {
  standing: ({ standing }, name) => section('Where things stand', standingLines(standing, name)),
  discrepancies: ({ discrepancies }, name) => [
    ...section(
      'Reports that do not agree',
      discrepancies.filter(isClash).flatMap(one => discrepancyLines(one, name)),
    ),
    ...section(
      'Updates and refinements',
      discrepancies.filter(one => !isClash(one) && one.kind !== 'account').map(updateLine),
    ),
  ],
  meetings: ({ meetings }, name) => section('Rounds and meetings', meetingLines(meetings, name)),
  threads: ({ threads, moves }) => section('Offers and answers', threadsLines(threads, moves)),
  agreements: ({ agreements }, name) =>
    section(
      'Agreements',
      agreements.flatMap(one => agreementLines(one, name)),
    ),
  positions: ({ positions, shifts }, name) => [
    ...section('Changes of position', shifts.map(shiftLine)),
    ...section(
      'Positions over time',
      positions.filter(({ held }) => held.length > 1).flatMap(line => positionLines(line, name)),
    ),
    ...section(
      'Positions told once',
      positions.filter(({ held }) => held.length === 1).map(line => positionLine(line, name)),
    ),
  ],
  conditions: ({ conditions }, name) =>
    section(
      'Conditions',
      conditions.flatMap(one => conditionLines(one, name)),
    ),
  accounts: ({ accounts }, name) =>
    section(
      'Who blames whom',
      accounts.flatMap(one => accountLines(one, name)),
    ),
  statements: ({ statements }, name) =>
    section(
      'Who said what',
      statements.flatMap(one => statementLines(one, name)),
    ),
  actors: ({ actors }) => section('Who is who', actors.map(actorLine)),
  reports: ({ reports }) => section('Reports', reports.map(reportLine)),
};

function heading({ definition, reports, groups, standing }: Dossier, name: ReportNames): string[] {
  const copies = groups.filter(group => group.reports.length > 1);
  return [
    definition.title,
    `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}, ${groups.length} independent ${groups.length === 1 ? 'source' : 'sources'}; as of ${standing.asOf}`,
    ...copies.flatMap(({ reports: ids, origin, because }) => [
      `  one source: ${ids.map(name).join(' and ')} (from ${name(origin)})`,
      ...because.map(why => `    ${why}`),
    ]),
  ];
}

const standingLines = ({ clauses }: Standing, name: ReportNames) =>
  clauses.flatMap(({ text, cites }) => [
    `  ${text}`,
    ...indented(twoReports(cites).map(cite => quoteLine(cite, name))),
  ]);

function agreementLines(agreement: MergedAgreement, name: ReportNames): string[] {
  const { status, signed, ended, parties } = agreement;
  const facts = [
    ['between', fieldLine(parties, name)],
    ['signed', fieldLine(signed, name)],
    ['ended', fieldLine(ended, name)],
  ] as const;
  return [
    `  ${agreement.name.preferred}: ${fieldLine(status, name)} (${sources(agreement)})`,
    ...indented(facts.flatMap(([fact, value]) => (value === null ? [] : [`${fact}: ${value}`]))),
  ];
}

function statementLines({ label, said, firstReported, wording, via }: MergedStatement, name: ReportNames): string[] {
  const day = said.preferred ?? firstReported;
  return [
    `  ${day === null ? '' : `${day.slice(0, 10)}  `}${label}${via.length === 0 ? '' : ` (via ${via.join(', ')})`}`,
    ...indented(
      wording.versions.length < 2
        ? []
        : wording.versions.map(({ value, reports }) => `${reports.map(name).join(' and ')}: “${shorten(value)}”`),
    ),
  ];
}

function actorLine({ name, kind, side, spellings, reports, offices }: DossierActor): string {
  const roles = [...new Set(offices.map(({ role }) => role))];
  return [
    `  ${name} (${kind}${side === null || side === name ? '' : `, for ${side}`}), ${reports.length} ${reports.length === 1 ? 'report' : 'reports'}`,
    ...(roles.length === 0 ? [] : [`; ${roles.join('; ')}`]),
    ...(spellings.length === 0 ? [] : [`; also ${spellings.join(', ')}`]),
  ].join('');
}

const reportLine = ({ id, publisher, published, headline, because }: DossierReport) =>
  `  ${published?.slice(0, 10) ?? 'undated'}  ${publisher ?? 'unknown'}: ${headline ?? id} – ${because}`;
