import { sql } from 'kysely';
import { type Review, subjectOf } from '../dossier/index.ts';
import { type EntryId, entriesOf, type Reading } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';
import { isExact, ParleyError } from '../text/index.ts';
import type { Connection, Reader } from './connection.ts';
import { sha256, unpack, unpackBytes } from './pack.ts';
import { listReviews } from './reviews.ts';
import { searchRows } from './search-rows.ts';

export const PROBLEM_CODES = [
  'database-damaged',
  'report-damaged',
  'raw-damaged',
  'reading-missing',
  'reading-damaged',
  'cite-inexact',
  'search-differs',
] as const;

export interface Problem {
  readonly code: (typeof PROBLEM_CODES)[number];
  /** Id of the report; null for the database as a whole. */
  readonly report: string | null;
  readonly because: string;
}

export interface CheckResult {
  readonly reports: number;
  readonly readings: number;
  readonly reviews: number;
  readonly problems: readonly Problem[];
  /**
   * Reviews of entries that the reading that counts does not have: it was read again, or its report was removed. They are kept, and count again
   * as soon as the entry is there; no problem, but worth a look.
   */
  readonly unattached: readonly Review[];
}

/** Looks at everything that is kept: the database's own structures, every hash, every cite, every search row. Changes nothing. */
export async function checkStore(connection: Connection): Promise<CheckResult> {
  const problems: Problem[] = [];
  const tally = { reports: 0, readings: 0 };
  let reviews: readonly Review[];
  const entries = new Set<EntryId>();
  const reports = new Set<string>();
  const damage = (error: unknown) => (error instanceof Error ? error.message : String(error));
  try {
    await connection.read(db => checkDatabase(db, connection.database, problems));
    for (let after = 0, more = true; more; ) {
      const rows = await connection.read(db =>
        db
          .selectFrom('report')
          .select(['seq', 'id', 'body', 'raw', 'raw_hash', 'text_hash', 'reader_version'])
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(50)
          .execute(),
      );
      for (const row of rows) {
        tally.reports++;
        reports.add(row.id);
        const problem = (code: Problem['code'], because: string) => problems.push({ code, report: row.id, because });
        let report: Report;
        try {
          report = unpack<Report>(row.body);
        } catch (error) {
          problem('report-damaged', damage(error));
          continue;
        }
        if (sha256(report.text) !== row.text_hash) problem('report-damaged', 'its text does not have its hash');
        try {
          if (row.raw !== null && sha256(unpackBytes(row.raw)) !== row.raw_hash)
            problem('raw-damaged', 'its bytes do not have their hash');
        } catch (error) {
          problem('raw-damaged', damage(error));
        }
        const readings = await connection.read(db =>
          db.selectFrom('reading').select(['version', 'body']).where('report', '=', row.id).execute(),
        );
        tally.readings += readings.length;
        if (!readings.some(({ version }) => version === row.reader_version))
          problem('reading-missing', `there is no reading ${row.reader_version}`);
        for (const { version, body } of readings) {
          try {
            const reading: Reading = { ...unpack<Omit<Reading, 'report'>>(body), report };
            for (const { id, cites } of entriesOf(reading)) {
              if (!cites.every(cite => isExact(report, cite))) problem('cite-inexact', `${id} (reading ${version})`);
              if (version === row.reader_version) entries.add(id);
            }
            if (version !== row.reader_version) continue;
            for (const { id } of reading.actors) entries.add(id);
            for (const { id } of reading.threads) entries.add(id);
            if (!(await connection.read(db => isIndexed(db, reading))))
              problem('search-differs', 'what is searched is not what was read; `parley reread --all` mends it');
          } catch (error) {
            if (error instanceof ParleyError) throw error;
            problem('reading-damaged', `reading ${version}: ${damage(error)}`);
          }
        }
      }
      more = rows.length > 0;
      after = rows.at(-1)?.seq ?? after;
    }
    reviews = await connection.read(db => listReviews(db));
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'store-corrupt') throw error;
    problems.push({ code: 'database-damaged', report: null, because: damage(error.cause) });
    return { ...tally, reviews: 0, problems, unattached: [] };
  }
  const ids = new Set(reviews.map(({ id }) => id));
  const known = (entry: string) => {
    const { kind, report } = subjectOf(entry);
    return entries.has(entry) || reports.has(entry) || ids.has(entry) || (kind === 'passage' && reports.has(report));
  };
  const added = new Set(reviews.filter(({ action }) => action === 'add').map(({ entry }) => entry));
  const unattached = reviews.filter(({ entry, action }) => action !== 'resolve' && !known(entry) && !added.has(entry));
  return { ...tally, reviews: reviews.length, problems, unattached };
}

async function checkDatabase(db: Reader, database: Connection['database'], problems: Problem[]): Promise<void> {
  const damaged = (because: string) => problems.push({ code: 'database-damaged', report: null, because });
  if (database === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
    for (const { integrity_check: said } of rows) if (said !== 'ok') damaged(said);
  } else for (const said of await amcheck(db)) damaged(said);
  // A row on a damaged page can vanish without a word; what belonged to it is still there.
  for (const table of ['reading', 'searchable'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('count'))
      .where('report', 'not in', eb => eb.selectFrom('report').select('id'))
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) damaged(`${count} rows of ${table} belong to no report`);
  }
}

/** What PostgreSQL finds in its own files, where its extension for it is installed. Page checksums (`initdb --data-checksums`) find more. */
async function amcheck(db: Reader): Promise<string[]> {
  const { rows: installed } = await sql`select 1 from pg_extension where extname = 'amcheck'`.execute(db);
  if (installed.length === 0) return [];
  const said: string[] = [];
  for (const table of ['report', 'reading', 'review', 'definition', 'searchable']) {
    const { rows } = await sql<{ msg: string }>`select msg from verify_heapam(${table}::regclass) limit 20`.execute(db);
    said.push(...rows.map(({ msg }) => `${table}: ${msg}`));
  }
  return said;
}

const SEARCHED = [
  'entry',
  'kind',
  'published',
  'publisher',
  'title',
  'speaker',
  'body',
  'plain',
  'plain_speaker',
] as const;

/** Whether what is searched of a report is what its reading says. */
async function isIndexed(db: Reader, reading: Reading): Promise<boolean> {
  const rows = await db
    .selectFrom('searchable')
    .select(SEARCHED)
    .where('report', '=', reading.report.id)
    .orderBy('seq')
    .execute();
  const expected = searchRows(reading);
  return (
    rows.length === expected.length &&
    rows.every((row, index) => SEARCHED.every(column => row[column] === expected[index]![column]))
  );
}
