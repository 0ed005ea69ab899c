import {
  applyReviews,
  type Dossier,
  type Effect,
  effectOf,
  type Review,
  stampOf,
  subjectOf,
} from '../dossier/index.ts';
import { type Actor, type Entry, type EntryId, entriesOf, type Reading } from '../reading/index.ts';
import type { ReportResult } from '../reports/index.ts';
import { type Revision, reviewQueue, type Store, seenBy, type Waiting } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { type AddOutcome, addReports } from './add-reports.ts';
import { newLiveDossiers } from './live-dossiers.ts';

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
  /** Version of the reading that counts, by report. */
  let heads = new Map<string, string>();
  /** Readings that a dossier holds, as the reader made them. */
  const held = new Map<string, Reading>();
  /** Readings just made here: they need not be fetched. */
  const fresh = new Map<string, Reading>();
  let seen: Revision | null = null;
  let log: readonly Review[] = [];
  let effect = effectOf([]);
  let revision = 0;
  let site: { readonly revision: number; readonly today: string; readonly site: LiveSite } | null = null;
  const applied = new WeakMap<Reading, { readonly stamp: string; readonly reading: Reading }>();
  const listeners = new Set<(event: RecordEvent) => void>();
  const tell = (event: RecordEvent) => {
    for (const listener of listeners) listener(event);
  };

  /** The reviews as one reviewer sees them, made once for each state of the log. */
  const views = new Map<string, { readonly log: readonly Review[]; readonly effect: Effect }>();
  const viewOf = (as: string | null | undefined): { readonly log: readonly Review[]; readonly effect: Effect } => {
    if (as === null || as === undefined) return blind ? NOTHING : { log, effect };
    let view = views.get(as);
    if (view === undefined) {
      const own = seenBy(as, log);
      view = { log: own, effect: effectOf(own) };
      views.set(as, view);
    }
    return view;
  };
  const reviewed = (raw: Reading): Reading => {
    const shared = viewOf(null).effect;
    const stamp = stampOf(raw, shared);
    const known = applied.get(raw);
    if (known?.stamp === stamp) return known.reading;
    const reading = applyReviews(raw, shared);
    applied.set(raw, { stamp, reading });
    return reading;
  };
  const dossiers = newLiveDossiers(reviewed);
  const offer = (reading: Reading) => {
    const { id } = reading.report;
    if (dossiers.offer(reading)) held.set(id, reading);
    else held.delete(id);
  };

  const refreshNow = async (): Promise<boolean> => {
    const now = await store.revision();
    if (seen !== null && sameRevision(seen, now)) return false;
    const first = seen === null;
    const defined = seen?.definitions !== now.definitions ? dossiers.define(await store.definitions()) : false;
    const written = seen?.reviews === now.reviews ? log : await store.reviews();
    const before = effect;
    const known = new Set(log.map(({ id }) => id));
    const newReviews = first ? [] : written.filter(({ id }) => !known.has(id));
    if (written !== log) {
      log = written;
      effect = effectOf(log);
      views.clear();
      dossiers.review(viewOf(null).log);
    }
    const onlyReviews =
      !first &&
      !defined &&
      seen?.reports === now.reports &&
      seen.lastReport === now.lastReport &&
      seen.readings === now.readings;
    const next = onlyReviews ? heads : await listHeads(store);
    const added = [...next.keys()].filter(id => !heads.has(id));
    const reread = [...next].flatMap(([id, version]) => (heads.has(id) && heads.get(id) !== version ? [id] : []));
    const removed = [...heads.keys()].filter(id => !next.has(id));
    for (const id of removed) {
      dossiers.remove(id);
      held.delete(id);
    }
    if (first || defined) for await (const reading of store.readings()) offer(reading);
    else {
      // Decided on, and not in a dossier: what was decided may be that it belongs to one.
      const decided = blind
        ? []
        : [...new Set([...before.reports.keys(), ...effect.reports.keys()])].filter(
            id => before.reports.get(id) !== effect.reports.get(id) && next.has(id) && !held.has(id),
          );
      for (const id of new Set([...added, ...reread, ...decided])) {
        const reading = fresh.get(id) ?? (await store.reading(id));
        if (reading !== null) offer(reading);
      }
    }
    fresh.clear();
    heads = next;
    seen = now;
    revision++;
    if (!first)
      tell({
        type: 'changed',
        revision,
        added,
        reread,
        removed,
        reviews: newReviews,
        definitions: defined,
      });
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
  let troubled = '';
  const timer =
    pollMs === 0
      ? null
      : setInterval(() => {
          refresh().then(
            () => {
              troubled = '';
            },
            (error: unknown) => {
              const { code, message, next } = troubleOf(error);
              if (message !== troubled) tell({ type: 'trouble', code, message, next });
              troubled = message;
            },
          );
        }, pollMs);
  timer?.unref();

  const readingOf = async (report: string, as: string | null | undefined): Promise<Reading | null> => {
    const raw = held.get(report) ?? (await store.reading(report));
    if (raw === null) return null;
    return as === null || as === undefined ? reviewed(raw) : applyReviews(raw, viewOf(as).effect);
  };
  const siteNow = (): LiveSite => {
    const day = today();
    if (site === null || site.revision !== revision || site.today !== day) {
      const made = dossiers.dossiers(day);
      const reports = new Set(made.flatMap(one => one.reports.map(({ id }) => id)));
      const readings = [...held.values()].filter(({ report }) => reports.has(report.id)).map(reviewed);
      site = { revision, today: day, site: { dossiers: made, readings, unrouted: dossiers.unrouted() } };
    }
    return site.site;
  };
  const queues = new Map<string, { readonly revision: number; readonly queue: readonly Waiting[] }>();

  return {
    store,
    blind,
    revision: () => revision,
    today,
    site: siteNow,
    dossier: id => siteNow().dossiers.find(one => one.id === id) ?? null,
    reading: readingOf,
    async entry(id, as) {
      const { kind, report } = subjectOf(id);
      const reading = kind === 'listed' ? null : await readingOf(report, as);
      const entry =
        reading === null ? undefined : [...entriesOf(reading), ...reading.actors].find(one => one.id === id);
      return reading === null || entry === undefined ? null : { reading, entry };
    },
    reviews: as => viewOf(as).log,
    queue(as) {
      const key = as ?? '';
      const known = queues.get(key);
      if (known?.revision === revision) return known.queue;
      const view = viewOf(as);
      const readings = siteNow().readings.map(reading =>
        as === null || as === undefined ? reading : applyReviews(held.get(reading.report.id) ?? reading, view.effect),
      );
      const queue = reviewQueue(readings, view.log);
      queues.set(key, { revision, queue });
      return queue;
    },
    async review(reviews) {
      await store.review(reviews);
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
      if (timer !== null) clearInterval(timer);
      listeners.clear();
      await looking;
    },
  };
}

const NOTHING = { log: [], effect: effectOf([]) } as const;

const sameRevision = (a: Revision, b: Revision) => JSON.stringify(a) === JSON.stringify(b);

/** The version of the reading that counts, of every report. */
async function listHeads(store: Store): Promise<Map<string, string>> {
  const heads = new Map<string, string>();
  for (let after = 0; ; ) {
    const page = await store.list({ after, limit: HEADS });
    for (const { id, readerVersion } of page) heads.set(id, readerVersion);
    if (page.length < HEADS) return heads;
    after = page.at(-1)!.seq;
  }
}

const HEADS = 5000;

function troubleOf(error: unknown): { code: string; message: string; next: string } {
  if (error instanceof ParleyError) return { code: error.code, message: error.message, next: error.next };
  return { code: 'store-unreachable', message: String(error), next: 'Look at the messages of the server.' };
}
