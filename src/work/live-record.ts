import { type Dossier, type Review, subjectOf } from '../dossier/index.ts';
import { type Actor, type Entry, type EntryId, entriesOf, type Reading } from '../reading/index.ts';
import type { ReportResult } from '../reports/index.ts';
import { type Revision, reviewQueue, type Store, type Waiting } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { type AddOutcome, addReports } from './add-reports.ts';
import { newLiveDossiers } from './live-dossiers.ts';
import { changedHeads, type Heads } from './live-heads.ts';
import { newLiveLog } from './live-log.ts';
import { rereadReports } from './reread-reports.ts';

/** What the pages are made from. Readings are those of the dossiers, with the reviews applied: rejected entries are in them, marked. */
export interface LiveSite {
  readonly dossiers: readonly Dossier[];
  readonly readings: readonly Reading[];
  readonly unrouted: readonly { readonly report: string; readonly because: readonly string[] }[];
}

/** What those who listen are told. */
export type RecordEvent =
  | {
      readonly type: 'changed';
      /** Of the live record, not of the store. */
      readonly revision: number;
      readonly added: readonly string[];
      /** Reports that were read again. */
      readonly reread: readonly string[];
      readonly removed: readonly string[];
      readonly reviews: readonly Review[];
      readonly definitions: boolean;
    }
  | {
      readonly type: 'progress';
      readonly added: number;
      readonly known: number;
      readonly refused: number;
      readonly done: boolean;
    }
  | { readonly type: 'trouble'; readonly code: string; readonly message: string; readonly next: string };

/**
 * A record held open: its dossiers are made, its reviews applied, and both follow the store, whoever adds, reads again, reviews or defines, in
 * this process or another. One report or one review more costs as much as what it touches.
 */
export interface LiveRecord {
  readonly store: Store;
  /** Two-coder mode: nobody sees the decisions of others, and dossiers are made without any. */
  readonly blind: boolean;
  /** Grows with every change that was seen. What was made of the record under one revision (and day) is good as long as it stays. */
  revision(): number;
  /** Day (ISO) that ages and deadlines are counted to. */
  today(): string;
  /** The same object until something changes. In two-coder mode dossiers are made without reviews. */
  site(): LiveSite;
  dossier(id: string): Dossier | null;
  /** The reading that counts with the reviews applied; with those of one reviewer alone when `as` names one. */
  reading(report: string, as?: string | null): Promise<Reading | null>;
  /** An entry or an actor by its id, added ones too, with its reading. */
  entry(id: EntryId, as?: string | null): Promise<{ readonly reading: Reading; readonly entry: Entry | Actor } | null>;
  /** The log, or what one reviewer wrote of it. */
  reviews(as?: string | null): readonly Review[];
  /** The entries of the dossiers that wait for a person (for this one, when `as` names one), most worth a look first. */
  queue(as?: string | null): readonly Waiting[];
  /** Keeps reviews; when it resolves they are on disk and applied. @throws {ParleyError} as `Store.review`. */
  review(reviews: readonly Review[]): Promise<void>;
  /** Reads and keeps reports; listeners hear of the progress. Ends early, with what was added kept, when the caller stops. */
  add(incoming: AsyncIterable<ReportResult>): AsyncGenerator<AddOutcome>;
  /** Looks now for what others changed, instead of at the next look. True when something had. */
  refresh(): Promise<boolean>;
  onEvent(listener: (event: RecordEvent) => void): () => void;
  /** Stops looking. The store stays open: it is the caller's. */
  close(): Promise<void>;
}

export interface LiveRecordOptions {
  /** Default: the day it is asked on. */
  readonly today?: () => string;
  /** Time (ISO 8601) of adding. Default: the clock's. */
  readonly now?: () => string;
  /** Cores for reading what is added. Default 1. */
  readonly jobs?: number;
  /** How often the store is asked whether others changed something; 0 for never. Default 1000. */
  readonly pollMs?: number;
  /** Two-coder mode: nobody sees the decisions of others. Default false. */
  readonly blind?: boolean;
}

