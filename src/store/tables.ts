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
    body: string;
    /** Words of the body that bear accents, once more without them. */
    plain: string;
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
  parley_schema: {
    version: number;
    name: string;
  };
}
