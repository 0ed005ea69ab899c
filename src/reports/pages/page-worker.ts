import { parentPort } from 'node:worker_threads';
import { ParleyError } from '../../text/index.ts';
import { readPage } from '../read-page.ts';
import type { PageJob, PageOutcome } from './read-guarded.ts';

/** The thread in which large pages are read: it can be ended when a page takes too long, which no promise can. */
parentPort?.on('message', ({ input, place }: PageJob) => {
  let outcome: PageOutcome;
  try {
    outcome = { ok: true, report: readPage(input, place) };
  } catch (error) {
    const { code, message, next } =
      error instanceof ParleyError ? error : new ParleyError('page-empty', `${error}`, '');
    outcome = { ok: false, code, message, next };
  }
  parentPort?.postMessage(outcome);
});
