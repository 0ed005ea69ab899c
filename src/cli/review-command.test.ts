import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Review } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import type { Keyboard } from './terminal.ts';
import { type Ran, runParley } from './testing/run-parley.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const TEXT =
  'The union rejected the offer of the company on Wednesday. Ann Bell said that the strikes would go on. The company demanded that the union call the strikes off.';
const REPORT = {
  id: 'r1',
  publisher: 'The Example',
  headline: 'Miners reject offer',
  published: '2021-03-04',
  text: TEXT,
};

/** Runs one command, on a terminal whose keys are `keys` where they are given. */
async function parley(
  words: readonly string[],
  { stdin = '', keys }: { stdin?: string; keys?: readonly string[] } = {},
): Promise<Ran> {
  const waiting = keys?.values();
  const next = async () => waiting?.next().value ?? null;
  const keyboard: Keyboard = { key: next, line: next };
  return runParley(words, { stdin, ...(keys === undefined ? {} : { keyboard: () => keyboard }) });
}

describe('parley review', () => {
  let place = '';
  let reading: Reading;
  let count = 0;
  const backup = join(folder, 'backup.gz');
  const review = (...words: string[]) => parley(['review', ...words, '--store', place]);
  const json = async (...words: string[]) =>
    (await review(...words, '--json')).printed
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  const log = async (): Promise<Review[]> => json('log');

  beforeAll(async () => {
    const first = join(folder, 'first');
    await parley(['add', '-', '--jobs', '1', '--store', first], { stdin: JSON.stringify(REPORT) });
    const store = await openStore(first);
    reading = (await store.reading('r1'))!;
    await store.backup(backup);
    await store.close();
  });
  beforeEach(async () => {
    place = join(folder, `record-${++count}`);
    await parley(['restore', backup, '--store', place]);
  });
  const move = () => reading.moves.find(({ type }) => type === 'reject')!.id;

  it('lists what waits by what it is worth, one kind alone where asked', async () => {
    const all = await json('list', '--limit', '100');
    expect(all.length).toBeGreaterThan(3);
    const scores = all.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const moves = await json('list', '--kind', 'move', '--limit', '1');
    expect(moves).toHaveLength(1);
    expect(moves[0].entry.entity).toBe('move');
    expect((await review('list', '--report', 'nowhere')).said).toBe('0 of 0 entries that wait.');
  });

  it('keeps decisions with who, when and why, and takes what is decided off the list', async () => {
    const before = (await json('list', '--limit', '100')).length;
    const { printed, status } = await review('confirm', move(), '--by', 'ann', '--reason', 'it says so');
    expect(status).toBe(EXIT_CODES.done);
    const [kept] = await log();
    expect(kept).toMatchObject({ by: 'ann', action: 'confirm', entry: move(), reason: 'it says so' });
    expect(printed).toContain(kept!.id);
    expect((await json('list', '--limit', '100')).length).toBe(before - 1);
    await review('undo', '--by', 'ann');
    expect((await json('list', '--limit', '100')).length).toBe(before);
    expect((await log()).map(({ action }) => action)).toEqual(['confirm', 'undo']);
    await expect(review('undo', '--by', 'ann')).rejects.toMatchObject({ code: 'review-nothing-to-undo' });
  });

  it('corrects fields by the names of actors, and refuses what a field cannot be, all of it', async () => {
    await review('correct', move(), 'by=Company', 'date=2021-03-03', '--by', 'ann');
    const [entry] = await json('show', move());
    expect(entry).toMatchObject({ checked: 'corrected', date: '2021-03-03' });
    expect(entry.by).toHaveLength(1);
    expect(reading.actors.find(({ id }) => id === entry.by[0])!.name).toMatch(/company/i);
    const wrong = ['date=Wednesday', 'type=shrug', 'nonsense=1', 'by=Nobody At All', 'date'];
    for (const word of wrong)
      await expect(review('correct', move(), 'status=open', word, '--by', 'ann')).rejects.toMatchObject({
        code: 'review-invalid',
      });
    expect(await log()).toHaveLength(2);
  });

  it('adds an entry on words of the report', async () => {
    await review('add', 'r1', 'move', 'call the strikes off', 'type=demand', 'by=company', '--by', 'ann');
    const [added] = await log();
    const start = TEXT.indexOf('call the strikes off');
    expect(added).toMatchObject({ action: 'add', entry: `r1/move/${start}-${start + 20}` });
    const [entry] = await json('show', added!.entry);
    expect(entry).toMatchObject({
      entity: 'move',
      type: 'demand',
      checked: 'added',
      cites: [{ exact: 'call the strikes off' }],
    });
    await expect(review('add', 'r1', 'move', 'the strikes', 'type=demand', '--by', 'ann')).rejects.toMatchObject({
      message: expect.stringContaining('2 times'),
    });
    await review('add', 'r1', 'move', 'the strikes', 'type=demand', '--nth', '2', '--by', 'ann');
    expect((await log())[1]!.entry).toContain(`/${TEXT.lastIndexOf('the strikes')}-`);
    for (const words of [
      ['r1', 'move', 'no such words', 'type=demand'],
      ['r1', 'feeling', 'the offer'],
      ['r1', 'move', 'the offer'],
    ])
      await expect(review('add', ...words, '--by', 'ann')).rejects.toMatchObject({ code: 'review-invalid' });
    await expect(review('add', 'r2', 'move', 'x', '--by', 'ann')).rejects.toMatchObject({
      code: 'review-entry-unknown',
    });
  });

  it('merges, splits, resolves, includes, excludes and comments', async () => {
    for (const other of [move(), reading.statements[0]!.id])
      await expect(review('merge', move(), other, '--by', 'ann')).rejects.toMatchObject({ code: 'review-invalid' });
    const second = reading.moves.at(-1)!.id;
    for (const words of [
      ['merge', move(), second],
      ['split', move(), second],
      ['resolve', 'discrepancy/time/x', '2021-03-03'],
      ['exclude', 'r1/passage/0-20'],
      ['include', 'r1'],
      ['comment', move(), 'see the minutes'],
    ])
      expect((await review(...words, '--by', 'ann')).status).toBe(EXIT_CODES.done);
    expect((await log()).map(({ action, value }) => [action, value])).toEqual([
      ['merge', second],
      ['split', second],
      ['resolve', '2021-03-03'],
      ['exclude', null],
      ['include', null],
      ['comment', 'see the minutes'],
    ]);
  });

  it('refuses what is not there, what cannot be meant, and decisions of nobody', async () => {
    await expect(review('confirm', 'r1/move/0-1', '--by', 'ann')).rejects.toMatchObject({
      code: 'review-entry-unknown',
    });
    await expect(review('confirm', 'r9/move/0-1', '--by', 'ann')).rejects.toMatchObject({
      code: 'review-entry-unknown',
    });
    await expect(review('confirm', 'r1', '--by', 'ann')).rejects.toMatchObject({ code: 'review-invalid' });
    await expect(review('exclude', move(), '--by', 'ann')).rejects.toMatchObject({ code: 'review-invalid' });
    await expect(review('confirm', move())).rejects.toMatchObject({ code: 'review-by-missing' });
    await expect(review('confirm', move(), 'r1/move/0-1', '--by', 'ann')).rejects.toThrow();
    expect(await log()).toEqual([]);
  });

  it('lets two coders work blind, tells how far they agree, and settles what they do not', async () => {
    await review('confirm', move(), '--by', 'ann');
    await review('correct', move(), 'date=2021-03-02', '--by', 'ben');
    const waits = async (...words: string[]) =>
      (await json('list', '--limit', '100', ...words)).some(({ id }: { id: string }) => id === move());
    expect(await waits()).toBe(false);
    expect(await waits('--as', 'eve', '--blind')).toBe(true);
    expect(await waits('--as', 'ann', '--blind')).toBe(false);
    expect((await json('show', move(), '--as', 'ann', '--blind'))[0]).toMatchObject({ checked: 'confirmed' });
    expect((await review('log', '--as', 'ann', '--blind')).printed).not.toContain('ben');
    for (const words of [['conflicts'], ['agreement']])
      await expect(review(...words, '--as', 'ann', '--blind')).rejects.toMatchObject({ code: 'review-blind' });

    const fields = await json('agreement');
    expect(fields).toContainEqual({ entity: 'move', field: 'is an entry', units: 1, agreed: 1, alpha: null });
    expect(fields).toContainEqual(expect.objectContaining({ field: 'date', units: 1, agreed: 0 }));
    expect(await json('agreement', '--coder', 'ann')).toEqual([]);

    await review('reject', move(), '--by', 'ben');
    expect(await json('conflicts')).toMatchObject([{ entry: move(), adjudicated: false }]);
    await expect(review('adjudicate', move(), '--take', 'dan', '--by', 'eve')).rejects.toMatchObject({
      code: 'review-no-conflict',
    });
    await review('adjudicate', move(), '--take', 'ann', '--by', 'eve', '--reason', 'read it twice');
    expect(await json('conflicts')).toMatchObject([{ adjudicated: true, counts: { by: 'eve', action: 'confirm' } }]);
  });

  it('asks entry after entry by keys, the sentence before the eyes, each decision kept at once', async () => {
    const sitting = (...keys: string[]) =>
      parley(['review', '--kind', 'move', '--by', 'ann', '--store', place], { keys });
    const { printed, said } = await sitting('a', 'u', '?', 'e', 'date=Wednesday', 'e', 'date=2021-03-03', 'x', 'q');
    const first = (await json('list', '--kind', 'move', '--limit', '9', '--as', 'zoe', '--blind'))[0].id;
    expect(printed).toContain('1 of');
    expect(printed).toContain('a accept   x reject');
    expect(said).toContain('is no date');
    expect(said).toContain('2 decided by ann.');
    const reviews = await log();
    expect(reviews.map(({ action }) => action)).toEqual(['confirm', 'undo', 'correct', 'reject']);
    expect(reviews[0]!.entry).toBe(first);
    expect(reviews[2]!.entry).toBe(first);
    expect(reviews[3]!.entry).not.toBe(first);
    // Later is later: nothing is decided, and the end of the keys is the end.
    expect((await sitting('c', 'who says so?', ' ')).said).toContain('0 decided');
    expect((await log()).at(-1)).toMatchObject({ action: 'comment', value: 'who says so?' });
  });
});
