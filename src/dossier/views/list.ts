import { counted } from '../../text/index.ts';
import { isClash } from '../discrepancies.ts';
import type { Dossier } from '../dossier.ts';

/** One dossier in a list of dossiers; `parley dossier list --json` prints these rows. */
export interface DossierRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly reports: number;
  /** Independent sources: reports that do not go back to one another. */
  readonly sources: number;
  readonly meetings: number;
  readonly moves: number;
  readonly openThreads: number;
  readonly clashes: number;
  /** Publication day of the latest report. */
  readonly latest: string | null;
}

export function dossierRow({
  id,
  definition,
  reports,
  groups,
  meetings,
  moves,
  threads,
  discrepancies,
}: Dossier): DossierRow {
  return {
    id,
    title: definition.title,
    kind: definition.kind,
    reports: reports.length,
    sources: groups.length,
    meetings: meetings.length,
    moves: moves.length,
    openThreads: threads.filter(({ state }) => state === 'open').length,
    clashes: discrepancies.filter(isClash).length,
    latest: reports.map(({ published }) => published).findLast(day => day !== null) ?? null,
  };
}

/** The list as text: one block for each dossier. */
export function renderList(rows: readonly DossierRow[]): string {
  if (rows.length === 0) return 'No dossiers. Add reports about one negotiation, or define one in a dossier.yaml.\n';
  return rows
    .map(
      ({ id, title, reports, sources, meetings, openThreads, clashes, latest }) =>
        `${id}\n  ${title}\n  ${counted(reports, 'report')}, ${sources} independent; ${counted(meetings, 'meeting')}, ${counted(openThreads, 'open thread')}, ${counted(clashes, 'clash', 'clashes')}; latest report ${latest?.slice(0, 10) ?? 'undated'}\n`,
    )
    .join('\n');
}
