import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';

/** Search over every entry of the dossier; the words to be searched come as a script, for a page opened from disk may fetch nothing. */
export function SearchPage({ place, entries }: { readonly place: Place; readonly entries: number }) {
  return (
    <Layout place={place} title={words.views.search} view="search" scripts={['search']} index>
      <h1>{words.searchPage.headline}</h1>
      <p>
        <label for="search-field">{words.searchPage.label}</label>
      </p>
      <input type="search" id="search-field" autocomplete="off" />
      <p class="label" role="status" id="search-count">
        {words.searchPage.hint(entries)}
      </p>
      <noscript>
        <p>{words.searchPage.noScript}</p>
      </noscript>
      <ul
        class="plain"
        id="search-results"
        data-none={words.searchPage.none}
        data-found={words.searchPage.found('{n}')}
      />
    </Layout>
  );
}
