import { openDossier, parseDefinition, type Review } from '../src/dossier/index.ts';
import { storyReading } from '../src/dossier/sample-stories.ts';
import { newPassageIndex } from '../src/reports/index.ts';

/** What one more report costs when so many are there already. */
export interface DossierCost {
  readonly reports: number;
  /** Adding one report: its mentions compared, its groups regrouped. Mean over the last 50, milliseconds. */
  readonly addMs: number;
  /** The whole dossier as it stands, after one more report: what did not change comes from memory. Milliseconds. */
  readonly viewMs: number;
  /** The whole dossier after one more decision of a reviewer, the decision taken in. Milliseconds. */
  readonly reviewMs: number;
  /** The whole dossier made anew from its readings, milliseconds; null where it was not measured. */
  readonly anewMs: number | null;
  readonly heapMiB: number;
}

/** Reports on one development: ten outlets write about each round, as of the great talks. */
const OUTLETS = 10;
const SIZES = [100, 1_000, 2_500, 5_000, 10_000] as const;
const TODAY = '2099-01-01';

/** Merges up to 10,000 hand-made readings about one negotiation, and times one more report at several sizes. */
export function measureDossier(sizes: readonly number[] = SIZES): DossierCost[] {
  const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
  const reading = (n: number) =>
    storyReading({ development: Math.floor(n / OUTLETS), outlet: n % OUTLETS, delay: n % 3 });
  const fresh = () => openDossier({ definition, passages: newPassageIndex(), route: false });
  const open = fresh();
  const costs: DossierCost[] = [];
  let count = 0;
  for (const size of sizes) {
    while (count < size - 50) open.add(reading(count++));
    open.dossier(TODAY);
    const readings = Array.from({ length: 50 }, (_, i) => reading(count + i));
    const begun = performance.now();
    for (const one of readings) open.add(one);
    const addMs = (performance.now() - begun) / 50;
    count += 50;
    open.dossier(TODAY);
    // One more, and the dossier as it then stands.
    open.add(reading(count++));
    const viewed = performance.now();
    open.dossier(TODAY);
    const viewMs = performance.now() - viewed;
    const decided = performance.now();
    open.review(costs.length % 2 === 0 ? [confirmed(reading(0).meetings[0]!.id)] : []);
    open.dossier(TODAY);
    const reviewMs = performance.now() - decided;
    costs.push({
      reports: count,
      addMs,
      viewMs,
      reviewMs,
      anewMs: size <= 5_000 ? anew(fresh(), count, reading) : null,
      heapMiB: process.memoryUsage().heapUsed / 2 ** 20,
    });
  }
  return costs;
}

const confirmed = (entry: string): Review => ({
  id: 'one',
  at: '2030-01-01T00:00:00Z',
  by: 'a coder',
  entry,
  action: 'confirm',
  field: null,
  value: null,
  reason: null,
});

function anew(
  open: ReturnType<typeof openDossier>,
  count: number,
  reading: (n: number) => Parameters<typeof open.add>[0],
): number {
  const readings = Array.from({ length: count }, (_, n) => reading(n));
  const begun = performance.now();
  for (const one of readings) open.add(one);
  open.dossier(TODAY);
  return performance.now() - begun;
}

/** The table as text, for `npm run bench`. */
export function renderDossierCosts(costs: readonly DossierCost[]): string {
  const cell = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits)).padStart(12);
  return [
    'reports       one more, ms   dossier, ms  decision, ms    anew, ms    heap, MiB',
    ...costs.map(
      ({ reports, addMs, viewMs, reviewMs, anewMs, heapMiB }) =>
        `${String(reports).padEnd(8)}${cell(addMs, 2)}${cell(viewMs, 0)}${cell(reviewMs, 0)}${cell(anewMs, 0)}${cell(heapMiB, 0)}`,
    ),
  ].join('\n');
}
