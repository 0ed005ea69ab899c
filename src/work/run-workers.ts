import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ParleyError } from '../text/index.ts';
import type { ChunkWorkerData, FromWorker, ToWorker } from './chunk-worker.ts';
import { type PatientStore, patientStore } from './patient-store.ts';
import type { WorkEvent } from './work-event.ts';
import type { WorkSettings } from './work-settings.ts';

export interface RunWorkersOptions {
  /** Threads, each a worker of its own with its own model and its own connections. */
  readonly jobs: number;
  /** Given: no further chunk is begun, and what is in hand may be ended within the grace. */
  readonly stop: AbortSignal;
  /** Given: what is in hand is given back at once. */
  readonly stopNow: AbortSignal;
  tell(event: WorkEvent): void;
}

// A reader that grows beyond this is ended with its report, and the process lives on.
const MOST_MEMORY_MB = 3072;
const LOOK_MS = 1000;
const LAST_WORDS_MS = 10_000;
// Threads that end again and again without having begun anything are a fault of the place, not of a report.
const MOST_VAIN_STARTS = 5;

/**
 * Works until told to stop, or until nothing is left to do. Each thread is watched: one that ends or hangs at a report is replaced, the report is recorded
 * and passed over from then on. The tally of what was done.
 *
 * @throws {ParleyError} when the place or the queue refuses.
 */
export async function runWorkers(settings: WorkSettings, options: RunWorkersOptions): Promise<WorkTally> {
  const tally = { chunks: 0, added: 0, known: 0, skipped: 0, refused: 0, aside: 0 };
  const tell = (event: WorkEvent) => {
    if (event.event === 'chunk done') {
      tally.chunks++;
      tally.added += event.added;
      tally.known += event.known;
      tally.skipped += event.skipped;
      tally.refused += event.refused;
    } else if (event.event === 'chunk set aside') tally.aside++;
    options.tell(event);
  };
  const over = new AbortController();
  const hurry = new AbortController();
  // Each worker listens for itself.
  setMaxListeners(0, options.stop, hurry.signal);
  const listening = { signal: over.signal };
  const graceOver = () =>
    void wait(settings.graceMs, undefined, listening).then(
      () => hurry.abort(),
      () => {},
    );
  options.stop.addEventListener('abort', graceOver, listening);
  options.stopNow.addEventListener('abort', () => hurry.abort(), listening);
  if (options.stopNow.aborted) hurry.abort();
  const store = patientStore({
    place: settings.store,
    worker: 'supervisor',
    deadlineMs: settings.deadlineMs,
    signal: AbortSignal.any([hurry.signal, over.signal]),
    tell,
  });
  try {
    const lanes = Array.from({ length: options.jobs }, (_, n) =>
      // The process's number is part of the name: a worker started again is another one.
      keepRunning(`${hostname()}-${process.pid}-${n + 1}`, settings, {
        stop: options.stop,
        stopNow: hurry.signal,
        store,
        tell,
      }),
    );
    const results = await Promise.allSettled(
      lanes.map(lane =>
        lane.catch((error: unknown) => {
          // One that was refused will not be alone: the others need not find out each by itself.
          hurry.abort();
          throw error;
        }),
      ),
    );
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    return tally;
  } finally {
    over.abort();
    await store.close();
  }
}

export interface WorkTally {
  readonly chunks: number;
  readonly added: number;
  readonly known: number;
  readonly skipped: number;
  readonly refused: number;
  readonly aside: number;
}

interface LaneOptions {
  readonly stop: AbortSignal;
  readonly stopNow: AbortSignal;
  readonly store: PatientStore;
  tell(event: WorkEvent): void;
}

async function keepRunning(worker: string, settings: WorkSettings, options: LaneOptions): Promise<void> {
  for (let vain = 0; ; ) {
    const { because, at, begun } = await runThread({ worker, settings }, options);
    if (because === null || options.stopNow.aborted) return;
    options.tell({ event: 'worker lost', worker, because });
    if (at !== null) {
      const { chunk, position, place } = at;
      const failure = {
        position,
        place,
        code: 'reader-ended',
        message: `${place}: the report ended its reader (${because})`,
        next: 'This is a fault in Parley, not in the report. Please report it with the text, if you may share it.',
      };
      await options.store.ask(({ ledger }) => ledger.skip(chunk, failure));
      options.tell({ event: 'report passed over', worker, chunk, place, because });
    }
    vain = begun ? 0 : vain + 1;
    if (vain >= MOST_VAIN_STARTS) throw new Error(`A worker ended ${vain} times before it did anything: ${because}`);
  }
}

interface ThreadEnd {
  /** Null when it ended as it should. */
  readonly because: string | null;
  readonly at: Extract<FromWorker, { kind: 'at' }>['at'];
  /** Whether it got as far as a report. */
  readonly begun: boolean;
}

// Built, the worker is plain JavaScript. From source (in tests) it is TypeScript, which a thread does not load as its first file.
const isSource = import.meta.url.endsWith('.ts');
const file = new URL(isSource ? './chunk-worker.ts' : './chunk-worker.js', import.meta.url);

function startThread(workerData: ChunkWorkerData): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } };
  if (!isSource) return new Worker(file, options);
  const begin = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(begin, { ...options, eval: true });
}

function runThread(data: ChunkWorkerData, { stop, stopNow, tell }: LaneOptions): Promise<ThreadEnd> {
  const thread = startThread(data);
  let at: ThreadEnd['at'] = null;
  let since = 0;
  let begun = false;
  let because: string | null = null;
  let refused: ParleyError | null = null;

  const sayStop = () => thread.postMessage('stop' satisfies ToWorker);
  const sayNow = () => {
    thread.postMessage('stop now' satisfies ToWorker);
    // It hears this between two reports; one that hangs never does, and its chunk is handed out again in time.
    setTimeout(() => void thread.terminate(), LAST_WORDS_MS).unref();
  };
  const watch = setInterval(() => {
    if (at === null || performance.now() - since < data.settings.reportMs) return;
    because = `it took longer than ${data.settings.reportMs / 1000} s`;
    void thread.terminate();
  }, LOOK_MS);
  stop.addEventListener('abort', sayStop);
  stopNow.addEventListener('abort', sayNow);
  if (stop.aborted) sayStop();
  if (stopNow.aborted) sayNow();

  thread.on('message', (message: FromWorker) => {
    if (message.kind === 'refused') refused = new ParleyError(message.code, message.message, message.next);
    else if (message.kind === 'at') {
      at = message.at;
      since = performance.now();
      begun = true;
    } else tell(message.told);
  });
  return new Promise((resolve, reject) => {
    thread.on('error', error => {
      because ??= error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', status => {
      clearInterval(watch);
      stop.removeEventListener('abort', sayStop);
      stopNow.removeEventListener('abort', sayNow);
      if (refused !== null) reject(refused);
      else {
        if (status !== 0 && because === null) because = `it ended with status ${status}`;
        resolve({ because, at, begun });
      }
    });
  });
}
