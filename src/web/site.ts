import { type Dossier, isClash } from '../dossier/index.ts';
import type { Actor, Condition, Move, Reading } from '../reading/index.ts';
import { type Cite, compareSpans, type Span } from '../text/index.ts';
import { dateOr, formatDate, printable, slugOf } from './format.ts';
import { words } from './words.ts';

/** What the pages are made from: values only, so that the same site can be served, published or tested. */
export interface Site {
  readonly dossiers: readonly Dossier[];
  readonly readings: readonly Reading[];
  /** The newsroom's own name, shown beside Parley's. */
  readonly name: string | null;
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
  readerPath(report: string): string;
  /** Path and fragment of quoted words in the source reader. */
  placeOf(cite: Cite): string;
  /** The words of a report that any page of the dossier leads to, each once, in order. */
  placesIn(report: string): readonly Span[];
  /** The side a person or body belongs to, by name; null for a reporter or a stranger. */
  sideOf(name: string | null): string | null;
  /** A reading's own move behind a merged one. */
  moveEntry(entry: string): Move | null;
  conditionEntry(entry: string): Condition | null;
}

/** Path of a view inside its dossier's folder. */
export const viewFile = (view: ViewName) => (view === 'home' ? 'index.html' : `${view}.html`);

/** `offers.html` seen from `reports/a.html` is `../offers.html`. */
export function relative(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}

export function shelfOf(site: Site, dossier: Dossier): Shelf {
  const base = site.dossiers.length === 1 ? '' : `${slugOf(dossier.id)}/`;
  const readings = new Map(site.readings.map(reading => [reading.report.id, reading] as const));
  const facts = new Map(dossier.reports.map(report => [report.id, report] as const));
  const sides = new Map(
    dossier.actors.flatMap(({ name, spellings, side }) => [name, ...spellings].map(known => [known, side] as const)),
  );
  const mine = dossier.reports.map(({ id }) => readings.get(id)).filter(reading => reading !== undefined);
  const moves = new Map(mine.flatMap(reading => reading.moves.map(move => [move.id, move] as const)));
  const conditions = new Map(mine.flatMap(reading => reading.conditions.map(one => [one.id, one] as const)));
  const places = placesOf([dossier, ...mine.map(({ moves, conditions }) => [moves, conditions])]);
  const parties = dossier.definition.parties.map(({ name }) => name);
  const outlet = (report: string) => {
    const fact = facts.get(report);
    return printable(fact?.publisher ?? fact?.headline ?? readings.get(report)?.report.file ?? report);
  };
  const readerPath = (report: string) => `${base}reports/${slugOf(report)}.html`;
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
    placeOf: ({ report, start, end }) => `${readerPath(report)}#c-${start}-${end}`,
    placesIn: report => places.get(report) ?? [],
    sideOf: name => (name === null ? null : parties.includes(name) ? name : (sides.get(name) ?? null)),
    moveEntry: entry => moves.get(entry) ?? null,
    conditionEntry: entry => conditions.get(entry) ?? null,
  };
}

export const clashesOf = ({ discrepancies }: Dossier) => discrepancies.filter(isClash);

/** Names of a reading's actors by id. */
export function namesOf(actors: readonly Actor[]): (id: string | null) => string | null {
  const names = new Map(actors.map(({ id, name }) => [id, printable(name)] as const));
  return id => (id === null ? null : (names.get(id) ?? null));
}

/** Every cite inside some value of the record, however deep. */
export function citesIn(value: unknown): Cite[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(citesIn);
  if ('exact' in value && 'report' in value && 'start' in value) return [value as Cite];
  return Object.values(value).flatMap(citesIn);
}

/** Every cited place, by report. */
function placesOf(values: readonly unknown[]): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Map<string, Span>>();
  for (const { report, start, end } of citesIn(values)) {
    const known = places.get(report) ?? new Map<string, Span>();
    known.set(`${start}-${end}`, { start, end });
    places.set(report, known);
  }
  return new Map([...places].map(([report, spans]) => [report, [...spans.values()].sort(compareSpans)] as const));
}
