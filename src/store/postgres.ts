import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { ParleyError } from '../text/index.ts';
import type { Connection } from './connection.ts';
import type { Tables } from './tables.ts';
import { shownPlace, troubleOf } from './trouble.ts';

/** PostgreSQL 15 is the oldest that the tests are run against. */
const OLDEST = 150_000;
// Deadlocks and lost serialisations are PostgreSQL's way of saying "once more".
const TRIES = 5;

/**
 * Opens a store in PostgreSQL (`postgres://user@host/database`). The database has to exist; its tables are made when absent.
 *
 * @throws {ParleyError} `store-unreachable`, `store-refused`, `store-too-old`.
 */
export async function openPostgres(place: string): Promise<Connection> {
  const pool = new pg.Pool({ connectionString: place, max: 8, connectionTimeoutMillis: 15_000 });
  // A server that goes away while nothing is asked of it is noticed by the next query, not by ending the process.
  pool.on('error', () => {});
  // The same for one that is lost in the middle of a transaction, between two queries.
  pool.on('connect', client => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const guarded = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    try {
      return await act();
    } catch (error) {
      throw troubleOf(error, place);
    }
  };
  try {
    await guarded(async () => {
      const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(
        db,
      );
      if (Number(rows[0]!.version) < OLDEST) {
        throw new ParleyError(
          'store-too-old',
          `The store ${shownPlace(place)}: this is PostgreSQL ${Math.floor(Number(rows[0]!.version) / 10_000)}`,
          'Parley needs PostgreSQL 15 or newer.',
        );
      }
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    place,
    database: 'postgres',
    read: query => guarded(() => query(db)),
    write: change =>
      guarded(async () => {
        for (let tried = 1; ; tried++) {
          try {
            return await db.transaction().execute(change);
          } catch (error) {
            const again = error instanceof Error && 'code' in error && /^40(?:001|P01)$/.test(String(error.code));
            if (!again || tried === TRIES) throw error;
          }
        }
      }),
    snapshot: () =>
      guarded(async () => {
        const transaction = await db
          .startTransaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute();
        return { db: transaction, close: async () => void (await transaction.rollback().execute()) };
      }),
    close: () => db.destroy(),
  };
}
