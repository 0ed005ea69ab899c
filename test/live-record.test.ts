import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  addReview,
  correctReview,
  entryFromSelection,
  newReview,
  parseDefinition,
  type Review,
  type ReviewAction,
} from '../src/dossier/index.ts';
import { type ReportResult, readRecord } from '../src/reports/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { type Cluster, startCluster } from '../src/store/testing/postgres-cluster.ts';
import { type LiveRecord, openLiveRecord, type RecordEvent } from '../src/work/index.ts';

const cluster: Cluster | null = startCluster();
afterAll(() => cluster?.stop());
const databases = [
  ['SQLite', () => mkdtempSync(join(tmpdir(), 'parley-live-'))],
  ...(cluster === null ? [] : [['PostgreSQL', () => cluster.newDatabase()] as const]),
] as const;

const definition = parseDefinition(
  'title: Port talks\nparties:\n  - name: Dockers Union\n    aliases: [the union]\n  - name: Harbour Company\n    aliases: [the company]\n',
);
const REPORTS = {
  r1: 'The Harbour Company offered the Dockers Union a raise of 4 percent on Monday. The Dockers Union rejected the offer of the Harbour Company on Tuesday.',
  r2: 'The Harbour Company offered the Dockers Union a raise of 5 percent on Friday. The Dockers Union accepted the offer of the Harbour Company.',
  weather: 'It rained in the north on Tuesday, and the roads were wet.',
} as const;

async function* reports(...ids: (keyof typeof REPORTS)[]): AsyncGenerator<ReportResult> {
  const source = { file: null, line: null, position: null };
  for (const id of ids)
    yield { ok: true, report: readRecord({ id, text: REPORTS[id], published: '2024-05-15' }, source), source };
}
async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

let clock = 0;
const when = () => new Date(Date.UTC(2026, 0, 1) + ++clock * 1000).toISOString();
const decide = (action: ReviewAction, entry: string, rest: Partial<Review> = {}, by = 'ann'): Review =>
  newReview({ action, entry, at: when(), ...rest, by });

