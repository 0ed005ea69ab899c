import { parentPort } from 'node:worker_threads';
import { ParleyError } from '../../text/index.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { readPage } from '../read-page.ts';
import type { Report } from '../report.ts';
import type { GuardedJob, GuardedOutcome } from './read-guarded.ts';

/** The thread in which large pages and documents are read: it can be ended when one takes too long, which no promise can. */
parentPort?.on('message', (job: GuardedJob) => {
  const outcome: Promise<GuardedOutcome> = read(job).then(
    report => ({ ok: true, report }),
    (error: unknown) => {
      const { code, message, next } =
        error instanceof ParleyError ? error : new ParleyError('page-empty', `${error}`, '');
      return { ok: false, code, message, next };
    },
  );
  void outcome.then(told => parentPort?.postMessage(told));
});

async function read(job: GuardedJob): Promise<Report> {
  return job.kind === 'page' ? readPage(job.input, job.place) : readPdf(job.input, job.place);
}
