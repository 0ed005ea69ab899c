import type { FC } from 'hono/jsx';
import type { Reading } from '../reading/index.ts';
import { CLASHES_A_PAGE, discrepancySections } from './discrepancy-words.ts';
import { AccountsPage, accountParts } from './pages/accounts.tsx';
import { ActorsPage, actorParts } from './pages/actors.tsx';
import { DiscrepanciesPage } from './pages/discrepancies.tsx';
import { DossiersPage } from './pages/dossiers.tsx';
import { HomePage } from './pages/home.tsx';
import { OffersPage } from './pages/offers.tsx';
import { PositionsPage, positionParts } from './pages/positions.tsx';
import { ReaderPage } from './pages/reader.tsx';
import { ReportsPage, reportParts } from './pages/reports.tsx';
import { RoundsPage, roundParts } from './pages/rounds.tsx';
import { SearchPage } from './pages/search.tsx';
import { TermsPage, termParts } from './pages/terms.tsx';
import { TimelinePage } from './pages/timeline.tsx';
import { partsOf } from './paging.ts';
import type { AtDesk } from './parts/at-desk.ts';
import type { Place } from './parts/place.ts';
import { windowsOf } from './reader/windows.ts';
import { foundRows, searchRows, searchScript } from './search-index.ts';
import { type Shelf, type Site, shelvesOf, VIEWS, type ViewName, viewFile } from './site.ts';
import { THREADS_A_PAGE, threadSections } from './threads.ts';
import { zoomFile, zoomOf, zoomsOf } from './timeline/zoom.ts';

/** One file of the site: its path, and its text when it is asked for. */
export interface SiteFile {
  readonly path: string;
  readonly type: 'html' | 'script';
  text(): string;
}

interface View {
  readonly Page: FC<{ readonly place: Place }>;
  /** How many pages the view fills; one where this is left out. */
  readonly parts?: (shelf: Shelf) => number;
}

const VIEW_PAGES: { readonly [view in ViewName]: View } = {
  home: { Page: HomePage },
  offers: { Page: OffersPage, parts: shelf => partsOf(threadSections(shelf), THREADS_A_PAGE) },
  rounds: { Page: RoundsPage, parts: roundParts },
  timeline: { Page: ({ place }) => <TimelinePage place={place} zoom={null} /> },
  positions: { Page: PositionsPage, parts: positionParts },
  terms: { Page: TermsPage, parts: termParts },
  accounts: { Page: AccountsPage, parts: accountParts },
  discrepancies: {
    Page: DiscrepanciesPage,
    parts: shelf => partsOf(discrepancySections(shelf), CLASHES_A_PAGE),
  },
  reports: { Page: ReportsPage, parts: reportParts },
  actors: { Page: ActorsPage, parts: actorParts },
  search: { Page: ({ place }) => <SearchPage place={place} entries={searchRows(place.shelf).length} /> },
};

const partCount = (shelf: Shelf, view: ViewName) => VIEW_PAGES[view].parts?.(shelf) ?? 1;

/** Every page of a site, in one list: a publisher writes them down. */
export function sitePages(site: Site): SiteFile[] {
  const shelves = shelvesOf(site);
  return [...(shelves.length === 1 ? [] : [listPage(site)]), ...shelves.flatMap(shelf => shelfPages(shelf))];
}

function shelfPages(shelf: Shelf): SiteFile[] {
  const views = VIEWS.flatMap(view =>
    Array.from({ length: partCount(shelf, view) }, (_, i) => viewPage(shelf, view, i + 1, null)),
  );
  const zooms = zoomsOf(shelf).map(zoom => zoomPage(shelf, zoom, null));
  const readers = shelf.dossier.reports.flatMap(({ id }) => {
    const reading = shelf.readings.get(id);
    return reading === undefined ? [] : windowsOf(reading).map((_, i) => readerPage(shelf, id, i + 1, null)!);
  });
  return [...views, ...zooms, ...readers, searchFile(shelf)];
}