describe.each(databases)('a record held open on %s', (_name, newPlace) => {
  const inRecord = async (
    options: { readonly blind?: boolean; readonly defined?: boolean },
    act: (live: LiveRecord, other: Store) => Promise<void>,
  ) => {
    const place = newPlace();
    const [store, other] = [await openStore(place), await openStore(place)];
    if (options.defined !== false) await store.define(definition);
    const live = await openLiveRecord(store, { today: () => '2024-05-20', pollMs: 0, blind: options.blind === true });
    try {
      await act(live, other);
    } finally {
      await live.close();
      await store.close();
      await other.close();
      if (!place.includes('://')) rmSync(place, { recursive: true, force: true });
    }
  };

  it('follows what is added, here and by another process', async () => {
    await inRecord({}, async (live, other) => {
      const told: RecordEvent[] = [];
      live.onEvent(event => told.push(event));
      expect((await all(live.add(reports('r1', 'weather')))).map(outcome => outcome.ok && outcome.added)).toEqual([
        'added',
        'added',
      ]);
      const first = live.site();
      expect(first.dossiers.map(({ reports }) => reports.map(({ id }) => id))).toEqual([['r1']]);
      expect(first.readings.map(({ report }) => report.id)).toEqual(['r1']);
      expect(first.unrouted.map(({ report }) => report)).toEqual(['weather']);
      expect(live.site()).toBe(first);
      expect(told.map(({ type }) => type)).toEqual(['progress', 'progress', 'changed', 'progress']);

      const elsewhere = await openLiveRecord(other, { pollMs: 0 });
      await all(elsewhere.add(reports('r2')));
      await elsewhere.close();
      expect(live.site()).toBe(first);
      expect(await live.refresh()).toBe(true);
      expect(await live.refresh()).toBe(false);
      expect(live.site().dossiers[0]!.reports.map(({ id }) => id)).toEqual(['r1', 'r2']);
      expect(told.at(-1)).toMatchObject({ type: 'changed', added: ['r2'], removed: [] });

      await other.remove(['r1']);
      await live.refresh();
      expect(live.site().readings.map(({ report }) => report.id)).toEqual(['r2']);
      expect(await live.reading('r1')).toBeNull();
    });
  });

  it('is the same as one opened afterwards, whatever happened while it was open', async () => {
    await inRecord({}, async (live, other) => {
      await all(live.add(reports('r1')));
      const [move] = (await live.reading('r1'))!.moves;
      await live.review([decide('reject', move!.id), decide('comment', move!.id, { value: 'odd' })]);
      await live.review([correctReview('r1', 'published', '2024-05-14', { by: 'ann', at: when() })]);
      await other.review([decide('include', 'weather', {}, 'ben')]);
      await all(live.add(reports('r2', 'weather')));
      const { report } = (await live.reading('r2'))!;
      const entry = entryFromSelection(report, { entity: 'meeting', start: 4, end: 11, fields: { status: 'held' } });
      await live.review([addReview(entry, { by: 'ben', at: when() })]);
      await other.define({ ...definition, title: 'The port talks' });
      await live.refresh();
      const again = await openLiveRecord(other, { today: () => '2024-05-20', pollMs: 0 });
      const sorted = (site: ReturnType<LiveRecord['site']>) => ({
        ...site,
        readings: [...site.readings].sort((a, b) => (a.report.id < b.report.id ? -1 : 1)),
      });
      expect(sorted(live.site())).toEqual(sorted(again.site()));
      expect(
        live
          .site()
          .dossiers[0]!.reports.map(({ id }) => id)
          .sort(),
      ).toEqual(['r1', 'r2', 'weather']);
      expect(live.queue()).toEqual(again.queue());
      await again.close();
    });
  });

  it('applies a review at once: in the reading, in the dossier, in the queue; and undoes it', async () => {
    await inRecord({}, async live => {
      await all(live.add(reports('r1')));
      const before = live.site();
      const [move] = (await live.reading('r1'))!.moves;
      const merged = () => live.site().dossiers[0]!.moves.flatMap(({ mentions }) => mentions.map(({ entry }) => entry));
      expect(merged()).toContain(move!.id);
      expect(live.queue().map(({ entry }) => entry.id)).toContain(move!.id);
      const reject = decide('reject', move!.id);
      await live.review([reject]);
      expect((await live.entry(move!.id))!.entry).toMatchObject({
        checked: 'rejected',
        reviewed: { by: 'ann', at: reject.at },
      });
      expect(merged()).not.toContain(move!.id);
      expect(live.queue().map(({ entry }) => entry.id)).not.toContain(move!.id);
      await live.review([decide('undo', reject.id)]);
      expect(live.site()).toEqual(before);
    });
  });

  it('reads anew what is marked as text after all, or as none; and loses nothing that somebody confirmed', async () => {
    await inRecord({}, async live => {
      await all(live.add(reports('r1')));
      const first = (await live.reading('r1'))!;
      const [, rejection] = first.moves;
      const { start, end } = rejection!.cites[0];
      const confirm = decide('confirm', rejection!.id);
      await live.review([confirm]);
      const mark = decide('exclude', `r1/passage/${start - 1}-${REPORTS.r1.length}`, { value: 'related' });
      await live.review([mark]);
      const marked = (await live.reading('r1'))!;
      expect(marked.reader.version).toMatch(/\+marked-/);
      expect(marked.report.passages.map(({ kind }) => kind)).toEqual(['body', 'boilerplate']);
      // Ann held it to be a move before somebody called the place boilerplate: that is for people to settle.
      expect(marked.moves.find(({ id }) => id === rejection!.id)).toMatchObject({ checked: 'confirmed' });
      expect(marked.moves.every(one => one.cites[0].end <= start || one.checked !== 'machine')).toBe(true);
      await live.review([decide('undo', confirm.id), decide('include', `r1/passage/${start - 1}-${end}`, {}, 'ben')]);
      const again = (await live.reading('r1'))!;
      expect(again.report.passages.map(({ kind }) => kind)).toContain('body');
      expect(again.moves.map(({ id }) => id)).toContain(rejection!.id);
      await live.review([decide('undo', mark.id)]);
    });
  });

  it('keeps two coders apart until there is no more need to', async () => {
    await inRecord({ blind: true }, async live => {
      await all(live.add(reports('r1')));
      const [move] = (await live.reading('r1'))!.moves;
      const plain = live.site();
      await live.review([decide('reject', move!.id), decide('confirm', move!.id, {}, 'ben')]);
      const checked = async (as: string | null) => (await live.entry(move!.id, as))!.entry.checked;
      expect([await checked('ann'), await checked('ben'), await checked('eve'), await checked(null)]).toEqual([
        'rejected',
        'confirmed',
        'machine',
        'machine',
      ]);
      expect(live.reviews('ann').map(({ by }) => by)).toEqual(['ann']);
      expect(live.reviews()).toEqual([]);
      expect(live.queue('ann').map(({ entry }) => entry.id)).not.toContain(move!.id);
      expect(live.queue('eve').map(({ entry }) => entry.id)).toContain(move!.id);
      expect(live.site()).toEqual(plain);
    });
  });

  it('draws dossiers where none is defined, and follows the definitions', async () => {
    await inRecord({ defined: false }, async (live, other) => {
      await all(live.add(reports('r1', 'r2')));
      const drawn = live.site().dossiers;
      for (const { definition } of drawn) expect(definition.given).toBe(false);
      await other.define(definition);
      await live.refresh();
      expect(live.site().dossiers.map(({ id }) => id)).toEqual([definition.id]);
      await other.undefine(definition.id);
      await live.refresh();
      expect(live.site().dossiers).toEqual(drawn);
    });
  });

  it('tells of trouble and goes on when it is over', async () => {
    const place = newPlace();
    const store = await openStore(place);
    let broken = false;
    const brittle: Store = {
      ...store,
      revision: () => (broken ? Promise.reject(new Error('gone')) : store.revision()),
    };
    const live = await openLiveRecord(brittle, { pollMs: 5 });
    try {
      const trouble = new Promise<RecordEvent>(resolve => live.onEvent(resolve));
      broken = true;
      expect(await trouble).toMatchObject({ type: 'trouble', message: 'Error: gone' });
      broken = false;
      const change = new Promise<RecordEvent>(resolve => live.onEvent(resolve));
      await store.define(definition);
      expect(await change).toMatchObject({ type: 'changed', definitions: true });
    } finally {
      await live.close();
      await store.close();
      if (!place.includes('://')) rmSync(place, { recursive: true, force: true });
    }
  });
});
