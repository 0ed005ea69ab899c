import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type ReportResult, readRecord } from '../reports/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { addReports } from './add-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-lines-'));
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = async (name: string): Promise<Store> => {
  const store = await openStore(join(folder, name));
  opened.push(store);
  return store;
};

const place = { file: null, line: null, position: null };
const TOPICS = ['herring quotas', 'harbour dues', 'lighthouse keepers', 'border ferries', 'winter fuel', 'radio masts'];
const LINE = 'Evening edition of the Post';
const story = (n: number): ReportResult => ({
  ok: true,
  source: place,
  report: readRecord(
    {
      id: `r${n}`,
      publisher: 'The Harbour Post',
      text: `The ministers spent day ${n} of the conference on ${TOPICS[n % 6]} and found that neither side would move on ${TOPICS[n % 6]} without a guarantee number ${n}.\n\nA table for ${TOPICS[n % 6]} was set up in hall ${n}, where experts wrote ${n + 3} drafts on ${TOPICS[n % 6]} during night ${n}.\n\n${LINE}`,
    },
    place,
  ),
});
async function* stories(from: number, to: number): AsyncGenerator<ReportResult> {
  for (let n = from; n < to; n++) yield story(n);
}
async function add(store: Store, from: number, to: number, jobs = 1): Promise<void> {
  for await (const outcome of addReports(store, stories(from, to), { jobs, at: '2026-01-02T03:04:05Z' }))
    expect(outcome.ok).toBe(true);
}
/** For each report that is kept, whether the line is labelled. */
async function labelled(store: Store): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  for await (const { report } of store.readings())
    found[report.id] = report.passages.some(({ label }) => label === 'repeated');
  return found;
}

describe('lines learned as reports arrive', () => {
  it('are the same whatever the batches, the cores and the restarts', { timeout: 120_000 }, async () => {
    const whole = await open('whole');
    await add(whole, 0, 24);
    const wanted = await labelled(whole);
    expect(Object.values(wanted).slice(0, 3)).toEqual([false, false, false]);
    expect(wanted.r3).toBe(true);

    let parts = await open('parts');
    for (const [from, to] of [
      [0, 2],
      [2, 3],
      [3, 9],
      [9, 24],
    ] as const) {
      await add(parts, from, to);
      await parts.close();
      opened.splice(opened.indexOf(parts), 1);
      parts = await open('parts');
    }
    expect(await labelled(parts)).toEqual(wanted);

    const threads = await open('threads');
    await add(threads, 0, 24, 2);
    expect(await labelled(threads)).toEqual(wanted);
  });
  it('change no report that is kept, and go with the reports that taught them', async () => {
    const store = await open('kept');
    await add(store, 0, 3);
    const before = await labelled(store);
    await add(store, 0, 5);
    expect(await labelled(store)).toEqual({ ...before, r3: true, r4: true });
    await store.remove(['r0', 'r1', 'r2', 'r3']);
    await add(store, 5, 6);
    expect(await labelled(store)).toEqual({ r4: true, r5: false });
  });
  it('are learned again from a backup', async () => {
    const store = await open('backed up');
    await add(store, 0, 3);
    const copy = await open('restored');
    await copy.takeFrom(store);
    await add(copy, 3, 4);
    expect((await labelled(copy)).r3).toBe(true);
  });
});
