import { mergeSorted } from './sorted.ts';

/** What a judge says of two mentions: one thing, two things, or nothing (null where the evidence decides neither). */
export type Judgement =
  | { readonly same: true; readonly score: number; readonly rule: string; readonly why: string }
  | { readonly same: false; readonly rule: string; readonly why: string };

export interface Link {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly rule: string;
  readonly why: string;
}

export interface Cluster {
  /** Ids of its mentions, sorted. */
  readonly members: readonly string[];
  /** The links that made it one, strongest first: one less than it has members. */
  readonly links: readonly Link[];
}

/** What people decided about pairs of mentions, by the sorted pair. It stands above every judge. */
export interface Decisions {
  readonly merged: ReadonlyMap<string, string>;
  readonly split: ReadonlyMap<string, string>;
}

const NO_DECISIONS: Decisions = { merged: new Map(), split: new Map() };

export const pairKey = (a: string, b: string) => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

export interface Keys {
  /** Filed under and asked for. */
  readonly both: string[];
  readonly filed: readonly string[];
  readonly asked: readonly string[];
}

/**
 * Keys for things looked up by name and week. What has no date asks for everything of the name, and is found by everything of the name;
 * what has one meets only its weeks and the undated.
 */
export function keysInTime(names: readonly string[], weeks: readonly number[]): Keys {
  return weeks.length === 0
    ? { both: names.map(name => `${name}|undated`), filed: [], asked: names.map(name => `${name}|dated`) }
    : {
        both: names.flatMap(name => weeks.map(week => `${name}|${week}`)),
        filed: names.map(name => `${name}|dated`),
        asked: names.map(name => `${name}|undated`),
      };
}

/** A kind of mention: how to find those worth comparing, and how to judge two of them. Both pure; `judge` symmetric. */
export interface Matching<Mention extends { readonly id: string }> {
  /** Two mentions are only ever compared when one asks for a key that the other is filed under. */
  keysOf(mention: Mention): Keys;
  judge(a: Mention, b: Mention): Judgement | null;
}

/**
 * Mentions grouped into the things they are mentions of. What comes out depends on the set of mentions and decisions alone, never on
 * the order in which they came; adding one costs as much as the mentions it shares a key with, and the group it falls into.
 */
export interface Clustering<Mention> {
  add(mention: Mention): void;
  remove(id: string): void;
  decide(decisions: Decisions): void;
  clusters(): readonly Cluster[];
  get(id: string): Mention;
  /** The cluster of a mention, as `clusters` last had it; null for a mention that is not there. */
  of(id: string): Cluster | null;
}

/**
 * Groups by the strongest links first (ties by id), and joins two groups only where no pair across them is judged different or was split
 * by a person: Kruskal's tree under cannot-links, taken for each connected part of the graph alone, so that one more mention changes no
 * other part.
 */
