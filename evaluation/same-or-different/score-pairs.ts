import { makeDossier } from '../../src/dossier/index.ts';
import type { Figure, Measured } from '../figure.ts';
import { hardCases, PAIR_KINDS, type Pair } from './pair-readings.ts';

const DEFINITION = {
  id: 'pair',
  title: 'pair',
  kind: 'other',
  period: null,
  parties: [],
  thirdParties: [],
  issues: [],
  given: true,
} as const;

/** True when the dossier of the two readings makes one entry of their two. */
export function becomesOne({ kind, readings }: Pair): boolean {
  const dossier = makeDossier(readings, { definition: DEFINITION, today: '2030-01-01', route: false });
  if (kind === 'actors') {
    const named = readings.map(({ report }) => report.text);
    return dossier.actors.some(
      ({ name, spellings, reports }) =>
        reports.length === 2 && named.every(one => one === name || spellings.includes(one)),
    );
  }
  return dossier[kind].some(({ reports }) => reports.length === 2);
}

/** The hard cases, judged: how many of each kind come out right. */
export function measurePairs(): Measured {
  const pairs = hardCases();
  const wrong = pairs.filter(pair => becomesOne(pair) !== pair.same);
  const lines = wrong.map(({ kind, name, same }) => `  wrong: ${kind}, ${name} (${same ? 'one thing' : 'two things'})`);
  const figures = PAIR_KINDS.map((kind): Figure => {
    const own = pairs.filter(pair => pair.kind === kind);
    const right = own.filter(pair => !wrong.includes(pair)).length;
    return {
      id: `pairs.${kind}`,
      value: (100 * right) / own.length,
      what: `hard cases of ${kind} judged right, of ${own.length}`,
    };
  });
  return {
    figures,
    table: [`${pairs.length - wrong.length} of ${pairs.length} hard cases right`, ...lines].join('\n'),
  };
}
