import { workerData } from 'node:worker_threads';
import { type Language, loadLanguage } from '../language/index.ts';
import { type Reading, readReport } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';

/** Runs in a worker thread: its own model, one report at a time. Started by `read-many.ts` only. */
let language: Language | null = null;

export default function readOne(report: Report): Reading {
  language ??= loadLanguage();
  return readReport(report, language);
}

// Loading while the first reports are still being fetched hides the cost; a pool that never gets work does not pay it.
if (workerData !== null) language = loadLanguage();
