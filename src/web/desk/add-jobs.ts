import { newWatchMemory, type ReportResult, readReports, readReportsFrom, watchFeeds } from '../../reports/index.ts';
import { ParleyError } from '../../text/index.ts';
import type { LiveRecord } from '../../work/index.ts';

/** Reports that are being added, and what became of them so far. */
export interface AddJob {
  readonly id: string;
  /** What it was asked to read, in a person's words. */
  readonly what: string;
  readonly added: readonly string[];
  readonly known: number;
  readonly refused: readonly { readonly message: string; readonly next: string }[];
  /** How many there are, where that is known. */
  readonly of: number | null;
  readonly done: boolean;
}

/** What is added from the pages, one after the other: reading takes all the processor there is. */
export interface AddJobs {
  list(): readonly AddJob[];
  start(what: string, incoming: AsyncIterable<ReportResult>, of: number | null): AddJob;
}

const KEPT_JOBS = 20;
const MOST_REFUSALS = 50;

export function newAddJobs(live: LiveRecord): AddJobs {
  const jobs: { -readonly [Key in keyof AddJob]: AddJob[Key] }[] = [];
  let count = 0;
  let queue: Promise<void> = Promise.resolve();
  return {
    list: () => [...jobs].reverse(),
    start(what, incoming, of) {
      count++;
      const job = {
        id: String(count),
        what,
        added: [],
        known: 0,
        refused: [],
        of,
        done: false,
      } as (typeof jobs)[number];
      jobs.push(job);
      while (jobs.length > KEPT_JOBS && jobs[0]!.done) jobs.shift();
      const work = async () => {
        try {
          for await (const outcome of live.add(incoming)) {
            if (!outcome.ok) job.refused = [...job.refused, told(outcome.error)].slice(-MOST_REFUSALS);
            else if (outcome.added === 'known') job.known++;
            else job.added = [...job.added, outcome.report];
          }
        } catch (error) {
          job.refused = [...job.refused, told(error)];
        } finally {
          job.done = true;
        }
      };
      queue = queue.then(work);
      return job;
    },
  };
}

const told = (error: unknown) =>
  error instanceof ParleyError
    ? { message: error.message, next: error.next }
    : { message: String(error), next: 'Look at the messages of the server.' };

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The reports of uploaded files, each told by what it holds. */
export async function* reportsOfFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): AsyncGenerator<ReportResult> {
  for (const { name, bytes } of files) yield* readReportsFrom(chunks(bytes), name);
}

/** A pasted text with what the person knows of it. */
export interface Pasted {
  readonly text: string;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export function reportsOfPaste(pasted: Pasted): AsyncIterable<ReportResult> {
  return readReportsFrom(chunks(Buffer.from(JSON.stringify(pasted))), null);
}

/** The page at a web address. @throws {ParleyError} `address-refused` for anything but a web address: a path would be read from this disk. */
export function reportsOfPage(url: string): AsyncIterable<ReportResult> {
  return readReports(webAddress(url));
}

/** What a feed names now, asked once and politely. */
export async function* reportsOfFeed(url: string): AsyncGenerator<ReportResult> {
  const settings = { contact: null, everyMs: 3_600_000, once: true };
  for await (const { result } of watchFeeds([webAddress(url)], newWatchMemory(), settings)) yield result;
}

export function webAddress(given: string): string {
  const url = given.trim();
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).href;
  throw new ParleyError(
    'address-refused',
    `${url.slice(0, 80) || 'Nothing'} is no web address`,
    'Give the whole address, beginning with https://, or paste the text instead.',
  );
}
