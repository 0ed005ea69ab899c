import { type Dossier, type DossierDiscrepancy, type FieldVersion, isClash } from '../dossier/index.ts';
import { brief, capital, formatDate, formatDuration, printable, withDates } from './format.ts';
import { onceFor } from './once-for.ts';
import { partIndex, type Section } from './paging.ts';
import { clashesOf, type Shelf } from './site.ts';
import { words } from './words.ts';

/** A discrepancy as a question: `When was it? Russia and Ukraine, 23 Jul 2025, Istanbul`. */
export function questionOf({ dossier }: Shelf, { kind, about, label }: DossierDiscrepancy): string {
  const meeting = meetingsById(dossier).get(about ?? '');
  const what =
    meeting === undefined
      ? brief(label.replace(/^how many: /, ''), 70)
      : [
          words.list(meeting.between.map(printable)),
          meeting.date.preferred === null ? null : formatDate(meeting.date.preferred),
          meeting.venue.preferred === null ? null : printable(meeting.venue.preferred),
        ]
          .filter(part => part !== null && part !== '')
          .join(', ');
  return `${words.discrepancies.ask[kind]} ${what}`;
}

const meetingsById = onceFor(
  ({ meetings }: Dossier) => new Map(meetings.map(meeting => [meeting.id, meeting] as const)),
);

const SEVERITIES = ['high', 'medium', 'low'];
export const CLASHES_A_PAGE = 30;

/** The clashes, the gravest first, and then what was set aside. */
export const discrepancySections = onceFor(({ dossier }: Shelf): readonly Section<DossierDiscrepancy>[] => [
  {
    key: 'clash',
    items: [...clashesOf(dossier)].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  },
  { key: 'aside', items: dossier.discrepancies.filter(one => !isClash(one)) },
]);

const discrepancyParts = onceFor((shelf: Shelf) =>
  partIndex(discrepancySections(shelf), CLASHES_A_PAGE, ({ id }) => id),
);

/** The page of the discrepancies on which one stands. */
export const partOfDiscrepancy = (shelf: Shelf, id: string) => discrepancyParts(shelf).get(id) ?? 1;

/** A version's value as people write it: `2025-07-23` in `a later one on 2025-07-23` too. */
export function formatValue(kind: DossierDiscrepancy['kind'], value: string): string {
  if (kind === 'time') return formatDate(value);
  if (kind === 'duration') return formatDuration(value);
  return withDates(brief(value, 80));
}

/** A version as a clash tells it: quoted words as they stand in the report, everything else as a value. */
export function versionWords(kind: DossierDiscrepancy['kind'], { value, cites }: FieldVersion): string {
  const quoted = kind === 'wording' && cites[0] !== undefined;
  return quoted ? `“${brief(cites[0]!.exact, 90)}”` : formatValue(kind, value);
}

export const verdictWords = (verdict: string) => capital(verdict);
