import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Report } from '../src/reports/index.ts';
import { type LayerShare, profileShares } from './profile-shares.ts';

/** From reports to trees and to readings on one core, in a process of its own. All times are the processor's. */
export interface ReadingSpeed {
  /** Measured on the built package (`dist`), or on the sources where nothing is built: these run slower. */
  readonly ran: 'dist' | 'src';
  readonly reports: number;
  readonly words: number;
  readonly treeWordsPerSecond: number;
  readonly readingWordsPerSecond: number;
  readonly reportsPerSecond: number;
  /** Everything after the trees, in units of what the trees cost. */
  readonly afterTrees: number;
  /** Imports and the language model; then the first reading, of one sentence, for which all rules and reference data are loaded: milliseconds. */
  readonly loadMs: number;
  readonly firstReadingMs: number;
  readonly peakMemoryMb: number;
  readonly shares: readonly LayerShare[];
}

const REPORTS = 90;
const PASSES = 3;
const built = existsSync(new URL('../dist/reading/index.js', import.meta.url));

async function rooms(): Promise<{
  readonly language: typeof import('../src/language/index.ts');
  readonly reading: typeof import('../src/reading/index.ts');
  readonly reports: typeof import('../src/reports/index.ts');
}> {
  const room = (name: string) => import(built ? `../dist/${name}/index.js` : `../src/${name}/index.ts`);
  return { language: await room('language'), reading: await room('reading'), reports: await room('reports') };
}

/** Reports on negotiations where they lie beside the checkout, else our own examples over and over. */
function records(): string[] {
  const shared = new URL('../../shared/data/reports/negotiations.ndjson', import.meta.url);
  const examples = fileURLToPath(new URL('../examples/', import.meta.url));
  const all = existsSync(shared)
    ? readFileSync(shared, 'utf8').split('\n').filter(Boolean)
    : readdirSync(examples, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.json'))
        .sort()
        .map(name => JSON.stringify(JSON.parse(readFileSync(`${examples}${name}`, 'utf8'))));
  return Array.from({ length: all.length === 0 ? 0 : REPORTS }, (_, n) => {
    const record = JSON.parse(all[Math.floor((n * all.length) / REPORTS)]!) as object;
    return JSON.stringify({ ...record, id: `bench-${n}` });
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Milliseconds of processor time since `begun`. */
function cpuMs(begun?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

async function measureHere(): Promise<ReadingSpeed> {
  const beforeLoad = process.cpuUsage();
  const { language, reading, reports } = await rooms();
  const parser = language.loadLanguage();
  const loadMs = cpuMs(beforeLoad);

  const read: Report[] = [];
  for await (const result of reports.readReportsFrom(once(Buffer.from(records().join('\n'))), 'bench.ndjson'))
    if (result.ok) read.push(result.report);
  const [first] = read;
  if (first === undefined) throw new Error('There are no reports to read: examples/ is empty.');
  const text = 'The talks have begun.';
  const beforeFirst = process.cpuUsage();
  reading.readReport(
    { ...first, text, passages: [{ ...first.passages[0]!, kind: 'body', start: 0, end: text.length }] },
    parser,
  );
  const firstReadingMs = cpuMs(beforeFirst);

  const trees = (): number =>
    read.reduce((sum, { text, passages }) => {
      const blocks = passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
      return sum + parser.analyse(text, blocks).reduce((words, { tokens }) => words + tokens.length, 0);
    }, 0);
  const readings = (): void => {
    for (const report of read) reading.readReport(report, parser);
  };
  const best = (work: () => unknown): number =>
    Math.min(
      ...Array.from({ length: PASSES }, () => {
        const begun = process.cpuUsage();
        work();
        return cpuMs(begun) / 1000;
      }),
    );
  const words = trees();
  readings();
  const treeSeconds = best(trees);
  const readingSeconds = best(readings);
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024;
  return {
    ran: built ? 'dist' : 'src',
    reports: read.length,
    words,
    treeWordsPerSecond: words / treeSeconds,
    readingWordsPerSecond: words / readingSeconds,
    reportsPerSecond: read.length / readingSeconds,
    afterTrees: readingSeconds / treeSeconds - 1,
    loadMs,
    firstReadingMs,
    peakMemoryMb,
    shares: await profileShares(readings),
  };
}

/** Measures 90 reports, alone in a process of their own. */
export function measureReadings(): ReadingSpeed {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(
    execFileSync(process.execPath, [...process.execArgv, script, 'here'], { encoding: 'utf8' }),
  ) as ReadingSpeed;
}

/** The measurements as text, for `npm run bench`. */
export function renderReadings(speed: ReadingSpeed): string {
  const row = (name: string, value: string) => `${name.padEnd(34)}${value.padStart(12)}`;
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  return [
    `${speed.reports} reports, ${whole(speed.words)} words, one core, ${speed.ran}`,
    row('raw text to trees, words/s', whole(speed.treeWordsPerSecond)),
    row('raw text to readings, words/s', whole(speed.readingWordsPerSecond)),
    row('readings, reports/s', speed.reportsPerSecond.toFixed(1)),
    row('all after the trees, in trees', speed.afterTrees.toFixed(2)),
    row('imports and model, ms', whole(speed.loadMs)),
    row('first sentence with all rules, ms', whole(speed.firstReadingMs)),
    row('peak memory, MiB', whole(speed.peakMemoryMb)),
    '',
    'share of a reading by layer, %',
    ...speed.shares.map(({ layer, share }) => row(`  ${layer}`, (100 * share).toFixed(1))),
  ].join('\n');
}

const [, script, how] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (how === 'here') process.stdout.write(JSON.stringify(await measureHere()));
  else console.log(renderReadings(measureReadings()));
}
