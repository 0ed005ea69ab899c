import { type Review, standingReviews } from '../../dossier/index.ts';
import { type Entry, entriesOf, type Reading } from '../../reading/index.ts';
import { conflictsOf, type Waiting } from '../../store/index.ts';
import { onceFor } from '../once-for.ts';
import type { Shelf } from '../site.ts';
import type { ShownConflict } from './conflicts-page.tsx';
import type { Desk } from './desk.ts';
import { chosenOf, decisionsIn, queueOf, seenAs } from './queue.ts';
import type { JustDecided, QueueScreen } from './queue-page.tsx';

const JUST = 4;

/** What the screen of one decision shows this person. */
export async function queueScreen(
  desk: Desk,
  shelf: Shelf,
  coder: string,
  asked: { readonly kind?: string; readonly after?: string; readonly at?: string; readonly from?: string },
): Promise<QueueScreen> {
  const queue = queueOf(shelf, desk, coder);
  const { one: first, next } = chosenOf(queue, asked);
  // What was decided already can be looked at again.
  const one =
    asked.at === undefined || first?.entry.id === asked.at ? first : await decidedAlready(desk, coder, asked.at);
  // In two-coder mode the other's decisions are asked of the store, and shown only where this person has decided, too.
  const all = desk.live.blind
    ? decisionsIn(shelf, await desk.live.store.reviews())
    : decisionsIn(shelf, desk.live.reviews());
  const mine = all.filter(({ by }) => by === coder);
  const just = await Promise.all(
    mine
      .slice(-JUST)
      .reverse()
      .map(review => justDecided(desk, coder, review, all)),
  );
  const readings = new Map<string, Reading>();
  for (const { entry } of [...(one === null ? [] : [one]), ...next]) {
    const id = entry.cites[0].report;
    const reading = await desk.live.reading(id, seenAs(desk, coder));
    if (reading !== null) readings.set(id, reading);
  }
  return {
    queue,
    kind: asked.kind,
    after: asked.after,
    from: asked.from,
    one,
    next,
    readings,
    just: just.filter(one => one !== null),
    conflicts: desk.live.blind ? 0 : conflictsIn(desk, shelf).filter(({ conflict }) => !conflict.adjudicated).length,
    blind: desk.live.blind
      ? agreementOn(
          mine,
          all.filter(({ by }) => by !== coder),
        )
      : null,
  };
}

async function decidedAlready(desk: Desk, coder: string, id: string): Promise<Waiting | null> {
  const found = await desk.live.entry(id, seenAs(desk, coder));
  if (found === null || found.entry.entity === 'actor') return null;
  return { entry: found.entry, importance: 0.5, uncertainty: 1 - found.entry.confidence, score: 0 };
}

async function justDecided(
  desk: Desk,
  coder: string,
  review: Review,
  all: readonly Review[],
): Promise<JustDecided | null> {
  const found = await desk.live.entry(review.entry, seenAs(desk, coder));
  if (found === null || found.entry.entity === 'actor') return null;
  const others = all.filter(one => one.entry === review.entry && one.by !== coder);
  return {
    review,
    entry: found.entry,
    reading: found.reading,
    others: desk.live.blind ? others : others.slice(-1),
  };
}

/** On how many entries both have decided, and on how many of them alike. */
function agreementOn(mine: readonly Review[], theirs: readonly Review[]): { both: number; agree: number } {
  const last = (reviews: readonly Review[]) => new Map(reviews.map(one => [one.entry, answerOf(one)] as const));
  const [own, other] = [last(mine), last(theirs)];
  const both = [...own].filter(([entry]) => other.has(entry));
  return { both: both.length, agree: both.filter(([entry, answer]) => other.get(entry) === answer).length };
}

const answerOf = ({ action, field, value }: Review) => (action === 'correct' ? `${field}=${value}` : action);

const conflicts = onceFor((log: readonly Review[]) => conflictsOf(standingReviews(log)));
const entries = onceFor((reading: Reading) => new Map(entriesOf(reading).map(entry => [entry.id, entry] as const)));

/** The matters of a dossier that reviewers decided differently, those first that nobody settled. */
export function conflictsIn(desk: Desk, shelf: Shelf): ShownConflict[] {
  return conflicts(desk.live.reviews())
    .flatMap(conflict => {
      const found = findEntry(shelf, conflict.entry);
      return found === null ? [] : [{ conflict, ...found }];
    })
    .sort((a, b) => Number(a.conflict.adjudicated) - Number(b.conflict.adjudicated));
}

function findEntry(shelf: Shelf, id: string): { readonly entry: Entry; readonly reading: Reading } | null {
  const [, report] = /^(.*)\/[a-z]+\/\d+-\d+/.exec(id) ?? [];
  const reading = report === undefined ? undefined : shelf.readings.get(report);
  const entry = reading === undefined ? undefined : entries(reading).get(id);
  return reading === undefined || entry === undefined ? null : { entry, reading };
}
