import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SHARED } from './figure.ts';

/** A place of a gold cluster: an entry of a gold reading, or a span of a report that has none. */
export interface Ref {
  readonly report: string;
  readonly id?: string;
  readonly span?: { readonly start: number; readonly end: number };
}
export interface GoldCluster {
  readonly cluster: string;
  readonly reports: readonly string[];
  readonly same: readonly {
    readonly kind: string;
    readonly label: string;
    readonly refs: readonly Ref[];
    readonly note?: string;
  }[];
  readonly discrepancies: readonly {
    readonly kind: string;
    readonly label: string;
    readonly trap?: boolean;
    readonly values: readonly { readonly refs: readonly Ref[] }[];
  }[];
}

export const LISTS = ['statements', 'meetings', 'moves', 'agreements'] as const;
export type List = (typeof LISTS)[number];
export const LIST_OF: Readonly<Record<string, List>> = {
  statement: 'statements',
  meeting: 'meetings',
  move: 'moves',
  agreement: 'agreements',
};

export const keyOf = ({ report, id, span }: Ref) => `${report}/${id ?? `${span!.start}-${span!.end}`}`;
export const pairName = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map(b => [a, b] as const));
}

export function goldClusters(): GoldCluster[] {
  const folder = `${SHARED}gold/clusters/`;
  return readdirSync(folder)
    .sort()
    .map(name => JSON.parse(readFileSync(folder + name, 'utf8')) as GoldCluster);
}

/** Pairs that the gold does not list, read by eye: two entries that are one thing. Ids only. */
export function judgedPairs(): string[] {
  const file = new URL('./clusters-judged.yaml', import.meta.url);
  const { one } = parse(readFileSync(file, 'utf8')) as { readonly one: readonly string[] };
  return one.map(pair => pairName(...(pair.split(' ') as [string, string])));
}

interface GoldMarks {
  /** Entries that the gold itself holds doubtful: neither right nor wrong when merged. */
  readonly doubtful: ReadonlySet<string>;
  /** Pairs of entries of one report of which the gold says that the one is the other. */
  readonly sameAs: readonly (readonly [string, string])[];
}

/** What the hand-made readings say of their own entries (`doubt`, `same_as`), by the keys of the clusters' references. */
export function goldMarks(reports: readonly string[]): GoldMarks {
  const doubtful = new Set<string>();
  const sameAs: [string, string][] = [];
  for (const report of reports) {
    const file = `${SHARED}gold/readings/${report}.json`;
    if (!existsSync(file)) continue;
    const reading = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
    for (const list of LISTS) {
      const entries = (reading[list] ?? []) as readonly { id: string; doubt?: boolean; same_as?: string }[];
      for (const { id, doubt, same_as } of entries) {
        if (doubt === true) doubtful.add(`${report}/${id}`);
        if (same_as !== undefined) sameAs.push([`${report}/${id}`, `${report}/${same_as}`]);
      }
    }
  }
  return { doubtful, sameAs };
}

/** Discrepancies of these kinds are of one act, dated or worded otherwise; a rival number may stand in two different statements. */
const OF_ONE_ACT = new Set(['date', 'wording']);

/**
 * True for two entries that the gold has as one though no group lists the pair: one of them is `same_as` an entry of the other's group, or
 * they are versions of one date or wording.
 */
export function heldOne(
  { same, discrepancies }: GoldCluster,
  { sameAs }: GoldMarks,
): (a: string, b: string) => boolean {
  const sets = [
    ...same.filter(({ note }) => !NOT_ONE.test(note ?? '')).map(({ refs }) => refs),
    ...discrepancies
      .filter(({ kind, trap }) => OF_ONE_ACT.has(kind) && trap !== true)
      .map(({ values }) => values.flatMap(({ refs }) => refs)),
  ].map(refs => new Set(refs.map(keyOf)));
  for (const [one, other] of sameAs) for (const set of sets) if (set.has(other)) set.add(one);
  return (a, b) =>
    sets.some(set => set.has(a) && set.has(b)) || sameAs.some(pair => pair.includes(a) && pair.includes(b));
}

/** A note that a group is of like things, not of one. */
export const NOT_ONE = /not the same/;
