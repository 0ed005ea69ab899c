import { parentPort, workerData } from 'node:worker_threads';
import { loadLanguage } from '../language/index.ts';
import { createReader } from '../reading/index.ts';
import { readRecord } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import { patientStore } from './patient-store.ts';
import { openJetStream } from './queue/jetstream.ts';
import { runWorker, type WorkerOptions } from './run-worker.ts';
import { ledgerTasks, queueTasks } from './tasks.ts';
import type { WorkEvent } from './work-event.ts';
import type { WorkSettings } from './work-settings.ts';

/** What a worker's thread is started with, and what the two sides tell each other. Started by `run-workers.ts` only. */
export interface ChunkWorkerData {
  readonly worker: string;
  readonly settings: WorkSettings;
}
export type ToWorker = 'stop' | 'stop now';
export type FromWorker =
  | { readonly kind: 'told'; readonly told: WorkEvent }
  | { readonly kind: 'at'; readonly at: Parameters<WorkerOptions['at']>[0] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly next: string };

const { worker, settings } = workerData as ChunkWorkerData;
const { store: place, queue, leaseMs, deadlineMs, idleMs, maxTries, pingMs } = settings;
const say = (message: FromWorker) => parentPort?.postMessage(message);
const tell = (told: WorkEvent) => say({ kind: 'told', told });

const stop = new AbortController();
const stopNow = new AbortController();
parentPort?.on('message', (word: ToWorker) => {
  stop.abort();
  if (word === 'stop now') stopNow.abort();
});

try {
  const begun = performance.now();
  const { reader } = settings;
  const read = createReader(loadLanguage(), reader);
  // Rules and reference data are loaded for the first reading: no report of a chunk shall be blamed for the time that takes.
  read(readRecord({ id: 'first', text: 'The talks have begun.' }, { file: null, line: null, position: null }));
  const store = patientStore({ place, worker, deadlineMs, signal: stopNow.signal, tell });
  const options = { store, claim: { worker, leaseMs, maxTries }, signal: stop.signal, idleMs, tell };
  const tasks =
    queue === null
      ? ledgerTasks(options)
      : queueTasks({
          ...options,
          deadlineMs,
          open: () => openJetStream(queue, { ackWaitMs: leaseMs, patient: true, pingMs }),
        });
  tell({ event: 'worker started', worker, loadMs: Math.round(performance.now() - begun) });
  try {
    const chunks = await runWorker({
      ...settings,
      worker,
      store,
      tasks,
      read,
      stop: stop.signal,
      stopNow: stopNow.signal,
      tell,
      at: at => say({ kind: 'at', at }),
    });
    tell({ event: 'worker ended', worker, chunks });
  } finally {
    await tasks.close();
    await store.close();
  }
} catch (error) {
  if (!(error instanceof ParleyError)) throw error;
  const { code, message, next } = error;
  say({ kind: 'refused', code, message, next });
} finally {
  parentPort?.close();
}
