import type { ColumnType, Generated } from 'kysely';

/** Bytes as the two databases give them back: libsql an ArrayBuffer, PostgreSQL a Buffer. `unpack` takes either. */
export type StoredBytes = ArrayBuffer | Uint8Array;
type Bytes = ColumnType<StoredBytes, Uint8Array, Uint8Array>;
type OptionalBytes = ColumnType<StoredBytes | null, Uint8Array | null, Uint8Array | null>;

/**
 * The tables, the same on SQLite and PostgreSQL. Reports and reviews are the truth that is kept; readings and search rows can be made again
 * from them. What is searched, ordered or joined by is a column; everything else is packed JSON, so that a new field of a report or an entry
 * needs no migration.
 */
export interface Tables {
  report: {
    /** Order of adding. */
    seq: Generated<number>;
    id: string;
    text_hash: string;
    published: string | null;
    publisher: string | null;
    headline: string | null;
    url: string | null;
    language: string | null;
    /** ISO 8601. */
    added_at: string;
    /** Version of the reading that counts. */
    reader_version: string;
    /** The whole `Report`, packed. */
    body: Bytes;
    /** The bytes it was decoded from, packed, and their SHA-256; null where it came as text inside JSON. */
    raw: OptionalBytes;
    raw_hash: string | null;
  };
  reading: {
    report: string;
    version: string;
    /** The `Reading` without its report, packed. */
    body: Bytes;
  };
  searchable: {
    seq: Generated<number>;
    report: string;
    /** Null for the report itself. */
    entry: string | null;
    kind: 'report' | 'statement';
    /** As the report's; EDTF. */
    published: string | null;
    /** Without accents, in small letters: to filter by. */
    publisher: string | null;
    /** The headline of a report; empty for a statement. */
    title: string;
    /** Whose word a statement is; empty for a report. */
    speaker: string;
    body: string;
    /** Words of title and body that bear accents, once more without them; and those of the speaker. */
    plain: string;
    plain_speaker: string;
  };
  review: {
    seq: Generated<number>;
    id: string;
    at: string;
    by: string;
    entry: string;
    action: string;
    field: string | null;
    value: string | null;
    reason: string | null;
  };
  definition: {
    id: string;
    /** The `DossierDefinition` as JSON. */
    body: string;
  };
  /** What `parley watch` has to do and has done: feeds, and pages they name. Kept for its own sake: no part of the record. */
  watched: {
    seq: Generated<number>;
    url: string;
    kind: 'feed' | 'page';
    host: string;
    /** The address a person asked to be watched, from which this one was found. */
    root: string;
    depth: number;
    /** When it is asked (again), milliseconds since 1970; null when it is done with. */
    due: number | null;
    failures: number;
    etag: string | null;
    last_modified: string | null;
  };
  /** Lines that a publisher may repeat, each with the report it stands in; made from the reports, and gone with them. */
  report_line: {
    report: string;
    /** A hash of its name. */
    publisher: string;
    /** Of the line's words. */
    hash: string;
    /** Tells the same story told again from another one. */
    story: string;
  };
  /** The ledger of work: what has been handed in, and how far it is. Not part of the record, and not in its backups. */
  work_chunk: {
    seq: Generated<number>;
    id: string;
    /** For people: `news.ndjson, bytes 0 to 1,048,576`. */
    label: string;
    /** What to read, as JSON. */
    source: string;
    state: 'waiting' | 'done' | 'aside';
    /** How often a worker has begun it. */
    tries: number;
    worker: string | null;
    /** Until then its worker is waited for; milliseconds since 1970 by the database's clock. */
    leased_until: number | null;
    /** Why the last try failed; for a chunk set aside, why it was. */
    reason: string | null;
    /** Of a done chunk: reports that were new, kept already, not about a negotiation, refused. */
    added: number;
    known: number;
    skipped: number;
    refused: number;
    /** ISO 8601. */
    submitted_at: string;
    ended_at: string | null;
  };
  /** A report of a chunk that could not be read or kept, with its error. */
  work_failure: {
    chunk: string;
    /** Of the report in its chunk, from 0. */
    position: number;
    place: string;
    code: string;
    message: string;
    next: string;
  };
  parley_schema: {
    version: number;
    name: string;
  };
}
