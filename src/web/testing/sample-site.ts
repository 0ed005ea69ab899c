import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeDossiers, parseDefinition } from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';
import { newPassageIndex, type ReportResult, readReports, readReportsFrom } from '../../reports/index.ts';
import { readMany } from '../../work/index.ts';
import type { Site } from '../site.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);

async function readingsOf(reports: AsyncIterable<ReportResult>): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const outcome of readMany(reports, { jobs: 1 })) {
    if (!outcome.ok) throw outcome.error;
    readings.push(outcome.reading);
  }
  return readings;
}

/** The site of a sample dossier as `parley publish examples/NAME` makes it. */
export async function exampleSite(name: string): Promise<Site> {
  const folder = new URL(`${name}/`, EXAMPLES);
  const readings = await readingsOf(readReports(fileURLToPath(folder)));
  const days = readings.map(({ report }) => report.published?.slice(0, 10) ?? '').sort();
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: [parseDefinition(readFileSync(new URL('dossier.yaml', folder), 'utf8'))],
    today: days.at(-1)!,
    passages: newPassageIndex,
  });
  return { dossiers, readings, unrouted, name: null };
}

/** What a report could hold to harm its readers: script, handlers, links that run, text turned around, controls. */
export const HOSTILE = {
  id: '../../../x"><script>alert(1)</script>',
  publisher: '<img src=x onerror=alert(2)>',
  headline: '</title><script src="https://evil.example/x.js"></script>\u202egnitirw',
  url: 'javascript:alert(3)',
  published: '2025-11-18',
  authors: ['"><svg onload=alert(4)>'],
  text: [
    'Russia offered <script>alert(5)</script> talks in Istanbul, the Kremlin said on Tuesday.',
    '"Ukraine must <b onclick=alert(6)>answer</b>," Dmitry Peskov said. \u202eText turned\u202c around.\u0007',
    'Ukraine rejected the offer {{constructor.constructor("alert(7)")()}} of Russia, Andrii Sybiha said.',
    `<style>body{display:none}</style> ${'talks '.repeat(2_000)}`,
  ].join('\n\n'),
} as const;

/** A site of one hostile report between the parties of the Istanbul sample. */
export async function hostileSite(): Promise<Site> {
  async function* bytes() {
    yield Buffer.from(JSON.stringify(HOSTILE));
  }
  const readings = await readingsOf(readReportsFrom(bytes(), null));
  const definition = parseDefinition(
    'title: "<script>alert(8)</script>"\nparties:\n  - name: Russia\n    iso3: RUS\n    aliases: [Kremlin]\n  - name: Ukraine\n    iso3: UKR\n',
  );
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: [definition],
    today: '2025-11-19',
    passages: newPassageIndex,
  });
  return { dossiers, readings, unrouted, name: '<script>alert(9)</script>' };
}
