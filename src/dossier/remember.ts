import type { Cluster, Clustering } from './cluster.ts';
import type { MergeContext } from './merge-base.ts';

interface Made<Value> {
  readonly value: Value;
  /** Independence groups of the mentions it was made with. */
  readonly sources: string;
  /** Names of the sides it was made with. */
  readonly sides: ReadonlyMap<string, string>;
}

/**
 * Makes something of every cluster of one kind, and again only of those whose mentions, sources or names of sides are not as they were.
 * `settled` says that no known report changed its source and no known side its name since the last call, so that neither is looked at.
 */
export function remember<Mention extends { readonly report: string }, Context extends MergeContext, Value>(
  clustering: Clustering<Mention>,
  make: (cluster: Cluster, context: Context) => Value,
): (context: Context, settled: boolean) => Value[] {
  const memory = new WeakMap<Cluster, Made<Value>>();
  return (context, settled) =>
    clustering.clusters().map(cluster => {
      const known = memory.get(cluster);
      if (known !== undefined && settled) return known.value;
      const sources = cluster.members.map(member => context.group(clustering.get(member).report)).join();
      if (known?.sources === sources && [...known.sides].every(([side, name]) => context.sideName(side) === name))
        return known.value;
      const sides = new Map<string, string>();
      const sideName = (side: string) => {
        const name = context.sideName(side);
        sides.set(side, name);
        return name;
      };
      const value = make(cluster, { ...context, sideName });
      memory.set(cluster, { value, sources, sides });
      return value;
    });
}
