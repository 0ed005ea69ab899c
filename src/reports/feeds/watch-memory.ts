/** One address that watching knows: a feed to be asked again and again, or a page that a feed named, to be fetched once. */
export interface WatchItem {
  readonly url: string;
  readonly kind: 'feed' | 'page';
  /** The address a person asked to be watched, from which this one was found. */
  readonly root: string;
  /** How many lists lie between the two. */
  readonly depth: number;
  /** When it is asked (again), milliseconds since 1970; null when it is done with. */
  readonly due: number | null;
  /** Questions in a row that went wrong. */
  readonly failures: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * What watching remembers between rounds and restarts. The record's store keeps it on disk; each method is one transaction, so that an end
 * at any moment leaves it as it was before or after.
 */
export interface WatchMemory {
  known(url: string): Promise<WatchItem | null>;
  /** What is due, one for each host, the longest known first. */
  due(now: number, roots: readonly string[], busyHosts: readonly string[]): Promise<readonly WatchItem[]>;
  /** How many of a root's are due some time. */
  waiting(root: string): Promise<number>;
  /** When the next one is due; null when nothing ever is. */
  nextDue(roots: readonly string[]): Promise<number | null>;
  /** Writes an item as it stands now, and enters what was found at it. A page that is known already stays as it is. */
  keep(item: WatchItem, found: readonly WatchItem[]): Promise<void>;
}

/** A memory that ends with the process. */
export function newWatchMemory(): WatchMemory {
  const items = new Map<string, WatchItem>();
  const of = (roots: readonly string[]) => [...items.values()].filter(({ root }) => roots.includes(root));
  return {
    known: async url => items.get(url) ?? null,
    due: async (now, roots, busyHosts) => {
      const first = new Map<string, WatchItem>();
      for (const item of of(roots)) {
        const { host } = new URL(item.url);
        if (item.due !== null && item.due <= now && !busyHosts.includes(host) && !first.has(host))
          first.set(host, item);
      }
      return [...first.values()];
    },
    waiting: async root => of([root]).filter(({ due }) => due !== null).length,
    nextDue: async roots => {
      const dues = of(roots).flatMap(({ due }) => (due === null ? [] : [due]));
      return dues.length === 0 ? null : Math.min(...dues);
    },
    keep: async (item, found) => {
      items.set(item.url, item);
      for (const one of found) {
        const known = items.get(one.url);
        if (known === undefined) items.set(one.url, one);
        else if (known.kind === 'feed') items.set(one.url, { ...known, root: one.root });
      }
    },
  };
}
