import { parseArgs } from 'node:util';
import { benchArchives } from './archives.ts';
import { measureDossier, renderDossierCosts } from './dossier.ts';
import { benchPages } from './pages.ts';
import { measureParserSpeed } from './parser-speed.ts';
import { measurePassages, renderPassages } from './passages.ts';
import { measurePrefilter } from './prefilter.ts';
import { measureReadings, renderReadings } from './readings.ts';
import { measureStore, renderStoreCosts } from './store.ts';
import { benchTimes } from './times.ts';
import { measureWeb, renderWebCosts } from './web.ts';
import { measureWork, renderWork } from './work.ts';

/**
 * Speed and memory, each beside a peer in the same run where there is one: `npm run bench`, or by name
 * `npm run bench -- parser readings times dossier pages web store work`. `--reports 10000` is for `store`, which takes 100,000 when nothing is said.
 */
const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { reports: { type: 'string', default: '100000' } },
});
const BENCHES: Readonly<Record<string, () => string | Promise<string>>> = {
  parser: () =>
    table(
      ['raw text to words and trees', 'words/s', 'first pass', 'load, ms', 'MiB'],
      measureParserSpeed().map(speed => [
        `${speed.name}: ${speed.gives}`,
        speed.wordsPerSecond,
        speed.firstWordsPerSecond,
        speed.loadCpuMs,
        speed.peakMemoryMb,
      ]),
    ),
  readings: () => renderReadings(measureReadings()),
  times: async () =>
    table(
      ['times of a text', 'characters/s'],
      (await benchTimes()).map(({ name, charactersPerSecond }) => [name, charactersPerSecond]),
    ),
  dossier: () => renderDossierCosts(measureDossier()),
  store: async () => renderStoreCosts(await measureStore(Number(options.reports))),
  web: async () => renderWebCosts(await measureWeb()),
  work: async () => renderWork(await measureWork()),
  pages: async () =>
    table(
      ['pages and reports', 'per second'],
      (await benchPages()).map(({ name, perSecond }) => [name, perSecond]),
    ),
  archives: async () =>
    table(
      ['records of a gzipped web archive', 'per second'],
      (await benchArchives()).map(({ name, perSecond }) => [name, perSecond]),
    ),
  passages: () => renderPassages(measurePassages(Number(options.reports))),
  prefilter: async () =>
    table(
      ['reports to readings, one core, per second', 'pass, %', 'without', 'with'],
      (await measurePrefilter()).map(speed => [speed.stream, 100 * speed.passes, speed.without, speed.with]),
    ),
};
const USUAL = ['parser', 'readings', 'times'];

function table(
  [first, ...columns]: readonly [string, ...string[]],
  rows: readonly (readonly [string, ...number[]])[],
): string {
  const wide = Math.max(first.length, ...rows.map(([name]) => name.length)) + 2;
  return [
    first.padEnd(wide) + columns.map(column => column.padStart(14)).join(''),
    ...rows.map(
      ([name, ...values]) =>
        name.padEnd(wide) + values.map(value => Math.round(value).toLocaleString('en').padStart(14)).join(''),
    ),
  ].join('\n');
}

const unknown = asked.find(name => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : USUAL) console.log(`\n${await BENCHES[name]!()}`);
}