/** Opens a record over a store. @throws {ParleyError} as the store does. */
export async function openLiveRecord(
  store: Store,
  {
    now = () => new Date().toISOString(),
    today = () => now().slice(0, 10),
    jobs = 1,
    pollMs = 1000,
    blind = false,
  }: LiveRecordOptions = {},
): Promise<LiveRecord> {
  let heads: Heads = new Map();
  /** Readings that a dossier holds, as the reader made them. */
  const held = new Map<string, Reading>();
  /** Readings just made here: they need not be fetched. */
  const fresh = new Map<string, Reading>();
  let seen: Revision | null = null;
  let revision = 0;
  const log = newLiveLog(blind);
  const dossiers = newLiveDossiers(reading => log.seenAs(null).applied(reading));
  const listeners = new Set<(event: RecordEvent) => void>();
  const tell = (event: RecordEvent) => {
    for (const listener of listeners) listener(event);
  };
  const offer = (reading: Reading) => {
    const { id } = reading.report;
    if (dossiers.offer(reading)) held.set(id, reading);
    else held.delete(id);
  };

  const refreshNow = async (): Promise<boolean> => {
    const state = await store.revision();
    if (seen !== null && sameRevision(seen, state)) return false;
    const first = seen === null;
    const defined = seen?.definitions !== state.definitions && dossiers.define(await store.definitions());
    const before = log.seenAs(null).effect;
    let reviews: readonly Review[] = [];
    if (seen?.reviews !== state.reviews) {
      reviews = log.write(await store.reviews());
      dossiers.review(log.seenAs(null).log);
    }
    const after = log.seenAs(null).effect;
    const { heads: next, added, reread, removed } = await changedHeads(store, { heads, revision: seen }, state);
    for (const id of removed) {
      dossiers.remove(id);
      held.delete(id);
    }
    if (first || defined) for await (const reading of store.readings()) offer(reading);
    else {
      // Decided on, and in no dossier: what was decided may be that it belongs to one.
      const decided = [...before.reports.keys(), ...after.reports.keys()].filter(
        id => before.reports.get(id) !== after.reports.get(id) && next.has(id) && !held.has(id),
      );
      for (const id of new Set([...added, ...reread, ...decided])) {
        const reading = fresh.get(id) ?? (await store.reading(id));
        if (reading !== null) offer(reading);
      }
    }
    fresh.clear();
    heads = next;
    seen = state;
    revision++;
    if (!first) tell({ type: 'changed', revision, added, reread, removed, reviews, definitions: defined });
    return true;
  };
  // One look at a time, in turn.
  let looking: Promise<unknown> = Promise.resolve();
  const refresh = (): Promise<boolean> => {
    const look = looking.then(refreshNow);
    looking = look.catch(() => undefined);
    return look;
  };
  await refresh();
  const stopLooking = lookEvery(pollMs, refresh, tell);

  const readingOf = async (report: string, as: string | null = null): Promise<Reading | null> => {
    const raw = held.get(report) ?? (await store.reading(report));
    return raw === null ? null : log.seenAs(as).applied(raw);
  };
  /** The readings of the dossiers, in the order they are held. */
  const readingsAs = (as: string | null): Reading[] => {
    const inDossiers = dossiers.reports();
    const { applied } = log.seenAs(as);
    return [...held.values()].filter(({ report }) => inDossiers.has(report.id)).map(applied);
  };
  let made: { readonly revision: number; readonly today: string; readonly site: LiveSite } | null = null;
  const site = (): LiveSite => {
    const day = today();
    if (made === null || made.revision !== revision || made.today !== day) {
      const whole = { dossiers: dossiers.dossiers(day), readings: readingsAs(null), unrouted: dossiers.unrouted() };
      made = { revision, today: day, site: whole };
    }
    return made.site;
  };
  const queues = new Map<string | null, { readonly revision: number; readonly queue: readonly Waiting[] }>();

  return {
    store,
    blind,
    revision: () => revision,
    today,
    site,
    dossier: id => site().dossiers.find(one => one.id === id) ?? null,
    reading: readingOf,
    async entry(id, as) {
      const { kind, report } = subjectOf(id);
      const reading = kind === 'listed' ? null : await readingOf(report, as);
      const entry =
        reading === null ? undefined : [...entriesOf(reading), ...reading.actors].find(one => one.id === id);
      return reading === null || entry === undefined ? null : { reading, entry };
    },
    reviews: (as = null) => log.seenAs(as).log,
    queue(as = null) {
      const known = queues.get(as);
      if (known?.revision === revision) return known.queue;
      const queue = reviewQueue(readingsAs(as), log.seenAs(as).log);
      queues.set(as, { revision, queue });
      return queue;
    },
    async review(reviews) {
      const before = log.seenAs(null).effect.passages;
      await store.review(reviews);
      await refresh();
      const after = log.seenAs(null).effect.passages;
      // What was marked as text, or no longer as text, is read anew. While two coders work apart that waits: it would show one the other's marks.
      const marked = [...new Set([...before.keys(), ...after.keys()])].filter(
        report => JSON.stringify(before.get(report)) !== JSON.stringify(after.get(report)),
      );
      if (marked.length === 0) return;
      for await (const outcome of rereadReports(store, { jobs: 1, reports: marked }))
        if (!outcome.ok) throw outcome.error;
      await refresh();
    },
    async *add(incoming) {
      const tally = { added: 0, known: 0, refused: 0 };
      try {
        for await (const outcome of addReports(store, incoming, { jobs, at: now() })) {
          tally[outcome.ok ? outcome.added : 'refused']++;
          if (outcome.ok && outcome.reading !== null) fresh.set(outcome.report, outcome.reading);
          tell({ type: 'progress', ...tally, done: false });
          yield outcome;
        }
      } finally {
        await refresh();
        tell({ type: 'progress', ...tally, done: true });
      }
    },
    refresh,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stopLooking();
      listeners.clear();
      await looking;
    },
  };
}

const sameRevision = (a: Revision, b: Revision) => JSON.stringify(a) === JSON.stringify(b);

/** Looks again and again, and tells of trouble once for each kind of it. Returns how to stop. */
function lookEvery(pollMs: number, refresh: () => Promise<boolean>, tell: (event: RecordEvent) => void): () => void {
  if (pollMs === 0) return () => {};
  let told = '';
  const look = async () => {
    try {
      await refresh();
      told = '';
    } catch (error) {
      const { code, message, next } =
        error instanceof ParleyError
          ? error
          : { code: 'internal', message: String(error), next: 'This is a fault in Parley. Please report it.' };
      if (message !== told) tell({ type: 'trouble', code, message, next });
      told = message;
    }
  };
  const timer = setInterval(look, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}
