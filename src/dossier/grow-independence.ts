import type { SharedPassages } from '../reports/index.ts';
import { type Cluster, type Clustering, compare, pairKey } from './cluster.ts';
import type { IndependenceGroup } from './dossier.ts';
import { groupReports, type ReportFacts, tieBetween } from './independence.ts';
import { placeOf, putSorted, takeSorted } from './sorted.ts';

/** The independence groups of reports that come one by one: only those that share words with a new one are grouped again. */
export interface Independence {
  add(facts: ReportFacts, passages: readonly SharedPassages[]): void;
  remove(report: string): void;
  /** The groups, in order of id. `statements`: as they are merged now; what two reports have word for word ties them. */
  groups(statements: Clustering<{ readonly report: string }>): readonly IndependenceGroup[];
  /** Id of the group of a report, as `groups` last had it. */
  groupOf(report: string): string;
  /** True when a report that had a group has come into another since this was last asked. */
  changed(): boolean;
}

export function growIndependence(): Independence {
  const facts = new Map<string, ReportFacts>();
  const passages = new Map<string, SharedPassages>();
  const sameWords = new Map<string, number>();
  /** Reports that share any words, and those of them that are one source. */
  const met = new Map<string, Set<string>>();
  const near = new Map<string, Set<string>>();
  const dirty = new Set<string>();
  const groupOf = new Map<string, IndependenceGroup>();
  const list: IndependenceGroup[] = [];
  const byId = (a: IndependenceGroup, b: IndependenceGroup) => compare(a.id, b.id);
  const tied = new Map<Cluster, readonly string[]>();
  let clusters: readonly Cluster[] = [];
  let moved = false;

  const link = (key: string) => {
    const [a, b] = key.split('\u0000') as [string, string];
    const [one, other] = [facts.get(a), facts.get(b)];
    const [share, words] = [passages.get(key)?.containment ?? 0, sameWords.get(key) ?? 0];
    set(met, a, b, passages.has(key) || words > 0);
    // Most reports that share words are two sources all the same: only ties make groups.
    const isOne = one !== undefined && other !== undefined && tieBetween(one, other, share, words) !== null;
    if (!isOne && near.get(a)?.has(b) !== true) return;
    set(near, a, b, isOne);
    for (const id of [a, b]) if (facts.has(id)) dirty.add(id);
  };
  const count = (keys: readonly string[], by: 1 | -1) => {
    for (const key of keys) {
      const now = (sameWords.get(key) ?? 0) + by;
      if (now === 0) sameWords.delete(key);
      else sameWords.set(key, now);
      link(key);
    }
  };
  const follow = (statements: Clustering<{ readonly report: string }>) => {
    const now = statements.clusters();
    if (now === clusters) return;
    const there = new Set(now);
    for (const [cluster, keys] of tied)
      if (!there.has(cluster)) {
        count(keys, -1);
        tied.delete(cluster);
      }
    const before = new Set(clusters);
    for (const cluster of now) {
      if (before.has(cluster)) continue;
      const keys = tiesOf(cluster, statements);
      if (keys.length === 0) continue;
      tied.set(cluster, keys);
      count(keys, 1);
    }
    clusters = now;
  };
  // By identity: another group may have its id by now.
  const drop = (group: IndependenceGroup | undefined) => {
    if (group !== undefined && list[placeOf(list, group, byId)] === group) takeSorted(list, group, byId);
  };
  const part = (start: string) => {
    const seen = new Set([start]);
    for (const id of seen) for (const other of near.get(id) ?? []) if (facts.has(other)) seen.add(other);
    return [...seen].sort(compare);
  };
  const regroup = (ids: readonly string[]) => {
    const keys = ids.flatMap(id =>
      [...(near.get(id) ?? [])].filter(other => id < other && facts.has(other)).map(other => pairKey(id, other)),
    );
    const groups = groupReports(
      ids.map(id => facts.get(id)!),
      keys.flatMap(key => passages.get(key) ?? []),
      new Map(keys.flatMap(key => (sameWords.has(key) ? [[key, sameWords.get(key)!] as const] : []))),
    );
    const before = new Map(ids.map(id => [id, groupOf.get(id)] as const));
    for (const group of before.values()) drop(group);
    for (const group of groups) {
      putSorted(list, group, byId);
      for (const id of group.reports) {
        const old = before.get(id);
        if (old !== undefined && old.id !== group.id) moved = true;
        groupOf.set(id, group);
      }
    }
  };

  return {
    add(given, found) {
      facts.set(given.id, given);
      dirty.add(given.id);
      for (const pair of found) {
        const key = pairKey(pair.a, pair.b);
        passages.set(key, pair);
        link(key);
      }
    },
    remove(report) {
      facts.delete(report);
      dirty.delete(report);
      const group = groupOf.get(report);
      drop(group);
      groupOf.delete(report);
      for (const other of [...(met.get(report) ?? [])]) {
        const key = pairKey(report, other);
        passages.delete(key);
        // What they share word for word goes with their statements, when those are next looked at.
        link(key);
      }
      // The rest of its group is grouped again even where the tie ran through it alone.
      for (const id of group?.reports ?? []) if (facts.has(id)) dirty.add(id);
    },
    groups(statements) {
      follow(statements);
      const done = new Set<string>();
      for (const id of dirty) {
        if (done.has(id)) continue;
        const ids = part(id);
        for (const one of ids) done.add(one);
        regroup(ids);
      }
      dirty.clear();
      return [...list];
    },
    groupOf(report) {
      const group = groupOf.get(report);
      if (group === undefined) throw new RangeError(`Report ${report} is in no group`);
      return group.id;
    },
    changed() {
      const was = moved;
      moved = false;
      return was;
    },
  };
}

function set(index: Map<string, Set<string>>, a: string, b: string, there: boolean): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = index.get(one) ?? new Set<string>();
    if (there) others.add(other);
    else others.delete(other);
    if (others.size === 0) index.delete(one);
    else index.set(one, others);
  }
}

/** The pairs of reports that a statement ties: those that have it word for word, one key for each such link. */
function tiesOf({ links }: Cluster, statements: Clustering<{ readonly report: string }>): string[] {
  return links
    .filter(({ rule }) => rule === 'same words')
    .map(({ a, b }) => pairKey(statements.get(a).report, statements.get(b).report));
}
