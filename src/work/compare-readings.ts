import { type EntryId, entriesOf, type Reading } from '../reading/index.ts';

/** What is different about one report when it is read again. */
export interface ReadingChanges {
  readonly added: readonly EntryId[];
  readonly gone: readonly EntryId[];
  /** Entries on the same words that now say something else, with the fields that do. */
  readonly changed: readonly { readonly id: EntryId; readonly fields: readonly string[] }[];
}

/** Entries are the same when their ids are, and ids are made from the words they stand on. */
export function compareReadings(before: Reading, after: Reading): ReadingChanges {
  const old = byId(before);
  const now = byId(after);
  const changed: { id: EntryId; fields: string[] }[] = [];
  for (const [id, entry] of now) {
    const earlier = old.get(id);
    if (earlier === undefined) continue;
    const fields = Object.keys({ ...earlier, ...entry }).filter(
      field => JSON.stringify(fieldOf(earlier, field)) !== JSON.stringify(fieldOf(entry, field)),
    );
    if (fields.length > 0) changed.push({ id, fields });
  }
  return {
    added: [...now.keys()].filter(id => !old.has(id)),
    gone: [...old.keys()].filter(id => !now.has(id)),
    changed,
  };
}

function byId(reading: Reading): Map<EntryId, object> {
  return new Map(
    [...reading.actors, ...entriesOf(reading), ...reading.threads].map((entry): [EntryId, object] => [entry.id, entry]),
  );
}

const fieldOf = (entry: object, field: string): unknown => Object.entries(entry).find(([name]) => name === field)?.[1];
