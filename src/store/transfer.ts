import { createHash } from 'node:crypto';
import { z } from 'zod';
import { REVIEW_ACTIONS } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import type { Connection, Reader, Writer } from './connection.ts';
import { pack, packBytes, unpack, unpackBytes } from './pack.ts';
import { keepLines } from './report-lines.ts';
import { reportColumns } from './reports.ts';
import { addSearchRows } from './search-rows.ts';

const plain = z.record(z.string(), z.unknown());

// Every line of a backup is checked before it is believed. Bytes are base64, unpacked: how they are packed is a store's own affair.
const line = z.discriminatedUnion('of', [
  z.object({ of: z.literal('backup'), format: z.literal(1) }),
  z.object({
    of: z.literal('report'),
    addedAt: z.string(),
    readerVersion: z.string(),
    report: plain.refine(({ id, text }) => typeof id === 'string' && typeof text === 'string'),
    raw: z.base64().nullable(),
    rawHash: z.string().nullable(),
  }),
  z.object({ of: z.literal('reading'), report: z.string(), version: z.string(), reading: plain }),
  z.object({
    of: z.literal('review'),
    id: z.string(),
    at: z.string(),
    by: z.string(),
    entry: z.string(),
    action: z.enum(REVIEW_ACTIONS),
    field: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  z.object({ of: z.literal('definition'), id: z.string(), body: z.string() }),
  z.object({ of: z.literal('end'), lines: z.number(), sha256: z.string() }),
]);
type Line = z.infer<typeof line>;

const PAGE = 50;

/**
 * Everything that is kept, as lines of JSON in an order of its own: the first says what it is, the last how many lines there are and their
 * SHA-256. Taken at one moment, whatever others write meanwhile. Two stores with the same lines hold the same record.
 */
export async function* dumpStore(connection: Connection): AsyncGenerator<string> {
  const snapshot = await connection.snapshot();
  const hash = createHash('sha256');
  let lines = 0;
  const written = (value: Line): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    lines++;
    return text;
  };
  try {
    yield written({ of: 'backup', format: 1 });
    for await (const value of rowsOf(snapshot.db)) yield written(value);
    const end: Line = { of: 'end', lines, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  } finally {
    await snapshot.close();
  }
}

async function* rowsOf(db: Reader): AsyncGenerator<Line> {
  for (let after = 0, more = true; more; ) {
    const rows = await db
      .selectFrom('report')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      yield {
        of: 'report',
        addedAt: row.added_at,
        readerVersion: row.reader_version,
        report: unpack<Report & Record<string, unknown>>(row.body),
        raw: row.raw === null ? null : unpackBytes(row.raw).toString('base64'),
        rawHash: row.raw_hash,
      };
      const readings = await db
        .selectFrom('reading')
        .selectAll()
        .where('report', '=', row.id)
        .orderBy('version')
        .execute();
      for (const { report, version, body } of readings)
        yield { of: 'reading', report, version, reading: unpack<Record<string, unknown>>(body) };
    }
    more = rows.length > 0;
    after = rows.at(-1)?.seq ?? after;
  }
  for (let after = 0, more = true; more; ) {
    const rows = await db.selectFrom('review').selectAll().where('seq', '>', after).orderBy('seq').limit(500).execute();
    for (const { seq: _, action, ...rest } of rows)
      yield { of: 'review', ...rest, action: line.options[3].shape.action.parse(action) };
    more = rows.length > 0;
    after = rows.at(-1)?.seq ?? after;
  }
  for (const { id, body } of await db.selectFrom('definition').selectAll().orderBy('id').execute())
    yield { of: 'definition', id, body };
}

export interface Loaded {
  readonly reports: number;
  readonly readings: number;
  readonly reviews: number;
  readonly definitions: number;
}

/**
 * Fills an empty store with the lines of `dumpStore`, all of them or none.
 *
 * @throws {ParleyError} `backup-damaged` when a line is no line of a backup, when some are missing, or when their hash is another;
 * `store-not-empty`.
 */
export async function loadStore(connection: Connection, lines: () => AsyncIterable<string>): Promise<Loaded> {
  return connection.write(async db => {
    for (const table of ['report', 'review', 'definition'] as const) {
      if ((await db.selectFrom(table).select('id').limit(1).execute()).length > 0) {
        throw new ParleyError(
          'store-not-empty',
          `The store ${connection.place} holds a record already`,
          'Name an empty place with --store; two records are not mixed.',
        );
      }
    }
    const tally = { report: 0, reading: 0, review: 0, definition: 0 };
    const hash = createHash('sha256');
    let count = 0;
    let ended = false;
    let current: { readonly report: Report; readonly readerVersion: string } | null = null;
    for await (const text of lines()) {
      const value = parseLine(text, count);
      if (ended || (value.of === 'backup') !== (count === 0)) throw damaged(`line ${count + 1} is out of place`);
      if (value.of === 'end') {
        ended = value.lines === count && value.sha256 === hash.digest('hex');
        if (!ended) throw damaged('its lines are not those that were written');
        continue;
      }
      hash.update(`${text.trimEnd()}\n`);
      count++;
      if (value.of === 'backup') continue;
      tally[value.of]++;
      // The lines of a report's readings follow that of the report.
      if (value.of === 'report') {
        current = { report: value.report as unknown as Report, readerVersion: value.readerVersion };
        await putReport(db, value, current.report);
      } else if (value.of === 'reading') {
        if (current?.report.id !== value.report) throw damaged(`line ${count} is a reading without its report`);
        const { report, version, reading } = value;
        await db
          .insertInto('reading')
          .values({ report, version, body: pack(reading) })
          .execute();
        if (version === current.readerVersion)
          await addSearchRows(db, { ...(reading as unknown as Omit<Reading, 'report'>), report: current.report });
      } else if (value.of === 'review') {
        const { of: _, ...row } = value;
        await db.insertInto('review').values(row).execute();
      } else await db.insertInto('definition').values({ id: value.id, body: value.body }).execute();
    }
    if (!ended) throw damaged('its end is missing');
    return {
      reports: tally.report,
      readings: tally.reading,
      reviews: tally.review,
      definitions: tally.definition,
    };
  });
}

async function putReport(db: Writer, row: Line & { readonly of: 'report' }, report: Report): Promise<void> {
  await db
    .insertInto('report')
    .values({
      ...reportColumns(report),
      added_at: row.addedAt,
      reader_version: row.readerVersion,
      raw: row.raw === null ? null : packBytes(Buffer.from(row.raw, 'base64')),
      raw_hash: row.rawHash,
    })
    .execute();
  await keepLines(db, report);
}

function parseLine(text: string, count: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(`line ${count + 1} is no JSON`);
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) throw damaged(`line ${count + 1} is no line of a backup`);
  return parsed.data;
}

const damaged = (because: string) =>
  new ParleyError(
    'backup-damaged',
    `The backup cannot be restored: ${because}`,
    'Take another copy of it. Nothing was kept.',
  );
