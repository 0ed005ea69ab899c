import { writeSync } from 'node:fs';
import { runWorkers, USUAL_SETTINGS } from '../index.ts';

// A worker as `parley work` runs it, hurried: whoever falls silent has lost its chunk after seconds. What it tells goes to standard output, a line each.
const [store, queue] = process.argv.slice(2) as [string, string?];
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await runWorkers(
  {
    ...USUAL_SETTINGS,
    store,
    queue: queue ?? null,
    leaseMs: 3000,
    deadlineMs: 4000,
    idleMs: 1000,
    pingMs: 1000,
    maxTries: 12,
  },
  {
    jobs: 1,
    stop: stop.signal,
    stopNow: new AbortController().signal,
    tell: event => writeSync(1, `${JSON.stringify(event)}\n`),
  },
);
