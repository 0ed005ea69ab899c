import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { type Logger, pino } from 'pino';
import { ParleyError } from '../text/index.ts';
import {
  type JetStreamQueue,
  openJetStream,
  retryWork,
  runWorkers,
  submitWork,
  TROUBLE_EVENTS,
  USUAL_SETTINGS,
  type WorkEvent,
} from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { list, wholeNumber } from './option-values.ts';
import { PREFILTER_HELP } from './prefilter-option.ts';
import type { Register } from './register.ts';
import { printable } from './render/mark-passage.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';
import { readUserFiles, type UserFileOptions } from './user-files.ts';

interface QueueOption extends StoreOption {
  readonly queue?: string;
}

interface RunOptions extends QueueOption, UserFileOptions {
  readonly jobs?: number;
  readonly untilDone?: boolean;
  readonly prefilter?: boolean;
  readonly tries: number;
  readonly ackWait: number;
  readonly grace: number;
  readonly contact?: string;
}

interface SubmitOptions extends QueueOption {
  readonly feed?: string[];
  readonly addresses?: string[];
  readonly chunk: number;
  readonly replicas: number;
}

interface StatusOptions extends QueueOption {
  readonly json?: boolean;
}

const CHUNK_KB = 1024;
const SHOWN_ASIDE = 20;

/** `parley work [run]|submit|status|retry`: reading by many, on one machine or on hundreds. */
export const registerWork: Register = (program, terminal, finish) => {
  const work = program.command('work').description('read reports by many workers, on this machine or on many');
  const command = (name: string, description: string, options = {}): Command =>
    work
      .command(name, options)
      .description(description)
      .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
      .option('--queue <address>', 'NATS with JetStream, nats://…; without it the record itself hands the work out');

  command('run', 'take chunks of reports, read and keep them', { isDefault: true })
    .option('--jobs <n>', 'workers to run here, each a thread (default: one for each core)', wholeNumber)
    .option('--until-done', 'end when nothing is left to do, instead of waiting for more')
    .option('--prefilter', PREFILTER_HELP)
    .option('--tries <n>', 'set a chunk aside after so many tries', wholeNumber, USUAL_SETTINGS.maxTries)
    .option('--ack-wait <s>', 'a worker not heard of for so long has lost its chunk', seconds, 60)
    .option('--grace <s>', 'when told to stop, how long the chunk in hand may take', seconds, 20)
    .option('--contact <who>', 'whom the owner of a site can write to, where pages are fetched')
    .option('--rules <file>', 'add rules of your own (may be given again)', list)
    .option('--corrections <file>', 'corrections of actors')
    .action(async (options: RunOptions) => finish(await runCommand(options)));
  command('submit', 'hand reports in: cuts inputs into chunks')
    .argument(
      '[input...]',
      'files (NDJSON, WARC, and whatever parley add takes) and folders, as every worker sees them',
    )
    .option('--feed <address>', 'one round over a feed and the pages it names (may be given again)', list)
    .option('--addresses <file>', 'a file with an address of a page on each line (may be given again)', list)
    .option('--chunk <KiB>', 'about how much of a large file makes a chunk', wholeNumber, CHUNK_KB)
    .option(
      '--replicas <n>',
      'servers of the broker’s cluster that keep each chunk, when the queue is made',
      wholeNumber,
      1,
    )
    .action(async (inputs: string[], options: SubmitOptions) => finish(await submitCommand(inputs, options, terminal)));
  command('status', 'tell how far the work is')
    .option('--json', 'print one JSON object')
    .action(async (options: StatusOptions) => finish(await statusCommand(options, terminal)));
  command('retry', 'let chunks that were set aside be tried again')
    .argument('[id...]', 'ids of chunks, as parley work status shows them (default: all)')
    .action(async (ids: string[], options: QueueOption) => finish(await retryCommand(ids, options, terminal)));
};

function seconds(word: string): number {
  const number = Number(word);
  if (!(number > 0) || number > 86_400) throw new InvalidArgumentError('It must be a number of seconds.');
  return number;
}

async function runCommand(options: RunOptions): Promise<ExitCode> {
  const { store = DEFAULT_STORE, queue = null, jobs = availableParallelism() } = options;
  // The tables are made here, once, and a place that refuses is told before any worker starts.
  await withStore({ store }, { create: true }, async () => {});
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  const stop = new AbortController();
  const stopNow = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) stopNow.abort();
    stop.abort();
    log.info({ event: 'stopping', graceS: stopNow.signal.aborted ? 0 : options.grace }, 'stopping');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  try {
    const tally = await runWorkers(
      {
        ...USUAL_SETTINGS,
        store,
        queue,
        reader: readUserFiles(options),
        prefilter: options.prefilter ?? false,
        contact: options.contact ?? null,
        untilDone: options.untilDone ?? false,
        maxTries: options.tries,
        leaseMs: options.ackWait * 1000,
        graceMs: options.grace * 1000,
      },
      { jobs, stop: stop.signal, stopNow: stopNow.signal, tell: event => tellLog(log, event) },
    );
    log.info({ event: 'ended', ...tally }, 'ended');
    return tally.refused + tally.aside === 0 ? EXIT_CODES.done : EXIT_CODES.partly;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}

