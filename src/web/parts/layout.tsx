import { formatDate, printable } from '../format.ts';
import { clashesOf, type Shelf, VIEWS, type ViewName } from '../site.ts';
import { words } from '../words.ts';
import { linkTo, linkToView, type Place } from './place.ts';
import { Comments, Support } from './support.tsx';

/**
 * What a page may do: its own style sheets and scripts, nothing inline, nothing from elsewhere, no forms but those of the desk. `file:` is for a folder opened from
 * disk, where a browser may give `'self'` no meaning.
 */
export const contentSecurityPolicy = (fromDisk: boolean, atDesk = false) => {
  const own = fromDisk ? "'self' file:" : "'self'";
  const forms = atDesk ? "form-action 'self'; connect-src 'self'" : "form-action 'none'";
  return `default-src 'none'; style-src ${own}; script-src ${own}; img-src ${own}; base-uri 'none'; ${forms}`;
};

const KEYS: { readonly [view in ViewName]?: string } = {
  home: 'h',
  offers: 'o',
  rounds: 'r',
  discrepancies: 'd',
  reports: 'p',
};

export interface LayoutProps {
  readonly place: Place;
  readonly title: string;
  /** The view that is underlined in the row of views; a report is under Reports. */
  readonly view: ViewName | 'queue';
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  readonly foot?: string;
  /** Sends the words to be searched along. */
  readonly index?: boolean;
  readonly children?: unknown;
}

export function Layout({
  place,
  title,
  view,
  scripts = [],
  styles = [],
  foot = words.foot,
  index = false,
  children,
}: LayoutProps) {
  const { shelf } = place;
  return (
    <Document
      root={target => linkTo(place, target)}
      title={`${title} – ${printable(shelf.dossier.definition.title)}`}
      scripts={[
        ...(index ? [linkTo(place, `${shelf.base}search-index.js`)] : []),
        ...scripts.map(script => linkTo(place, `assets/${script}.js`)),
      ]}
      atDesk={place.desk !== null}
      styles={['views', ...styles, ...(shelf.site.newsroom == null ? [] : ['newsroom'])]}
      feed={shelf.site.published === true ? linkTo(place, `${shelf.base}feed.atom`) : null}
    >
      <a class="skip" href="#record">
        {words.skip}
      </a>
      <header>
        <Top place={place} />
        <DossierHead place={place} view={view} />
      </header>
      <main id="record">{children}</main>
      {shelf.site.newsroom != null && <Support newsroom={shelf.site.newsroom} />}
      <footer class="page">
        <span>{foot}</span>
        {shelf.site.published === true && (
          <span class="links">
            <a href={linkTo(place, `${shelf.base}feed.atom`)}>{words.feed}</a>
            <a href={linkTo(place, `${shelf.base}meetings.ics`)}>{words.calendar}</a>
            <Comments newsroom={shelf.site.newsroom ?? null} />
          </span>
        )}
        <Keys />
      </footer>
    </Document>
  );
}

/** Every key, and a way to switch single letters off; opened by `?`. */
function Keys() {
  return (
    <details class="keys">
      <summary>
        {words.keys.head} <kbd>?</kbd>
      </summary>
      <dl>
        {words.keys.list.map(([keys, what]) => (
          <>
            <dt>
              {keys.map(key => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <label>
        <input type="checkbox" id="keys-off" autocomplete="off" /> {words.keys.off}
      </label>
    </details>
  );
}

export interface DocumentProps {
  readonly root: (target: string) => string;
  readonly title: string;
  /** Addresses, seen from the page. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly feed?: string | null;
  readonly atDesk?: boolean;
  /** True to ask for the page again soon where there is no script to look after it. */
  readonly refresh?: boolean;
  readonly children?: unknown;
}

/** The bare document: head, policy, style sheets. */
export function Document({
  root,
  title,
  scripts,
  styles,
  feed = null,
  atDesk = false,
  refresh = false,
  children,
}: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy(!atDesk, atDesk)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content="3" />
          </noscript>
        )}
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        {feed !== null && <link rel="alternate" type="application/atom+xml" title={words.feed} href={feed} />}
        <link rel="icon" href={root('assets/icon.svg')} type="image/svg+xml" />
        {['tokens', 'page', ...styles].map(sheet => (
          <link rel="stylesheet" href={root(`assets/${sheet}.css`)} />
        ))}
        <script src={root('assets/theme.js')} />
        {[root('assets/page.js'), ...scripts].map(script => (
          <script src={script} defer />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

function Top({ place }: { readonly place: Place }) {
  const { site, dossier } = place.shelf;
  return (
    <div class="top">
      <a class="brand" href={linkTo(place, 'index.html')}>
        {site.name === null ? words.brand : printable(site.name)}
      </a>
      <span class="where">
        {site.dossiers.length > 1 ? <a href={linkTo(place, 'index.html')}>{words.dossiers}</a> : words.dossiers} /{' '}
        {words.list(place.shelf.parties.map(printable)) || printable(dossier.definition.title)}
      </span>
      {place.desk !== null && (
        <a class="add" href={linkTo(place, 'add.html')}>
          {words.desk.addReport}
        </a>
      )}
      <a class="search" href={linkToView(place, 'search')} data-key="/">
        <span class="long">{words.searchHint}</span>
        <span class="short" aria-hidden="true">
          {words.views.search}
        </span>
        <kbd>/</kbd>
      </a>
      <button type="button" class="theme">
        {words.theme}
      </button>
    </div>
  );
}

function DossierHead({ place, view }: { readonly place: Place; readonly view: ViewName | 'queue' }) {
  const { dossier, parties } = place.shelf;
  const counts = countsOf(place.shelf);
  return (
    <>
      <div class="dossier">
        <span class="name">{printable(dossier.definition.title)}</span>
        <span class="label">
          {words.about(
            parties.map(printable),
            dossier.definition.thirdParties.map(({ name, role }) => words.thirdParty(printable(name), role)),
            dossier.reports.length,
            dossier.groups.length,
            formatDate(dossier.standing.asOf),
          )}
        </span>
      </div>
      <nav class="views" aria-label={words.allViews}>
        <details>
          <summary>
            {view === 'queue' ? words.review.view : words.views[view]} <span>{words.allViews}</span>
          </summary>
          <ul>
            {VIEWS.filter(name => name !== 'search').map(name => (
              <li>
                <a
                  href={linkToView(place, name)}
                  aria-current={name === view ? 'page' : undefined}
                  data-key={KEYS[name]}
                >
                  {words.views[name]}
                  {counts[name] !== undefined && <span class="count">{counts[name]}</span>}
                </a>
              </li>
            ))}
            {place.desk !== null && (
              <li>
                <a
                  href={linkTo(place, `${place.shelf.base}queue.html`)}
                  aria-current={view === 'queue' ? 'page' : undefined}
                  data-key="q"
                >
                  {words.review.view}
                  <span class="count">{place.desk.waiting}</span>
                </a>
              </li>
            )}
          </ul>
        </details>
      </nav>
    </>
  );
}

function countsOf({ dossier }: Shelf): { readonly [view in ViewName]?: number } {
  return {
    offers: dossier.threads.length,
    rounds: dossier.meetings.length,
    discrepancies: clashesOf(dossier).length,
    reports: dossier.reports.length,
  };
}
