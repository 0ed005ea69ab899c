import type { Revision, Store } from '../store/index.ts';

/** The version of the reading that counts, by report. */
export type Heads = ReadonlyMap<string, string>;

/** What is there now against what was there before. */
export interface HeadChanges {
  readonly heads: Heads;
  readonly added: readonly string[];
  /** Read again with another version of models or rules. */
  readonly reread: readonly string[];
  readonly removed: readonly string[];
}

/** Finds what changed between two revisions; where reports were only added, at the cost of those. */
export async function changedHeads(
  store: Store,
  before: { readonly heads: Heads; readonly revision: Revision | null },
  now: Revision,
): Promise<HeadChanges> {
  const { heads, revision } = before;
  if (revision !== null && sameReports(revision, now)) return { heads, added: [], reread: [], removed: [] };
  const more = revision === null ? -1 : now.reports - revision.reports;
  if (revision !== null && more > 0 && now.readings - revision.readings === more) {
    const fresh = await listHeads(store, revision.lastReport);
    // Fewer or more of them: somebody removed some, or a slower writer's order comes before a faster one's.
    if (fresh.size === more && [...fresh.keys()].every(id => !heads.has(id)))
      return { heads: new Map([...heads, ...fresh]), added: [...fresh.keys()], reread: [], removed: [] };
  }
  const next = await listHeads(store, 0);
  return {
    heads: next,
    added: [...next.keys()].filter(id => !heads.has(id)),
    reread: [...next].flatMap(([id, version]) => (heads.has(id) && heads.get(id) !== version ? [id] : [])),
    removed: [...heads.keys()].filter(id => !next.has(id)),
  };
}

const sameReports = (a: Revision, b: Revision) =>
  a.reports === b.reports && a.lastReport === b.lastReport && a.readings === b.readings;

const PAGE = 5000;

async function listHeads(store: Store, from: number): Promise<Map<string, string>> {
  const heads = new Map<string, string>();
  for (let after = from; ; ) {
    const page = await store.list({ after, limit: PAGE });
    for (const { id, readerVersion } of page) heads.set(id, readerVersion);
    if (page.length < PAGE) return heads;
    after = page.at(-1)!.seq;
  }
}
