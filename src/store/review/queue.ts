import { type Review, standingReviews } from '../../dossier/index.ts';
import { type Entry, entriesOf, type Reading } from '../../reading/index.ts';

/** One entry that waits for a person, and why it stands where it does. */
export interface Waiting {
  readonly entry: Entry;
  /** 0–1. */
  readonly importance: number;
  /** 0–1: what the reader is unsure of. */
  readonly uncertainty: number;
  /** Their product: the queue's order. */
  readonly score: number;
}

/**
 * What a wrong entry of each kind would cost whoever relies on the record: a false clash accuses somebody, a false move changes whose turn it is; a
 * time alone changes little.
 */
const IMPORTANCE: Readonly<Record<Entry['entity'], number>> = {
  discrepancy: 1,
  move: 0.9,
  agreement: 0.9,
  condition: 0.8,
  meeting: 0.7,
  position: 0.6,
  shift: 0.6,
  account: 0.6,
  statement: 0.5,
  event: 0.4,
  affiliation: 0.3,
  assessment: 0.2,
  time: 0.2,
};
// Each entry that rests on this one adds a tenth of what is left up to 1.
const EACH_DEPENDENT = 0.1;

/** The entries that nobody has decided on, most worth a look first. Ties keep the order of the text. */
export function reviewQueue(readings: readonly Reading[], reviews: readonly Review[]): Waiting[] {
  const decided = new Set(
    standingReviews(reviews)
      .filter(({ action }) => action !== 'comment')
      .map(({ entry }) => entry),
  );
  return readings
    .flatMap(reading => waitingIn(reading).filter(({ entry }) => !decided.has(entry.id)))
    .sort((a, b) => b.score - a.score);
}

/** Weighed once for each reading: who reviews changes one of thousands. */
const weighed = new WeakMap<Reading, readonly Waiting[]>();

function waitingIn(reading: Reading): readonly Waiting[] {
  let waiting = weighed.get(reading);
  if (waiting === undefined) {
    const dependents = dependentsOf(reading);
    waiting = entriesOf(reading)
      .filter(({ checked }) => checked === 'machine')
      .map(entry => {
        const left = (1 - EACH_DEPENDENT) ** (dependents.get(entry.id) ?? 0);
        const importance = 1 - (1 - IMPORTANCE[entry.entity]) * left;
        const uncertainty = 1 - entry.confidence;
        return { entry, importance, uncertainty, score: importance * uncertainty };
      });
    weighed.set(reading, waiting);
  }
  return waiting;
}

/** How many entries of a reading name each entry: a move by its conditions and answers, a statement by the moves known from it. */
function dependentsOf(reading: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  const all = entriesOf(reading);
  const ids = new Set(all.map(({ id }) => id));
  for (const entry of all) {
    const named = new Set<string>();
    collectIds(entry, ids, named);
    named.delete(entry.id);
    for (const id of named) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function collectIds(value: unknown, ids: ReadonlySet<string>, found: Set<string>): void {
  if (typeof value === 'string') {
    if (ids.has(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collectIds(part, ids, found);
}
