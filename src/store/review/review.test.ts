import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Review, standingReviews } from '../../dossier/index.ts';
import { sample } from '../testing/sample.ts';
import { agreementOf, seenBy } from './agreement.ts';
import { conflictsOf } from './conflicts.ts';
import { reviewQueue } from './queue.ts';

let clock = 0;
const review = (by: string, action: Review['action'], entry: string, rest: Partial<Review> = {}): Review => {
  clock++;
  return {
    id: `review-${String(clock).padStart(4, '0')}`,
    at: new Date(Date.UTC(2026, 0, 1) + clock * 1000).toISOString(),
    by,
    entry,
    action,
    field: null,
    value: null,
    reason: null,
    ...rest,
  };
};
const correct = (by: string, entry: string, field: string, value: string) =>
  review(by, 'correct', entry, { field, value });

describe('what stands of a log', () => {
  it('is what was not undone, and an undo can be undone', () => {
    const confirm = review('ann', 'confirm', 'e1');
    const undo = review('ann', 'undo', confirm.id);
    const again = review('ann', 'undo', undo.id);
    expect(standingReviews([confirm])).toEqual([confirm]);
    expect(standingReviews([confirm, undo])).toEqual([]);
    expect(standingReviews([confirm, undo, again])).toEqual([confirm]);
  });
  it('does not depend on the order the log is given in', () => {
    const first = review('ann', 'confirm', 'e1');
    const log = [
      first,
      review('ben', 'reject', 'e1'),
      review('ann', 'undo', first.id),
      correct('ann', 'e2', 'date', 'x'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), shuffled => {
        expect(standingReviews(shuffled)).toEqual(standingReviews(log));
        expect(conflictsOf(shuffled)).toEqual(conflictsOf(log));
      }),
    );
  });
});

describe('conflicts', () => {
  it('are shown when two reviewers decide differently, and the later counts', () => {
    const confirmed = review('ann', 'confirm', 'e1');
    const rejected = review('ben', 'reject', 'e1');
    expect(conflictsOf([confirmed, rejected])).toEqual([
      { entry: 'e1', field: null, reviews: [confirmed, rejected], counts: rejected, adjudicated: false },
    ]);
    const one = correct('ann', 'e1', 'date', '2022-03-29');
    const other = correct('ben', 'e1', 'date', '2022-03-30');
    expect(conflictsOf([one, other])).toMatchObject([{ entry: 'e1', field: 'date', counts: other }]);
    const merged = review('ann', 'merge', 'e1', { value: 'e2' });
    const split = review('ben', 'split', 'e2', { value: 'e1' });
    expect(conflictsOf([merged, split])).toHaveLength(1);
  });
  it('are none where people agree, correct different fields, change their own mind, or undo', () => {
    expect(conflictsOf([review('ann', 'confirm', 'e1'), review('ben', 'confirm', 'e1')])).toEqual([]);
    expect(conflictsOf([correct('ann', 'e1', 'date', '2022'), correct('ben', 'e1', 'venue', 'Istanbul')])).toEqual([]);
    expect(conflictsOf([review('ann', 'confirm', 'e1'), review('ann', 'reject', 'e1')])).toEqual([]);
    const mistake = review('ben', 'reject', 'e1');
    expect(conflictsOf([review('ann', 'confirm', 'e1'), mistake, review('ben', 'undo', mistake.id)])).toEqual([]);
    expect(
      conflictsOf([review('ann', 'comment', 'e1', { value: 'a' }), review('ben', 'comment', 'e1', { value: 'b' })]),
    ).toEqual([]);
  });
  it('know one value in two ways of writing, and an entry added by one and rejected by another', () => {
    const [bare, quoted] = [correct('ann', first!.id, 'date', '2022'), correct('ben', first!.id, 'date', '"2022"')];
    expect(conflictsOf([bare, quoted])).toEqual([]);
    const added = review('ann', 'add', first!.id, { value: JSON.stringify({ ...first, checked: 'added' }) });
    expect(conflictsOf([added, review('ben', 'confirm', first!.id)])).toEqual([]);
    expect(conflictsOf([added, review('ben', 'reject', first!.id)])).toHaveLength(1);
    const other = review('ben', 'add', first!.id, {
      value: JSON.stringify({ ...first, type: 'demand', checked: 'added' }),
    });
    expect(conflictsOf([added, other])).toMatchObject([{ entry: first!.id, field: null, counts: other }]);
  });
  it('are shown when one mends what another rejects', () => {
    const mended = correct('ann', 'e1', 'date', '2022');
    const rejected = review('ben', 'reject', 'e1');
    expect(conflictsOf([mended, rejected])).toMatchObject([{ entry: 'e1', field: null, counts: rejected }]);
    const later = correct('ann', 'e1', 'date', '2022');
    expect(conflictsOf([rejected, later])).toMatchObject([{ entry: 'e1', field: null, counts: later }]);
  });
  it('are closed by a third person, and stay to be seen', () => {
    const log = [review('ann', 'confirm', 'e1'), review('ben', 'reject', 'e1'), review('eve', 'confirm', 'e1')];
    expect(conflictsOf(log)).toMatchObject([{ counts: { by: 'eve' }, adjudicated: true, reviews: log }]);
  });
});