function tellLog(log: Logger, event: WorkEvent): void {
  log[TROUBLE_EVENTS.has(event.event) ? 'warn' : 'info'](event, event.event);
}

/** Opens the queue that `--queue` names, if any, gives it to a command, and closes it whatever happens. */
async function withQueue<Value>(
  address: string | undefined,
  replicas: number,
  act: (queue: JetStreamQueue | null) => Promise<Value>,
): Promise<Value> {
  if (address === undefined) return act(null);
  const queue = await openJetStream(address, { ackWaitMs: null, patient: false, replicas });
  try {
    return await act(queue);
  } finally {
    await queue.close();
  }
}

async function submitCommand(
  paths: readonly string[],
  { store, queue: address, feed = [], addresses = [], chunk, replicas }: SubmitOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (paths.length + feed.length + addresses.length === 0) {
    const next = 'Name files or folders, --feed ADDRESS or --addresses FILE.';
    throw new ParleyError('work-input-missing', 'There is nothing to hand in', next);
  }
  return withStore({ ...(store === undefined ? {} : { store }) }, { create: true }, opened =>
    withQueue(address, replicas, async queue => {
      const tally = { chunks: 0, fresh: 0, refused: 0 };
      const inputs = { paths, feeds: feed, lists: addresses, at: new Date().toISOString() };
      for await (const outcome of submitWork(opened, queue, inputs, { chunkBytes: chunk * 1024 })) {
        if (outcome.ok) {
          tally.chunks += outcome.chunks;
          tally.fresh += outcome.fresh;
        } else {
          tally.refused++;
          terminal.say(`Not handed in: ${describe(outcome.error)}`);
        }
        terminal.progress(`${tally.chunks} chunks handed in`);
      }
      terminal.progress('');
      const where = queue === null ? '' : ` and ${queue.shown}`;
      terminal.say(`${tally.fresh} chunks handed in to ${opened.place}${where}, ${tally.chunks - tally.fresh} known.`);
      if (tally.refused === 0) return EXIT_CODES.done;
      return tally.chunks === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
    }),
  );
}

const TEN_MINUTES_MS = 600_000;

async function statusCommand(options: StatusOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, store =>
    withQueue(options.queue, 1, async queue => {
      const since = new Date(Date.now() - TEN_MINUTES_MS).toISOString();
      const progress = await store.ledger.progress(since);
      const asides = await store.ledger.asides(SHOWN_ASIDE);
      const depth = await queue?.depth();
      const perSecond = progress.recent / (TEN_MINUTES_MS / 1000);
      if (options.json === true) {
        const whole = {
          ...progress,
          perSecond,
          queue: depth ?? null,
          asides: asides.map(({ source: _, ...rest }) => rest),
        };
        await terminal.print(`${JSON.stringify(whole)}\n`);
        return EXIT_CODES.done;
      }
      const { waiting, inHand, done, aside, added, known, skipped, refused } = progress;
      const line = (name: string, value: string) => terminal.print(`${name.padEnd(10)}${value}\n`);
      await line('chunks', `${done} done, ${waiting} to do (${inHand} in hand), ${aside} set aside`);
      await line('reports', `${added} added, ${known} known, ${skipped} skipped, ${refused} refused`);
      await line('speed', `${perSecond.toFixed(1)} reports a second in the last ten minutes`);
      if (depth !== undefined) await line('queue', `${depth.waiting} waiting, ${depth.inHand} in hand`);
      for (const { id, label, reason } of asides)
        await terminal.print(`set aside  ${id}  ${printable(label)}: ${printable(reason)}\n`);
      return EXIT_CODES.done;
    }),
  );
}

async function retryCommand(ids: readonly string[], options: QueueOption, terminal: Terminal): Promise<ExitCode> {
  return withStore(options, { create: false }, store =>
    withQueue(options.queue, 1, async queue => {
      const again = await retryWork(store, queue, ids.length === 0 ? null : ids);
      for (const id of again) await terminal.print(`${id}\n`);
      terminal.say(`${again.length} chunks are waiting again.`);
      return ids.some(id => !again.includes(id)) ? EXIT_CODES.partly : EXIT_CODES.done;
    }),
  );
}
