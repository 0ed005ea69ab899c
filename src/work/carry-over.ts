import { effectOf, newReview, type Review, reviewProblem } from '../dossier/index.ts';
import { type Entry, type EntryId, entriesOf, type Reading } from '../reading/index.ts';
import { overlaps, sharedLength } from '../text/index.ts';

/**
 * What people confirmed or corrected and a newer reading no longer has, as reviews that add it: with the entry in the log, the decision stands
 * whatever any reader finds. They bear the name and the time of the decision they keep, and say where the entry is from. Actors that the entry names
 * and the newer reading does not know come along. Where the newer reading has an entry on some of the same words, the two are merged, so that no
 * dossier counts them twice; the newer one waits for a person like any other.
 */
export function carriedOver(before: Reading, after: Reading, reviews: readonly Review[]): Review[] {
  const effect = effectOf(reviews);
  const now = new Set([...entriesOf(after), ...after.actors].map(({ id }) => id));
  const inLog = effect.added.get(before.report.id);
  const lost = entriesOf(before).filter(
    ({ id }) =>
      !now.has(id) &&
      inLog?.has(id) !== true &&
      !effect.rejected.has(id) &&
      (effect.confirmed.has(id) || effect.corrections.has(id)),
  );
  const reason = `kept from the reading ${before.reader.version}; a newer one no longer has it`;
  return lost.flatMap(entry => {
    const signature = effect.last.get(entry.id);
    if (signature === undefined) return [];
    const named = new Set(textsIn(entry));
    const actors = before.actors.filter(({ id }) => named.has(id) && !now.has(id) && inLog?.has(id) !== true);
    const added = [...actors, entry]
      .map(one =>
        newReview({
          ...signature,
          action: 'add',
          entry: one.id,
          value: JSON.stringify({ ...one, checked: 'added' }),
          reason,
        }),
      )
      // Actors of the reference list are everybody's, and need no adding.
      .filter(review => reviewProblem(review) === null);
    const near = nearestOf(entry, after);
    return near === null
      ? added
      : [...added, newReview({ ...signature, action: 'merge', entry: entry.id, value: near.id, reason })];
  });
}

/** The entry of the same kind (and type) that stands on some of the same words: probably what was meant. */
export function nearestOf(entry: Entry, reading: Reading): Entry | null {
  const [anchor] = entry.cites;
  const near = entriesOf(reading)
    .filter(one => one.entity === entry.entity && overlaps(one.cites[0], anchor))
    .filter(one => !('type' in one && 'type' in entry) || one.type === entry.type);
  near.sort((a, b) => sharedLength(b.cites[0], anchor) - sharedLength(a.cites[0], anchor));
  return near[0] ?? null;
}

function textsIn(value: unknown): EntryId[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
