import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { loadLanguage } from '../language/index.ts';
import { createReader, type Reader, type ReaderOptions, type Reading } from '../reading/index.ts';
import type { Report, ReportResult } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';

/** What goes out: in the order of what came in, one for one. */
export type Outcome =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly error: ParleyError };

export interface ReadManyOptions extends ReaderOptions {
  /** Cores to use, 1 at least. With one, or for a handful of reports, no thread is started. */
  readonly jobs: number;
}

// Below this many reports a second copy of the model costs more than it saves.
const HANDFUL = 8;
// Reports in flight per thread: enough to keep it busy while the slowest finishes, few enough to bound memory.
const AHEAD = 4;

/**
 * Reads a stream of reports on any number of cores. Order is kept and the readings are the same whatever `jobs` is; memory is
 * bounded by the reports in flight. A report whose reading fails becomes an outcome with its error; the stream goes on.
 */
export async function* readMany(
  incoming: AsyncIterable<ReportResult>,
  { jobs, ...options }: ReadManyOptions,
): AsyncGenerator<Outcome> {
  const source = incoming[Symbol.asyncIterator]();
  const first: ReportResult[] = [];
  let ended = false;
  while (first.length < HANDFUL && !ended) {
    const next = await source.next();
    if (next.done === true) ended = true;
    else first.push(next.value);
  }
  const rest: AsyncIterable<ReportResult> = {
    async *[Symbol.asyncIterator]() {
      yield* first;
      while (!ended) {
        const next = await source.next();
        if (next.done === true) return;
        yield next.value;
      }
    },
  };
  yield* jobs <= 1 || ended ? readHere(rest, options) : readInThreads(rest, jobs, options);
}

async function* readHere(incoming: AsyncIterable<ReportResult>, options: ReaderOptions): AsyncGenerator<Outcome> {
  let reader: Reader | null = null;
  for await (const item of incoming) {
    if (!item.ok) {
      yield item;
      continue;
    }
    reader ??= createReader(loadLanguage(), options);
    try {
      yield { ok: true, reading: reader(item.report) };
    } catch (cause) {
      yield { ok: false, error: readingFailed(item.report, cause) };
    }
  }
}

async function* readInThreads(
  incoming: AsyncIterable<ReportResult>,
  jobs: number,
  options: ReaderOptions,
): AsyncGenerator<Outcome> {
  // From the sources the worker is TypeScript and needs the loader that runs this file, too.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const pool = new Piscina<Report, Reading>({
    filename: fileURLToPath(new URL(`./read-worker.${extension}`, import.meta.url)),
    minThreads: jobs,
    maxThreads: jobs,
    workerData: options,
    ...(extension === 'ts' ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  try {
    const inFlight: Promise<Outcome>[] = [];
    for await (const item of incoming) {
      inFlight.push(
        item.ok
          ? pool.run(item.report).then(
              reading => ({ ok: true, reading }),
              cause => ({ ok: false, error: readingFailed(item.report, cause) }),
            )
          : Promise.resolve(item),
      );
      if (inFlight.length >= jobs * AHEAD) yield await inFlight.shift()!;
    }
    while (inFlight.length > 0) yield await inFlight.shift()!;
  } finally {
    await pool.destroy();
  }
}

/** A report on which the reader failed, as a refusal that says so. */
export function readingFailed(report: Report, cause: unknown): ParleyError {
  const source = report.file === null ? report.id : `${report.file} (report ${report.id})`;
  return new ParleyError(
    'reading-failed',
    `${source}: reading failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    'This is a fault in Parley, not in the report. Please report it with the text, if you may share it.',
    { cause },
  );
}