export function newClustering<Mention extends { readonly id: string }>(
  matching: Matching<Mention>,
): Clustering<Mention> {
  const mentions = new Map<string, Mention>();
  const filed = new Map<string, Set<string>>();
  const asking = new Map<string, Set<string>>();
  const links = new Map<string, Map<string, Link>>();
  const clusterOf = new Map<string, Cluster>();
  const dirty = new Set<string>();
  /** Clusters that lost a member, or were grouped anew. */
  const stale = new Set<Cluster>();
  let decisions = NO_DECISIONS;
  let made: readonly Cluster[] = [];

  const judged = (a: string, b: string): Judgement | null => {
    const key = pairKey(a, b);
    const merged = decisions.merged.get(key);
    if (merged !== undefined) return { same: true, score: 2, rule: 'review', why: merged };
    const split = decisions.split.get(key);
    if (split !== undefined) return { same: false, rule: 'review', why: split };
    return a < b
      ? matching.judge(mentions.get(a)!, mentions.get(b)!)
      : matching.judge(mentions.get(b)!, mentions.get(a)!);
  };
  /** What is linked was judged the same when it came: only the rest is judged for being two. */
  const toldApart = (a: string, b: string) => links.get(a)?.has(b) !== true && judged(a, b)?.same === false;
  const connect = (a: string, b: string) => {
    const judgement = judged(a, b);
    if (judgement?.same !== true) return;
    const [first, second] = a < b ? [a, b] : [b, a];
    const link = { a: first, b: second, score: judgement.score, rule: judgement.rule, why: judgement.why };
    neighbours(a).set(b, link);
    neighbours(b).set(a, link);
  };
  const put = (index: Map<string, Set<string>>, keys: readonly string[], id: string) => {
    for (const key of keys) {
      const sharing = index.get(key);
      if (sharing === undefined) index.set(key, new Set([id]));
      else sharing.add(id);
    }
  };
  const take = (index: Map<string, Set<string>>, keys: readonly string[], id: string) => {
    for (const key of keys) {
      const sharing = index.get(key);
      sharing?.delete(id);
      if (sharing?.size === 0) index.delete(key);
    }
  };
  /** Whom a mention is compared with: by keys both ways, and those that a person merged it with. */
  const metBy = (id: string) => {
    const met = new Set<string>();
    const { both, filed: files, asked } = matching.keysOf(mentions.get(id)!);
    for (const key of both) for (const other of filed.get(key) ?? []) met.add(other);
    for (const key of asked) for (const other of filed.get(key) ?? []) met.add(other);
    for (const key of files) for (const other of asking.get(key) ?? []) met.add(other);
    for (const pair of decisions.merged.keys()) {
      const [a, b] = pair.split('\u0000') as [string, string];
      const other = a === id ? b : b === id ? a : null;
      if (other !== null && mentions.has(other)) met.add(other);
    }
    met.delete(id);
    return met;
  };
  const neighbours = (id: string) => {
    let found = links.get(id);
    if (found === undefined) {
      found = new Map();
      links.set(id, found);
    }
    return found;
  };
  const touch = (id: string) => void dirty.add(id);
  const disconnect = (id: string) => {
    for (const other of links.get(id)?.keys() ?? []) {
      links.get(other)!.delete(id);
      touch(other);
    }
    links.delete(id);
  };
  const component = (start: string) => {
    const seen = new Set([start]);
    for (const id of seen) for (const other of links.get(id)?.keys() ?? []) seen.add(other);
    return seen;
  };
  /** Groups a connected part; the clusters of it that are not as they were. */
  const regroup = (ids: ReadonlySet<string>): Cluster[] => {
    const groups = new Map<string, { members: string[]; links: Link[] }>();
    for (const id of ids) groups.set(id, { members: [id], links: [] });
    const all: Link[] = [];
    for (const id of ids) for (const link of links.get(id)?.values() ?? []) if (link.a === id) all.push(link);
    all.sort((x, y) => y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b));
    for (const link of all) {
      const [one, other] = [groups.get(link.a)!, groups.get(link.b)!];
      if (one === other) continue;
      const forced = link.rule === 'review';
      if (!forced && one.members.some(a => other.members.some(b => toldApart(a, b)))) continue;
      const joined = { members: [...one.members, ...other.members], links: [...one.links, ...other.links, link] };
      for (const id of joined.members) groups.set(id, joined);
    }
    const fresh: Cluster[] = [];
    for (const group of new Set(groups.values())) {
      const cluster: Cluster = {
        members: group.members.sort(compare),
        links: group.links.sort((x, y) => y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b)),
      };
      // What is grouped as before stays the same object, so that nothing made from it is made again.
      const before = clusterOf.get(cluster.members[0]!);
      if (
        before !== undefined &&
        sameCluster(before, cluster) &&
        cluster.members.every(id => clusterOf.get(id) === before)
      )
        continue;
      fresh.push(cluster);
      for (const id of cluster.members) {
        const old = clusterOf.get(id);
        if (old !== undefined) stale.add(old);
      }
    }
    for (const cluster of fresh) for (const id of cluster.members) clusterOf.set(id, cluster);
    return fresh;
  };

  return {
    add(mention) {
      if (mentions.has(mention.id)) throw new TypeError(`Mention ${mention.id} is already there`);
      mentions.set(mention.id, mention);
      const keys = matching.keysOf(mention);
      put(filed, [...keys.both, ...keys.filed], mention.id);
      put(asking, keys.asked, mention.id);
      for (const other of metBy(mention.id)) connect(mention.id, other);
      touch(mention.id);
    },
    remove(id) {
      const mention = mentions.get(id);
      if (mention === undefined) return;
      disconnect(id);
      const keys = matching.keysOf(mention);
      take(filed, [...keys.both, ...keys.filed], id);
      take(asking, keys.asked, id);
      mentions.delete(id);
      const cluster = clusterOf.get(id);
      if (cluster !== undefined) stale.add(cluster);
      clusterOf.delete(id);
      dirty.delete(id);
    },
    decide(next) {
      const changed = new Set<string>();
      for (const now of [decisions, next])
        for (const pair of [...now.merged.keys(), ...now.split.keys()]) {
          const asBefore =
            decisions.merged.get(pair) === next.merged.get(pair) && decisions.split.get(pair) === next.split.get(pair);
          if (!asBefore) for (const id of pair.split('\u0000')) if (mentions.has(id)) changed.add(id);
        }
      decisions = next;
      for (const id of changed) {
        for (const near of component(id)) touch(near);
        disconnect(id);
      }
      for (const id of changed) {
        for (const other of metBy(id)) connect(id, other);
        touch(id);
      }
    },
    clusters() {
      const done = new Set<string>();
      const fresh: Cluster[] = [];
      for (const id of dirty) {
        if (done.has(id)) continue;
        const part = component(id);
        fresh.push(...regroup(part));
        for (const member of part) done.add(member);
      }
      dirty.clear();
      if (fresh.length > 0 || stale.size > 0)
        made = mergeSorted(
          made.filter(cluster => !stale.has(cluster)),
          fresh.sort(byFirst),
          byFirst,
        );
      stale.clear();
      return made;
    },
    get(id) {
      const mention = mentions.get(id);
      if (mention === undefined) throw new RangeError(`There is no mention ${id}`);
      return mention;
    },
    of: id => clusterOf.get(id) ?? null,
  };
}

const byFirst = (x: Cluster, y: Cluster) => compare(x.members[0]!, y.members[0]!);

function sameCluster(a: Cluster, b: Cluster): boolean {
  return (
    a.members.length === b.members.length &&
    a.members.every((id, i) => id === b.members[i]) &&
    a.links.every((link, i) => {
      const other = b.links[i]!;
      return (
        link.a === other.a &&
        link.b === other.b &&
        link.score === other.score &&
        link.rule === other.rule &&
        link.why === other.why
      );
    })
  );
}

/** Orders ids by code unit, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
