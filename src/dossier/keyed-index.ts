import { compare } from './cluster.ts';
import { putSorted, takeSorted } from './sorted.ts';

/**
 * Things that many reports add to, each found by a key: the positions of one side on one issue, the spellings of one actor. What comes out
 * depends on what the reports give, in order of their ids, never on the order in which they came; only keys that a report touches are made
 * again.
 */
export interface KeyedIndex<Item, Made> {
  put(report: string, items: readonly (readonly [key: string, item: Item])[]): void;
  drop(report: string): void;
  get(key: string): Made | undefined;
  /** Everything, in order of key. */
  all(): readonly Made[];
}

interface Given<Item> {
  readonly report: string;
  readonly items: readonly Item[];
}

export function newKeyedIndex<Item, Made>(
  make: (key: string, items: readonly Item[], reports: readonly string[]) => Made,
): KeyedIndex<Item, Made> {
  const given = new Map<string, Given<Item>[]>();
  const keysOf = new Map<string, readonly string[]>();
  const made = new Map<string, Made>();
  const keys: string[] = [];
  let list: readonly Made[] | null = null;
  const byReport = (a: Given<Item>, b: Given<Item>) => compare(a.report, b.report);

  const index: KeyedIndex<Item, Made> = {
    put(report, items) {
      index.drop(report);
      const grouped = new Map<string, Item[]>();
      for (const [key, item] of items) {
        const own = grouped.get(key);
        if (own === undefined) grouped.set(key, [item]);
        else own.push(item);
      }
      for (const [key, own] of grouped) {
        const all = given.get(key);
        if (all === undefined) {
          given.set(key, [{ report, items: own }]);
          putSorted(keys, key, compare);
        } else putSorted(all, { report, items: own }, byReport);
        made.delete(key);
      }
      if (grouped.size > 0) list = null;
      keysOf.set(report, [...grouped.keys()]);
    },
    drop(report) {
      for (const key of keysOf.get(report) ?? []) {
        const all = given.get(key)!;
        takeSorted(all, { report, items: [] }, byReport);
        if (all.length === 0) {
          given.delete(key);
          takeSorted(keys, key, compare);
        }
        made.delete(key);
        list = null;
      }
      keysOf.delete(report);
    },
    get(key) {
      const all = given.get(key);
      if (all === undefined) return undefined;
      const known = made.get(key);
      if (known !== undefined) return known;
      const value = make(
        key,
        all.flatMap(({ items }) => items),
        all.map(({ report }) => report),
      );
      made.set(key, value);
      return value;
    },
    all() {
      list ??= keys.map(key => index.get(key)!);
      return list;
    },
  };
  return index;
}
