import {
  AckPolicy,
  type Consumer,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { type ConnectionOptions, connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import { ParleyError } from '../../text/index.ts';
import { USUAL_SETTINGS } from '../work-settings.ts';
import { type QueueAddress, readQueueAddress } from './address.ts';

/** A chunk's id as the broker hands it out: once, and again when nothing is heard of it for too long. */
export interface Delivery {
  readonly chunk: string;
  /** Somebody is at it: the broker shall wait on. */
  working(): void;
  /** It is done with. Should this get lost, it is handed out once more, and the ledger knows better. */
  done(): Promise<void>;
  /** Somebody shall try it again, after a while. */
  again(afterMs: number): void;
}

export interface QueueDepth {
  /** Chunks that nobody has taken, and those that somebody has. */
  readonly waiting: number;
  readonly inHand: number;
}

export interface JetStreamQueue {
  readonly shown: string;
  /** Resolves when the broker has them on disk. One that it knows from the last minutes is not taken twice. */
  publish(chunks: readonly string[]): Promise<void>;
  /** The next chunk; null when none came within `waitMs`. */
  next(waitMs: number): Promise<Delivery | null>;
  depth(): Promise<QueueDepth>;
  close(): Promise<void>;
}

export interface JetStreamOptions {
  /** A chunk of which nothing is heard for so long is handed to somebody else; null leaves that as the workers have set it. */
  readonly ackWaitMs: number | null;
  /** Servers of the broker's cluster that keep each chunk; when the queue is first made. */
  readonly replicas?: number;
  /** True for a worker: it waits for a broker that is not there yet. */
  readonly patient: boolean;
  /** For tests: how soon a silent network is noticed. */
  readonly pingMs?: number;
}

const ANSWER_MS = 5000;
const PING_MS = 10_000;
const CONSUMER = 'workers';
// Within this time the broker itself knows a chunk that is published twice; behind it the ledger does.
const KNOWN_FOR_MS = 600_000;
// Chunks in hand over all workers; JetStream's own 1,000 would hold a large fleet back.
const MOST_IN_HAND = 50_000;
// Messages on their way that the broker has not yet confirmed.
const WINDOW = 256;

/**
 * Opens a queue on a NATS server with JetStream (2.9 or newer), and makes it when it is not there: a work queue in files, one durable consumer that all
 * workers share, and no more than one chunk in each worker's hands.
 *
 * @throws {ParleyError} `work-queue-unreachable`, `work-queue-refused`, `work-queue-unknown`.
 */
export async function openJetStream(place: string, options: JetStreamOptions): Promise<JetStreamQueue> {
  const address = readQueueAddress(place);
  const stream = `PARLEY_${address.name}`;
  const subject = `parley.${address.name}.chunk`;
  const connection = await connectTo(address, options);
  try {
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: ANSWER_MS });
    const queue = jetstream(connection, { timeout: ANSWER_MS });
    const words = new TextEncoder();
    let consumer: Consumer | null = null;

    /** Makes what is missing; a broker that lost its disk is as good as a new one. */
    const ensure = async (): Promise<Consumer> => {
      await manager.streams.info(stream).catch(error => {
        if (!isAbsent(error)) throw error;
        return manager.streams.add({
          name: stream,
          subjects: [subject],
          retention: RetentionPolicy.Workqueue,
          storage: StorageType.File,
          num_replicas: options.replicas ?? 1,
          duplicate_window: nanos(KNOWN_FOR_MS),
        });
      });
      const ackWait = nanos(options.ackWaitMs ?? USUAL_SETTINGS.leaseMs);
      const found = await manager.consumers.info(stream, CONSUMER).catch(error => {
        if (!isAbsent(error)) throw error;
        return null;
      });
      if (found === null) {
        await manager.consumers.add(stream, {
          durable_name: CONSUMER,
          ack_policy: AckPolicy.Explicit,
          ack_wait: ackWait,
          // How often a chunk is tried is the ledger's to decide.
          max_deliver: -1,
          max_ack_pending: MOST_IN_HAND,
        });
      } else if (options.ackWaitMs !== null && found.config.ack_wait !== ackWait) {
        await manager.consumers.update(stream, CONSUMER, { ack_wait: ackWait });
      }
      return queue.consumers.get(stream, CONSUMER);
    };
    const asked = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
      try {
        return await ask();
      } catch (error) {
        consumer = null;
        throw troubleOf(error, address);
      }
    };

    return {
      shown: address.shown,
      publish: chunks =>
        asked(async () => {
          consumer ??= await ensure();
          for (let from = 0; from < chunks.length; from += WINDOW) {
            await Promise.all(
              chunks.slice(from, from + WINDOW).map(id => queue.publish(subject, words.encode(id), { msgID: id })),
            );
          }
        }),
      next: waitMs =>
        asked(async () => {
          consumer ??= await ensure();
          const message = await consumer.next({ expires: Math.max(1000, waitMs) });
          if (message === null) return null;
          return {
            chunk: new TextDecoder().decode(message.data),
            working: () => message.working(),
            async done() {
              await message.ackAck({ timeout: ANSWER_MS }).catch(() => false);
            },
            again: afterMs => message.nak(afterMs),
          };
        }),
      depth: () =>
        asked(async () => {
          consumer ??= await ensure();
          const { num_pending, num_ack_pending } = await manager.consumers.info(stream, CONSUMER);
          return { waiting: num_pending, inHand: num_ack_pending };
        }),
      async close() {
        // Says what is still to be said; over a dead network there is nobody to hear it.
        const drained = connection.drain().catch(() => {});
        const late = setTimeout(() => void connection.close(), ANSWER_MS);
        await Promise.race([drained, connection.closed()]);
        clearTimeout(late);
      },
    };
  } catch (error) {
    await connection.close();
    throw troubleOf(error, address);
  }
}

async function connectTo(
  address: QueueAddress,
  { patient, pingMs = PING_MS }: JetStreamOptions,
): Promise<NatsConnection> {
  const options: ConnectionOptions = {
    servers: [...address.servers],
    name: 'parley',
    timeout: ANSWER_MS,
    // For ever: a broker that restarts, or a network that heals, finds its workers waiting.
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    waitOnFirstConnect: patient,
    pingInterval: pingMs,
    maxPingOut: 2,
    ...(address.tls ? { tls: {} } : {}),
    ...(address.user === null ? {} : address.password === null ? { token: address.user } : {}),
    ...(address.user !== null && address.password !== null ? { user: address.user, pass: address.password } : {}),
  };
  try {
    return await connect(options);
  } catch (error) {
    throw troubleOf(error, address);
  }
}

/** JetStream's own words for "there is no such stream" and "no such consumer". */
const isAbsent = (error: unknown) => error instanceof Error && /(?:stream|consumer) not found/i.test(error.message);

const REFUSED = /authorization|authentication|permission/i;

/** A broker that is starting says that JetStream is not enabled: that, too, may pass. */
function troubleOf(error: unknown, { shown }: QueueAddress): unknown {
  if (error instanceof ParleyError || error instanceof TypeError) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (REFUSED.test(said)) {
    return new ParleyError(
      'work-queue-refused',
      `The queue ${shown}: the broker refuses (${said})`,
      'Check user and password in the address, and what the broker lets this user do.',
      { cause: error },
    );
  }
  return new ParleyError(
    'work-queue-unreachable',
    `The queue ${shown}: the broker does not answer (${said})`,
    'Check that the NATS server is running with JetStream (`nats-server -js`) and that the address is right.',
    { cause: error },
  );
}
