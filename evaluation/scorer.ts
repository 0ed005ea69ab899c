import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLanguage } from '../src/language/index.ts';
import { type Reading, readReport } from '../src/reading/index.ts';
import { type Report, readRecord } from '../src/reports/index.ts';

/** Runs a program and returns what it prints. Its own words come through when it fails. */
export function runScorer(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Reads the reports and hands the readings to `use` as the path of an NDJSON file that is gone afterwards. */
export function withReadings<Result>(reports: Iterable<Report>, use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'parley-evaluation-'));
  try {
    const file = join(folder, 'readings.ndjson');
    writeFileSync(
      file,
      readAll(reports)
        .map(reading => `${JSON.stringify(reading)}\n`)
        .join(''),
    );
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function readAll(reports: Iterable<Report>): Reading[] {
  const language = loadLanguage();
  return Array.from(reports, report => readReport(report, language));
}

/** Reports from NDJSON lines, as the command line takes them. */
export function parseReports(ndjson: string): Report[] {
  return ndjson
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line, index) => readRecord(JSON.parse(line), { file: null, line: index + 1, position: null }));
}