/** Who looks at a page, and what is asked of it beside its path: only where it is served. */
export interface Look {
  readonly deskOf: (shelf: Shelf) => AtDesk;
  readonly query: Readonly<Record<string, string>>;
  /** The report of the page with the decisions of one reviewer alone. */
  readonly readingAs: Reading | null;
}

/** The page at a path, found without making a list of all: a server answers with it. The path is of the site's own making or it is nothing. */
export function findPage(site: Site, path: string, look: Look | null = null): SiteFile | null {
  const shelves = shelvesOf(site);
  if (path === 'index.html' && shelves.length !== 1) return listPage(site, look !== null);
  const shelf = shelves.find(({ base }) => path.startsWith(base));
  if (shelf === undefined) return null;
  const desk = look?.deskOf(shelf) ?? null;
  const rest = path.slice(shelf.base.length);
  if (rest === 'search-index.js') return searchFile(shelf);
  const [, slug, readerPart] = /^reports\/([A-Za-z0-9-]+)(?:\/(\d{1,6}))?\.html$/.exec(rest) ?? [];
  if (slug !== undefined) {
    const report = shelf.reportAt(slug);
    if (report === null || readerPart === '1') return null;
    return readerPage(shelf, report, Number(readerPart ?? 1), desk, look?.readingAs ?? null);
  }
  const zoom = zoomOf(shelf, rest);
  if (zoom !== null) return zoomPage(shelf, zoom, desk);
  const [, name, viewPart] = /^([a-z]+)(?:-(\d{1,6}))?\.html$/.exec(rest) ?? [];
  const view = VIEWS.find(one => viewFile(one) === `${name}.html`);
  const part = Number(viewPart ?? 1);
  if (view === undefined || viewPart === '1' || part < 1 || part > partCount(shelf, view)) return null;
  if (view === 'search' && look !== null) return servedSearch(shelf, desk, look.query.q ?? '');
  return viewPage(shelf, view, part, desk);
}

const listPage = (site: Site, atDesk = false) =>
  page('index.html', () => <DossiersPage site={site} shelves={shelvesOf(site)} atDesk={atDesk} />);

function viewPage(shelf: Shelf, view: ViewName, part: number, desk: AtDesk | null): SiteFile {
  const { Page } = VIEW_PAGES[view];
  const path = shelf.base + viewFile(view, part);
  return page(path, () => <Page place={{ shelf, path, part, desk }} />);
}

function zoomPage(shelf: Shelf, zoom: string, desk: AtDesk | null): SiteFile {
  const path = shelf.base + zoomFile(zoom);
  return page(path, () => <TimelinePage place={{ shelf, path, part: 1, desk }} zoom={zoom} />);
}

/** Where a server answers, it searches: a large record need not be sent to the browser to be searched. */
function servedSearch(shelf: Shelf, desk: AtDesk | null, query: string): SiteFile {
  const path = shelf.base + viewFile('search');
  const rows = searchRows(shelf);
  const found = query.trim() === '' ? null : foundRows(shelf, query);
  return page(path, () => (
    <SearchPage place={{ shelf, path, part: 1, desk }} entries={rows.length} served={{ query, found }} />
  ));
}

function readerPage(
  shelf: Shelf,
  report: string,
  part: number,
  desk: AtDesk | null,
  readingAs: Reading | null = null,
): SiteFile | null {
  const reading = readingAs ?? shelf.readings.get(report);
  if (reading === undefined || part < 1 || part > windowsOf(reading).length) return null;
  const path = shelf.readerPath(report, part);
  return page(path, () => <ReaderPage place={{ shelf, path, part, desk }} reading={reading} />);
}

const searchFile = (shelf: Shelf): SiteFile => ({
  path: `${shelf.base}search-index.js`,
  type: 'script',
  text: () => searchScript(shelf),
});

const page = (path: string, render: () => unknown): SiteFile => ({
  path,
  type: 'html',
  text: () => `<!doctype html>\n${String(render())}\n`,
});
