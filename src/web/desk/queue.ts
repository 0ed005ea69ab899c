import { type Review, standingReviews, subjectOf } from '../../dossier/index.ts';
import type { Entry } from '../../reading/index.ts';
import type { Waiting } from '../../store/index.ts';
import { onceFor } from '../once-for.ts';
import type { Shelf } from '../site.ts';
import type { Desk } from './desk.ts';

/** What a person is asked about, one by one. Times, offices and events are reviewed in the report, where they stand beside their words. */
export const ASKED = [
  'move',
  'condition',
  'meeting',
  'agreement',
  'statement',
  'position',
  'shift',
  'account',
  'assessment',
] as const satisfies readonly Entry['entity'][];
export type Asked = (typeof ASKED)[number];
const asked = new Set<string>(ASKED);

/** The queue of one dossier as one reviewer has it. */
export interface Queue {
  readonly waiting: readonly Waiting[];
  /** Entries that somebody decided on. */
  readonly decided: ReadonlySet<string>;
}

const reportsOf = onceFor((shelf: Shelf) => new Set(shelf.dossier.reports.map(({ id }) => id)));
const standing = onceFor((log: readonly Review[]) => standingReviews(log));
const waitingIn = onceFor((all: readonly Waiting[]) =>
  onceFor((shelf: Shelf) =>
    all.filter(({ entry }) => asked.has(entry.entity) && reportsOf(shelf).has(entry.cites[0].report)),
  ),
);

/** Null for everybody's together; a coder's name in two-coder mode. */
export const seenAs = (desk: Desk, coder: string): string | null => (desk.live.blind ? coder : null);

export function queueOf(shelf: Shelf, desk: Desk, coder: string): Queue {
  const as = seenAs(desk, coder);
  const decisions = decisionsIn(shelf, desk.live.reviews(as)).filter(({ entry }) => asked.has(subjectOf(entry).kind));
  return {
    waiting: waitingIn(desk.live.queue(as))(shelf),
    decided: new Set(decisions.map(({ entry }) => entry)),
  };
}

/** The decisions that stand on the entries of a dossier, in order. */
export function decisionsIn(shelf: Shelf, log: readonly Review[]): readonly Review[] {
  const reports = reportsOf(shelf);
  return standing(log).filter(
    ({ entry, action }) =>
      (action === 'confirm' || action === 'reject' || action === 'correct' || action === 'add') &&
      reports.has(subjectOf(entry).report),
  );
}

const byDay = onceFor((log: readonly Review[]) =>
  onceFor((shelf: Shelf) => {
    const counts = new Map<string, { day: string; by: string; count: number }>();
    for (const { at, by } of decisionsIn(shelf, log)) {
      const day = at.slice(0, 10);
      const known = counts.get(`${day}|${by}`) ?? { day, by, count: 0 };
      known.count++;
      counts.set(`${day}|${by}`, known);
    }
    return [...counts.values()];
  }),
);

/** How many entries of a dossier each reviewer decided on each day. */
export const decidedByDay = (shelf: Shelf, log: readonly Review[]) => byDay(log)(shelf);

const tallies = onceFor((waiting: readonly Waiting[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { entry } of waiting) counts.set(entry.entity, (counts.get(entry.entity) ?? 0) + 1);
  return counts;
});

/** How many of each kind wait, in the order of their weight. */
export function kindsOf({ waiting }: Queue): readonly { readonly kind: Asked; readonly count: number }[] {
  return ASKED.map(kind => ({ kind, count: tallies(waiting).get(kind) ?? 0 })).filter(({ count }) => count > 0);
}

/** The one to decide now: the first, that after a skipped one, or the one that is asked for. */
export function chosenOf(
  { waiting }: Queue,
  { kind, after, at }: { readonly kind?: string; readonly after?: string; readonly at?: string },
): { readonly one: Waiting | null; readonly next: readonly Waiting[] } {
  const mine = kind === undefined ? waiting : waiting.filter(({ entry }) => entry.entity === kind);
  const skipped = after === undefined ? -1 : mine.findIndex(({ entry }) => entry.id === after);
  const wanted = at === undefined ? -1 : mine.findIndex(({ entry }) => entry.id === at);
  // Behind the last one the queue begins anew.
  const from = wanted >= 0 ? wanted : (skipped + 1) % Math.max(1, mine.length);
  const order = [...mine.slice(from), ...mine.slice(0, from)];
  return { one: order[0] ?? null, next: order.slice(1, 4) };
}
