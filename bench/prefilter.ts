import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadLanguage } from '../src/language/index.ts';
import { createReader, relevanceOf } from '../src/reading/index.ts';
import { readReportsFrom } from '../src/reports/index.ts';
import { admitRelevant } from '../src/work/index.ts';

/** Reports per second on one core, from NDJSON to readings, as the pre-filter makes it. All times are the processor's. */
export interface PrefilterSpeed {
  readonly stream: string;
  readonly passes: number;
  readonly without: number;
  readonly with: number;
}

const REPORTS = 1000;
/** So many of a stream are read without the filter: reading all of it takes minutes. */
const SAMPLE = 40;

const linesOf = (ndjson: string): string[] => ndjson.split('\n').filter(line => line !== '');

/** News of every kind where it lies beside the checkout; elsewhere our own examples, which all pass. */
function newsLines(): string[] {
  const shared = new URL('../../shared/data/reports/news.ndjson.gz', import.meta.url);
  if (existsSync(shared)) return linesOf(gunzipSync(readFileSync(shared)).toString('utf8'));
  const folder = fileURLToPath(new URL('../examples/', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.stringify(JSON.parse(readFileSync(folder + name, 'utf8'))));
}

const cpuMs = (begun: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};

/** A run of so many lines, over and over where there are fewer; ids made different. */
function stream(lines: readonly string[], n: number): string[] {
  return Array.from({ length: n }, (_, at) => {
    const record = JSON.parse(lines[at % lines.length]!) as object;
    return JSON.stringify({ ...record, id: `bench-${at}` });
  });
}

export async function measurePrefilter(): Promise<PrefilterSpeed[]> {
  const read = createReader(loadLanguage());
  const lines = newsLines();
  const words = lines.map(line => JSON.parse(line) as { readonly headline: string; readonly text: string });
  const about = lines.filter((_, at) => relevanceOf(words[at]!).about);
  const others = lines.filter((_, at) => !relevanceOf(words[at]!).about);
  const crawl = others.length === 0 ? lines : [...others.slice(0, 99), about[0]!];

  const run = async (from: readonly string[], filtered: boolean): Promise<{ perSecond: number; passed: number }> => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(from.join('\n'));
    }
    let passed = 0;
    const begun = process.cpuUsage();
    const facts = filtered ? { admit: admitRelevant } : {};
    for await (const result of readReportsFrom(bytes(), 'bench.ndjson', facts))
      if (result.ok) {
        read(result.report);
        passed++;
      }
    return { perSecond: (1000 * from.length) / cpuMs(begun), passed };
  };
  await run(stream(lines, SAMPLE), true);
  const speeds: PrefilterSpeed[] = [];
  for (const [name, of, n] of [
    ['news of every kind', lines, REPORTS / 5],
    ['a crawl, 1 in 100 about a negotiation', crawl, REPORTS],
    ['none about a negotiation', others.length === 0 ? lines : others, REPORTS],
  ] as const) {
    const without = await run(stream(of, SAMPLE), false);
    const filtered = await run(stream(of, n), true);
    speeds.push({ stream: name, passes: filtered.passed / n, without: without.perSecond, with: filtered.perSecond });
  }
  return speeds;
}
