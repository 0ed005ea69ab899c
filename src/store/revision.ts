import { sql } from 'kysely';
import type { Reader } from './connection.ts';

/** What tells one state of the record from another, cheaply enough to ask every second. */
export interface Revision {
  readonly reports: number;
  /** Order of adding of the last report. */
  readonly lastReport: number;
  /** Readings of all versions: reading again with other models or rules adds to them. */
  readonly readings: number;
  readonly reviews: number;
  /** The definitions of dossiers, as one text to compare. */
  readonly definitions: string;
}

/** How the record stands: equal revisions, the same reports, readings, reviews and definitions. */
export async function revisionOf(db: Reader): Promise<Revision> {
  // One statement, so that all of it is of one moment.
  const { rows } = await sql<{ reports: unknown; last: unknown; readings: unknown; reviews: unknown }>`select
      (select count(*) from report) as reports,
      (select coalesce(max(seq), 0) from report) as last,
      (select count(*) from reading) as readings,
      (select count(*) from review) as reviews`.execute(db);
  const { reports, last, readings, reviews } = rows[0]!;
  const definitions = await db.selectFrom('definition').selectAll().orderBy('id').execute();
  return {
    reports: Number(reports),
    lastReport: Number(last),
    readings: Number(readings),
    reviews: Number(reviews),
    definitions: definitions.map(({ id, body }) => `${id}\n${body}`).join('\n'),
  };
}
