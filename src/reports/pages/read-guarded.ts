import { Worker } from 'node:worker_threads';
import { ParleyError } from '../../text/index.ts';
import type { BytesInput } from '../documents/read-pdf.ts';
import { PAGE_MEMORY_MB, PAGE_TIMEOUT_MS, PDF_TIMEOUT_MS, READ_IN_PLACE_LETTERS } from '../limits.ts';
import { readPage } from '../read-page.ts';
import type { DocumentInput } from '../read-plain-text.ts';
import { type InputPlace, refusal } from '../refusals.ts';
import type { Report } from '../report.ts';

export type GuardedJob =
  | { readonly kind: 'page'; readonly input: DocumentInput; readonly place: InputPlace }
  | { readonly kind: 'pdf'; readonly input: BytesInput; readonly place: InputPlace };

/** What the worker sends back: errors lose their class on the way, so they travel as data. */
export type GuardedOutcome =
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

const MB = 1024 * 1024;

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
  return readInThread({ kind: 'page', input, place }, guard);
}

/**
 * Reads a PDF in a thread of its own, within bounds of time and memory.
 *
 * @throws {ParleyError} `pdf-encrypted`, `pdf-broken`, `pdf-without-text`, `pdf-too-slow`, `file-too-large`
 */
export function readPdfGuarded(
  input: BytesInput,
  place: InputPlace,
  guard: Pick<PageGuard, 'timeoutMs' | 'memoryMb'> = { timeoutMs: PDF_TIMEOUT_MS, memoryMb: PAGE_MEMORY_MB },
): Promise<Report> {
  return readInThread({ kind: 'pdf', input, place }, guard);
}

const GIVEN_UP = {
  page: {
    code: 'page-too-slow',
    what: 'the page',
    next: 'It is built like an attack or is no article; save its text alone and read that.',
  },
  pdf: {
    code: 'pdf-too-slow',
    what: 'the PDF',
    next: 'Split it into smaller parts, or save its text alone and read that.',
  },
} as const;

async function readInThread(
  job: GuardedJob,
  { timeoutMs, memoryMb }: Pick<PageGuard, 'timeoutMs' | 'memoryMb'>,
): Promise<Report> {
  const worker = takeWorker(memoryMb);
  const outcome = await new Promise<GuardedOutcome>(resolve => {
    const settle = (result: GuardedOutcome) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(result);
    };
    const giveUp = (trouble: string) => {
      const { code, what, next } = GIVEN_UP[job.kind];
      const { message } = refusal(code, job.place, `reading ${what} ${trouble}`, next);
      settle({ ok: false, code, message, next });
      void worker.terminate();
    };
    const onMessage = (result: GuardedOutcome) => {
      settle(result);
      // An idle thread does not keep the program alive.
      worker.unref();
      idle = { worker, memoryMb };
    };
    const onError = (error: Error) => giveUp(`broke off (${error.message})`);
    const onExit = () => giveUp(`needed more than ${memoryMb} MB and was given up`);
    // The limit of the thread's own memory does not count buffers, into which packed streams are unpacked.
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > 2 * memoryMb * MB) onExit();
    }, 200);
    const timer = setTimeout(() => giveUp(`took longer than ${timeoutMs / 1000} s and was given up`), timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
  if (outcome.ok) return outcome.report;
  throw new ParleyError(outcome.code, outcome.message, outcome.next);
}
