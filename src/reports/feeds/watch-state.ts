import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ParleyError } from '../../text/index.ts';

const feedSchema = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** When it is asked next, milliseconds since 1970. */
  nextAt: z.number(),
  failures: z.number(),
});
const stateSchema = z.object({ feeds: z.record(z.string(), feedSchema), seen: z.record(z.string(), z.number()) });

/** What watching remembers between rounds and restarts: when each feed is due, and every page it has fetched, with when. */
export interface WatchState {
  readonly feeds: Record<string, z.infer<typeof feedSchema>>;
  readonly seen: Record<string, number>;
}

export const emptyWatchState = (): WatchState => ({ feeds: {}, seen: {} });

/** Feeds hold a few weeks at most; a page older than this does not come back. */
const SEEN_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Reads the state of an earlier run; an empty one when there is none.
 *
 * @throws {ParleyError} `watch-state-broken` when the file is something else.
 */
export function readWatchState(file: string): WatchState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyWatchState();
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    const next = 'Name another file, or delete this one; then pages already fetched are fetched once more.';
    throw new ParleyError('watch-state-broken', `${file}: this is no state of an earlier watch`, next, {
      cause: error,
    });
  }
}

/** Writes the state so that a crash leaves the old or the new one, never half of it. */
export function writeWatchState(file: string, state: WatchState, now: number): void {
  for (const [url, at] of Object.entries(state.seen)) if (now - at > SEEN_KEPT_MS) delete state.seen[url];
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
