import { openStore } from '../index.ts';
import { pack } from '../pack.ts';
import { openPostgres } from '../postgres.ts';
import { reportColumns } from '../reports.ts';
import { openSqlite } from '../sqlite.ts';
import { sample } from './sample.ts';

// The last tables in which a report was searched by its text alone.
const BEFORE_SEARCH_BY_FIELDS = 5;

/** A record as an earlier version left it: so many reports, and of what is searched nothing that today's tables could keep. */
export async function makeOlderRecord(place: string, reports: number): Promise<void> {
  await (await openStore(place, { upTo: BEFORE_SEARCH_BY_FIELDS })).close();
  const connection = place.includes('://') ? await openPostgres(place) : await openSqlite(place, false);
  await connection.write(async db => {
    for (let n = 0; n < reports; n++) {
      const { report, ...reading } = sample({
        id: `older-${n}`,
        text: `Report ${n}. Ann Bell said that the strikes would go on.`,
        statements: ['the strikes would go on'],
      });
      const { version } = reading.reader;
      await db
        .insertInto('report')
        .values({
          ...reportColumns(report),
          added_at: '2026-01-02T03:04:05.000Z',
          reader_version: version,
          raw: null,
          raw_hash: null,
        })
        .execute();
      await db
        .insertInto('reading')
        .values({ report: report.id, version, body: pack(reading) })
        .execute();
    }
  });
  await connection.close();
}
