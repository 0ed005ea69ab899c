import Libsql from 'libsql';
import { ParleyError } from '../text/index.ts';
import { byIds, LEAST_SHARED, type PassageIndex, pairOf, sampledShingles } from './shared-passages.ts';

/** A passage index in a file. It can be thrown away and made again from the reports. */
export interface PassageIndexFile extends PassageIndex {
  /** Reports in it. */
  count(): number;
  has(id: string): boolean;
  close(): void;
}

/** So many reports are held in memory before their shingles are sorted into the file together. */
const HELD = 1000;
/** What SQLite may hold of the file, in KiB. */
const CACHE_KB = 64 * 1024;
const FORMAT = 1;

/**
 * Opens a passage index in a file, or begins one. It gives the same pairs as `newPassageIndex`, holds a thousand reports in memory whatever
 * their number on disk, and takes an end at any moment: a report whose `add` returned is in it when it is opened again (after a power cut,
 * perhaps not the last ones: then add them again).
 *
 * How: each report's shingles are kept with it at once, in one row. The tree by shingle, in which others are found, gets them a thousand
 * reports at a time, in its own order: one walk along the tree instead of a hundred and fifty leaps for each report.
 *
 * @param held For tests: how many reports are held before they are sorted in.
 * @throws {ParleyError} `passages-broken` when the file is something else; `passages-busy` while another process has it open.
 */
export function openPassageIndex(file: string, held = HELD): PassageIndexFile {
  const db = openFile(file);
  const statements = {
    known: db.prepare('select doc, shingles from report where id = ?'),
    enter: db.prepare('insert into report (id, size, shingles) values (?, ?, ?)'),
    leave: db.prepare('delete from report where doc = ?'),
    sharing: db.prepare(
      `select report.id, report.size, found.shared from (
         select shingle.doc, count(*) as shared from json_each(?) as wanted
         cross join shingle on shingle.hash = wanted.value group by shingle.doc having count(*) >= ${LEAST_SHARED}
       ) as found join report on report.doc = found.doc`,
    ),
    sort: db.prepare('insert into shingle (hash, doc) select value ->> 0, value ->> 1 from json_each(?)'),
    unsort: db.prepare('delete from shingle where hash = ? and doc = ?'),
    progress: db.prepare('update progress set doc = ?'),
  };
  const waiting = new Map<number, { readonly id: string; readonly shingles: readonly number[] }>();
  const heldBy = new Map<number, number[]>();
  const hold = (doc: number, id: string, shingles: readonly number[]) => {
    waiting.set(doc, { id, shingles });
    for (const hash of shingles) {
      const docs = heldBy.get(hash);
      if (docs === undefined) heldBy.set(hash, [doc]);
      else docs.push(doc);
    }
  };
  const letGo = (doc: number): boolean => {
    const known = waiting.get(doc);
    for (const hash of known?.shingles ?? []) {
      const docs = heldBy.get(hash)!.filter(other => other !== doc);
      if (docs.length === 0) heldBy.delete(hash);
      else heldBy.set(hash, docs);
    }
    return waiting.delete(doc);
  };
  const inOne = (act: () => void) => {
    db.exec('begin immediate');
    try {
      act();
      db.exec('commit');
    } catch (error) {
      if (db.inTransaction) db.exec('rollback');
      throw error;
    }
  };
  const sortIn = () => {
    const pairs = [...heldBy].flatMap(([hash, docs]) => docs.map((doc): [number, number] => [hash, doc]));
    pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    inOne(() => {
      statements.sort.run(JSON.stringify(pairs));
      statements.progress.run(Math.max(...waiting.keys()));
    });
    waiting.clear();
    heldBy.clear();
  };
  const remove = (id: string) => {
    const known = statements.known.get(id) as { doc: number; shingles: ArrayBuffer } | undefined;
    if (known === undefined) return;
    const isHeld = waiting.has(known.doc);
    inOne(() => {
      statements.leave.run(known.doc);
      if (!isHeld) for (const hash of unpacked(known.shingles)) statements.unsort.run(hash, known.doc);
    });
    letGo(known.doc);
  };

  // What an earlier process had kept and not yet sorted in.
  const after = numberOf(db, 'select doc as number from progress');
  const rest = db.prepare('select doc, id, shingles from report where doc > ? order by doc').all(after);
  for (const { doc, id, shingles } of rest as { doc: number; id: string; shingles: ArrayBuffer }[])
    hold(doc, id, unpacked(shingles));

  return {
    add(report) {
      remove(report.id);
      const shingles = [...sampledShingles(report)].sort((a, b) => a - b);
      const rows = statements.sharing.all(JSON.stringify(shingles)) as { id: string; size: number; shared: number }[];
      const counts = new Map<number, number>();
      for (const hash of shingles)
        for (const doc of heldBy.get(hash) ?? []) counts.set(doc, (counts.get(doc) ?? 0) + 1);
      const others = [...counts].map(([doc, shared]) => ({
        id: waiting.get(doc)!.id,
        size: waiting.get(doc)!.shingles.length,
        shared,
      }));
      const pairs = [...rows, ...others].flatMap(
        ({ id, size, shared }) => pairOf(report.id, shingles.length, id, size, shared) ?? [],
      );
      const { lastInsertRowid } = statements.enter.run(report.id, shingles.length, packed(shingles));
      hold(Number(lastInsertRowid), report.id, shingles);
      if (waiting.size >= held) sortIn();
      return pairs.sort(byIds);
    },
    remove,
    has: id => statements.known.get(id) !== undefined,
    count: () => numberOf(db, 'select count(*) as number from report'),
    close() {
      // What is prepared keeps the file open until it is collected as garbage; the lock is given back now.
      db.exec('pragma journal_mode = delete');
      db.exec('pragma locking_mode = normal');
      numberOf(db, 'select doc as number from progress');
      db.close();
    },
  };
}

