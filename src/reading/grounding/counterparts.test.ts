import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { actorIndexOf } from '../actors/index.ts';
import type { Move } from '../entry.ts';
import { readReport } from '../read.ts';
import { counterparts, mainPair } from './counterparts.ts';
import type { Grounding } from './grounding.ts';

const reading = readReport(
  readRecord(
    {
      id: 'r',
      text: 'Bolivia proposed talks with Peru. Peru rejected the proposal by Bolivia. Chile urged Peru to accept.',
      published: '2031-05-14',
    },
    { file: null, line: null, position: null },
  ),
  loadLanguage(),
);
const [PERU, BOLIVIA, CHILE] = ['Peru', 'Bolivia', 'Chile'].map(
  name => reading.actors.find(actor => actor.name === name)!.id,
) as [string, string, string];
const grounding = { actors: actorIndexOf(reading.actors) } as Grounding;
const move = (by: string, to: string): Move => ({ ...reading.moves[0]!, by: [by], to: [to] });

describe('who faces whom', () => {
  it('is the side most often faced, in both directions', () => {
    const faced = counterparts(grounding, [move(BOLIVIA, PERU), move(PERU, BOLIVIA), move(CHILE, PERU)], []);
    expect(Object.fromEntries(faced)).toEqual({ [PERU]: BOLIVIA, [BOLIVIA]: PERU, [CHILE]: PERU });
  });
  it('has as its main pair the two that face each other most', () => {
    const faced = counterparts(grounding, [move(CHILE, PERU), move(BOLIVIA, PERU), move(PERU, BOLIVIA)], []);
    expect([...mainPair(faced)].sort()).toEqual([BOLIVIA, PERU].sort());
  });
  it('does not hang on the order in which the moves are told', () => {
    const moves = [move(CHILE, PERU), move(BOLIVIA, PERU), move(PERU, BOLIVIA)];
    expect([...counterparts(grounding, [...moves].reverse(), [])]).toEqual([...counterparts(grounding, moves, [])]);
  });
  it('is nobody where nobody is addressed, and never oneself', () => {
    expect(counterparts(grounding, [move(PERU, PERU)], []).size).toBe(0);
    expect(mainPair(new Map())).toEqual([]);
  });
});
