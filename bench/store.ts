import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDossier, parseDefinition } from '../src/dossier/index.ts';
import { storyReading } from '../src/dossier/sample-stories.ts';
import type { Reading } from '../src/reading/index.ts';
import { newPassageIndex } from '../src/reports/index.ts';
import { openStore, type SearchFilter, type Store } from '../src/store/index.ts';
import { startCluster } from '../src/store/testing/postgres-cluster.ts';
import { newVariedReadings, randomFrom, type VariedReadings } from './store-readings.ts';

/** What a record of so many reports costs, in a process of its own. Times are by the clock, in milliseconds. */
export interface StoreCost {
  readonly database: string;
  readonly reports: number;
  readonly addedPerSecond: number;
  /** The middle and the worst of several fresh processes: from the address to the first page of reports. */
  readonly open: Times;
  readonly list: Times;
  readonly reading: Times;
  readonly entry: Times;
  /** The readings of a dossier of `DOSSIER` reports, and the dossier made of them. */
  readonly dossierMs: { readonly readings: number; readonly view: number };
  readonly search: readonly { readonly asked: string; readonly times: Times }[];
  readonly searchAll: Times;
  readonly peakMiB: { readonly client: number; readonly server: number | null };
  readonly diskMiB: number;
}

interface Times {
  readonly p50: number;
  readonly p95: number;
}

const DOSSIER = 500;
// As `parley add` does: one transaction for so many.
const BATCH = 16;
const AT = '2026-01-02T03:04:05.000Z';
const OPENINGS = 9;