function openFile(file: string): Libsql.Database {
  const db = new Libsql(file);
  try {
    // One process at a time: another's reports, not sorted in yet, would be overlooked.
    db.exec('pragma locking_mode = exclusive');
    db.exec('pragma journal_mode = wal');
    // It can be made again: no waiting for the disk with every report.
    db.exec('pragma synchronous = normal');
    db.exec(`pragma cache_size = -${CACHE_KB}`);
    const version = numberOf(db, 'select user_version as number from pragma_user_version');
    const tables = numberOf(db, 'select count(*) as number from sqlite_master');
    if (version !== FORMAT && tables > 0) throw broken(file, null);
    if (version !== FORMAT) {
      db.exec(`begin immediate;
        create table report (doc integer primary key autoincrement, id text not null unique, size integer not null, shingles blob not null);
        create table shingle (hash integer not null, doc integer not null, primary key (hash, doc)) without rowid;
        create table progress (doc integer not null);
        insert into progress values (0);
        pragma user_version = ${FORMAT};
        commit`);
    }
    return db;
  } catch (error) {
    db.close();
    if (error instanceof ParleyError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('SQLITE_BUSY')) throw broken(file, error);
    const next = 'Wait until that process ends, or name another file.';
    throw new ParleyError('passages-busy', `${file}: another process has this passage index open`, next, {
      cause: error,
    });
  }
}

const numberOf = (db: Libsql.Database, query: string) => (db.prepare(query).get() as { number: number }).number;

const broken = (file: string, cause: unknown) =>
  new ParleyError(
    'passages-broken',
    `${file}: this is no passage index, or one of another version`,
    'Delete the file; it is made again from the reports.',
    { cause },
  );

const packed = (shingles: readonly number[]) => Buffer.from(Uint32Array.from(shingles).buffer);
const unpacked = (bytes: ArrayBuffer | Uint8Array): number[] => {
  // The bytes may begin anywhere in their buffer.
  const own = Uint8Array.from(new Uint8Array(bytes));
  return [...new Uint32Array(own.buffer)];
};
