import { type Entry, type EntryId, entriesOf, type Reading } from '../reading/index.ts';
import type { Report, WatchItem } from '../reports/index.ts';
import type { Connection, Reader, Writer } from './connection.ts';
import { pack, packBytes, sha256, storable, unpack, unpackBytes } from './pack.ts';
import { keepLines } from './report-lines.ts';
import { addSearchRows, indexReading } from './search-rows.ts';
import type { StoredBytes } from './tables.ts';
import { keepItem } from './watched.ts';

/** A report with what was read from it, ready to be kept. */
export interface NewReport {
  readonly reading: Reading;
  /** The bytes it was decoded from, where they are at hand. */
  readonly raw?: Uint8Array | null;
  /** The page it was fetched from, as watching remembers it from now on: written in the same transaction. */
  readonly page?: WatchItem | null;
}

/** `known`: this very report is kept already. `other text`: another text is kept under its id, and nothing was changed. */
export type Added = 'added' | 'known' | 'other text';

export interface ReportRow {
  /** Order of adding; what `after` of a list takes. */
  readonly seq: number;
  readonly id: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly headline: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly addedAt: string;
  readonly readerVersion: string;
}

export interface ListOptions {
  /** `seq` of the last row of the page before. */
  readonly after?: number;
  /** Default 50. */
  readonly limit?: number;
}

type StoredReading = Omit<Reading, 'report'>;

export async function addReport(db: Writer, { reading, raw, page = null }: NewReport, at: string): Promise<Added> {
  const { report } = reading;
  if (page !== null) await keepItem(db, page);
  const added = await db
    .insertInto('report')
    .values({
      ...reportColumns(report),
      added_at: at,
      reader_version: reading.reader.version,
      raw: raw === undefined || raw === null ? null : packBytes(raw),
      raw_hash: raw === undefined || raw === null ? report.rawHash : sha256(raw),
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  if (added === undefined) return (await isKept(db, report)) === 'same' ? 'known' : 'other text';
  await keepReading(db, reading);
  await keepLines(db, report);
  await addSearchRows(db, reading);
  return 'added';
}

/** What of a report is kept as it is, in columns to list by and whole. */
export function reportColumns(report: Report) {
  const column = (value: string | null) => (value === null ? null : storable(value));
  return {
    id: report.id,
    text_hash: report.textHash,
    published: column(report.published),
    publisher: column(report.publisher),
    headline: column(report.headline),
    url: column(report.url),
    language: column(report.language),
    body: pack(report),
  };
}

/** Whether a report is kept already. */
export async function isKept(db: Reader, report: Report): Promise<'same' | 'other text' | 'absent'> {
  const row = await db.selectFrom('report').select('text_hash').where('id', '=', report.id).executeTakeFirst();
  if (row === undefined) return 'absent';
  return row.text_hash === report.textHash ? 'same' : 'other text';
}

async function keepReading(db: Writer, reading: Reading): Promise<void> {
  const { report, ...rest } = reading;
  const body = pack(rest);
  await db
    .insertInto('reading')
    .values({ report: report.id, version: reading.reader.version, body })
    .onConflict(conflict => conflict.columns(['report', 'version']).doUpdateSet({ body }))
    .execute();
}

/** Makes a newer reading the one that counts; the older ones stay beside it. False when that report, with that text, is not kept (any more). */
export async function replaceReading(db: Writer, reading: Reading): Promise<boolean> {
  const kept = await db
    .updateTable('report')
    .set({ reader_version: reading.reader.version })
    .where('id', '=', reading.report.id)
    .where('text_hash', '=', reading.report.textHash)
    .returning('body')
    .executeTakeFirst();
  if (kept === undefined) return false;
  await keepReading(db, reading);
  // The report is as it was kept, whatever the reader was given: its headline is searched as it stands there.
  await indexReading(db, { ...reading, report: unpack<Report>(kept.body) });
  return true;
}

/** Takes reports out, with their readings. Reviews stay in the log: what people decided is never lost. */
export async function removeReports(db: Writer, ids: readonly string[]): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const id of ids) {
    await db.deleteFrom('searchable').where('report', '=', id).execute();
    await db.deleteFrom('reading').where('report', '=', id).execute();
    const { numDeletedRows } = await db.deleteFrom('report').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows > 0n) removed.push(id);
  }
  return removed;
}

