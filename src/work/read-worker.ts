import { workerData } from 'node:worker_threads';
import { loadLanguage } from '../language/index.ts';
import { createReader, type Reader, type ReaderOptions, type Reading } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';

/** Runs in a worker thread: its own model, one report at a time. Started by `read-many.ts` only, which hands the options over. */
let reader: Reader | null = null;

export default function readOne(report: Report): Reading {
  reader ??= createReader(loadLanguage(), workerData as ReaderOptions);
  return reader(report);
}
