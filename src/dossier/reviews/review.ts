import type { EntryId, Reading } from '../../reading/index.ts';
import { type Decisions, pairKey } from '../cluster.ts';

export const REVIEW_ACTIONS = [
  'add',
  'confirm',
  'reject',
  'correct',
  'merge',
  'split',
  'resolve',
  'include',
  'exclude',
  'comment',
  'undo',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/**
 * What a person decided, as the append-only log keeps it. `entry` is an entry of a reading, an actor, or a report (for `resolve` a discrepancy, for
 * `include` and `exclude` a report or a stretch of one, for `undo` the id of the review undone). `merge` and `split` name the other entry in
 * `value`; `correct` and `add` hold JSON there. docs/record.md has the table.
 */
export interface Review {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly entry: EntryId;
  readonly action: ReviewAction;
  readonly field: string | null;
  readonly value: string | null;
  readonly reason: string | null;
}

/** Who decided, and when. */
export interface Signature {
  readonly by: string;
  readonly at: string;
}

/** A stretch of a report that a person marked: as boilerplate, or as text to be read after all. */
export interface MarkedPassage extends Signature {
  readonly start: number;
  readonly end: number;
  readonly boilerplate: boolean;
  /** For boilerplate, what it is. */
  readonly label: string | null;
}

/** What stands of a log of reviews once undone ones are taken out and later ones have replaced earlier ones. */
export interface Effect {
  readonly decisions: Decisions;
  /** Entries taken out of the record. */
  readonly rejected: ReadonlySet<EntryId>;
  readonly confirmed: ReadonlySet<EntryId>;
  /** By entry, then field: the corrected value (as the log has it) and who gave it. */
  readonly corrections: ReadonlyMap<EntryId, ReadonlyMap<string, Signature & { readonly value: string }>>;
  /** By report, then id: entries added by hand, as JSON. */
  readonly added: ReadonlyMap<string, ReadonlyMap<EntryId, Signature & { readonly value: string }>>;
  /** By report, in the order they were marked. */
  readonly passages: ReadonlyMap<string, readonly MarkedPassage[]>;
  /** By the actor that stays: those that are the same, where a person said so. */
  readonly sameAs: ReadonlyMap<EntryId, ReadonlySet<EntryId>>;
  /** The last decision on each entry. */
  readonly last: ReadonlyMap<EntryId, Signature>;
  /** By report (or actor of the reference list): the reviews that decide something on it or its entries, as one text to compare. */
  readonly reports: ReadonlyMap<string, string>;
  /** By discrepancy. */
  readonly resolutions: ReadonlyMap<string, Signature & { readonly value: string; readonly reason: string }>;
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** What an id of the log names. Actors of the reference list and reports have ids without a place: `listed` stands for both. */
export interface Subject {
  readonly kind: string;
  /** The report it is of; for an id without a place, the id itself. */
  readonly report: string;
  readonly start: number;
  readonly end: number;
}

// r1/move/120-164, news/2024/r1/passage/0-80, r1/shift/3-9-state:RUS; an actor known from the metadata alone has no place: r1/actor/harbour-gazette
const PLACED =
  /^(.+?)\/(?:(time|actor|affiliation|statement|meeting|move|condition|position|shift|account|agreement|assessment|event|discrepancy|passage)\/(\d+)-(\d+)(?:-.*)?|actor\/[a-z0-9-]+)$/s;

export function subjectOf(id: EntryId): Subject {
  const [, report, kind = 'actor', start = 0, end = 0] = PLACED.exec(id) ?? [];
  return report === undefined
    ? { kind: 'listed', report: id, start: 0, end: 0 }
    : { kind, report, start: Number(start), end: Number(end) };
}

/** Reviews in the order they count: by their time, ties by their id; without those undone, and without the undoing. An undo may be undone itself. */
export function standingReviews(reviews: readonly Review[]): Review[] {
  const log = [...reviews].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
  const undone = new Set<string>();
  // From the end, so that an undo can itself be undone.
  for (const review of log.toReversed())
    if (review.action === 'undo' && !undone.has(review.id)) undone.add(review.entry);
  return log.filter(review => review.action !== 'undo' && !undone.has(review.id));
}

/** The effect of a log, whatever order it is given in. */
export function effectOf(reviews: readonly Review[]): Effect {
  const merged = new Map<string, string>();
  const split = new Map<string, string>();
  const rejected = new Set<EntryId>();
  const confirmed = new Set<EntryId>();
  const corrections = new Map<EntryId, Map<string, Signature & { value: string }>>();
  const added = new Map<string, Map<EntryId, Signature & { value: string }>>();
  const passages = new Map<string, MarkedPassage[]>();
  const sameAs = new Map<EntryId, Set<EntryId>>();
  const last = new Map<EntryId, Signature>();
  const reports = new Map<string, string>();
  const resolutions = new Map<string, Signature & { value: string; reason: string }>();
  const included = new Set<string>();
  const excluded = new Set<string>();
  for (const { id, at, by, entry, action, field, value, reason } of standingReviews(reviews)) {
    if (action === 'comment') continue;
    const subject = subjectOf(entry);
    const decides = (report: string) => reports.set(report, `${reports.get(report) ?? ''}${id}\n`);
    decides(subject.report);
    const why = `${by}: ${reason ?? action}`;
    if (action === 'merge' && value !== null) {
      merged.set(pairKey(entry, value), why);
      split.delete(pairKey(entry, value));
      sameAs.set(entry, (sameAs.get(entry) ?? new Set()).add(value));
      decides(subjectOf(value).report);
    } else if (action === 'split' && value !== null) {
      split.set(pairKey(entry, value), why);
      merged.delete(pairKey(entry, value));
      sameAs.get(entry)?.delete(value);
      sameAs.get(value)?.delete(entry);
      decides(subjectOf(value).report);
    } else if (action === 'reject') {
      rejected.add(entry);
      confirmed.delete(entry);
      last.set(entry, { by, at });
    } else if (action === 'confirm') {
      confirmed.add(entry);
      rejected.delete(entry);
      last.set(entry, { by, at });
    } else if (action === 'correct' && field !== null && value !== null) {
      const fields = corrections.get(entry) ?? new Map<string, Signature & { value: string }>();
      corrections.set(entry, fields.set(field, { value, by, at }));
      // Whoever mends an entry holds it to be one.
      rejected.delete(entry);
      last.set(entry, { by, at });
    } else if (action === 'add' && value !== null) {
      const entries = added.get(subject.report) ?? new Map<EntryId, Signature & { value: string }>();
      added.set(subject.report, entries.set(entry, { value, by, at }));
      rejected.delete(entry);
      last.set(entry, { by, at });
    } else if (action === 'resolve' && value !== null) {
      resolutions.set(entry, { value, by, at, reason: reason ?? '' });
    } else if ((action === 'include' || action === 'exclude') && subject.kind === 'passage') {
      const { start, end } = subject;
      const marked = { start, end, boilerplate: action === 'exclude', label: plainWords(value), by, at };
      passages.set(subject.report, [...(passages.get(subject.report) ?? []), marked]);
    } else if (action === 'include') {
      included.add(entry);
      excluded.delete(entry);
    } else if (action === 'exclude') {
      excluded.add(entry);
      included.delete(entry);
    }
  }
  const decisions = { merged, split };
  return {
    decisions,
    rejected,
    confirmed,
    corrections,
    added,
    passages,
    sameAs,
    last,
    reports,
    resolutions,
    included,
    excluded,
  };
}

/** Which decisions a reading is under: equal stamps, equal readings with the reviews applied. */
export function stampOf({ report, actors }: Reading, { reports }: Effect): string {
  if (reports.size === 0) return '';
  const listed = actors.flatMap(({ id }) => (reports.has(id) ? [`${id}\n${reports.get(id)}`] : []));
  return [reports.get(report.id) ?? '', ...listed].join('\n');
}

/** Words as the log has them: `"donation"` or bare. */
function plainWords(value: string | null): string | null {
  if (value === null) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : parsed === null ? null : value;
  } catch {
    return value;
  }
}
