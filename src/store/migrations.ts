import { sql } from 'kysely';
import { ParleyError } from '../text/index.ts';
import type { Connection, Database, Reader, Writer } from './connection.ts';
import { readingsAfter } from './reports.ts';
import { addSearchRows } from './search-rows.ts';
import { shownPlace } from './trouble.ts';

interface Migration {
  readonly name: string;
  /** The statements, in order. Where the databases differ, each has its own words. */
  statements(database: Database): readonly string[];
  /** What is to be done once they are executed, in the same transaction. */
  fill?(db: Writer): Promise<void>;
}

const numbered = {
  sqlite: 'integer primary key autoincrement',
  postgres: 'integer generated always as identity primary key',
};
const bytes = { sqlite: 'blob', postgres: 'bytea' };
// Bytes in order, on both: ids are compared by their beginnings.
const id = { sqlite: 'text', postgres: 'text collate "C"' };

/** Every change the tables ever went through, oldest first. A published one is never changed: a new one is added below. */
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'reports and readings',
    statements: database => [
      `create table report (
        seq ${numbered[database]},
        id ${id[database]} not null unique,
        text_hash text not null,
        published text,
        publisher text,
        headline text,
        url text,
        language text,
        added_at text not null,
        reader_version text not null,
        body ${bytes[database]} not null,
        raw ${bytes[database]},
        raw_hash text
      )`,
      `create table reading (
        report ${id[database]} not null references report (id) on delete cascade,
        version text not null,
        body ${bytes[database]} not null,
        primary key (report, version)
      )`,
    ],
  },
  {
    name: 'reviews and definitions',
    statements: database => [
      `create table review (
        seq ${numbered[database]},
        id ${id[database]} not null unique,
        at text not null,
        by text not null,
        entry ${id[database]} not null,
        action text not null,
        field text,
        value text,
        reason text
      )`,
      'create index review_entry on review (entry)',
      `create table definition (id ${id[database]} primary key, body text not null)`,
      // What a person decided is never changed or taken out, by whatever way the database is reached.
      ...(database === 'sqlite'
        ? ['update', 'delete'].map(
            change => `create trigger review_no_${change} before ${change} on review
              begin select raise(abort, 'reviews are only ever added'); end`,
          )
        : [
            `create function review_is_kept() returns trigger language plpgsql as
              $$ begin raise exception 'reviews are only ever added'; end $$`,
            `create trigger review_kept before update or delete or truncate on review
              for each statement execute function review_is_kept()`,
          ]),
    ],
  },
  {
    name: 'search',
    statements: database => [
      `create table searchable (
        seq ${numbered[database]},
        report ${id[database]} not null references report (id) on delete cascade,
        entry ${id[database]},
        kind text not null,
        body text not null,
        plain text not null
      )`,
      'create index searchable_report on searchable (report)',
      ...(database === 'sqlite' ? SQLITE_WORDS : POSTGRES_WORDS),
    ],
  },
  {
    name: 'ledger of work',
    statements: database => [
      `create table work_chunk (
        seq ${numbered[database]},
        id ${id[database]} not null unique,
        label text not null,
        source text not null,
        state text not null default 'waiting',
        tries integer not null default 0,
        worker text,
        leased_until bigint,
        reason text,
        added integer not null default 0,
        known integer not null default 0,
        skipped integer not null default 0,
        refused integer not null default 0,
        submitted_at text not null,
        ended_at text
      )`,
      // What is done stays in the table and is the most of it; looking for work must not cost more for that.
      `create index work_chunk_waiting on work_chunk (seq) where state = 'waiting'`,
      `create table work_failure (
        chunk ${id[database]} not null references work_chunk (id) on delete cascade,
        position integer not null,
        place text not null,
        code text not null,
        message text not null,
        next text not null,
        primary key (chunk, position)
      )`,
    ],
  },
  {
    name: 'watching, and lines that publishers repeat',
    statements: database => [
      `create table watched (
        seq ${numbered[database]},
        url ${id[database]} not null unique,
        kind text not null,
        host ${id[database]} not null,
        root ${id[database]} not null,
        depth integer not null,
        due ${database === 'sqlite' ? 'integer' : 'double precision'},
        failures integer not null,
        etag text,
        last_modified text
      )`,
      'create index watched_due on watched (due) where due is not null',
      `create table report_line (
        report ${id[database]} not null references report (id) on delete cascade,
        publisher ${id[database]} not null,
        hash ${id[database]} not null,
        story text not null,
        primary key (publisher, hash, report)
      )`,
      'create index report_line_report on report_line (report)',
    ],
  },
  {
    name: 'search by headline, speaker, publisher and day',
    statements: database => [
      ...(database === 'sqlite' ? ['drop table searchable_words'] : []),
      'drop table searchable',
      // The long columns stand last, so that those that are filtered by lie on a row's first page.
      `create table searchable (
        seq ${numbered[database]},
        report ${id[database]} not null references report (id) on delete cascade,
        entry ${id[database]},
        kind text not null,
        published ${id[database]},
        publisher ${id[database]},
        title text not null,
        speaker text not null,
        body text not null,
        plain text not null,
        plain_speaker text not null
      )`,
      'create index searchable_report on searchable (report)',
      ...(database === 'sqlite' ? SQLITE_FIELDS : POSTGRES_FIELDS),
    ],
    fill: async db => {
      for (let after = 0, more = true; more; ) {
        const page = await readingsAfter(db, after);
        for (const { reading } of page) await addSearchRows(db, reading);
        more = page.length > 0;
        after = page.at(-1)?.seq ?? after;
      }
    },
  },
];

