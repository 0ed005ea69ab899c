import { type RawBuilder, sql } from 'kysely';
import type { Report } from '../reports/index.ts';
import type { Connection, Reader, Writer } from './connection.ts';
import { storable } from './pack.ts';
import { addReport, type NewReport } from './reports.ts';
import type { Tables } from './tables.ts';

/** The unit of work: some reports that are read and kept together, in one transaction. */
export interface NewChunk {
  /** The same for the same input, so that handing it in twice is handing it in once. */
  readonly id: string;
  /** For people: `news.ndjson, bytes 0 to 1,048,576`. */
  readonly label: string;
  /** What to read, as JSON; the ledger does not look inside. */
  readonly source: string;
}

/** A chunk that a worker has begun. */
export interface Claim extends NewChunk {
  /** How often it has been begun, this time included. */
  readonly tries: number;
  /** Positions of reports that ended a reader, and are passed over. */
  readonly skip: readonly number[];
}

/** `taken`: its worker is still waited for. */
export type Begun = { readonly claim: Claim } | { readonly claim: null; readonly why: ChunkState | 'taken' | 'absent' };
export type ChunkState = Tables['work_chunk']['state'];

export interface ClaimOptions {
  /** Who begins it. */
  readonly worker: string;
  /** How long the worker is waited for before another may begin the chunk. */
  readonly leaseMs: number;
  /** A chunk begun so often without an end is set aside. */
  readonly maxTries: number;
}

