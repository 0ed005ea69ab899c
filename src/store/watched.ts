import type { Selectable } from 'kysely';
import type { WatchItem, WatchMemory } from '../reports/index.ts';
import type { Connection, Writer } from './connection.ts';
import type { Tables } from './tables.ts';

// What one question to the database names, well below what either takes.
const AT_ONCE = 400;

/** What watching remembers, kept beside the record: all it needs to go on after an end at any moment. */
export function watchMemoryOf({ read, write }: Connection): WatchMemory {
  return {
    known: url =>
      read(async db => {
        const row = await db.selectFrom('watched').selectAll().where('url', '=', url).executeTakeFirst();
        return row === undefined ? null : itemOf(row);
      }),
    due: (now, roots, busyHosts) =>
      read(async db => {
        const rows: Selectable<Tables['watched']>[] = [];
        for (const some of slices(roots)) {
          // The oldest of each host: a feed before the pages it named, and no host waits for another's thousand pages.
          rows.push(
            ...(await db
              .selectFrom('watched')
              .selectAll()
              .where(({ eb, selectFrom }) =>
                eb(
                  'seq',
                  'in',
                  selectFrom('watched')
                    .select(({ fn }) => fn.min('seq').as('first'))
                    .where('due', '<=', now)
                    .where('root', 'in', some)
                    .$if(busyHosts.length > 0, query => query.where('host', 'not in', busyHosts))
                    .groupBy('host'),
                ),
              )
              .orderBy('seq')
              .execute()),
          );
        }
        return rows.map(itemOf);
      }),
    waiting: root =>
      read(async db => {
        const { count } = await db
          .selectFrom('watched')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('root', '=', root)
          .where('due', 'is not', null)
          .executeTakeFirstOrThrow();
        return Number(count);
      }),
    nextDue: roots =>
      read(async db => {
        let next: number | null = null;
        for (const some of slices(roots)) {
          const row = await db
            .selectFrom('watched')
            .select(({ fn }) => fn.min('due').as('due'))
            .where('root', 'in', some)
            .executeTakeFirst();
          if (row?.due != null) next = Math.min(next ?? row.due, row.due);
        }
        return next;
      }),
    keep: (item, found) =>
      write(async db => {
        await keepItem(db, item);
        for (const some of slices(found)) {
          await db
            .insertInto('watched')
            .values(some.map(rowOf))
            // A page that is known stays as it is. A feed keeps what it answered last, and belongs to whoever asks for it now.
            .onConflict(conflict =>
              conflict
                .column('url')
                .doUpdateSet({ root: eb => eb.ref('excluded.root') })
                .where('watched.kind', '=', 'feed'),
            )
            .execute();
        }
      }),
  };
}

/** Writes one item as it stands now. */
export async function keepItem(db: Writer, item: WatchItem): Promise<void> {
  const row = rowOf(item);
  await db
    .insertInto('watched')
    .values(row)
    .onConflict(conflict => conflict.column('url').doUpdateSet(row))
    .execute();
}

const rowOf = ({ url, kind, root, depth, due, failures, etag, lastModified }: WatchItem) => ({
  url,
  kind,
  root,
  depth,
  due,
  failures,
  etag,
  host: new URL(url).host,
  last_modified: lastModified,
});

function itemOf(row: Selectable<Tables['watched']>): WatchItem {
  const { url, kind, root, depth, due, failures, etag, last_modified: lastModified } = row;
  return { url, kind, root, depth, due, failures, etag, lastModified };
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += AT_ONCE) yield items.slice(at, at + AT_ONCE);
}
