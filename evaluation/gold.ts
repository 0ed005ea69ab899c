import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../src/reports/index.ts';
import { type Figure, type Measured, SHARED } from './figure.ts';
import { parseReports, runScorer, withReadings } from './scorer.ts';

const SCORER = `${SHARED}score/score.mjs`;

interface Layer {
  readonly f1: number | null;
}
interface Share {
  readonly accuracy: number | null;
}
/** What `score.mjs --json` says of all reports together, as far as floors hold it. */
interface Overall {
  readonly headline: number | null;
  readonly attributes: Readonly<Record<string, Readonly<Record<string, Share>>>>;
  readonly discrepancies: {
    readonly gold: number;
    readonly found: number;
    readonly falseAlarms: number;
    readonly traps: number;
  };
  readonly noise: { readonly errors: number };
  readonly actors: { readonly recall: number | null; readonly sideAccuracy: number | null };
  readonly [layer: string]: unknown;
}

const LAYERS: Readonly<Record<string, string>> = {
  statements: 'statements F1',
  statementsStrict: 'statements F1, content ≥ .8 and the right speaker',
  meetings: 'meetings F1',
  moves: 'moves F1',
  replies: 'reply links F1',
  conditions: 'conditions F1',
  agreements: 'agreements F1',
  accounts: 'accounts F1 (holder > target)',
  timesValue: 'times, value F1',
  eventTriples: 'event triples F1',
};
const SHARES: readonly (readonly [layer: string, attribute: string])[] = [
  ['statements', 'quotation'],
  ['statements', 'outlet'],
  ['statements', 'nesting'],
  ['conditions', 'operator'],
  ['moves', 'type'],
];

/** Readings of the hand-read reports against their gold. */
export function measureGold(): Measured {
  const folder = `${SHARED}gold/reports/`;
  const reports = parseReports(
    readdirSync(folder)
      .sort()
      .map(name => readFileSync(folder + name, 'utf8').replace(/\s*\n\s*/g, ' '))
      .join('\n'),
  );
  return measure('gold', reports, ['--gold', `${SHARED}gold/readings`, '--reports', folder]);
}

/** The reading of the seed report against its core items. */
export function measureSeed(): Measured {
  const text = readFileSync(`${SHARED}gold/seed.txt`, 'utf8');
  return measure('seed', parseReports(JSON.stringify({ id: 'seed', text })), [
    '--gold',
    `${SHARED}gold/seed.json`,
    '--core',
  ]);
}

function measure(name: string, reports: readonly Report[], args: readonly string[]): Measured {
  return withReadings(reports, file => {
    const run = (...more: string[]) => runScorer(process.execPath, [SCORER, ...args, '--readings', file, ...more]);
    const { overall } = JSON.parse(run('--json')) as { readonly overall: Overall };
    return { figures: figuresOf(name, overall), table: run() };
  });
}

function figuresOf(name: string, overall: Overall): Figure[] {
  const figures: Figure[] = [];
  const add = (id: string, share: number | null | undefined, what: string) => {
    if (share !== null && share !== undefined) figures.push({ id: `${name}.${id}`, value: 100 * share, what });
  };
  for (const [layer, what] of Object.entries(LAYERS)) add(layer, (overall[layer] as Layer | undefined)?.f1, what);
  for (const [layer, attribute] of SHARES)
    add(
      `${layer}.${attribute}`,
      overall.attributes[layer]?.[attribute]?.accuracy,
      `${layer}: ${attribute} right, of the matched`,
    );
  const { discrepancies, noise, actors } = overall;
  add(
    'discrepancies',
    discrepancies.gold === 0 ? null : discrepancies.found / discrepancies.gold,
    'discrepancies found',
  );
  add(
    'traps',
    discrepancies.traps === 0 ? null : 1 - discrepancies.falseAlarms / discrepancies.traps,
    'traps not reported as discrepancies',
  );
  add('noise', noise.errors === 0 ? 1 : 0, 'nothing is cited from boilerplate');
  add('actors', actors.recall, 'speakers found as actors');
  add('sides', actors.sideAccuracy, 'their side right, of the found');
  add('headline', overall.headline, 'mean of the seven main layers');
  return figures;
}
