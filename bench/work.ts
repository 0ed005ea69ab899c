import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startCluster } from '../src/store/testing/postgres-cluster.ts';
import { startNats } from '../src/work/testing/nats-server.ts';

/** Reading many reports by one process and by two: from a file alone, kept in PostgreSQL, and handed out by a broker. */
export interface WorkSpeed {
  readonly reports: number;
  readonly wordsPerReport: number;
  readonly ran: 'dist' | 'src';
  readonly rows: readonly WorkRow[];
  /** Of a worker's time, the part that was neither reading nor keeping: asking for work, and saying that it is done. */
  readonly coordination: readonly number[];
  /** Of a worker's time, the part that was writing to the database. */
  readonly keeping: number;
  /** What a kept report takes in PostgreSQL: report, reading, search rows and indexes. */
  readonly bytesPerReport: number;
}
export interface WorkRow {
  readonly how: How;
  readonly processes: number;
  /** By the clock, all processes together, without their start. */
  readonly perSecond: number;
  /** The same by one second of the processes' own processor time: other work on the machine does not count. */
  readonly perCpuSecond: number;
}

const HOWS = ['read', 'read and keep', 'queue'] as const;
type How = (typeof HOWS)[number];

interface Child {
  readonly reports: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly waitMs: number;
  readonly readMs: number;
  readonly keepMs: number;
}

// For each process. A chunk of them is read in seconds here; in use a chunk is some ten times as large, and costs no more to hand out.
const REPORTS = 100;
const CHUNK_BYTES = 64 * 1024;
// Begun before the clock: the model is loaded, and the code is warm.
const WARM_UP = 15;
const ROUNDS = 2;
const built = existsSync(new URL('../dist/work/run-workers.js', import.meta.url));

async function rooms(): Promise<{
  readonly reports: typeof import('../src/reports/index.ts');
  readonly store: typeof import('../src/store/index.ts');
  readonly work: typeof import('../src/work/index.ts');
}> {
  const room = (name: string) => import(built ? `../dist/${name}/index.js` : `../src/${name}/index.ts`);
  return { reports: await room('reports'), store: await room('store'), work: await room('work') };
}

/** Reports on negotiations where they lie beside the checkout, else our own examples over and over; ids of their own. */
function records(count: number, name: string): string {
  const shared = new URL('../../shared/data/reports/negotiations.ndjson', import.meta.url);
  const examples = fileURLToPath(new URL('../examples/', import.meta.url));
  const all = existsSync(shared)
    ? readFileSync(shared, 'utf8').split('\n').filter(Boolean)
    : readdirSync(examples, { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith('.json'))
        .sort()
        .map(path => JSON.stringify(JSON.parse(readFileSync(`${examples}${path}`, 'utf8'))));
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ ...(JSON.parse(all[n % all.length]!) as object), id: `${name}-${n}` }),
  );
  return `${lines.join('\n')}\n`;
}

/** Runs in a process of its own: `here HOW FILE STORE QUEUE`. */
async function here(how: How, file: string, place: string, queue: string): Promise<Child> {
  const { reports, store, work } = await rooms();
  const clock = { reports: 0, began: 0, ended: 0, cpuBegan: process.cpuUsage(), cpu: process.cpuUsage() };
  let spent = { waitMs: 0, readMs: 0, keepMs: 0 };
  const count = (done: number) => {
    clock.reports += done;
    clock.ended = performance.now();
    clock.cpu = process.cpuUsage(clock.cpuBegan);
    if (clock.began > 0 || clock.reports < WARM_UP) return;
    clock.began = performance.now();
    clock.reports = 0;
    clock.cpuBegan = process.cpuUsage();
    spent = { waitMs: 0, readMs: 0, keepMs: 0 };
  };
  if (how === 'queue') {
    const { signal } = new AbortController();
    await work.runWorkers(
      { ...work.USUAL_SETTINGS, store: place, queue, untilDone: true },
      {
        jobs: 1,
        stop: signal,
        stopNow: signal,
        tell(event) {
          if (event.event !== 'chunk done') return;
          spent.waitMs += event.waitMs;
          spent.readMs += event.readMs;
          spent.keepMs += event.keepMs;
          count(event.added);
        },
      },
    );
  } else if (how === 'read and keep') {
    const opened = await store.openStore(place);
    const at = '2025-01-01T00:00:00.000Z';
    for await (const outcome of work.addReports(opened, reports.readReports(file), { jobs: 1, at }))
      count(outcome.ok ? 1 : 0);
    await opened.close();
  } else {
    for await (const outcome of work.readMany(reports.readReports(file), { jobs: 1 })) count(outcome.ok ? 1 : 0);
  }
  const { user, system } = clock.cpu;
  return {
    reports: clock.reports,
    seconds: (clock.ended - clock.began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    ...spent,
  };
}

function inProcess(words: readonly string[]): Promise<Child> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [...process.execArgv, script, 'here', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', piece => {
    said += String(piece);
  });
  return new Promise((resolve, reject) => {
    child.on('close', status =>
      status === 0 ? resolve(JSON.parse(said) as Child) : reject(new Error(`It ended with ${status}`)),
    );
  });
}

