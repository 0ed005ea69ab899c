import type { Reading } from '../src/reading/index.ts';
import { type Cite, mergeSpans, type Span, sharedLength } from '../src/text/index.ts';
import { keyOf, LISTS, type List, type Ref } from './clusters-gold.ts';

export type StandIn = (ref: Ref, list: List) => string | null | undefined;

/**
 * Which entry of a reading stands for a gold place: its own id, else one to one by the characters they share, best pair first, a third of
 * the united ones or two thirds of the shorter at least. Undefined without a reading, null where no entry is left for it.
 */
export function standIns(clusterRefs: readonly Ref[], gold: readonly Reading[], own: readonly Reading[]): StandIn {
  const spans = spansOf(gold);
  const refs = new Map([
    ...clusterRefs.map(ref => [keyOf(ref), ref] as const),
    ...[...spans.keys()].map(key => [key, { report: key.split('/')[0]!, id: key.split('/')[1]! }] as const),
  ]);
  const found = new Map<string, string>();
  const read = new Set<string>();
  for (const reading of own) {
    if (reading.statements.length === 0 && reading.meetings.length === 0) continue;
    read.add(reading.report.id);
    for (const list of LISTS) {
      const entries: readonly { readonly id: string; readonly cites: readonly Cite[] }[] = reading[list];
      const ids = new Set(entries.map(({ id }) => id));
      const pairs = [...refs.values()]
        .filter(({ report }) => report === reading.report.id)
        .flatMap(ref => {
          const key = keyOf(ref);
          if (ids.has(key)) return [{ key, id: key, like: 2 }];
          // A gold entry of another kind stands nowhere in this list; a bare span may stand in any.
          if (ref.id !== undefined && !inList(gold, key, list)) return [];
          const wanted = ref.span === undefined ? spans.get(key)! : [ref.span];
          return entries.map(({ id, cites }) => ({ key, id, like: likeness(cites, wanted) }));
        })
        .filter(({ like }) => like >= 1 / 3)
        .sort((x, y) => y.like - x.like || (x.key + x.id < y.key + y.id ? -1 : 1));
      const taken = new Set<string>();
      for (const { key, id } of pairs) {
        if (taken.has(id) || found.has(`${list}|${key}`)) continue;
        taken.add(id);
        found.set(`${list}|${key}`, id);
      }
    }
  }
  return (ref, list) => (read.has(ref.report) ? (found.get(`${list}|${keyOf(ref)}`) ?? null) : undefined);
}

const inList = (gold: readonly Reading[], key: string, list: List) =>
  gold.some(reading => reading[list].some(({ id }) => id === key));

/** Shared characters by united ones, or half their share of the shorter side: a clause stands for the phrase of it that the gold marks. */
function likeness(a: readonly Span[], b: readonly Span[]): number {
  const [one, other] = [mergeSpans(a), mergeSpans(b)];
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const shared = one.reduce((sum, span) => sum + other.reduce((inner, each) => inner + sharedLength(span, each), 0), 0);
  const shorter = Math.max(1, Math.min(length(one), length(other)));
  return Math.max(shared / Math.max(1, length(one) + length(other) - shared), shared / shorter / 2);
}

/** Spans of every gold entry, by its key. */
export function spansOf(gold: readonly Reading[]): Map<string, readonly Span[]> {
  return new Map(
    gold.flatMap(reading => LISTS.flatMap(list => reading[list].map(({ id, cites }) => [id, cites] as const))),
  );
}
