import type { EntryId, Reading } from '../reading/index.ts';
import type { Writer } from './connection.ts';
import { storable } from './pack.ts';
import { fold, plainWords } from './search-words.ts';

// PostgreSQL takes no text vector above 1 MB. What lies behind this many letters of one text is kept, and not searched.
const SEARCHED_LETTERS = 250_000;

/** What of a reading is searched: the report by its headline and text, each statement by whose word it is and what it says. */
export function searchRows({ report, statements, actors }: Reading) {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  const cut = (words: string) => storable(words.slice(0, SEARCHED_LETTERS));
  const row = (kind: 'report' | 'statement', entry: EntryId | null, title: string, speaker: string, body: string) => ({
    report: report.id,
    entry,
    kind,
    published: report.published === null ? null : storable(report.published),
    publisher: report.publisher === null ? null : fold(storable(report.publisher)),
    title: cut(title),
    speaker: cut(speaker),
    body: cut(body),
    plain: plainWords(cut(`${title} ${body}`)),
    plain_speaker: plainWords(cut(speaker)),
  });
  return [
    row('report', null, report.headline ?? '', '', report.text),
    ...statements.map(({ id, speaker, coSpeakers, onBehalfOf, content, cites }) => {
      const others = [...coSpeakers, onBehalfOf ?? ''].map(actor => names.get(actor));
      const speakers = [names.get(speaker.actor ?? '') ?? speaker.cite?.exact, ...others];
      const words = (content.length > 0 ? content : cites).map(({ exact }) => exact).join(' … ');
      return row('statement', id, '', [...new Set(speakers.filter(name => name !== undefined))].join(', '), words);
    }),
  ];
}

// SQLite takes 32,766 parameters in a statement; ten to a row.
const ROWS = 500;

/** Replaces what is searched of one report. */
export async function indexReading(db: Writer, reading: Reading): Promise<void> {
  await db.deleteFrom('searchable').where('report', '=', reading.report.id).execute();
  await addSearchRows(db, reading);
}

/** The same for a report of which nothing is searched yet. */
export async function addSearchRows(db: Writer, reading: Reading): Promise<void> {
  const rows = searchRows(reading);
  for (let from = 0; from < rows.length; from += ROWS)
    await db
      .insertInto('searchable')
      .values(rows.slice(from, from + ROWS))
      .execute();
}