const talks = sample({
  id: 'talks',
  text: 'They rejected the plan. They accepted the date. They refused the venue.',
  statements: ['They accepted the date'],
  moves: ['rejected', 'accepted', 'refused'],
});
const [first, second, third] = talks.moves;

describe('agreement between coders', () => {
  it('is counted field by field over what at least two coded', () => {
    const log = [
      review('ann', 'confirm', first!.id),
      review('ben', 'confirm', first!.id),
      correct('ann', second!.id, 'type', 'accept'),
      correct('ben', second!.id, 'type', 'accept'),
      correct('ann', third!.id, 'type', 'dismiss'),
      review('ben', 'confirm', third!.id),
    ];
    const [isEntry, type, status] = agreementOf(talks.moves, log, ['type', 'status']);
    expect(isEntry).toEqual({ field: 'is an entry', units: 3, agreed: 1, alpha: null });
    // Values reject reject | accept accept | dismiss reject: one pair of three differs.
    expect(type).toMatchObject({ field: 'type', units: 3 });
    expect(type!.agreed).toBeCloseTo(2 / 3);
    // By hand: observed 2; expected 2(3·2 + 3·1 + 2·1) = 22; 1 − 5·2/22.
    expect(type!.alpha).toBeCloseTo(1 - 10 / 22, 9);
    expect(status).toEqual({ field: 'status', units: 3, agreed: 1, alpha: null });
  });
  it('compares no field of what a coder rejected', () => {
    const log = [review('ann', 'confirm', first!.id), review('ben', 'reject', first!.id)];
    const [isEntry, type] = agreementOf(talks.moves, log, ['type']);
    expect(isEntry).toMatchObject({ units: 1, agreed: 0 });
    expect(type).toEqual({ field: 'type', units: 0, agreed: 0, alpha: null });
  });
  it('counts what coders added on the same words', () => {
    const add = (by: string, type: string) =>
      review(by, 'add', first!.id, { value: JSON.stringify({ ...first, type, checked: 'added' }) });
    const [isEntry, type, status] = agreementOf(
      [first!],
      [add('ann', 'reject'), add('ben', 'dismiss')],
      ['type', 'status'],
    );
    expect(isEntry).toMatchObject({ units: 1, agreed: 1 });
    expect(type).toMatchObject({ units: 1, agreed: 0 });
    expect(status).toMatchObject({ units: 1, agreed: 1 });
  });
  it('leaves coders blind to each other', () => {
    const log = [review('ann', 'confirm', first!.id), review('ben', 'reject', first!.id)];
    expect(seenBy('ann', log)).toEqual([log[0]]);
  });
});

describe('the queue', () => {
  it('asks first about what matters and is unsure', () => {
    const unsure = { ...talks, moves: [{ ...first!, confidence: 0.3 }, second!, { ...third!, confidence: 1 }] };
    const queue = reviewQueue([unsure], []);
    expect(queue.map(({ entry }) => entry.id)).toEqual([first!.id, second!.id, talks.statements[0]!.id, third!.id]);
    expect(queue[0]).toMatchObject({ importance: 0.9, uncertainty: 0.7 });
    for (const { importance, uncertainty, score } of queue) expect(score).toBeCloseTo(importance * uncertainty, 12);
    expect(queue.at(-1)!.score).toBe(0);
  });
  it('puts up what other entries rest on', () => {
    const told = { ...talks, moves: [{ ...second!, accordingTo: talks.statements[0]!.id }] };
    const importance = (reading: typeof talks) =>
      reviewQueue([reading], []).find(({ entry }) => entry.entity === 'statement')!.importance;
    expect(importance(talks)).toBeCloseTo(0.5);
    expect(importance(told)).toBeCloseTo(0.55);
  });
  it('leaves out what somebody decided, and takes it in again when that is undone', () => {
    const confirmed = review('ann', 'confirm', first!.id);
    const ids = (log: readonly Review[]) => reviewQueue([talks], log).map(({ entry }) => entry.id);
    expect(ids([confirmed])).not.toContain(first!.id);
    expect(ids([confirmed, review('ann', 'undo', confirmed.id)])).toContain(first!.id);
    expect(ids([review('ann', 'comment', first!.id, { value: 'see the other report' })])).toContain(first!.id);
  });
});
