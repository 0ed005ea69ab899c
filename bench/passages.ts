import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPassageIndex, openPassageIndex, type PassageIndex, type Report } from '../src/reports/index.ts';
import { seededRandom } from '../training/seeded-random.ts';

/** What editors do to a wire story before they print it. */
const EDITS = {
  'new headline, one paragraph more': paragraphs => [...paragraphs.slice(0, 2), NEW, ...paragraphs.slice(2)],
  'a third of the paragraphs cut': (paragraphs, random) => paragraphs.filter(() => random() > 0.33),
  'only the first third kept': paragraphs => paragraphs.slice(0, Math.ceil(paragraphs.length / 3)),
  'one word in ten replaced': (paragraphs, random) =>
    paragraphs.map(paragraph =>
      paragraph
        .split(' ')
        .map(word => (random() < 0.1 ? 'otherwise' : word))
        .join(' '),
    ),
  '40 % cut, as much of its own added': (paragraphs, random) => [
    ...paragraphs.filter(() => random() > 0.4),
    ...Array.from({ length: 4 }, () => sentences(random, 60)),
  ],
} satisfies Record<string, (paragraphs: readonly string[], random: () => number) => readonly string[]>;
const NEW =
  'A spokesman for the harbour company, who was asked twice for a word on it, had not called back by Monday night';

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo yu kan der mol tis bry'.split(' ');
const VOCABULARY = 12_000;
/** A word of a made-up language, the frequent ones much more often than the rare (Zipf). */
function wordOf(random: () => number): string {
  let rank = Math.floor(VOCABULARY ** random());
  let word = '';
  do {
    word += SYLLABLES[rank % SYLLABLES.length];
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  return word;
}
const sentences = (random: () => number, words: number) =>
  Array.from({ length: words }, () => wordOf(random)).join(' ');

function reportOf(id: string, paragraphs: readonly string[]): Report {
  const text = paragraphs.join('\n\n');
  let start = 0;
  const passages = paragraphs.map(({ length }) => {
    const passage = { kind: 'body', label: null, start, end: start + length } as const;
    start += length + 2;
    return passage;
  });
  return { id, text, passages } as unknown as Report;
}

export interface PassageCosts {
  readonly name: string;
  readonly reports: number;
  readonly addMs: number;
  readonly lastAddMs: number;
  readonly memoryPerReport: number;
  readonly diskPerReport: number;
  /** Share of the copies found, for each kind of edit. */
  readonly recall: Readonly<Record<string, number>>;
  /** Pairs given that are none. */
  readonly wrong: number;
}

const PARAGRAPHS = 9;
/** One report in so many is an edited copy of an earlier one. */
const COPY_EVERY = 50;

/** Puts reports of 450 words into an index, one in fifty an edited copy of one before, and looks what it costs and finds. */
function measureHere(where: 'disk' | 'memory', reports: number): PassageCosts {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-passages-'));
  const file = join(folder, 'passages.sqlite');
  const index: PassageIndex & { close?: () => void } = where === 'disk' ? openPassageIndex(file) : newPassageIndex();
  const kinds = Object.keys(EDITS) as (keyof typeof EDITS)[];
  const found = new Map(kinds.map(kind => [kind, { copies: 0, hits: 0 }]));
  let wrong = 0;
  let cpu = 0;
  let lastCpu = 0;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const paragraphsOf = (n: number): string[] => {
    const random = seededRandom(n);
    return Array.from({ length: PARAGRAPHS }, () => sentences(random, 50));
  };
  for (let n = 0; n < reports; n++) {
    const isCopy = n > 1000 && n % COPY_EVERY === 0;
    const kind = kinds[(n / COPY_EVERY) % kinds.length] ?? kinds[0]!;
    const random = seededRandom(n ^ 0x5f5f5f);
    const origin = isCopy ? 1 + COPY_EVERY * Math.floor(random() * ((n - 500) / COPY_EVERY)) : n;
    const paragraphs = isCopy ? EDITS[kind](paragraphsOf(origin), random) : paragraphsOf(n);
    const report = reportOf(`r${n}`, paragraphs);
    const begun = process.cpuUsage();
    const pairs = index.add(report);
    const { user, system } = process.cpuUsage(begun);
    cpu += user + system;
    if (n >= reports * 0.9) lastCpu += user + system;
    if (isCopy && paragraphs.length > 0) {
      const hit = pairs.some(({ a, b }) => a === `r${origin}` || b === `r${origin}`);
      const counted = found.get(kind)!;
      counted.copies++;
      if (hit) counted.hits++;
    } else wrong += pairs.length;
  }
  globalThis.gc?.();
  const memory = process.memoryUsage().rss - before;
  index.close?.();
  const disk = where === 'disk' ? statSync(file).size : 0;
  rmSync(folder, { recursive: true, force: true });
  return {
    name: where === 'disk' ? 'on disk' : 'in memory',
    reports,
    addMs: cpu / reports / 1000,
    lastAddMs: lastCpu / (reports * 0.1) / 1000,
    memoryPerReport: memory / reports,
    diskPerReport: disk / reports,
    recall: Object.fromEntries([...found].map(([kind, { copies, hits }]) => [kind, hits / Math.max(1, copies)])),
    wrong,
  };
}

/** The index on disk with all reports, the one in memory with a tenth of them, each in a process of its own. */
export function measurePassages(reports: number): readonly PassageCosts[] {
  const script = fileURLToPath(import.meta.url);
  const run = (where: string, count: number) =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', ...process.execArgv, script, where, String(count)], {
        encoding: 'utf8',
      }),
    ) as PassageCosts;
  return [run('disk', reports), run('memory', Math.ceil(reports / 10))];
}

/** The measurements as text, for `npm run bench`. */
export function renderPassages(costs: readonly PassageCosts[]): string {
  return costs
    .map(cost =>
      [
        `duplicate index ${cost.name}: ${cost.reports.toLocaleString('en')} reports of 450 words`,
        `  to add one, ms of processor time        ${cost.addMs.toFixed(2)} (the last tenth ${cost.lastAddMs.toFixed(2)})`,
        `  memory a report, bytes                   ${Math.round(cost.memoryPerReport).toLocaleString('en')}`,
        `  disk a report, bytes                     ${Math.round(cost.diskPerReport).toLocaleString('en')}`,
        ...Object.entries(cost.recall).map(
          ([kind, recall]) => `  found, ${kind.padEnd(34)}${(100 * recall).toFixed(1)} %`,
        ),
        `  pairs that are none                      ${cost.wrong}`,
      ].join('\n'),
    )
    .join('\n');
}

const [, script, where, count] = process.argv;
if (script === fileURLToPath(import.meta.url) && (where === 'disk' || where === 'memory'))
  process.stdout.write(JSON.stringify(measureHere(where, Number(count))));
