import { type Dossier, type DossierDiscrepancy, isClash } from '../dossier/index.ts';
import type { Actor, Condition, Move, Reading } from '../reading/index.ts';
import { type Cite, compareSpans, type Span } from '../text/index.ts';
import { dateOr, formatDate, printable, slugOf } from './format.ts';
import { onceFor } from './once-for.ts';
import { windowAt } from './reader/windows.ts';
import { words } from './words.ts';

/** What a newsroom puts of its own on a published record. */
export interface Newsroom {
  readonly name: string | null;
  /** Colours in place of Parley's, as `#rrggbb`; checked to be readable on the paper. */
  readonly colours: Readonly<Partial<Record<'brand' | 'link' | 'brandDark' | 'linkDark', string>>>;
  /** How readers can support it; everything as the newsroom gives it. */
  readonly support: {
    readonly text: string;
    readonly links: readonly { readonly label: string; readonly url: string }[];
    readonly accounts: readonly { readonly label: string; readonly number: string }[];
  } | null;
  /** Where readers may comment; null: comments are closed. */
  readonly comments: { readonly label: string; readonly url: string } | null;
}

/** What the pages are made from: values only, so that the same site can be served, published or tested. */
export interface Site {
  readonly dossiers: readonly Dossier[];
  readonly readings: readonly Reading[];
  /** The newsroom's own name, shown in place of Parley's. */
  readonly name: string | null;
  readonly newsroom?: Newsroom | null;
  /** True for a record that is written down for readers: it has a feed, and says whether comments are open. */
  readonly published?: boolean;
  /** Reports that went into no dossier, each with the reasons. */
  readonly unrouted: readonly { readonly report: string; readonly because: readonly string[] }[];
}

export const VIEWS = [
  'home',
  'offers',
  'rounds',
  'timeline',
  'positions',
  'terms',
  'accounts',
  'discrepancies',
  'reports',
  'actors',
  'search',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** One dossier as its pages see it: the record, the readings it was made from, and where everything is to be found. */
export interface Shelf {
  readonly site: Site;
  readonly dossier: Dossier;
  readonly readings: ReadonlyMap<string, Reading>;
  /** Folder of its pages in the site: empty for the only dossier, else `its-id/`. */
  readonly base: string;
  /** The sides, in the order of the definition. */
  readonly parties: readonly string[];
  /** `Harbour Gazette`, the report's own headline or file where it names no publisher. */
  outlet(report: string): string;
  /** `Harbour Gazette, 12 Nov 2025` */
  outletAndDay(report: string): string;
  /** `12 Nov 2025` */
  dayOf(report: string): string;
  /** The page of a report, or that part of a very long one. */
  readerPath(report: string, part?: number): string;
  /** The report that a part of an address stands for; null for none. */
  reportAt(slug: string): string | null;
  /** Path and fragment of quoted words in the source reader. */
  placeOf(cite: Cite): string;
  /** The side a person or body belongs to, by name; null for a reporter or a stranger. */
  sideOf(name: string | null): string | null;
  /** A reading's own move behind a merged one. */
  moveEntry(entry: string): Move | null;
  conditionEntry(entry: string): Condition | null;
}

/** Path of a view inside its dossier's folder; of a list that fills several pages that of one of them. */
export const viewFile = (view: ViewName, part = 1) => {
  const name = view === 'home' ? 'index' : view;
  return part === 1 ? `${name}.html` : `${name}-${part}.html`;
};

/** `offers.html` seen from `reports/a.html` is `../offers.html`. */
export function relative(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}

/** The dossiers of a site as their pages see them. */
export const shelvesOf = onceFor((site: Site): readonly Shelf[] => {
  const readings = new Map(site.readings.map(reading => [reading.report.id, reading] as const));
  const bases = slugsOf(site.dossiers.map(({ id }) => id));
  return site.dossiers.map(dossier =>
    shelfOf(site, dossier, readings, site.dossiers.length === 1 ? '' : `${bases.get(dossier.id)!}/`),
  );
});

function shelfOf(site: Site, dossier: Dossier, readings: ReadonlyMap<string, Reading>, base: string): Shelf {
  const facts = new Map(dossier.reports.map(report => [report.id, report] as const));
  const sides = new Map(
    dossier.actors.flatMap(({ name, spellings, side }) => [name, ...spellings].map(known => [known, side] as const)),
  );
  const mine = dossier.reports.map(({ id }) => readings.get(id)).filter(reading => reading !== undefined);
  const moves = new Map(mine.flatMap(reading => reading.moves.map(move => [move.id, move] as const)));
  const conditions = new Map(mine.flatMap(reading => reading.conditions.map(one => [one.id, one] as const)));
  const slugs = slugsOf(dossier.reports.map(({ id }) => id));
  const bySlug = new Map([...slugs].map(([id, slug]) => [slug, id] as const));
  const parties = dossier.definition.parties.map(({ name }) => name);
  const outlet = (report: string) => {
    const fact = facts.get(report);
    return printable(fact?.publisher ?? fact?.headline ?? readings.get(report)?.report.file ?? report);
  };
  const readerPath = (report: string, part = 1) =>
    `${base}reports/${slugs.get(report) ?? slugOf(report)}${part === 1 ? '' : `/${part}`}.html`;
  return {
    site,
    dossier,
    readings,
    base,
    parties,
    outlet,
    outletAndDay: report => {
      const day = facts.get(report)?.published;
      return day === null || day === undefined ? outlet(report) : `${outlet(report)}, ${formatDate(day)}`;
    },
    dayOf: report => dateOr(facts.get(report)?.published ?? null, words.undated),
    readerPath,
    reportAt: slug => bySlug.get(slug) ?? null,
    placeOf: ({ report, start, end }) => {
      const reading = readings.get(report);
      return `${readerPath(report, reading === undefined ? 1 : windowAt(reading, start))}#c-${start}-${end}`;
    },
    sideOf: name => (name === null ? null : parties.includes(name) ? name : (sides.get(name) ?? null)),
    moveEntry: entry => moves.get(entry) ?? null,
    conditionEntry: entry => conditions.get(entry) ?? null,
  };
}

/** An address for each id, told apart even where case and signs are not: some disks know no difference between `A` and `a`. */
export function slugsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const id of ids) {
    const plain = slugOf(id).slice(0, 100);
    let slug = plain;
    for (let n = 2; taken.has(slug.toLowerCase()); n++) slug = `${plain}-${n}`;
    taken.add(slug.toLowerCase());
    slugs.set(id, slug);
  }
  return slugs;
}

