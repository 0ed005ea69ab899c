import type { Reading } from '../../reading/index.ts';
import { formatDate, printable, safeUrl } from '../format.ts';
import { Glyph } from '../parts/glyph.tsx';
import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { EntryDetails, EntryRow } from '../reader/entry-panel.tsx';
import { readerEntries } from '../reader/reader-entries.ts';
import type { ReaderEntry } from '../reader/reader-entry.ts';
import { drawnOf, headlineOf, layerCounts, ReportText, shownPassages, Words } from '../reader/report-text.tsx';
import { words } from '../words.ts';

/** More entries than a person will look through on one page, and than a browser likes to draw. */
const MOST_ENTRIES = 1_500;

/** The source reader: which words are whose, and may I trust this entry? The report left, its entries right, linked both ways. */
export function ReaderPage({ place, reading }: { readonly place: Place; readonly reading: Reading }) {
  const { report } = reading;
  const all = readerEntries(reading, place.shelf);
  const entries = all.slice(0, MOST_ENTRIES);
  const placed = entries.filter(({ layer }) => layer !== 'other');
  const also = entries.filter(({ layer }) => layer === 'other');
  const title = printable(report.headline ?? words.reader.noHeadline);
  const facts = [
    report.publisher === null ? words.reader.noPublisher : printable(report.publisher),
    report.published === null ? words.undated : formatDate(report.published),
    report.agency === null ? null : words.reader.from(printable(report.agency)),
    report.byline.length === 0 ? null : report.byline.map(printable).join(', '),
  ].filter(fact => fact !== null);
  const drawn = drawnOf(report, entries, place.shelf.placesIn(report.id));
  const headline = headlineOf(report);
  const isPlaced = ({ spans }: ReaderEntry) =>
    shownPassages(report).some(({ start, end }) => spans[0]!.start >= start && spans[0]!.start < end);
  const url = safeUrl(report.url);
  const cited = `(${facts.slice(0, 2).join(', ')})`;
  return (
    <Layout place={place} title={title} view="reports" scripts={['reader']} styles={['reader']}>
      <div class="layers">
        {layerCounts(placed).map(({ layer, count }) => (
          <span>
            <Glyph layer={layer} />
            {words.reader.layers[layer]}
            <span class="count">{count}</span>
          </span>
        ))}
        <span class="keys">
          {words.reader.nextPrevious} <kbd>n</kbd> <kbd>p</kbd>
        </span>
      </div>
      <div class="reader">
        <div class="report">
          <h1>{headline === null ? title : <Words drawn={drawn} passage={headline} />}</h1>
          <p class="label">
            {facts.join(', ')}.{' '}
            {url !== null && (
              <a href={url} rel="noreferrer">
                {words.reader.original}
              </a>
            )}
          </p>
          <ReportText drawn={drawn} />
        </div>
        <section class="entries" aria-labelledby="entries" tabindex={0}>
          <div class="panel">
            {entries.map(entry => (
              <EntryDetails entry={entry} of={entries} placed={isPlaced(entry)} cited={cited} />
            ))}
          </div>
          <div class="head">
            <h2 id="entries">{words.reader.entries}</h2>
            <span class="label">{words.reader.inOrder(all.length)}</span>
          </div>
          {entries.length === 0 && <p class="absent">{words.reader.noEntries}</p>}
          <ul class="rows">
            {placed.map(entry => (
              <EntryRow entry={entry} />
            ))}
          </ul>
          {also.length > 0 && (
            <>
              <p class="label">{words.reader.also}</p>
              <ul class="rows">
                {also.map(entry => (
                  <EntryRow entry={entry} />
                ))}
              </ul>
            </>
          )}
          {all.length > entries.length && <p class="label">{words.reader.clipped(entries.length, all.length)}</p>}
        </section>
      </div>
    </Layout>
  );
}
