import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chronoTimes } from './chrono-times.ts';
import { type Figure, type Measured, SHARED } from './figure.ts';
import { parseReports, runScorer, withReadings } from './scorer.ts';

const SCRIPT = `${SHARED}score/times.mjs`;
const CORPORA = [
  { name: 'meantime', what: 'MEANTIME (news)' },
  { name: 'wikiwars', what: 'WikiWars (histories)' },
] as const;

/** F1 in percent by the protocol of TempEval-3, of Parley's times and of chrono's on the same texts. */
export interface TimesScore {
  readonly corpus: (typeof CORPORA)[number]['name'];
  readonly relaxed: number;
  readonly value: number;
  readonly chrono: { readonly relaxed: number; readonly value: number };
  readonly table: string;
}

const figure = (table: string, pattern: RegExp) => Number(pattern.exec(table)?.[1] ?? Number.NaN);
const relaxedF1Of = (table: string) => figure(table, /relaxed P\/R\/F [\d.]+ [\d.]+ ([\d.]+)/);
const valueF1Of = (table: string) => figure(table, /^value F1 ([\d.]+)/m);

/** Reads both public corpora, in one mode, and scores Parley and chrono beside each other. */
export function scoreTimes(): TimesScore[] {
  return CORPORA.map(({ name }) => {
    const reports = parseReports(runScorer(process.execPath, [SCRIPT, name, '--reports']));
    const own = withReadings(reports, file => runScorer(process.execPath, [SCRIPT, name, file]));
    const lines = reports.map(({ id, text, published }) => {
      const times = published === null ? [] : chronoTimes(text, published);
      return JSON.stringify({ report: { id }, times });
    });
    const peer = withLines(lines, file => runScorer(process.execPath, [SCRIPT, name, file]));
    return {
      corpus: name,
      relaxed: relaxedF1Of(own),
      value: valueF1Of(own),
      chrono: { relaxed: relaxedF1Of(peer), value: valueF1Of(peer) },
      table: `Parley  ${own.trimEnd()}\nchrono  ${peer.trimEnd()}`,
    };
  });
}

/** The measure of the times layer for `npm run evaluate`. */
export function measureTimes(): Measured {
  const scores = scoreTimes();
  const figures: Figure[] = scores.flatMap(({ corpus, relaxed, value, chrono }) => {
    const what = CORPORA.find(({ name }) => name === corpus)!.what;
    return [
      { id: `times.${corpus}.value`, value, what: `value F1 on ${what}; chrono ${chrono.value}` },
      {
        id: `times.${corpus}.relaxed`,
        value: relaxed,
        what: `found, overlapping, F1 on ${what}; chrono ${chrono.relaxed}`,
      },
    ];
  });
  return { figures, table: scores.map(({ table }) => table).join('\n') };
}

function withLines<Result>(lines: readonly string[], use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'parley-times-'));
  try {
    const file = join(folder, 'times.ndjson');
    writeFileSync(file, lines.join('\n'));
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
