import type { Report } from './report.ts';
import { shinglesOf } from './shingles.ts';

/** Two reports with words in common, and how much of the shorter one the longer one holds. */
export interface SharedPassages {
  readonly a: string;
  readonly b: string;
  /** Share of the shorter report's sampled shingles that the other has too, 0–1. */
  readonly containment: number;
  /** Shingles they share, of those sampled. */
  readonly shared: number;
}

/** Looks up reports that share words with a new one. Adding costs as much as the new report and those that share words with it. */
export interface PassageIndex {
  /** Adds the report, in place of one of the same id, and returns what it shares with those already there, in order of their ids. */
  add(report: Report): readonly SharedPassages[];
  remove(id: string): void;
}

/** One shingle in four is enough to find a paragraph that two reports share. */
const SAMPLE = 4;
/** A pair below these has a quotation in common, or a stock phrase. */
const LEAST_CONTAINMENT = 0.12;
export const LEAST_SHARED = 2;

/** What two reports share, the numbers of their shingles given; null when it is too little to tell. */
export function pairOf(
  id: string,
  size: number,
  other: string,
  otherSize: number,
  shared: number,
): SharedPassages | null {
  const containment = shared / Math.min(size, otherSize);
  if (shared < LEAST_SHARED || containment < LEAST_CONTAINMENT) return null;
  const [a, b] = other < id ? [other, id] : [id, other];
  return { a, b, containment, shared };
}

/** For sorting. */
export const byIds = (x: SharedPassages, y: SharedPassages) =>
  x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1;

/** An empty index. Only the body is compared: everybody's headlines and donation appeals are their own. */
export function newPassageIndex(): PassageIndex {
  // Nearly every shingle stands in one report alone: its id by itself is a fifth of a list that holds it.
  const byShingle = new Map<number, string | string[]>();
  const shinglesOf = new Map<string, Uint32Array>();
  const idsOf = (shingle: number): readonly string[] => {
    const ids = byShingle.get(shingle) ?? [];
    return typeof ids === 'string' ? [ids] : ids;
  };
  const enter = (shingle: number, id: string) => {
    const ids = byShingle.get(shingle);
    if (ids === undefined) byShingle.set(shingle, id);
    else if (typeof ids === 'string') byShingle.set(shingle, [ids, id]);
    else ids.push(id);
  };
  const remove = (id: string) => {
    for (const shingle of shinglesOf.get(id) ?? []) {
      const left = idsOf(shingle).filter(other => other !== id);
      if (left.length === 0) byShingle.delete(shingle);
      else byShingle.set(shingle, left);
    }
    shinglesOf.delete(id);
  };
  return {
    add(report) {
      remove(report.id);
      const shingles = Uint32Array.from(sampledShingles(report));
      const counts = new Map<string, number>();
      for (const shingle of shingles) {
        for (const other of idsOf(shingle)) counts.set(other, (counts.get(other) ?? 0) + 1);
        enter(shingle, report.id);
      }
      shinglesOf.set(report.id, shingles);
      return [...counts]
        .flatMap(
          ([other, shared]) => pairOf(report.id, shingles.length, other, shinglesOf.get(other)!.length, shared) ?? [],
        )
        .sort(byIds);
    },
    remove,
  };
}

/** What of a report is compared: only the body, for everybody's headlines and donation appeals are their own. */
export function sampledShingles({ text, passages }: Report): Set<number> {
  const body = passages.filter(({ kind }) => kind === 'body').map(({ start, end }) => text.slice(start, end));
  return shinglesOf(body, SAMPLE);
}