/** Measures each way in turn, round by round, and keeps the better round of each; null where a broker or a database is missing. */
export async function measureWork(): Promise<WorkSpeed | null> {
  const cluster = startCluster({ durable: true });
  const nats = await startNats();
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-work-'));
  try {
    if (cluster === null || nats === null) return null;
    const { store, work } = await rooms();
    const best = new Map<string, WorkRow>();
    const spent: Child[] = [];
    let bytesPerReport = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const processes of [1, 2]) {
        for (const how of HOWS) {
          const place = cluster.newDatabase();
          const queue = nats.newQueue();
          const files = Array.from({ length: processes }, (_, n) => {
            const file = join(folder, `${processes}-${n}.ndjson`);
            writeFileSync(file, records(REPORTS, `bench-${n}`));
            return file;
          });
          const opened = await store.openStore(place);
          if (how === 'queue') {
            const broker = await work.openJetStream(queue, { ackWaitMs: null, patient: false });
            const inputs = { paths: files, feeds: [], lists: [], at: '2025-01-01T00:00:00.000Z' };
            for await (const outcome of work.submitWork(opened, broker, inputs, { chunkBytes: CHUNK_BYTES }))
              if (!outcome.ok) throw outcome.error;
            await broker.close();
          }
          await opened.close();
          const empty = await sizeOf(place);
          const children = await Promise.all(files.map(file => inProcess([how, file, place, queue])));
          if (how === 'queue') {
            spent.push(...children);
            bytesPerReport = ((await sizeOf(place)) - empty) / (processes * REPORTS);
          }
          const rate = (seconds: (child: Child) => number) =>
            children.reduce((all, child) => all + child.reports / seconds(child), 0);
          const row = {
            how,
            processes,
            perSecond: rate(one => one.seconds),
            perCpuSecond: rate(one => one.cpuSeconds),
          };
          const before = best.get(`${how} ${processes}`);
          if (before === undefined || row.perSecond > before.perSecond) best.set(`${how} ${processes}`, row);
        }
      }
    }
    const all = ({ waitMs, readMs, keepMs }: Child) => waitMs + readMs + keepMs;
    const words = records(REPORTS, 'bench').split(/\s+/).length;
    return {
      bytesPerReport,
      reports: REPORTS,
      wordsPerReport: words / REPORTS,
      ran: built ? 'dist' : 'src',
      rows: [...best.values()],
      coordination: spent.map(child => child.waitMs / all(child)),
      keeping: spent.reduce((sum, child) => sum + child.keepMs, 0) / spent.reduce((sum, child) => sum + all(child), 0),
    };
  } finally {
    await nats?.stop();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sizeOf(place: string): Promise<number> {
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  try {
    const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
    return Number(rows[0]!.size);
  } finally {
    await client.end();
  }
}

/** The measurements as text, for `npm run bench`. */
export function renderWork(speed: WorkSpeed | null): string {
  if (speed === null) return 'work: needs nats-server and PostgreSQL (apt-get install nats-server postgresql)';
  const { rows, coordination, keeping, bytesPerReport } = speed;
  const rate = (how: How, processes: number, by: 'perSecond' | 'perCpuSecond') =>
    rows.find(row => row.how === how && row.processes === processes)![by];
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const lines = [
    `${speed.reports} reports of ${Math.round(speed.wordsPerReport)} words for each process, ${speed.ran}`,
    `${'reports/s'.padEnd(26)}${'one process'.padStart(14)}${'two'.padStart(10)}${'one, per CPU s'.padStart(18)}${'two'.padStart(10)}`,
    ...HOWS.map(how =>
      [
        how.padEnd(26),
        rate(how, 1, 'perSecond').toFixed(1).padStart(14),
        rate(how, 2, 'perSecond').toFixed(1).padStart(10),
        rate(how, 1, 'perCpuSecond').toFixed(1).padStart(18),
        rate(how, 2, 'perCpuSecond').toFixed(1).padStart(10),
      ].join(''),
    ),
    '',
    `of a worker's time: ${percent(Math.max(...coordination))} at most went into coordination (asking for work, telling that it is done), ${percent(keeping)} into keeping`,
    `a kept report takes ${Math.round(bytesPerReport / 1024)} KiB of PostgreSQL`,
    ...[1, 2].map(processes => {
      const lost = (by: 'perSecond' | 'perCpuSecond') =>
        percent(1 - rate('queue', processes, by) / rate('read and keep', processes, by));
      return `the queue against reading and keeping without it, ${processes} process${processes === 1 ? '' : 'es'}: ${lost('perSecond')} slower by the clock, ${lost('perCpuSecond')} by processor time`;
    }),
  ];
  return lines.join('\n');
}

const [, script, task, ...words] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (task === 'here') process.stdout.write(JSON.stringify(await here(...(words as [How, string, string, string]))));
  else console.log(renderWork(await measureWork()));
}
