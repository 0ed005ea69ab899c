import { setTimeout as wait } from 'node:timers/promises';
import type { Claim, ClaimOptions } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { type PatientStore, wordsOf } from './patient-store.ts';
import { patiently } from './patiently.ts';
import type { Delivery, JetStreamQueue } from './queue/jetstream.ts';
import type { WorkEvent } from './work-event.ts';

/** A chunk in a worker's hands, and what there is to say about it to whoever handed it out. */
export interface Task {
  readonly claim: Claim;
  /** It is still being worked on. */
  beat(): Promise<void>;
  /** It has ended, and needs not be handed out again. */
  ended(): Promise<void>;
  /** It shall be handed out again, after a while. */
  again(afterMs: number): Promise<void>;
}

/** Where a worker gets its work. */
export interface Tasks {
  /** The next task; null when there is none for now. */
  next(): Promise<Task | null>;
  close(): Promise<void>;
}

export interface TasksOptions {
  readonly store: PatientStore;
  readonly claim: ClaimOptions;
  readonly signal: AbortSignal;
  /** How long `next` waits for work. */
  readonly idleMs: number;
  tell(event: WorkEvent): void;
}

/** Without a broker the ledger hands the work out: on one machine, or a few. */
export function ledgerTasks({ store, claim: options, idleMs, signal }: TasksOptions): Tasks {
  const { worker, leaseMs } = options;
  return {
    async next() {
      const claim = await store.ask(({ ledger }) => ledger.claim(options));
      if (claim === null) {
        await wait(idleMs, undefined, { signal });
        return null;
      }
      return {
        claim,
        beat: () => store.ask(({ ledger }) => ledger.extend(claim.id, worker, leaseMs)),
        ended: async () => {},
        // When it may be begun again stands in the ledger.
        again: async () => {},
      };
    },
    close: async () => {},
  };
}

// A fleet that waits for work must not keep the database busy with its waiting.
const LOOK_AGAIN_MS = 15_000;

export interface QueueTasksOptions extends TasksOptions {
  open(): Promise<JetStreamQueue>;
  readonly deadlineMs: number;
}

/** With a broker it hands the work out, and the ledger judges: whatever is handed out twice is begun twice and kept once. */
export function queueTasks({
  store,
  claim: options,
  idleMs,
  signal,
  tell,
  open,
  deadlineMs,
}: QueueTasksOptions): Tasks {
  const { worker } = options;
  let opened: JetStreamQueue | null = null;
  let isQuiet = false;
  let lookAgainAt = 0;
  const ask = <Value>(question: (queue: JetStreamQueue) => Promise<Value>): Promise<Value> =>
    patiently(
      async () => {
        opened ??= await open();
        return question(opened);
      },
      {
        signal,
        deadlineMs,
        mayPass: error => error instanceof ParleyError && error.code === 'work-queue-unreachable',
        onTrouble(error, againInMs) {
          // Told once: the connection comes back by itself.
          if (!isQuiet) tell({ event: 'queue unreachable', worker, because: wordsOf(error), againInMs });
          isQuiet = true;
        },
        onBack() {
          tell({ event: 'queue back', worker });
          isQuiet = false;
        },
      },
    );

  /** The ledger has work and the broker has none: whoever handed it in was cut off in between, or the broker lost its disk. */
  async function publishWhatIsMissing(): Promise<void> {
    if (performance.now() < lookAgainAt) return;
    lookAgainAt = performance.now() + LOOK_AGAIN_MS;
    const [first] = await store.ask(({ ledger }) => ledger.waiting(1));
    if (first === undefined) return;
    const { waiting, inHand } = await ask(queue => queue.depth());
    if (waiting + inHand > 0) return;
    const missing = await store.ask(({ ledger }) => ledger.waiting(1000));
    if (missing.length === 0) return;
    await ask(queue => queue.publish(missing));
    tell({ event: 'chunks published again', worker, chunks: missing.length });
  }

  return {
    async next() {
      for (;;) {
        const delivery = await ask(queue => queue.next(idleMs));
        if (delivery === null) {
          await publishWhatIsMissing();
          return null;
        }
        if (signal.aborted) {
          delivery.again(0);
          return null;
        }
        const { claim } = await store.ask(({ ledger }) => ledger.begin(delivery.chunk, options));
        if (claim !== null) return taskOf(claim, delivery);
        // Done by another, set aside, or of another record: nothing that handing out again would change.
        await delivery.done();
      }
    },
    async close() {
      await opened?.close();
    },
  };
}

const taskOf = (claim: Claim, delivery: Delivery): Task => ({
  claim,
  beat: async () => delivery.working(),
  ended: () => delivery.done(),
  again: async afterMs => delivery.again(afterMs),
});
