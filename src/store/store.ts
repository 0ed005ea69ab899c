import type { DossierDefinition, Review } from '../dossier/index.ts';
import type { Entry, EntryId, Reading } from '../reading/index.ts';
import type { LineSighting, Report, WatchMemory } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import { readBackup, writeBackup } from './backup.ts';
import { type CheckResult, checkStore } from './check.ts';
import type { Connection, Database } from './connection.ts';
import { listDefinitions, putDefinition, removeDefinition } from './definitions.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { migrate } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { findSightings } from './report-lines.ts';
import {
  type Added,
  addReport,
  countReports,
  eachReading,
  findEntry,
  getRaw,
  getReading,
  isKept,
  type ListOptions,
  listReports,
  type NewReport,
  type ReportRow,
  readingsOf,
  readingVersions,
  removeReports,
  replaceReading,
} from './reports.ts';
import { appendReviews, listReviews, type ReviewFilter } from './reviews.ts';
import { type Revision, revisionOf } from './revision.ts';
import { type SearchFilter, type SearchOptions, type SearchResult, search, searchReports } from './search.ts';
import { openSqlite } from './sqlite.ts';
import { dumpStore, type Loaded, loadStore } from './transfer.ts';
import { shownPlace } from './trouble.ts';
import { watchMemoryOf } from './watched.ts';

/**
 * The record as it is kept. Whatever resolves is on disk; whatever rejects has changed nothing. Trouble of the database is a `ParleyError`
 * (`store-full`, `store-unwritable`, `store-corrupt`, `store-busy`, `store-unreachable`).
 */
export interface Store {
  /** As it was opened, without a password. */
  readonly place: string;
  readonly database: Database;

  /** Keeps reports with their readings, in one transaction; one answer for each. `at`: ISO 8601. */
  add(reports: readonly NewReport[], at: string): Promise<readonly Added[]>;
  isKept(report: Report): Promise<'same' | 'other text' | 'absent'>;
  list(options?: ListOptions): Promise<readonly ReportRow[]>;
  count(): Promise<number>;
  /** Ids of those that were there. Reviews of them stay in the log. */
  remove(ids: readonly string[]): Promise<readonly string[]>;

  /** The reading that counts, or that of a given version. */
  reading(report: string, version?: string): Promise<Reading | null>;
  versions(report: string): Promise<readonly string[]>;
  /** The readings that count: all of them in the order their reports were added, or those of some reports in the order these are named. */
  readings(reports?: readonly string[]): AsyncGenerator<Reading>;
  /** Makes these the readings that count, in one transaction; false for a report that is not kept. */
  replaceReadings(readings: readonly Reading[]): Promise<readonly boolean[]>;
  raw(report: string): Promise<Uint8Array | null>;
  /** Where lines of a publisher (`publisherKey`) stand in the reports that are kept; some of each, by the ids of the reports. */
  sightings(publisher: string, hashes: readonly string[]): Promise<readonly LineSighting[]>;
  /** What watching remembers. */
  readonly watching: WatchMemory;
  entry(id: EntryId): Promise<{ readonly reading: Reading; readonly entry: Entry } | null>;
  search(words: string, options?: SearchOptions): Promise<SearchResult>;
  /** Ids of the reports in which something is found, in the order they were added. */
  searchReports(words: string, filter?: SearchFilter): Promise<readonly string[]>;

  /** Adds to the log of reviews, in one transaction. @throws {ParleyError} `review-invalid`, `review-id-taken`. */
  review(reviews: readonly Review[]): Promise<void>;
  reviews(filter?: ReviewFilter): Promise<readonly Review[]>;

  /** Changes whenever reports, readings, reviews or definitions do, whoever changes them. */
  revision(): Promise<Revision>;

  define(definition: DossierDefinition): Promise<void>;
  definitions(): Promise<readonly DossierDefinition[]>;
  undefine(id: string): Promise<boolean>;

  /** Work handed in and how far it is; no part of the record. */
  readonly ledger: Ledger;

  check(): Promise<CheckResult>;
  /** Writes everything into one file, the same from either database. */
  backup(file: string): Promise<void>;
  /** Fills this store, which has to be empty, from a backup. */
  restore(file: string): Promise<Loaded>;
  /** Everything as the lines of a backup. */
  dump(): AsyncGenerator<string>;
  /** Fills this store, which has to be empty, from another, and compares the two afterwards. */
  takeFrom(source: Store): Promise<Loaded>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** False: a folder without a record is a mistake to be told, not a new record. Default true. */
  readonly create?: boolean;
  /** For tests: tables as an earlier version had them. */
  readonly upTo?: number;
}

/**
 * Opens the record at a place: a folder (SQLite; made when absent), or `postgres://user@host/database` (PostgreSQL 15 or newer; the database
 * has to exist).
 *
 * @throws {ParleyError} `store-missing`, `store-newer`, `store-unwritable`, `store-corrupt`, `store-unreachable`, `store-refused`, `store-too-old`.
 */
export async function openStore(place: string, { create = true, upTo }: OpenOptions = {}): Promise<Store> {
  const connection = /^postgres(?:ql)?:\/\//.test(place) ? await openPostgres(place) : await openSqlite(place, create);
  try {
    await migrate(connection, upTo);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return storeOf(connection);
}

function storeOf(connection: Connection): Store {
  const { read, write } = connection;
  return {
    place: shownPlace(connection.place),
    database: connection.database,
    add: (reports, at) => write(db => inTurn(reports, report => addReport(db, report, at))),
    isKept: report => read(db => isKept(db, report)),
    list: options => read(db => listReports(db, options)),
    count: () => read(countReports),
    remove: ids => write(db => removeReports(db, ids)),
    reading: (report, version) => read(db => getReading(db, report, version)),
    versions: report => read(db => readingVersions(db, report)),
    readings: reports => (reports === undefined ? eachReading(connection) : readingsOf(connection, reports)),
    replaceReadings: readings => write(db => inTurn(readings, reading => replaceReading(db, reading))),
    raw: report => read(db => getRaw(db, report)),
    sightings: (publisher, hashes) => read(db => findSightings(db, publisher, hashes)),
    watching: watchMemoryOf(connection),
    entry: id => read(db => findEntry(db, id)),
    search: (words, options) => search(connection, words, options),
    searchReports: (words, filter) => searchReports(connection, words, filter),
    review: reviews => write(db => appendReviews(db, reviews)),
    reviews: filter => read(db => listReviews(db, filter)),
    revision: () => read(revisionOf),
    define: definition => write(db => putDefinition(db, definition)),
    definitions: () => read(listDefinitions),
    undefine: id => write(db => removeDefinition(db, id)),
    ledger: ledgerOf(connection),
    check: () => checkStore(connection),
    backup: file => writeBackup(connection, file),
    restore: file => readBackup(connection, file),
    dump: () => dumpStore(connection),
    async takeFrom(source) {
      const loaded = await loadStore(connection, () => source.dump());
      if ((await lastLine(source)) !== (await lastLine(this))) {
        throw new ParleyError(
          'move-differs',
          `${source.place} and ${this.place} do not hold the same record`,
          'Somebody may have written to one of them meanwhile. Remove the new one and move again while nobody writes.',
        );
      }
      return loaded;
    },
    close: () => connection.close(),
  };
}

/** One after the other: they share a transaction. */
async function inTurn<Item, Value>(items: readonly Item[], act: (item: Item) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(await act(item));
  return values;
}

/** The last line of a dump says how many there are and their hash. */
async function lastLine(store: Store): Promise<string> {
  let last = '';
  for await (const line of store.dump()) last = line;
  return last;
}
