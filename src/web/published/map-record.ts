import type { Dossier } from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';
import type { Cite } from '../../text/index.ts';
import type { Site } from '../site.ts';
import { type Edit, type EditedText, editText } from './edit-text.ts';

/** How the words of a record are changed before it is published. */
export interface WordChange {
  /** What is done to the text of a report; every cite of it moves along and stays exact. */
  edits(reading: Reading): readonly Edit[];
  /** What becomes of any other words: a label, a name, a field's value. `key` is the name of the field they stand in. */
  words(text: string, key: string): string;
}

/**
 * A site with its words changed, everywhere: whatever a page, the search index, a feed or a file name is made of goes through here, so that
 * nothing can be forgotten on one of them.
 */
export function changeWords(site: Site, change: WordChange): Site {
  const texts = new Map<string, EditedText>(
    site.readings.map(reading => [reading.report.id, editText(reading.report.text, change.edits(reading))] as const),
  );
  const mapped = <Value>(value: Value, key = ''): Value => map(value, key) as Value;
  const map = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return change.words(value, key);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(one => map(one, key));
    if (isCite(value)) return citeIn(value);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part, name)]));
  };
  const citeIn = (cite: Cite): Cite => {
    const edited = texts.get(cite.report);
    const report = change.words(cite.report, 'report');
    if (edited === undefined) return { ...cite, report, exact: change.words(cite.exact, 'exact') };
    const span = edited.moved(cite);
    return { report, ...span, exact: edited.text.slice(span.start, span.end) };
  };
  const readings = site.readings.map((reading): Reading => {
    const { report, ...entries } = reading;
    const { text, passages, candidates: _, ...facts } = report;
    const edited = texts.get(report.id)!;
    return {
      ...mapped(entries),
      report: {
        ...mapped(facts),
        // Hashes of the words that were there would let anybody try out which ones they were.
        textHash: edited.text === text ? report.textHash : '',
        rawHash: edited.text === text ? report.rawHash : null,
        candidates: [],
        text: edited.text,
        passages: passages.flatMap(({ inSource: _source, ...passage }) => {
          const span = edited.moved(passage);
          return span.start < span.end ? [{ ...passage, ...span }] : [];
        }),
      },
    };
  });
  return {
    ...site,
    readings,
    dossiers: site.dossiers.map((dossier): Dossier => mapped(dossier)),
    unrouted: mapped(site.unrouted),
  };
}

const isCite = (value: object): value is Cite => 'exact' in value && 'report' in value && 'start' in value;
