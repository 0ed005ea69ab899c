import { measureActors } from './actors.ts';
import { measureAttribution } from './attribution.ts';
import { measureClusters } from './clusters.ts';
import { measureEventTypes } from './event-types.ts';
import type { Measure } from './figure.ts';
import { measureGold, measureSeed } from './gold.ts';
import { measurePages } from './pages.ts';
import { measureParser } from './parser-figures.ts';
import { measurePetrarch } from './petrarch.ts';
import { measurePrefilter } from './prefilter.ts';
import { measureReportingClauses } from './reporting-clauses.ts';
import { measurePairs } from './same-or-different/score-pairs.ts';
import { measureTimes } from './times.ts';

/** Everything `npm run evaluate` measures, in the order it prints. */
export const MEASURES: readonly Measure[] = [
  { name: 'parser', run: measureParser },
  { name: 'reporting-clauses', run: measureReportingClauses },
  { name: 'attribution', run: measureAttribution },
  { name: 'event-types', run: measureEventTypes },
  { name: 'petrarch', run: measurePetrarch },
  { name: 'times', run: measureTimes },
  { name: 'actors', run: measureActors },
  { name: 'gold', run: measureGold },
  { name: 'seed', run: measureSeed },
  { name: 'same-or-different', run: measurePairs },
  { name: 'clusters', run: measureClusters },
  { name: 'pages', run: measurePages },
  { name: 'prefilter', run: measurePrefilter },
];
