import type { Cite } from '../../text/index.ts';
import { isClash } from '../discrepancies.ts';
import type { Dossier, DossierDiscrepancy, DossierThread, MergedMeeting, MergedMove } from '../dossier.ts';
import { shorten } from '../merge-entries.ts';
import { fieldLine, indented, quoteLine, type ReportNames, reportNames, section, sources } from './lines.ts';

/** A dossier as text. `--json` prints the `Dossier` itself, so the two can never say different things. */
export function renderDossier(dossier: Dossier): string {
  const {
    definition,
    reports,
    groups,
    standing,
    meetings,
    threads,
    moves,
    shifts,
    accounts,
    agreements,
    discrepancies,
  } = dossier;
  const name = reportNames(dossier);
  const byId = new Map(moves.map(move => [move.id, move] as const));
  const copies = groups.filter(group => group.reports.length > 1);
  const clashes = discrepancies.filter(isClash);
  return [
    definition.title,
    `${reports.length} reports, ${groups.length} independent sources; as of ${standing.asOf}`,
    ...copies.flatMap(({ reports: ids, origin, because }) => [
      `  one source: ${ids.map(name).join(' and ')} (from ${name(origin)})`,
      ...because.map(why => `    ${why}`),
    ]),
    ...section(
      'Where things stand',
      standing.clauses.flatMap(({ text, cites }) => [
        `  ${text}`,
        ...indented(twoReports(cites).map(cite => quoteLine(cite, name))),
      ]),
    ),
    ...section(
      'Reports that do not agree',
      clashes.flatMap(one => discrepancyLines(one, name)),
    ),
    ...section(
      'Rounds and meetings',
      inTime(meetings).flatMap(meeting => meetingLines(meeting, name)),
    ),
    ...section(
      'Offers and answers',
      threads.flatMap(thread => threadLines(thread, byId)),
    ),
    ...section(
      'Agreements',
      agreements.map(
        agreement => `  ${agreement.name.preferred}: ${fieldLine(agreement.status, name)} (${sources(agreement)})`,
      ),
    ),
    ...section(
      'Changes of position',
      shifts.map(
        ({ side, issue, direction, before, after }) =>
          `  ${side}, ${issue}, ${direction}: “${shorten(before.words)}” → “${shorten(after.words)}” (${after.day ?? 'undated'})`,
      ),
    ),
    ...section(
      'Who blames whom',
      accounts.flatMap(({ holders, blames, claims }) => [
        `  ${holders.join(' and ')} blames ${blames.join(' and ')}`,
        ...indented(claims.slice(0, 3).map(({ words, report }) => `${name(report)}: “${shorten(words)}”`)),
      ]),
    ),
    ...section(
      'Updates and refinements',
      discrepancies
        .filter(one => !isClash(one))
        .map(
          ({ kind, label, versions, verdict }) =>
            `  ${verdict}, ${kind}: ${versions.map(({ value }) => shorten(value, 60)).join(' / ')} – ${shorten(label, 60)}`,
        ),
    ),
    '',
  ].join('\n');
}

/** Two cites of two reports, where there are two; the longest words of each. */
function twoReports(cites: readonly Cite[]): Cite[] {
  const longest = new Map<string, Cite>();
  for (const cite of cites) {
    const known = longest.get(cite.report);
    if (known === undefined || cite.exact.length > known.exact.length) longest.set(cite.report, cite);
  }
  return [...longest.values()].slice(0, 2);
}

const inTime = (meetings: readonly MergedMeeting[]) =>
  [...meetings].sort((a, b) => {
    const [one, other] = [a.date.preferred ?? '9', b.date.preferred ?? '9'];
    return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
  });

function meetingLines(
  { status, date, between, venue, format, duration, ordinal, reports, independent, merges }: MergedMeeting,
  name: ReportNames,
): string[] {
  const facts = [
    ['when', fieldLine(date, name)],
    ['where', fieldLine(venue, name)],
    ['how', fieldLine(format, name)],
    ['how long', fieldLine(duration, name)],
    ['which', fieldLine(ordinal, name)],
  ] as const;
  return [
    `  ${between.join(' and ') || 'somebody'}: ${fieldLine(status, name)} (${reports.length} ${reports.length === 1 ? 'report' : 'reports'}, ${sources({ independent })})`,
    ...indented(facts.flatMap(([fact, value]) => (value === null ? [] : [`${fact}: ${value}`]))),
    ...indented(
      merges.length === 0 ? [] : [`one meeting because: ${[...new Set(merges.map(({ why }) => why))].join('; ')}`],
    ),
  ];
}

function threadLines(
  { moves, state, awaiting, disputed }: DossierThread,
  byId: ReadonlyMap<string, MergedMove>,
): string[] {
  return [
    `  ${state}${disputed ? ' (disputed: see who awaits whom)' : ''}`,
    ...indented(
      moves.map(id => {
        const move = byId.get(id)!;
        return `${move.date.preferred ?? move.firstReported ?? 'undated'}  ${move.label}: “${shorten(move.wording.preferred ?? '', 70)}”`;
      }),
    ),
    ...indented(
      awaiting.map(({ side, basis, by, since }) =>
        basis === 'asserted'
          ? `${by ?? 'the reporter'} says: ${side} is to move${since === null ? '' : ` (${since})`}`
          : `by the replies: ${side} is to move${since === null ? '' : `, since ${since}`}`,
      ),
    ),
  ];
}

function discrepancyLines(
  { kind, verdict, label, versions, why, majority, resolution }: DossierDiscrepancy,
  name: ReportNames,
): string[] {
  return [
    `  ${kind}, ${verdict}: ${shorten(label)}`,
    ...indented(
      versions.flatMap(version => [
        `${version.value} – ${sources(version)}${version.value === majority ? ', the most' : ''}`,
        ...indented(twoReports(version.cites).map(cite => quoteLine(cite, name))),
      ]),
    ),
    ...indented([
      resolution === null ? why : `resolved by ${resolution.by}: ${resolution.value} (${resolution.reason})`,
    ]),
  ];
}
