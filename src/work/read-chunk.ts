import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader, Reading } from '../reading/index.ts';
import { nameOf, type Report, type ReportResult } from '../reports/index.ts';
import type { ChunkEffect, ChunkFailure, Claim } from '../store/index.ts';
import type { ParleyError } from '../text/index.ts';
import { sourceOf } from './chunk.ts';
import { type OpenOptions, openChunk } from './open-chunk.ts';
import { NOT_RELEVANT } from './prefilter.ts';
import { readingFailed } from './read-many.ts';

export interface ChunkReader extends OpenOptions {
  readonly read: Reader;
  /** Which of these reports are kept already, and need not be read again. */
  kept(reports: readonly Report[]): Promise<ReadonlySet<Report>>;
  /** Told before each report is read, and null right behind it, so that whoever watches knows which one a reader ended at. */
  at(report: { readonly position: number; readonly place: string } | null): void;
}

// Reports asked after together: one trip to the database.
const TOGETHER = 32;

/**
 * Everything a chunk does to the record, computed and not yet kept. A report that cannot be read is a failure with its error and never stops the
 * others. Between reports others get their turn: a heart beats meanwhile.
 *
 * @throws when the signal is given, or when this machine cannot get at the chunk's input.
 */
export async function readChunk(claim: Claim, reader: ChunkReader): Promise<ChunkEffect> {
  const skip = new Set(claim.skip);
  const reports: { reading: Reading; raw: Uint8Array | null; position: number; place: string }[] = [];
  const failures: ChunkFailure[] = [];
  let known = 0;
  let skipped = 0;
  let position = 0;
  for await (const group of groups(openChunk(sourceOf(claim), reader), TOGETHER)) {
    const kept = await reader.kept(group.flatMap(result => (result.ok ? [result.report] : [])));
    for (const result of group) {
      reader.signal.throwIfAborted();
      const here = { position: position++, place: nameOf(result.source) };
      if (skip.has(here.position)) continue;
      if (!result.ok) {
        if (MACHINE_TROUBLE.has(result.error.code)) throw result.error;
        if (result.error.code === NOT_RELEVANT) skipped++;
        else failures.push(failureOf(here, result.error));
      } else if (kept.has(result.report)) known++;
      else {
        reader.at(here);
        try {
          reports.push({ ...here, reading: reader.read(result.report), raw: result.raw ?? null });
        } catch (cause) {
          failures.push(failureOf(here, readingFailed(result.report, cause)));
        }
        reader.at(null);
      }
      await nextTurn();
    }
  }
  return { reports, failures, known, skipped };
}

// A disk that is not there is no fault of a report; another machine, or this one later, will do better.
const MACHINE_TROUBLE = new Set(['file-missing', 'file-unreadable']);

const failureOf = (
  here: { readonly position: number; readonly place: string },
  { code, message, next }: ParleyError,
): ChunkFailure => ({ ...here, code, message, next });

async function* groups(results: AsyncIterable<ReportResult>, size: number): AsyncGenerator<readonly ReportResult[]> {
  let group: ReportResult[] = [];
  for await (const result of results) {
    group.push(result);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
