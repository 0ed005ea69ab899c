import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { createReader } from '../read.ts';

const reader = createReader(loadLanguage());

function read(text: string) {
  const reading = reader(
    readRecord({ id: 'r', text, published: '2031-05-14' }, { file: null, line: null, position: null }),
  );
  const name = (id: string) => reading.actors.find(actor => actor.id === id)?.name ?? id;
  return {
    conditions: reading.conditions,
    positions: reading.positions.map(position => ({ ...position, actor: name(position.actor) })),
    shifts: reading.shifts.map(shift => ({ ...shift, actor: name(shift.actor) })),
  };
}

describe('positions', () => {
  it.each([
    ['Peru opposes the fishing quota.', 'Peru', 'against', 'the fishing quota'],
    ['Bolivia supports a joint patrol.', 'Bolivia', 'for', 'a joint patrol'],
    ['The farmers might support the quota.', 'farmers', 'ambiguous', 'the quota'],
  ])('reads who stands where on what: %s', (text, actor, polarity, issue) => {
    expect(read(text).positions).toMatchObject([{ actor, polarity, issue, redLine: false }]);
  });

  it.each([
    'Peru supports Bolivia.',
    'Peru sought it on Friday.',
    'Peru is seeking to buy time for its missile program.',
    'The general told the court what it wanted to hear.',
    'Peruvian-backed rebels hold the valley.',
    'The soldiers are fighting the rebels.',
  ])('reads none where nothing is at issue: %s', text => {
    expect(read(text).positions).toEqual([]);
  });

  it('reads a red line, outright and in a party’s own words', () => {
    const { positions } = read(
      "Bolivia ruled out any territorial concession. The pension is non-negotiable, the teachers' union said.",
    );
    expect(positions.map(({ actor, redLine, polarity }) => [actor, redLine, polarity])).toEqual([
      ['Bolivia', true, 'against'],
      ["teachers' union", true, 'against'],
    ]);
    expect(positions.map(({ voice }) => voice.kind)).toEqual(['reporter', 'source']);
  });

  it('makes a conditional position of a condition, marked as inferred', () => {
    const { positions, conditions } = read(
      'Bolivia said talks could only begin after Peru withdrew its troops from the valley.',
    );
    expect(positions).toMatchObject([
      { actor: 'Bolivia', polarity: 'conditional', basis: 'inferred', conditionalOn: [conditions[0]!.id] },
    ]);
    expect(positions[0]!.stance).toMatch(/^only after Peru withdrew/);
  });

  it('keeps issue and stance to twenty words', () => {
    const long =
      'Peru opposes the plan for a bridge over the river that divides the two old towns on the border between the coast and the hills and the valley beyond.';
    for (const { stance, issue } of read(long).positions) {
      expect(stance.replace(' …', '').split(' ').length).toBeLessThanOrEqual(20);
      expect(issue.replace(' …', '').split(' ').length).toBeLessThanOrEqual(20);
    }
    expect(read(long).positions).toHaveLength(1);
  });

  it.each(['Peru did not oppose the quota.', 'The striker scored twice.'])('reads none in: %s', text => {
    expect(read(text).positions).toEqual([]);
  });
});

describe('shifts', () => {
  it('reads a harder line with each of its triggers', () => {
    const { shifts } = read(
      "Peru's position has hardened since the raid on the port and the passage of a new border law.",
    );
    expect(shifts).toMatchObject([{ actor: 'Peru', direction: 'harder' }]);
    expect(shifts[0]!.triggers.map(({ exact }) => exact)).toEqual([
      'the raid on the port',
      'the passage of a new border law',
    ]);
  });

  it('reads a softer line and on what', () => {
    const { shifts } = read(
      "The miners' union has softened its stance on overtime. Bolivia dropped its demand for a new border.",
    );
    expect(shifts.map(({ actor, direction }) => [actor, direction])).toEqual([
      ["miners' union", 'softer'],
      ['Bolivia', 'softer'],
    ]);
    expect(shifts[0]!.issue).toBe('overtime');
  });

  it.each(['Peru has not softened its stance.', 'The cement dried overnight.'])('reads none in: %s', text => {
    expect(read(text).shifts).toEqual([]);
  });
});