/** An index over the words of `searchable`, without a second copy of them; triggers keep the two together. */
const SQLITE_WORDS = [
  `create virtual table searchable_words using fts5 (
    body, content = 'searchable', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
  `create trigger searchable_added after insert on searchable begin
    insert into searchable_words (rowid, body) values (new.seq, new.body);
  end`,
  `create trigger searchable_removed after delete on searchable begin
    insert into searchable_words (searchable_words, rowid, body) values ('delete', old.seq, old.body);
  end`,
];

/** English stems, and no stop words: "the who" and "not yet" are searched for as they stand, as on SQLite. */
const POSTGRES_WORDS = [
  'create text search dictionary parley_stem (template = snowball, language = english)',
  'create text search configuration parley_words (copy = pg_catalog.english)',
  `alter text search configuration parley_words
    alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with parley_stem`,
  `alter table searchable add column words tsvector
    generated always as (to_tsvector('parley_words'::regconfig, body || ' ' || plain)) stored`,
  'create index searchable_words on searchable using gin (words)',
];

const FIELDS = 'title, speaker, body, plain, plain_speaker';
const each = (row: 'new' | 'old') => FIELDS.replace(/\w+/g, field => `${row}.${field}`);
const SQLITE_FIELDS = [
  `create virtual table searchable_words using fts5 (
    ${FIELDS}, content = 'searchable', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
  `create trigger searchable_added after insert on searchable begin
    insert into searchable_words (rowid, ${FIELDS}) values (new.seq, ${each('new')});
  end`,
  `create trigger searchable_removed after delete on searchable begin
    insert into searchable_words (searchable_words, rowid, ${FIELDS}) values ('delete', old.seq, ${each('old')});
  end`,
];

/** A headline weighs most, then whose word it is. */
const POSTGRES_FIELDS = [
  `alter table searchable add column words tsvector generated always as (
    setweight(to_tsvector('parley_words'::regconfig, title), 'A')
    || setweight(to_tsvector('parley_words'::regconfig, speaker || ' ' || plain_speaker), 'B')
    || to_tsvector('parley_words'::regconfig, body || ' ' || plain)
  ) stored`,
  'create index searchable_words on searchable using gin (words)',
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the tables up to date in one transaction: a process that is killed meanwhile leaves them as they were. Does nothing, and takes no
 * lock, where they are.
 *
 * @param upTo For tests: stops at an earlier version.
 * @throws {ParleyError} `store-newer` when a newer Parley wrote them.
 */
export async function migrate(connection: Connection, upTo = SCHEMA_VERSION): Promise<void> {
  const found = await connection.read(db => versionOf(db, connection.database));
  if (found > SCHEMA_VERSION) {
    throw new ParleyError(
      'store-newer',
      `The store ${shownPlace(connection.place)} was written by a newer Parley (tables ${found}, this one knows ${SCHEMA_VERSION})`,
      'Use that version, or a newer one. Nothing was changed.',
    );
  }
  if (found >= upTo) return;
  await connection.write(async db => {
    // Processes that open a new store at once wait for each other here; the second finds everything done.
    if (connection.database === 'postgres') await sql`select pg_advisory_xact_lock(727539)`.execute(db);
    await sql`create table if not exists parley_schema (version integer primary key, name text not null)`.execute(db);
    await apply(db, connection.database, await versionOf(db, connection.database), upTo);
  });
}

async function apply(db: Writer, database: Database, from: number, upTo: number): Promise<void> {
  for (const [index, { name, statements, fill }] of MIGRATIONS.entries()) {
    const version = index + 1;
    if (version <= from || version > upTo) continue;
    for (const statement of statements(database)) await sql.raw(statement).execute(db);
    await fill?.(db);
    await db.insertInto('parley_schema').values({ version, name }).execute();
  }
}

async function versionOf(db: Reader, database: Database): Promise<number> {
  const { rows } =
    database === 'sqlite'
      ? await sql`select 1 from sqlite_master where name = 'parley_schema'`.execute(db)
      : await sql`select 1 where to_regclass('parley_schema') is not null`.execute(db);
  if (rows.length === 0) return 0;
  const { version } = await db
    .selectFrom('parley_schema')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}