/** The discrepancies that cannot all hold. */
export const clashesOf = onceFor((dossier: Dossier): readonly DossierDiscrepancy[] =>
  dossier.discrepancies.filter(isClash),
);

/** Names of a reading's actors by id. */
export function namesOf(actors: readonly Actor[]): (id: string | null) => string | null {
  const names = new Map(actors.map(({ id, name }) => [id, printable(name)] as const));
  return id => (id === null ? null : (names.get(id) ?? null));
}

/** The words of a report that any page of the dossier leads to, each once, in order. */
export function placesIn({ dossier, readings }: Shelf, report: string): Span[] {
  const found = new Map<string, Span>();
  const note = (cite: Cite) => {
    if (cite.report === report) found.set(`${cite.start}-${cite.end}`, { start: cite.start, end: cite.end });
  };
  const { statements, meetings, moves, agreements, conditions, actors, ...others } = dossier;
  // What names its reports is passed over by that: of a hundred thousand entries a report has twenty.
  for (const entries of [statements, meetings, moves, agreements, conditions, actors])
    for (const entry of entries) if (entry.reports.includes(report)) eachCite(entry, note);
  const { threads, positions, shifts, accounts, discrepancies, standing } = others;
  eachCite([threads, positions, shifts, accounts, discrepancies, standing], note);
  const reading = readings.get(report);
  eachCite([reading?.moves, reading?.conditions], note);
  return [...found.values()].sort(compareSpans);
}

/** Calls `note` with every cite inside some value of the record, however deep. */
export function eachCite(value: unknown, note: (cite: Cite) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const one of value) eachCite(one, note);
  else if ('exact' in value && 'report' in value && 'start' in value) note(value as Cite);
  else for (const part of Object.values(value)) eachCite(part, note);
}
