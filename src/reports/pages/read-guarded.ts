import { Worker } from 'node:worker_threads';
import { ParleyError } from '../../text/index.ts';
import { PAGE_MEMORY_MB, PAGE_TIMEOUT_MS, READ_IN_PLACE_LETTERS } from '../limits.ts';
import { readPage } from '../read-page.ts';
import type { DocumentInput } from '../read-plain-text.ts';
import { type InputPlace, refusal } from '../refusals.ts';
import type { Report } from '../report.ts';

export interface PageJob {
  readonly input: DocumentInput;
  readonly place: InputPlace;
}

/** What the worker sends back: errors lose their class on the way, so they travel as data. */
export type PageOutcome =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly next: string };

export interface PageGuard {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly inPlaceLetters: number;
}

const GUARD: PageGuard = {
  timeoutMs: PAGE_TIMEOUT_MS,
  memoryMb: PAGE_MEMORY_MB,
  inPlaceLetters: READ_IN_PLACE_LETTERS,
};

// Built, the worker is plain JavaScript. From source (in tests) it is TypeScript, which a thread does not load by itself.
const isSource = import.meta.url.endsWith('.ts');
const file = new URL(isSource ? './page-worker.ts' : './page-worker.js', import.meta.url);
const FROM_SOURCE = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(file.href)}, ${JSON.stringify(import.meta.url)}))`;

let idle: { readonly worker: Worker; readonly memoryMb: number } | null = null;

function takeWorker(memoryMb: number): Worker {
  const waiting = idle;
  idle = null;
  if (waiting !== null && waiting.memoryMb === memoryMb) {
    waiting.worker.ref();
    return waiting.worker;
  }
  void waiting?.worker.terminate();
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  return isSource ? new Worker(FROM_SOURCE, { eval: true, resourceLimits }) : new Worker(file, { resourceLimits });
}

/**
 * Reads a page within bounds of time and memory. A page of usual size is read in place, where depth and number of elements are
 * bounded already; a large one in a thread of its own, which is ended when it takes too long.
 *
 * @throws {ParleyError} `page-empty`, `page-too-slow`
 */
export async function readPageGuarded(
  input: DocumentInput,
  place: InputPlace,
  guard: PageGuard = GUARD,
): Promise<Report> {
  if (input.text.length <= guard.inPlaceLetters) return readPage(input, place);
  const worker = takeWorker(guard.memoryMb);
  const outcome = await new Promise<PageOutcome>(resolve => {
    const settle = (result: PageOutcome) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(result);
    };
    const giveUp = (reason: string) => {
      const next = 'It is built like an attack or is no article; save its text alone and read that.';
      const { code, message } = refusal('page-too-slow', place, reason, next);
      settle({ ok: false, code, message, next });
      void worker.terminate();
    };
    const onMessage = (result: PageOutcome) => {
      settle(result);
      // An idle thread does not keep the program alive.
      worker.unref();
      idle = { worker, memoryMb: guard.memoryMb };
    };
    const onError = (error: Error) => giveUp(`reading the page broke off (${error.message})`);
    const onExit = () => giveUp(`reading the page needed more than ${guard.memoryMb} MB and was given up`);
    const timer = setTimeout(
      () => giveUp(`reading the page took longer than ${guard.timeoutMs / 1000} s and was given up`),
      guard.timeoutMs,
    );
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({ input, place } satisfies PageJob);
  });
  if (outcome.ok) return outcome.report;
  throw new ParleyError(outcome.code, outcome.message, outcome.next);
}
