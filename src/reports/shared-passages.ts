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
  /** Adds the report and returns what it shares with those already there, in order of their ids. */
  add(report: Report): readonly SharedPassages[];
  remove(id: string): void;
}

/** One shingle in four is enough to find a paragraph that two reports share. */
const SAMPLE = 4;
/** A pair below this has a quotation in common, or a stock phrase. */
const LEAST = 0.12;

/** An empty index. Only the body is compared: everybody's headlines and donation appeals are their own. */
export function newPassageIndex(): PassageIndex {
  const byShingle = new Map<number, Set<string>>();
  const shinglesOf = new Map<string, ReadonlySet<number>>();
  return {
    add(report) {
      const shingles = sampledShingles(report);
      const counts = new Map<string, number>();
      for (const shingle of shingles) {
        for (const other of byShingle.get(shingle) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
        const sharing = byShingle.get(shingle);
        if (sharing === undefined) byShingle.set(shingle, new Set([report.id]));
        else sharing.add(report.id);
      }
      shinglesOf.set(report.id, shingles);
      return [...counts]
        .filter(([other]) => other !== report.id)
        .map(([other, shared]) => {
          const [a, b] = other < report.id ? [other, report.id] : [report.id, other];
          const shorter = Math.min(shingles.size, shinglesOf.get(other)!.size);
          return { a, b, containment: shared / shorter, shared };
        })
        .filter(({ containment, shared }) => containment >= LEAST && shared >= 2)
        .sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
    },
    remove(id) {
      for (const shingle of shinglesOf.get(id) ?? []) {
        const sharing = byShingle.get(shingle);
        sharing?.delete(id);
        if (sharing?.size === 0) byShingle.delete(shingle);
      }
      shinglesOf.delete(id);
    },
  };
}

/** What of a report is compared: only the body, for everybody's headlines and donation appeals are their own. */
export function sampledShingles({ text, passages }: Report): Set<number> {
  const body = passages.filter(({ kind }) => kind === 'body').map(({ start, end }) => text.slice(start, end));
  return shinglesOf(body, SAMPLE);
}
