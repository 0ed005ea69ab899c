import { setTimeout as wait } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

export interface Patience {
  readonly signal: AbortSignal;
  /** An answer that takes longer is taken for lost: a network that was cut says nothing. */
  readonly deadlineMs: number;
  /** Whether trouble may pass by itself; all other errors are thrown at once. */
  mayPass(error: unknown): boolean;
  onTrouble(error: unknown, againInMs: number): Promise<void> | void;
  onBack?(): void;
}

/** The answer did not come in time. */
export class NoAnswer extends Error {}

/** Asks until there is an answer, with ever longer pauses. What is asked must bear being done twice. @throws when the signal is given. */
export async function patiently<Value>(ask: () => Promise<Value>, patience: Patience): Promise<Value> {
  const { signal, deadlineMs, mayPass, onTrouble, onBack } = patience;
  for (let pause = FIRST_PAUSE_MS, tried = 0; ; tried++, pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    signal.throwIfAborted();
    try {
      const value = await within(ask(), deadlineMs);
      if (tried > 0) onBack?.();
      return value;
    } catch (error) {
      if (!(error instanceof NoAnswer) && !mayPass(error)) throw error;
      await onTrouble(error, pause);
      await wait(pause, undefined, { signal });
    }
  }
}

/** The answer, or `NoAnswer` when it does not come in time. */
export async function within<Value>(answer: Promise<Value>, ms: number): Promise<Value> {
  // Should it fail after it was given up, nobody is there to hear it.
  answer.catch(() => {});
  const timer = new AbortController();
  try {
    return await Promise.race([
      answer,
      wait(ms, undefined, { signal: timer.signal }).then(() => {
        throw new NoAnswer(`there was no answer within ${ms / 1000} s`);
      }),
    ]);
  } finally {
    timer.abort();
  }
}
