import type { Reading } from '../../reading/index.ts';
import type { Span } from '../../text/index.ts';
import { printable } from '../format.ts';
import { sentenceSpan } from '../quotation.ts';
import { cutMarks } from '../reader/cut-marks.ts';
import { readerEntries } from '../reader/reader-entries.ts';
import type { ReaderEntry } from '../reader/reader-entry.ts';
import type { Shelf } from '../site.ts';

/** An entry as the reader tells it, found by its words; null where the reader shows none of its kind. */
export function toldEntry(reading: Reading, shelf: Shelf, id: string, span: Span): ReaderEntry | null {
  return readerEntries(reading, shelf, span).find(entry => entry.id === id) ?? null;
}

/** The sentence that an entry stands in, with its words on the selected ground and the lines of its neighbours; what is not in question is muted. */
export function SentenceOf({
  reading,
  shelf,
  told,
}: {
  readonly reading: Reading;
  readonly shelf: Shelf;
  readonly told: ReaderEntry;
}) {
  const { text } = reading.report;
  const words = { start: told.spans[0]!.start, end: told.spans.at(-1)!.end };
  const span = sentenceSpan(text, words);
  const marks = readerEntries(reading, shelf, span).filter(
    ({ layer, id }) => id === told.id || (layer !== 'other' && layer !== 'clash'),
  );
  return (
    <p class="sentence">
      {cutMarks(span, marks).map(({ start, end, marks: on }) => {
        const part = printable(text.slice(start, end));
        if (on.length === 0) return <span class="rest">{part}</span>;
        const chosen = on.some(({ id }) => id === told.id);
        return on.reduceRight(
          (inner, { layer }) => <span class={`m ${layer}`}>{inner}</span>,
          <span class={chosen ? 'chosen' : undefined}>{part}</span>,
        );
      })}
    </p>
  );
}
