import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Database = 'sqlite' | 'postgres';
export type Reader = Kysely<Tables>;
export type Writer = Transaction<Tables>;

/** One open database. Errors of the database leave it as `ParleyError`s. */
export interface Connection {
  readonly place: string;
  readonly database: Database;
  read<Value>(query: (db: Reader) => Promise<Value>): Promise<Value>;
  /** One transaction: all of it is kept, or nothing. When the promise resolves it is on disk. It may run more than once, so it must be pure. */
  write<Value>(change: (db: Writer) => Promise<Value>): Promise<Value>;
  /** The record as it stands at one moment, whatever others write meanwhile. Has to be closed. */
  snapshot(): Promise<{ readonly db: Reader; close(): Promise<void> }>;
  close(): Promise<void>;
}