/** Fills a SQLite folder and a PostgreSQL database, one after the other, and asks both the same. */
export async function measureStore(reports = 100_000): Promise<StoreCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const cluster = startCluster({ durable: true });
  try {
    const places = [join(folder, 'record'), ...(cluster === null ? [] : [cluster.newDatabase()])];
    return places.map(place => inProcess<StoreCost>('measure', place, String(reports)));
  } finally {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function inProcess<Value>(...words: readonly string[]): Value {
  const script = fileURLToPath(import.meta.url);
  const said = execFileSync(process.execPath, [...process.execArgv, script, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said) as Value;
}

async function measureHere(place: string, reports: number): Promise<StoreCost> {
  const varied = newVariedReadings();
  const store = await openStore(place);
  const addedPerSecond = await fill(store, varied, reports);
  const random = randomFrom(reports);
  const someReport = () => `bench-${Math.floor(random() * (reports - DOSSIER))}`;
  const entries: string[] = [];
  const reading = await timed(300, async () => {
    const found = await store.reading(someReport());
    entries.push(found!.statements[0]!.id);
  });
  const entry = await timed(300, async n => {
    if ((await store.entry(entries[n]!)) === null) throw new Error(`${entries[n]} is not found`);
  });
  const list = await timed(50, async () => {
    await store.list({ after: Math.floor(random() * reports) });
  });
  const dossierMs = await measureDossier(store);
  const search: { asked: string; times: number[] }[] = [];
  for (const [asked, words, filter] of questions(varied, random)) {
    const times: number[] = [];
    for (let n = 0; n < 30; n++)
      times.push(await clock(async () => void (await store.search(words(), filter?.() ?? {}))));
    search.push({ asked, times });
  }
  const server = store.database === 'sqlite' ? null : serverMiB(place);
  const diskMiB = await onDiskMiB(place);
  await store.close();
  const openings = Array.from({ length: OPENINGS }, () => inProcess<number>('open', place));
  return {
    database: store.database === 'sqlite' ? 'SQLite' : 'PostgreSQL',
    reports,
    addedPerSecond,
    open: timesOf(openings),
    list,
    reading,
    entry,
    dossierMs,
    search: search.map(({ asked, times }) => ({ asked, times: timesOf(times) })),
    searchAll: timesOf(search.flatMap(({ times }) => times)),
    peakMiB: { client: process.resourceUsage().maxRSS / 1024, server },
    diskMiB,
  };
}

/** Readings varied, then those of one dossier; making them does not count. */
async function fill(store: Store, varied: VariedReadings, reports: number): Promise<number> {
  let ms = 0;
  for (let from = 0; from < reports; from += BATCH) {
    const batch: { reading: Reading; raw: Buffer }[] = [];
    for (let n = from; n < Math.min(from + BATCH, reports); n++) {
      const reading = n < reports - DOSSIER ? varied.reading(n) : story(n - (reports - DOSSIER));
      batch.push({ reading, raw: Buffer.from(reading.report.text) });
    }
    ms += await clock(async () => void (await store.add(batch, AT)));
    if (from % 10_000 < BATCH)
      process.stderr.write(`\r${store.database}: ${from} reports, ${(ms / 1000).toFixed(0)} s `);
  }
  process.stderr.write('\n');
  return (reports / ms) * 1000;
}

const story = (n: number) => storyReading({ development: Math.floor(n / 10), outlet: n % 10, delay: n % 3 });

async function measureDossier(store: Store): Promise<StoreCost['dossierMs']> {
  const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
  const ids = Array.from({ length: DOSSIER }, (_, n) => story(n).report.id);
  const readings: Reading[] = [];
  const reading = await clock(async () => {
    for await (const one of store.readings(ids)) readings.push(one);
  });
  if (readings.length !== DOSSIER)
    throw new Error(`${readings.length} reports of the dossier are kept, not ${DOSSIER}`);
  const view = await clock(async () => {
    const open = openDossier({ definition, passages: newPassageIndex(), route: false });
    for (const one of readings) open.add(one);
    open.dossier('2099-01-01');
  });
  return { readings: reading, view };
}

type Question = readonly [asked: string, words: () => string, filter?: () => SearchFilter];

/** What people ask, from the hardest to the usual. */
function questions({ words }: VariedReadings, random: () => number): Question[] {
  const word = (fromRank: number, toRank: number) => {
    const ofLength = words[5 + Math.floor(random() * 5)]!;
    return ofLength[fromRank + Math.floor(random() * (toRank - fromRank))]!;
  };
  const day = (year: number) => `${year}-0${1 + Math.floor(random() * 9)}`;
  return [
    ['a word of nearly every report', () => word(0, 3)],
    ['a frequent word', () => word(3, 30)],
    ['a rare word', () => word(300, 3000)],
    ['two words', () => `${word(0, 30)} ${word(10, 300)}`],
    ['a phrase', () => `"${word(0, 5)} ${word(0, 5)}"`],
    ['the beginning of a word', () => `${word(30, 300).slice(0, 4)}*`],
    ['one or the other, without a third', () => `${word(10, 300)} or ${word(10, 300)} -${word(0, 10)}`],
    ['a statement of one speaker', () => word(0, 30), () => ({ kind: 'statement', speaker: 'Medinsky' })],
    [
      'a publisher in a year',
      () => word(0, 30),
      () => ({ publisher: `Publisher ${Math.floor(random() * 40)}`, from: day(2020), to: day(2021) }),
    ],
  ];
}

async function timed(times: number, act: (n: number) => Promise<void>): Promise<Times> {
  const all: number[] = [];
  for (let n = 0; n < times; n++) all.push(await clock(() => act(n)));
  return timesOf(all);
}

async function clock(act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

async function openOnce(place: string): Promise<number> {
  return clock(async () => {
    const store = await openStore(place, { create: false });
    await store.list();
    await store.close();
  });
}

async function onDiskMiB(place: string): Promise<number> {
  if (!place.includes('://'))
    return readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0) / 2 ** 20;
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
  await client.end();
  return Number(rows[0]!.size) / 2 ** 20;
}

/** What the processes of this PostgreSQL hold now, each shared page counted once. */
function serverMiB(place: string): number {
  const folder = new URL(place).searchParams.get('host') ?? '';
  const server = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]!;
  let kib = 0;
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      if (id === server || parent === server)
        kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kib / 1024;
}

/** The two side by side, for `npm run bench -- store`. */
export function renderStoreCosts(costs: readonly StoreCost[]): string {
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const times = ({ p50, p95 }: Times) => `${number(p50)} / ${number(p95)}`;
  const row = (name: string, show: (cost: StoreCost) => string) =>
    name.padEnd(52) + costs.map(cost => show(cost).padStart(18)).join('');
  return [
    row(`${number(costs[0]!.reports)} reports`, ({ database }) => database),
    row('added, reports/s', ({ addedPerSecond }) => number(addedPerSecond)),
    row('opened by a new process, p50 / p95 ms', ({ open }) => times(open)),
    row('a page of the list, p50 / p95 ms', ({ list }) => times(list)),
    row('a reading by id, p50 / p95 ms', ({ reading }) => times(reading)),
    row('an entry by id, p50 / p95 ms', ({ entry }) => times(entry)),
    row(`the readings of a dossier of ${DOSSIER} reports, ms`, ({ dossierMs }) => number(dossierMs.readings)),
    row('the dossier made of them, ms', ({ dossierMs }) => number(dossierMs.view)),
    row('search, p50 / p95 ms', ({ searchAll }) => times(searchAll)),
    ...costs[0]!.search.map(({ asked }, n) => row(`  ${asked}`, ({ search }) => times(search[n]!.times))),
    row('peak memory of the process, MiB', ({ peakMiB }) => number(peakMiB.client)),
    row('memory of the server, MiB', ({ peakMiB }) => (peakMiB.server === null ? '–' : number(peakMiB.server))),
    row('on disk, MiB', ({ diskMiB }) => number(diskMiB)),
  ].join('\n');
}

const [, script, how, place, count] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (how === 'measure') process.stdout.write(JSON.stringify(await measureHere(place!, Number(count))));
  else process.stdout.write(JSON.stringify(await openOnce(place!)));
}
