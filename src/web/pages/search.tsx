import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import type { SearchRow } from '../search-index.ts';
import { words } from '../words.ts';

/** What a server was asked to find, and what it found; `found` is null where nothing was asked. */
export interface ServedSearch {
  readonly query: string;
  readonly found: readonly SearchRow[] | null;
}

const MOST = 100;

/**
 * Search over every entry of the dossier. A server searches itself; on a published page the words to be searched come as a script, for a page
 * opened from disk may fetch nothing.
 */
export function SearchPage({
  place,
  entries,
  served = null,
}: {
  readonly place: Place;
  readonly entries: number;
  readonly served?: ServedSearch | null;
}) {
  const found = served?.found ?? null;
  const count =
    found === null
      ? words.searchPage.hint(entries)
      : found.length === 0
        ? words.searchPage.none
        : words.searchPage.found(String(found.length));
  const field = <input type="search" id="search-field" name="q" value={served?.query ?? ''} autocomplete="off" />;
  return (
    <Layout
      place={place}
      title={words.views.search}
      view="search"
      scripts={served === null ? ['search'] : []}
      index={served === null}
    >
      <h1>{words.searchPage.headline}</h1>
      <p>
        <label for="search-field">{words.searchPage.label}</label>
      </p>
      {served === null ? field : <form method="get">{field}</form>}
      <p class="label" role="status" id="search-count">
        {count}
      </p>
      {served === null && (
        <noscript>
          <p>{words.searchPage.noScript}</p>
        </noscript>
      )}
      <ul
        class="plain"
        id="search-results"
        data-none={words.searchPage.none}
        data-found={words.searchPage.found('{n}')}
      >
        {(found ?? []).slice(0, MOST).map(([kind, text, href]) => (
          <li>
            <a href={href}>{text}</a>
            <span class="why">{kind}</span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