const HEAD_COLUMNS = [
  'seq',
  'id',
  'published',
  'publisher',
  'headline',
  'url',
  'language',
  'added_at as addedAt',
  'reader_version as readerVersion',
] as const;

export function listReports(db: Reader, { after = 0, limit = 50 }: ListOptions = {}): Promise<ReportRow[]> {
  return db.selectFrom('report').select(HEAD_COLUMNS).where('seq', '>', after).orderBy('seq').limit(limit).execute();
}

export async function countReports(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One reading with its report: the one that counts, or that of a given version. */
export async function getReading(db: Reader, id: string, version?: string): Promise<Reading | null> {
  const row = await db
    .selectFrom('report')
    .innerJoin('reading', 'reading.report', 'report.id')
    .select(['report.body as report', 'reading.body as reading'])
    .where('report.id', '=', id)
    .where(({ eb, ref, val }) =>
      eb('reading.version', '=', version === undefined ? ref('reader_version') : val(version)),
    )
    .executeTakeFirst();
  return row === undefined ? null : readingOf(row);
}

export async function readingVersions(db: Reader, id: string): Promise<string[]> {
  const rows = await db.selectFrom('reading').select('version').where('report', '=', id).orderBy('version').execute();
  return rows.map(({ version }) => version);
}

/** The bytes a report was decoded from; null where they were not at hand. */
export async function getRaw(db: Reader, id: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('report').select('raw').where('id', '=', id).executeTakeFirst();
  return row === undefined || row.raw === null ? null : unpackBytes(row.raw);
}

// Enough to make a trip to a server worth it, few enough to hold.
const PAGE = 100;

/** A page of the readings that count, in the order their reports were added, after `after`. */
export async function readingsAfter(db: Reader, after: number): Promise<{ seq: number; reading: Reading }[]> {
  const rows = await current(db).where('report.seq', '>', after).orderBy('report.seq').limit(PAGE).execute();
  return rows.map(row => ({ seq: row.seq, reading: readingOf(row) }));
}

const current = (db: Reader) =>
  db
    .selectFrom('report')
    .innerJoin('reading', join =>
      join.onRef('reading.report', '=', 'report.id').onRef('reading.version', '=', 'report.reader_version'),
    )
    .select(['report.seq', 'report.id', 'report.body as report', 'reading.body as reading']);

const readingOf = ({ report, reading }: { readonly report: StoredBytes; readonly reading: StoredBytes }): Reading => ({
  ...unpack<StoredReading>(reading),
  report: unpack<Report>(report),
});

/** Every reading that counts, in the order its report was added, a page at a time: memory does not grow with the record. */
export async function* eachReading(connection: Connection): AsyncGenerator<Reading> {
  for (let after = 0; ; ) {
    const page = await connection.read(db => readingsAfter(db, after));
    for (const { reading } of page) yield reading;
    if (page.length < PAGE) return;
    after = page.at(-1)!.seq;
  }
}

/** The readings that count of these reports, in the order they are named; one that is not kept is passed over. */
export async function* readingsOf(connection: Connection, ids: readonly string[]): AsyncGenerator<Reading> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const asked = ids.slice(from, from + PAGE);
    const rows = await connection.read(db => current(db).where('report.id', 'in', asked).execute());
    const byId = new Map(rows.map(row => [row.id, row]));
    for (const id of asked) {
      const row = byId.get(id);
      if (row !== undefined) yield readingOf(row);
    }
  }
}

/**
 * One entry by its id, with the reading it stands in. An id begins with that of its report (`r1/move/120-164`), and a report's id may hold
 * slashes itself.
 */
export async function findEntry(db: Reader, id: EntryId): Promise<{ reading: Reading; entry: Entry } | null> {
  const parts = id.split('/');
  const owners = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  if (owners.length === 0) return null;
  const rows = await db.selectFrom('report').select('id').where('id', 'in', owners.slice(-32)).execute();
  for (const { id: owner } of rows) {
    const reading = await getReading(db, owner);
    const entry = reading === null ? undefined : entriesOf(reading).find(one => one.id === id);
    if (reading !== null && entry !== undefined) return { reading, entry };
  }
  return null;
}
