import type { NewChunk, Store } from '../store/index.ts';
import type { ParleyError } from '../text/index.ts';
import { type CutOptions, cutInputs, type WorkInputs } from './cut-inputs.ts';
import type { JetStreamQueue } from './queue/jetstream.ts';

export type SubmitOutcome =
  | { readonly ok: true; readonly chunks: number; readonly fresh: number }
  | { readonly ok: false; readonly error: ParleyError };

// Chunks written down together.
const BATCH = 500;

/**
 * Cuts inputs into chunks, writes them into the ledger and tells the broker, if there is one. Handing in the same again is safe at any time: chunks that are
 * known stay as they are, and those still waiting are told to the broker again.
 */
export async function* submitWork(
  store: Store,
  queue: JetStreamQueue | null,
  inputs: WorkInputs,
  options: CutOptions,
): AsyncGenerator<SubmitOutcome> {
  let batch: NewChunk[] = [];
  async function* keep(): AsyncGenerator<SubmitOutcome> {
    if (batch.length === 0) return;
    const fresh = await store.ledger.submit(batch, inputs.at);
    if (queue !== null) {
      const waiting = await store.ledger.stillWaiting(batch.map(({ id }) => id));
      await queue.publish(waiting);
    }
    yield { ok: true, chunks: batch.length, fresh };
    batch = [];
  }
  for await (const cut of cutInputs(inputs, options)) {
    if (!cut.ok) {
      yield { ok: false, error: cut.error };
      continue;
    }
    batch.push(cut.chunk);
    if (batch.length >= BATCH) yield* keep();
  }
  yield* keep();
}

/** Lets chunks that were set aside be tried again: these, or all. Their ids. */
export async function retryWork(
  store: Store,
  queue: JetStreamQueue | null,
  ids: readonly string[] | null,
): Promise<readonly string[]> {
  const again = await store.ledger.retry(ids);
  await queue?.publish(again);
  return again;
}
