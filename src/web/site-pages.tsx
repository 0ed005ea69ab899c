import type { FC } from 'hono/jsx';
import { printable } from './format.ts';
import { AccountsPage } from './pages/accounts.tsx';
import { ActorsPage } from './pages/actors.tsx';
import { DiscrepanciesPage } from './pages/discrepancies.tsx';
import { DossiersPage } from './pages/dossiers.tsx';
import { HomePage } from './pages/home.tsx';
import { OffersPage } from './pages/offers.tsx';
import { PositionsPage } from './pages/positions.tsx';
import { ReaderPage } from './pages/reader.tsx';
import { ReportsPage } from './pages/reports.tsx';
import { RoundsPage } from './pages/rounds.tsx';
import { SearchPage } from './pages/search.tsx';
import { TermsPage } from './pages/terms.tsx';
import { TimelinePage } from './pages/timeline.tsx';
import type { Place } from './parts/place.ts';
import { searchRows, searchScript } from './search-index.ts';
import { type Shelf, type Site, shelfOf, VIEWS, type ViewName, viewFile } from './site.ts';

/** One file of the site: its path, and its text when it is asked for. */
export interface SiteFile {
  readonly path: string;
  readonly type: 'html' | 'script';
  text(): string;
}

const VIEW_PAGES: { readonly [view in ViewName]: FC<{ readonly place: Place }> } = {
  home: HomePage,
  offers: OffersPage,
  rounds: RoundsPage,
  timeline: TimelinePage,
  positions: PositionsPage,
  terms: TermsPage,
  accounts: AccountsPage,
  discrepancies: DiscrepanciesPage,
  reports: ReportsPage,
  actors: ActorsPage,
  search: ({ place }) => <SearchPage place={place} entries={searchRows(place.shelf).length} />,
};

/** Every page of a site, in one list: a server answers with them, a publisher writes them down. */
export function sitePages(site: Site): SiteFile[] {
  const shelves = site.dossiers.map(dossier => shelfOf(site, dossier));
  const only = shelves.length === 1;
  return [
    ...(only
      ? []
      : [
          page('index.html', () => (
            <DossiersPage shelves={shelves} name={site.name === null ? null : printable(site.name)} />
          )),
        ]),
    ...shelves.flatMap(shelfPages),
  ];
}

function shelfPages(shelf: Shelf): SiteFile[] {
  const views = VIEWS.map(view => {
    const path = shelf.base + viewFile(view);
    const Page = VIEW_PAGES[view];
    return page(path, () => <Page place={{ shelf, path }} />);
  });
  const readers = shelf.dossier.reports.flatMap(({ id }) => {
    const reading = shelf.readings.get(id);
    const path = shelf.readerPath(id);
    return reading === undefined ? [] : [page(path, () => <ReaderPage place={{ shelf, path }} reading={reading} />)];
  });
  return [
    ...views,
    ...readers,
    { path: `${shelf.base}search-index.js`, type: 'script', text: () => searchScript(shelf) },
  ];
}

const page = (path: string, render: () => unknown): SiteFile => ({
  path,
  type: 'html',
  text: () => `<!doctype html>\n${String(render())}\n`,
});
