import { generateAtomFeed } from 'feedsmith';
import { type Dossier, type DossierDiscrepancy, isClash, type MergedMove } from '../dossier/index.ts';
import type { Cite } from '../text/index.ts';
import { daysOf } from './edtf-days.ts';
import type { Exported, ExportFile, ExportInput } from './exported.ts';

/** The newest entries of a feed: readers poll it, and know the older ones. */
const NEWEST = 100;

interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** Publication of the first report that has it. */
  readonly since: string | null;
  readonly content: string;
  readonly url: string | null;
}

/**
 * Two Atom feeds (RFC 4287) for each dossier: moves as they are first reported, and discrepancies that cannot all hold. Atom demands a time
 * of day; where a report has a day alone it is the midnight (UTC) of that day, and where it has none that of `asOf`.
 */
export function exportAtom({ dossiers, asOf }: ExportInput): Exported {
  return {
    files: dossiers.flatMap(dossier => [
      feedOf(
        dossier,
        'moves',
        'new moves',
        dossier.moves.map(move => moveEntry(dossier, move)),
        asOf,
      ),
      feedOf(
        dossier,
        'discrepancies',
        'new discrepancies',
        dossier.discrepancies.filter(isClash).map(clash => discrepancyEntry(dossier, clash)),
        asOf,
      ),
    ]),
    notices: [],
  };
}

function feedOf(
  dossier: Dossier,
  name: string,
  title: string,
  entries: readonly FeedEntry[],
  asOf: string,
): ExportFile {
  const newest = entries
    .map(entry => ({ ...entry, at: instantOf(entry.since) ?? `${asOf}T00:00:00Z` }))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1))
    .slice(0, NEWEST);
  const text = generateAtomFeed({
    id: urn(dossier.id, name),
    title: { value: xmlText(`${dossier.definition.title}: ${title}`) },
    updated: newest[0]?.at ?? `${asOf}T00:00:00Z`,
    authors: [{ name: 'Parley' }],
    generator: { text: 'Parley' },
    entries: newest.map(({ id, title: line, category, at, content, url }) => ({
      id: urn(dossier.id, id),
      title: { value: xmlText(line) },
      updated: at,
      published: at,
      categories: [{ term: category }],
      content: { type: 'text', value: xmlText(content) },
      ...(url === null ? {} : { links: [{ href: url, rel: 'via' }] }),
    })),
  });
  return { name: `${dossier.id}-${name}.atom`, mediaType: 'application/atom+xml; charset=utf-8', text };
}

const urn = (dossier: string, id: string) => `urn:parley:${dossier}:${encodeURIComponent(id)}`;

/** RFC 3339 from the day or time a report was published; null where it has no day. */
function instantOf(published: string | null): string | null {
  const days = daysOf(published);
  if (published === null || days === null || days.first === null || days.first !== days.last) return null;
  const time = published.includes('T') ? Date.parse(published) : Number.NaN;
  return Number.isNaN(time) ? `${days.first}T00:00:00Z` : new Date(time).toISOString();
}

function moveEntry(
  dossier: Dossier,
  { id, label, type, moveType, cites, reports, firstReported }: MergedMove,
): FeedEntry {
  return {
    id,
    title: label,
    category: type.preferred ?? moveType,
    since: firstReported,
    content: quotes(dossier, cites).join('\n'),
    url: urlOf(dossier, reports),
  };
}

function discrepancyEntry(
  dossier: Dossier,
  { id, label, kind, why, versions, firstReported }: DossierDiscrepancy,
): FeedEntry {
  return {
    id,
    title: label,
    category: kind,
    since: firstReported,
    content: [
      why,
      ...versions.flatMap(({ value, independent, cites }) => [
        `${value} (${independent} independent ${independent === 1 ? 'source' : 'sources'})`,
        ...quotes(dossier, cites).map(quote => `  ${quote}`),
      ]),
    ].join('\n'),
    url: urlOf(
      dossier,
      versions.flatMap(({ reports }) => reports),
    ),
  };
}

function quotes({ reports }: Dossier, cites: readonly Cite[]): string[] {
  const names = new Map(reports.map(({ id, publisher }) => [id, publisher ?? id] as const));
  return cites.map(({ report, exact }) => `${names.get(report) ?? report}: “${exact.replace(/\s+/g, ' ')}”`);
}

/** The address of the first report that has one. */
function urlOf(dossier: Dossier, reports: readonly string[]): string | null {
  return dossier.reports.find(({ id, url }) => url !== null && reports.includes(id))?.url ?? null;
}

/** Without the characters that XML 1.0 has no way to write. */
const xmlText = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
