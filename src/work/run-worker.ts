import type { Reader } from '../reading/index.ts';
import { ParleyError } from '../text/index.ts';
import { KEPT } from './add-reports.ts';
import { type PatientStore, wordsOf } from './patient-store.ts';
import { admitRelevant } from './prefilter.ts';
import { readChunk } from './read-chunk.ts';
import type { Task, Tasks } from './tasks.ts';
import type { WorkEvent } from './work-event.ts';

export interface WorkerOptions {
  readonly worker: string;
  readonly store: PatientStore;
  readonly tasks: Tasks;
  readonly read: Reader;
  /** How often a chunk is tried. */
  readonly maxTries: number;
  /** How long the worker is waited for when nothing is heard of it. */
  readonly leaseMs: number;
  readonly contact: string | null;
  readonly prefilter: boolean;
  /** Ends when nothing is left to do, instead of waiting for more. */
  readonly untilDone: boolean;
  /** Given: no further chunk is begun. */
  readonly stop: AbortSignal;
  /** Given: the chunk in hand is given back. */
  readonly stopNow: AbortSignal;
  tell(event: WorkEvent): void;
  /** Which report is being read; null between reports. */
  at(place: { readonly chunk: string; readonly position: number; readonly place: string } | null): void;
}

const LONGEST_PAUSE_MS = 60_000;

/** One worker: takes a chunk, reads it, keeps it, and takes the next. How many chunks it ended. */
export async function runWorker(options: WorkerOptions): Promise<number> {
  const { store, tasks, untilDone, stop, stopNow } = options;
  let chunks = 0;
  let asked = performance.now();
  try {
    while (!stop.aborted) {
      const task = await tasks.next();
      if (task !== null) {
        if (await workOn(task, performance.now() - asked, options)) chunks++;
        asked = performance.now();
      } else if (untilDone && (await isAllDone(store))) break;
    }
  } catch (error) {
    // Told to stop while it waited for work.
    if (!stop.aborted && !stopNow.aborted) throw error;
  }
  return chunks;
}

async function isAllDone(store: PatientStore): Promise<boolean> {
  const left = await store.ask(({ ledger }) => ledger.waiting(1));
  return left.length === 0;
}

async function workOn(task: Task, waitMs: number, options: WorkerOptions): Promise<boolean> {
  const { worker, store, read, leaseMs, contact, prefilter, stopNow, tell, at } = options;
  const { claim } = task;
  const { id: chunk, label } = claim;
  const heart = setInterval(() => void task.beat().catch(() => {}), leaseMs / 3);
  try {
    const begun = performance.now();
    const effect = await readChunk(claim, {
      read,
      contact,
      facts: prefilter ? { admit: admitRelevant } : {},
      signal: stopNow,
      kept: reports => store.ask(({ ledger }) => ledger.kept(reports)),
      at: report => at(report === null ? null : { chunk, ...report }),
    });
    const readMs = performance.now() - begun;
    const now = new Date().toISOString();
    const counts = await store.ask(({ ledger }) => ledger.complete(chunk, effect, refusalOf, now));
    await task.ended();
    const keepMs = performance.now() - begun - readMs;
    if (counts === null) tell({ event: 'chunk done before', worker, chunk, label });
    else tell({ event: 'chunk done', worker, chunk, label, ...counts, ...rounded({ waitMs, readMs, keepMs }) });
    return true;
  } catch (error) {
    if (stopNow.aborted) await giveBack(task, options);
    else await failed(task, error, options);
    return false;
  } finally {
    clearInterval(heart);
  }
}

/** Another text is kept under the report's id. */
function refusalOf(report: string): { code: string; message: string; next: string } {
  const { code, message, next } = KEPT['other text'](report);
  return { code, message, next };
}

const rounded = ({ waitMs, readMs, keepMs }: { waitMs: number; readMs: number; keepMs: number }) => ({
  waitMs: Math.round(waitMs),
  readMs: Math.round(readMs),
  keepMs: Math.round(keepMs),
});

async function giveBack(task: Task, { worker, store, tell }: WorkerOptions): Promise<void> {
  const { id: chunk, label } = task.claim;
  // Where even that fails, the chunk is handed out again when nothing more is heard of this worker.
  await store.last(({ ledger }) => ledger.giveBack(chunk, worker)).catch(() => {});
  await task.again(0).catch(() => {});
  tell({ event: 'chunk given back', worker, chunk, label });
}

async function failed(task: Task, error: unknown, { worker, store, maxTries, tell }: WorkerOptions): Promise<void> {
  const { id: chunk, label, tries } = task.claim;
  const because = error instanceof ParleyError ? `${error.code}: ${error.message}` : wordsOf(error);
  const afterMs = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** tries);
  const state = await store.ask(({ ledger }) => ledger.fail(chunk, because, { maxTries, afterMs }));
  if (state === 'waiting') await task.again(afterMs);
  else await task.ended();
  tell({ event: state === 'aside' ? 'chunk set aside' : 'chunk failed', worker, chunk, label, tries, because });
}