/** A report of a chunk that could not be read or kept. */
export interface ChunkFailure {
  /** Of the report in its chunk, from 0. */
  readonly position: number;
  /** `news.ndjson, line 17` */
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** All that a chunk does to the record. */
export interface ChunkEffect {
  readonly reports: readonly (NewReport & { readonly position: number; readonly place: string })[];
  readonly failures: readonly ChunkFailure[];
  /** How many were seen to be kept already, and not read again. */
  readonly known: number;
  /** How many the pre-filter took out. */
  readonly skipped: number;
}

export interface ChunkCounts {
  readonly added: number;
  readonly known: number;
  /** By the pre-filter. */
  readonly skipped: number;
  readonly refused: number;
}

export interface Progress extends ChunkCounts {
  /** Chunks; those in hand are among the waiting ones. */
  readonly waiting: number;
  readonly inHand: number;
  readonly done: number;
  readonly aside: number;
  /** Reports of the chunks that ended since the moment asked for. */
  readonly recent: number;
}

export interface AsideChunk extends NewChunk {
  readonly tries: number;
  readonly reason: string;
}

/** Who has to do what, who is at it, what is done: kept beside the record, so that a chunk's effect and its end are one transaction. */
export interface Ledger {
  /** Writes chunks down; how many of them are new. */
  submit(chunks: readonly NewChunk[], at: string): Promise<number>;
  /** Begins the oldest chunk that nobody is at; null when there is none. */
  claim(options: ClaimOptions): Promise<Claim | null>;
  /** Begins one chunk, whoever is at it: where a queue hands chunks out, the queue decides whose turn it is. */
  begin(id: string, options: ClaimOptions): Promise<Begun>;
  /** Which of these very reports are kept already. */
  kept(reports: readonly Report[]): Promise<ReadonlySet<Report>>;
  /** Its worker is still at it. */
  extend(id: string, worker: string, leaseMs: number): Promise<void>;
  /** Effect and end in one transaction, once: null when the chunk has ended already, and then nothing is changed. */
  complete(
    id: string,
    effect: ChunkEffect,
    refusal: (report: string) => Refusal,
    at: string,
  ): Promise<ChunkCounts | null>;
  /** The worker stops before the end; the try does not count. */
  giveBack(id: string, worker: string): Promise<void>;
  /** The try failed. The chunk may be begun again after a while, or is set aside when it has been tried often enough. */
  fail(
    id: string,
    reason: string,
    options: { readonly maxTries: number; readonly afterMs: number },
  ): Promise<ChunkState>;
  /** A report ended its reader: it is passed over from now on, and recorded. The try does not count. */
  skip(id: string, failure: ChunkFailure): Promise<void>;
  /** Lets chunks that were set aside be tried again: these, or all. Their ids. */
  retry(ids: readonly string[] | null): Promise<readonly string[]>;
  /** Ids of waiting chunks, oldest first. */
  waiting(limit: number): Promise<readonly string[]>;
  /** Those of these chunks that are waiting. */
  stillWaiting(ids: readonly string[]): Promise<readonly string[]>;
  progress(since: string): Promise<Progress>;
  asides(limit: number): Promise<readonly AsideChunk[]>;
  failures(limit: number): Promise<readonly (ChunkFailure & { readonly chunk: string })[]>;
}

/** Why a report was not kept though it could be read: another text is kept under its id. */
export type Refusal = Pick<ChunkFailure, 'code' | 'message' | 'next'>;

/** The database's own clock, milliseconds since 1970: workers need not agree on the time. */
const NOW: Readonly<Record<Connection['database'], RawBuilder<number>>> = {
  sqlite: sql<number>`cast((julianday('now') - 2440587.5) * 86400000 as integer)`,
  postgres: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
};
// What one question to the database names, well below what either takes.
const AT_ONCE = 400;

export function ledgerOf({ read, write, database }: Connection): Ledger {
  const now = NOW[database];
  const later = (ms: number) => sql<number>`${now} + ${sql.lit(Math.round(ms))}`;

  async function begun(db: Writer, id: string, { worker, leaseMs }: ClaimOptions): Promise<Claim> {
    const row = await db
      .updateTable('work_chunk')
      .set(({ eb }) => ({ tries: eb('tries', '+', 1), worker, leased_until: later(leaseMs) }))
      .where('id', '=', id)
      .returning(['id', 'label', 'source', 'tries'])
      .executeTakeFirstOrThrow();
    const passed = await db.selectFrom('work_failure').select('position').where('chunk', '=', id).execute();
    return { ...row, skip: passed.map(({ position }) => position) };
  }

  return {
    submit: (chunks, at) =>
      write(async db => {
        let fresh = 0;
        for (let from = 0; from < chunks.length; from += AT_ONCE) {
          const rows = chunks.slice(from, from + AT_ONCE).map(chunk => ({ ...chunk, ...WAITING, submitted_at: at }));
          const inserted = await db
            .insertInto('work_chunk')
            .values(rows)
            .onConflict(conflict => conflict.column('id').doNothing())
            .returning('id')
            .execute();
          fresh += inserted.length;
        }
        return fresh;
      }),
    claim: options =>
      write(async db => {
        for (;;) {
          const free = db
            .selectFrom('work_chunk')
            .select(['id', 'tries', 'reason'])
            .where('state', '=', 'waiting')
            .where(({ or, eb }) => or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
            .orderBy('seq')
            .limit(1);
          // On SQLite the transaction is the only one that writes.
          const row = await (database === 'postgres' ? free.forUpdate().skipLocked() : free).executeTakeFirst();
          if (row === undefined) return null;
          if (row.tries < options.maxTries) return begun(db, row.id, options);
          await setAside(db, row.id, row.reason ?? NO_END(row.tries));
        }
      }),
    begin: (id, options) =>
      write(async db => {
        const held = db.selectFrom('work_chunk').select(['state', 'tries', 'reason']).where('id', '=', id);
        const row = await (database === 'postgres' ? held.forUpdate() : held).executeTakeFirst();
        if (row === undefined) return { claim: null, why: 'absent' };
        if (row.state !== 'waiting') return { claim: null, why: row.state };
        if (row.tries < options.maxTries) return { claim: await begun(db, id, options) };
        await setAside(db, id, row.reason ?? NO_END(row.tries));
        return { claim: null, why: 'aside' };
      }),
    kept: reports =>
      read(async db => {
        const ids = reports.map(({ id }) => id);
        if (ids.length === 0) return new Set();
        const rows = await db.selectFrom('report').select(['id', 'text_hash']).where('id', 'in', ids).execute();
        const hashes = new Map(rows.map(row => [row.id, row.text_hash]));
        return new Set(reports.filter(report => hashes.get(report.id) === report.textHash));
      }),
    extend: (id, worker, leaseMs) =>
      write(async db => {
        await db
          .updateTable('work_chunk')
          .set({ leased_until: later(leaseMs) })
          .where('id', '=', id)
          .where('worker', '=', worker)
          .where('state', '=', 'waiting')
          .execute();
      }),
    complete: (id, effect, refusal, at) =>
      write(async db => {
        // A worker that a broken network took away in the middle must not hold the chunk against the next one.
        if (database === 'postgres') await sql`set local idle_in_transaction_session_timeout = '30s'`.execute(db);
        // First of all: whoever else completes this chunk waits here, and then finds it done.
        const ended = await db
          .updateTable('work_chunk')
          .set({ state: 'done', ended_at: at, leased_until: null, reason: null })
          .where('id', '=', id)
          // A chunk set aside because nothing was heard of its workers is done after all when one of them comes back with it.
          .where('state', '<>', 'done')
          .executeTakeFirst();
        if (ended.numUpdatedRows === 0n) return null;
        const { reports, failures } = effect;
        const counts = { added: 0, known: effect.known, skipped: effect.skipped, refused: 0 };
        // In order of their ids: chunks that share reports and end at once wait for each other instead of for ever.
        const inOrder = [...reports].sort((a, b) => (a.reading.report.id < b.reading.report.id ? -1 : 1));
        const refused: ChunkFailure[] = [];
        for (const { position, place, ...report } of inOrder) {
          const added = await addReport(db, report, at);
          if (added !== 'other text') counts[added]++;
          else refused.push({ position, place, ...refusal(report.reading.report.id) });
        }
        await recordFailures(db, id, [...failures, ...refused]);
        // With those that earlier tries passed over.
        counts.refused = await countFailures(db, id);
        await db.updateTable('work_chunk').set(counts).where('id', '=', id).execute();
        return counts;
      }),
    giveBack: (id, worker) =>
      write(async db => {
        await db
          .updateTable('work_chunk')
          .set(({ eb }) => ({ tries: eb('tries', '-', 1), worker: null, leased_until: null }))
          .where('id', '=', id)
          .where('worker', '=', worker)
          .where('state', '=', 'waiting')
          .execute();
      }),
    fail: (id, reason, { maxTries, afterMs }) =>
      write(async db => {
        const row = await db
          .updateTable('work_chunk')
          .set({ reason: storable(reason), leased_until: later(afterMs), worker: null })
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .returning('tries')
          .executeTakeFirst();
        if (row === undefined) return (await stateOf(db, id)) ?? 'done';
        if (row.tries < maxTries) return 'waiting';
        await setAside(db, id, reason);
        return 'aside';
      }),
    skip: (id, failure) =>
      write(async db => {
        await recordFailures(db, id, [failure]);
        await db
          .updateTable('work_chunk')
          .set(({ eb }) => ({ tries: eb('tries', '-', 1), worker: null, leased_until: null }))
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .where('tries', '>', 0)
          .execute();
      }),
    retry: ids =>
      write(async db => {
        const rows = await db
          .updateTable('work_chunk')
          .set({ state: 'waiting', tries: 0, reason: null, leased_until: null, worker: null, ended_at: null })
          .where('state', '=', 'aside')
          .$if(ids !== null, query => query.where('id', 'in', [...(ids ?? [])]))
          .returning('id')
          .execute();
        return rows.map(({ id }) => id);
      }),
    waiting: limit =>
      read(async db => {
        const waiting = db.selectFrom('work_chunk').select('id').where('state', '=', 'waiting').orderBy('seq');
        return (await waiting.limit(limit).execute()).map(({ id }) => id);
      }),
    stillWaiting: ids =>
      read(async db => {
        if (ids.length === 0) return [];
        const waiting = db.selectFrom('work_chunk').select('id').where('state', '=', 'waiting').where('id', 'in', ids);
        return (await waiting.orderBy('seq').execute()).map(({ id }) => id);
      }),
    progress: since => read(db => progressOf(db, now, since)),
    asides: limit =>
      read(async db => {
        const rows = await db
          .selectFrom('work_chunk')
          .select(['id', 'label', 'source', 'tries', 'reason'])
          .where('state', '=', 'aside')
          .orderBy('seq')
          .limit(limit)
          .execute();
        return rows.map(row => ({ ...row, reason: row.reason ?? NO_END(row.tries) }));
      }),
    failures: limit =>
      read(db => db.selectFrom('work_failure').selectAll().orderBy('chunk').orderBy('position').limit(limit).execute()),
  };
}

const WAITING = { state: 'waiting', tries: 0, added: 0, known: 0, skipped: 0, refused: 0 } as const;
const NO_END = (tries: number) => `it was begun ${tries} times, and each time its worker ended without a word`;

async function setAside(db: Writer, id: string, reason: string): Promise<void> {
  await db
    .updateTable('work_chunk')
    .set({ state: 'aside', reason: storable(reason), leased_until: null, worker: null })
    .where('id', '=', id)
    .execute();
}

async function stateOf(db: Reader, id: string): Promise<ChunkState | undefined> {
  return (await db.selectFrom('work_chunk').select('state').where('id', '=', id).executeTakeFirst())?.state;
}

async function recordFailures(db: Writer, chunk: string, failures: readonly ChunkFailure[]): Promise<void> {
  const rows = failures.map(({ position, place, code, message, next }) => ({
    chunk,
    position,
    place: storable(place),
    code,
    message: storable(message),
    next: storable(next),
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db
      .insertInto('work_failure')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict(conflict => conflict.columns(['chunk', 'position']).doNothing())
      .execute();
  }
}

async function countFailures(db: Reader, chunk: string): Promise<number> {
  const { failed } = await db
    .selectFrom('work_failure')
    .select(({ fn }) => fn.countAll().as('failed'))
    .where('chunk', '=', chunk)
    .executeTakeFirstOrThrow();
  return Number(failed);
}

async function progressOf(db: Reader, now: RawBuilder<number>, since: string): Promise<Progress> {
  const states = await db
    .selectFrom('work_chunk')
    .select(({ fn }) => [
      'state',
      fn.countAll().as('chunks'),
      fn.sum('added').as('added'),
      fn.sum('known').as('known'),
      fn.sum('skipped').as('skipped'),
      fn.sum('refused').as('refused'),
    ])
    .groupBy('state')
    .execute();
  const of = (state: ChunkState) => Number(states.find(row => row.state === state)?.chunks ?? 0);
  const sum = (field: keyof ChunkCounts) => states.reduce((all, row) => all + Number(row[field]), 0);
  const { inHand } = await db
    .selectFrom('work_chunk')
    .select(({ fn }) => fn.countAll().as('inHand'))
    .where('state', '=', 'waiting')
    .where('worker', 'is not', null)
    .where('leased_until', '>=', now)
    .executeTakeFirstOrThrow();
  const { recent } = await db
    .selectFrom('work_chunk')
    .select(sql<number | string | null>`sum(added + known + skipped + refused)`.as('recent'))
    .where('state', '=', 'done')
    .where('ended_at', '>=', since)
    .executeTakeFirstOrThrow();
  return {
    waiting: of('waiting'),
    inHand: Number(inHand),
    done: of('done'),
    aside: of('aside'),
    added: sum('added'),
    known: sum('known'),
    skipped: sum('skipped'),
    refused: sum('refused'),
    recent: Number(recent ?? 0),
  };
}
