import { type LineSighting, lineTraces, publisherKey, type Report } from '../reports/index.ts';
import type { Reader, Writer } from './connection.ts';
import { sha256 } from './pack.ts';

/** A publisher's name as a key: whatever stands in it, however long it is. */
const keyOf = (publisher: string) => sha256(publisher).slice(0, 24);

/** Keeps the lines of a report that its publisher may repeat. */
export async function keepLines(db: Writer, report: Report): Promise<void> {
  const publisher = publisherKey(report);
  const traces = lineTraces(report);
  if (publisher === null || traces.length === 0) return;
  await db
    .insertInto('report_line')
    .values(traces.map(({ hash, story }) => ({ report: report.id, publisher: keyOf(publisher), hash, story })))
    .execute();
}

// Enough to find three stories among the versions of one; a line that stands in a thousand reports is not read a thousand times.
const SIGHTINGS = 40;

export async function findSightings(
  db: Reader,
  publisher: string,
  hashes: readonly string[],
): Promise<readonly LineSighting[]> {
  const sightings: LineSighting[] = [];
  for (const hash of hashes) {
    sightings.push(
      ...(await db
        .selectFrom('report_line')
        .select(['hash', 'story', 'report'])
        .where('publisher', '=', keyOf(publisher))
        .where('hash', '=', hash)
        .orderBy('report')
        .limit(SIGHTINGS)
        .execute()),
    );
  }
  return sightings;
}
