import { openStore, type Store } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { NoAnswer, patiently, within } from './patiently.ts';
import type { WorkEvent } from './work-event.ts';

/** A store that outlives its database's restarts and a broken network. */
export interface PatientStore {
  /** Asks until there is an answer. What is asked must bear being done twice: an answer may have been lost on its way back. */
  ask<Value>(question: (store: Store) => Promise<Value>): Promise<Value>;
  /** Asks once, also after the signal was given: for last words. */
  last<Value>(question: (store: Store) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export interface PatientStoreOptions {
  readonly place: string;
  readonly worker: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  tell(event: WorkEvent): void;
}

/** Opens the store when it is first asked. After trouble it is opened anew: connections of a network that was cut are never used again. */
export function patientStore({ place, worker, deadlineMs, signal, tell }: PatientStoreOptions): PatientStore {
  let opened: Promise<Store> | null = null;
  const letGo = () => {
    const old = opened;
    opened = null;
    // Not waited for: over a dead network it would take minutes.
    old?.then(store => store.close()).catch(() => {});
  };
  const asked = async <Value>(question: (store: Store) => Promise<Value>): Promise<Value> => {
    opened ??= openStore(place, { create: false });
    return question(await opened);
  };
  return {
    last: question => within(asked(question), deadlineMs),
    ask: question =>
      patiently(() => asked(question), {
        signal,
        deadlineMs,
        mayPass: isPassing,
        onTrouble(error, againInMs) {
          letGo();
          tell({ event: 'store unreachable', worker, because: wordsOf(error), againInMs });
        },
        onBack: () => tell({ event: 'store back', worker }),
      }),
    async close() {
      const closed = async () => (await opened)?.close();
      await within(closed(), deadlineMs).catch(() => {});
    },
  };
}

// pg gives some of these no code.
const LOST =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|driver has already been destroyed)/i;

function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (error instanceof ParleyError) return error.code === 'store-unreachable' || error.code === 'store-busy';
  return error instanceof Error && (LOST.test(error.message) || isPassing(error.cause));
}

export const wordsOf = (error: unknown): string =>
  error instanceof ParleyError || error instanceof Error ? error.message : String(error);
