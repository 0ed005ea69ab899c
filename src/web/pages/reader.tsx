import type { Reading } from '../../reading/index.ts';
import { AddEntry } from '../desk/add-entry.tsx';
import { EntryActs } from '../desk/entry-acts.tsx';
import { formatDate, printable, safeUrl } from '../format.ts';
import { Glyph } from '../parts/glyph.tsx';
import { Layout } from '../parts/layout.tsx';
import { PageLinks } from '../parts/pager.tsx';
import { linkTo, type Place } from '../parts/place.ts';
import { EntryDetails, EntryRow } from '../reader/entry-panel.tsx';
import { entryCount, layerCounts, readerEntries } from '../reader/reader-entries.ts';
import { drawnOf, headlineOf, isPlaced, ReportText, Words } from '../reader/report-text.tsx';
import { windowsOf } from '../reader/windows.ts';
import { placesIn } from '../site.ts';
import { words } from '../words.ts';

/** The source reader: which words are whose, and may I trust this entry? The report left, its entries right, linked both ways. */
export function ReaderPage({ place, reading }: { readonly place: Place; readonly reading: Reading }) {
  const { report } = reading;
  const { shelf, part } = place;
  const windows = windowsOf(reading);
  const window = windows[part - 1] ?? windows[0]!;
  const all = readerEntries(reading, shelf, window);
  const entries = all.filter(({ checked }) => checked !== 'rejected');
  const rejected = all.filter(({ checked }) => checked === 'rejected');
  const placed = entries.filter(({ layer }) => layer !== 'other');
  const also = entries.filter(({ layer }) => layer === 'other');
  const desk = place.desk !== null;
  const title = printable(report.headline ?? words.reader.noHeadline);
  const facts = [
    report.publisher === null ? words.reader.noPublisher : printable(report.publisher),
    report.published === null ? words.undated : formatDate(report.published),
    report.agency === null ? null : words.reader.from(printable(report.agency)),
    report.byline.length === 0 ? null : report.byline.map(printable).join(', '),
  ].filter(fact => fact !== null);
  const drawn = drawnOf(report, window, entries, placesIn(shelf, report.id));
  const headline = headlineOf(report);
  const url = safeUrl(report.url);
  const cited = `(${facts.slice(0, 2).join(', ')})`;
  return (
    <Layout
      place={place}
      title={title}
      view="reports"
      scripts={desk ? ['reader', 'select'] : ['reader']}
      styles={desk ? ['reader', 'desk'] : ['reader']}
      foot={desk ? words.reader.deskFoot : words.foot}
    >
      <div class="layers">
        {layerCounts(reading, shelf).map(({ layer, count }) => (
          <span data-layer={layer}>
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
          <Parts place={place} report={report.id} parts={windows.length} />
          <ReportText drawn={drawn} />
          <AddEntry place={place} reading={reading} />
          <Parts place={place} report={report.id} parts={windows.length} />
        </div>
        <section class="entries" aria-labelledby="entries" tabindex={0}>
          <div class="panel">
            {all.map(entry => (
              <EntryDetails entry={entry} placed={isPlaced(report, entry)} cited={cited}>
                <EntryActs place={place} entry={entry} />
              </EntryDetails>
            ))}
          </div>
          <div class="head">
            <h2 id="entries">{words.reader.entries}</h2>
            <span class="label">{words.reader.inOrder(all.length, entryCount(reading, shelf))}</span>
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
          {rejected.length > 0 && (
            <details>
              <summary>{words.desk.rejected(rejected.length)}</summary>
              <ul class="rows">
                {rejected.map(entry => (
                  <EntryRow entry={entry} />
                ))}
              </ul>
            </details>
          )}
        </section>
      </div>
    </Layout>
  );
}

/** The pages of a very long report. */
function Parts({ place, report, parts }: { readonly place: Place; readonly report: string; readonly parts: number }) {
  return (
    <PageLinks part={place.part} parts={parts} linkOf={part => linkTo(place, place.shelf.readerPath(report, part))} />
  );
}
