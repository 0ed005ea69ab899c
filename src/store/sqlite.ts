import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { ParleyError } from '../text/index.ts';
import type { Connection } from './connection.ts';
import type { Tables } from './tables.ts';
import { troubleOf } from './trouble.ts';

/** The one file of a store's folder; SQLite keeps its journal (`-wal`, `-shm`) beside it. */
export const STORE_FILE = 'parley.sqlite';

// SQLite's own waiting blocks the process, so it is kept short, and the rest of the waiting is done between tries.
const WAIT_IN_SQLITE_MS = 100;
const PAUSE_MS = 20;
// Longer than any transaction of ours takes; whoever still holds the lock hangs.
const PATIENCE_MS = 120_000;

/**
 * Opens the store of a folder. Several processes may have it open: readers never wait (write-ahead log), writers take turns.
 *
 * @throws {ParleyError} `store-missing`, `store-unwritable`, `store-corrupt`.
 */
export async function openSqlite(folder: string, create: boolean): Promise<Connection> {
  const guarded = guardFor(folder);
  const file = join(folder, STORE_FILE);
  if (!create && !existsSync(file)) {
    throw new ParleyError(
      'store-missing',
      `There is no record in ${folder}`,
      'Name the place with --store, or begin a record with `parley add FILE…`.',
    );
  }
  await guarded(async () => {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  });
  const main = await guarded(() => patiently(async () => openFile(file, 'begin immediate')));
  return {
    place: folder,
    database: 'sqlite',
    read: query => guarded(() => patiently(() => query(main))),
    write: change => guarded(() => patiently(() => main.transaction().execute(change))),
    snapshot: () =>
      guarded(async () => {
        const own = openFile(file, 'begin');
        const transaction = await own.startTransaction().execute();
        return {
          db: transaction,
          close: async () => {
            await transaction.rollback().execute();
            await own.destroy();
          },
        };
      }),
    close: () => main.destroy(),
  };
}

/**
 * @param begin How a transaction begins. A writer takes the lock at once (`begin immediate`): one that began as a reader could not be made a
 * writer after somebody else wrote, and would fail however long it waited.
 */
function openFile(file: string, begin: 'begin' | 'begin immediate'): Kysely<Tables> {
  const raw = new Libsql(file, { timeout: WAIT_IN_SQLITE_MS });
  try {
    raw.exec('pragma journal_mode = wal');
    // The end of a write means that it is on disk, not only in the system's memory: a power cut loses nothing acknowledged.
    raw.exec('pragma synchronous = full');
    raw.exec('pragma foreign_keys = on');
  } catch (error) {
    raw.close();
    throw error;
  }
  const prepared = rememberStatements(raw);
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => {
          foldJournal(raw);
          raw.close();
        },
        prepare: statement => {
          if (statement === 'begin') return atOnce(() => raw.exec(begin));
          // A full disk may have ended the transaction already; the error to be told is that one.
          if (statement === 'rollback') return atOnce(() => raw.inTransaction && raw.exec('rollback'));
          return prepared(statement);
        },
      },
    }),
  });
}

// Of the statements of this room nearly all are among so many; the rest is made anew each time.
const REMEMBERED = 200;

/**
 * Prepares a statement once for all its uses. Besides the time, each holds memory outside that of JavaScript until its object is collected,
 * which nothing hurries: adding some thousand reports held hundreds of megabytes.
 */
function rememberStatements(raw: Libsql.Database): (statement: string) => SqliteStatement {
  const remembered = new Map<string, SqliteStatement>();
  return statement => {
    const known = remembered.get(statement);
    // Put back at the end: the first is always the one not used for longest.
    remembered.delete(statement);
    const made = known ?? prepare(raw, statement, () => remembered.delete(statement));
    remembered.set(statement, made);
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
    return made;
  };
}

/** @param onTrouble What to do when it fails: it may be half done, and is not to be used again. */
function prepare(raw: Libsql.Database, statement: string, onTrouble: () => void): SqliteStatement {
  const made = raw.prepare(statement);
  const guarded = <Value>(act: () => Value): Value => {
    try {
      return act();
    } catch (error) {
      onTrouble();
      throw error;
    }
  };
  return {
    reader: made.reader,
    all: parameters => guarded(() => made.all([...parameters])),
    run: parameters => guarded(() => made.run([...parameters])),
    // Two iterations over one statement would share its place: whoever goes row by row has one of its own.
    iterate: parameters => raw.prepare(statement).iterate([...parameters]),
  };
}

/** Brings what stands in the journal into the one file, for whoever copies a folder that nobody has open. The last to close does it. */
function foldJournal(raw: Libsql.Database): void {
  try {
    raw.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Somebody else still reads or writes, or the disk is full: the journal stays, and nothing in it is lost.
  }
}

/**
 * A statement without values that is not prepared: a prepared `begin` that was refused the lock would stay half done until it is collected as
 * garbage, and keep its connection on an old state of the record all the while.
 */
function atOnce(execute: () => void): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run: () => {
      execute();
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [].values(),
  };
}

const guardFor =
  (place: string) =>
  async <Value>(act: () => Promise<Value>): Promise<Value> => {
    try {
      return await act();
    } catch (error) {
      throw troubleOf(error, place);
    }
  };

/** Tries again while another process holds the lock. A transaction that was refused the lock has done nothing yet. */
async function patiently<Value>(act: () => Promise<Value>): Promise<Value> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
      if (!busy || Date.now() > until) throw error;
      await wait(PAUSE_MS);
    }
  }
}
