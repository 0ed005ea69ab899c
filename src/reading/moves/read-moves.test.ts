import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import { readReport } from '../read.ts';
import type { Reading } from '../reading.ts';

const language = loadLanguage();

function read(text: string, published = '2031-05-14'): Reading {
  const reading = readReport(
    readRecord({ id: 'r', text, published }, { file: null, line: null, position: null }),
    language,
  );
  for (const { cites } of [...reading.moves, ...reading.conditions])
    for (const cite of cites) expect(isExact(reading.report, cite)).toBe(true);
  return reading;
}

/** "type: by > to" of every move. */
function moves(reading: Reading): string[] {
  const name = (id: string): string => reading.actors.find(actor => actor.id === id)?.name ?? id;
  return reading.moves.map(({ type, by, to }) => `${type}: ${by.map(name).join('+')} > ${to.map(name).join('+')}`);
}

describe('moves', () => {
  it.each([
    ['Peru offered to negotiate with Bolivia.', 'offer talks: Peru > Bolivia'],
    ['Bolivia rejected the proposal by Peru.', 'reject: Bolivia > Peru'],
    ['Peru urged Bolivia to sign the treaty.', 'urge: Peru > Bolivia'],
    ['Peru threatened Bolivia with sanctions.', 'threaten: Peru > Bolivia'],
    ['Peru imposed tariffs on Bolivia.', 'impose: Peru > Bolivia'],
  ])('reads type, mover and addressee: %s', (text, expected) => {
    expect(moves(read(text))).toContain(expected);
  });

  it.each([
    'Peru did not reject the proposal.',
    'Peru would reject such a proposal if it came.',
    'Peru might accept the proposal.',
    'Will Peru accept the proposal?',
    'Analysts wonder whether Peru will accept the proposal.',
    'If Peru rejected the proposal, the markets would fall.',
  ])('reads no answer in: %s', text => {
    expect(read(text).moves.filter(({ type }) => type === 'reject' || type === 'accept')).toEqual([]);
  });

  it('leaves out what was done in another round of history', () => {
    expect(read('In 2019 Peru agreed to withdraw its soldiers.').moves).toEqual([]);
    expect(moves(read('On Monday Peru agreed to withdraw its soldiers.'))).toEqual([
      expect.stringContaining('accept: Peru'),
    ]);
  });

  it.each([
    'Peru wants to make a deal with Bolivia.',
    'The general is seeking to buy time for his missile program.',
    'The governor sought to ease tensions over trade.',
  ])('takes a wish for oneself for no demand: %s', text => {
    expect(read(text).moves.filter(({ type }) => type === 'demand')).toEqual([]);
  });

  it('takes what is threatened for a threat, not for done', () => {
    const types = (text: string) => read(text).moves.map(({ type }) => type);
    expect(types('Peru has threatened to slap new tariffs on Bolivia.')).toEqual(['threaten']);
    expect(types('“We will walk away from the talks if it is a bad deal,” Peru said.')).toEqual(['threaten']);
  });

  it('writes down to whom a move was made only where the report says it', () => {
    const sides = 'Peru and Bolivia met in Quito. Peru and Bolivia disagree. Bolivia was late, as Peru was.';
    expect(moves(read(`${sides} Peru demanded access to the port.`))).toEqual(['demand: Peru > ']);
    expect(moves(read(`${sides} Peru threatened to impose tariffs on Chile.`))).toEqual(['threaten: Peru > Chile']);
    expect(
      moves(read(`${sides} Peru told Bolivia that it would accept the plan only if the port reopened.`))[0],
    ).toMatch(/> Bolivia$/);
  });

  it('tells a position held from a move made', () => {
    const [demand] = read('Peru has repeatedly demanded access to the port.').moves;
    expect(demand).toMatchObject({ type: 'demand', standing: true, status: 'standing' });
  });

  it('reads terms with their units and a deadline', () => {
    const [offer] = read('Peru offered to release 200 prisoners by May 20, 2031.').moves;
    expect(offer!.terms.map(({ value, unit }) => [value, unit])).toEqual([[200, 'people']]);
    expect(offer!.deadline).toBe('2031-05-20');
  });

  it('keeps whose word it is', () => {
    const reading = read('Bolivia said on Monday that Peru had rejected the plan.');
    const refusal = reading.moves.find(({ type }) => type === 'reject');
    expect(refusal?.accordingTo).toBe(reading.statements[0]?.id);
    expect(refusal?.voice.kind).toBe('source');
  });

  it('does not make two entries of one act told twice', () => {
    const { moves: found } = read(
      'Peru called off the talks with Bolivia on Monday.\n\nPeru called off the talks after a border incident.',
    );
    expect(found.filter(({ type }) => type === 'suspend talks')).toHaveLength(1);
    expect(found[0]!.cites).toHaveLength(2);
  });
});

describe('conditions', () => {
  it.each([
    [
      'Talks can only begin after Peru withdraws its soldiers, Bolivia said.',
      'only after',
      'Peru withdraws its soldiers',
    ],
    ['Bolivia will not negotiate unless Peru lifts the blockade.', 'unless', 'Peru lifts the blockade'],
    ['Bolivia offered a truce in exchange for prisoners.', 'in return for', 'prisoners'],
    ['Bolivia will not negotiate while Peru blocks the port.', 'not while', 'Peru blocks the port'],
  ])('%s', (text, operator, requires) => {
    const found = read(text).conditions;
    expect(found.map(condition => [condition.operator, condition.requires.exact])).toEqual([[operator, requires]]);
  });

  it('names who set it and what kind of thing it asks for', () => {
    const reading = read('Bolivia will not negotiate unless Peru lifts the sanctions.');
    const name = (id: string | null): string | undefined => reading.actors.find(actor => actor.id === id)?.name;
    const [condition] = reading.conditions;
    expect([name(condition!.setBy), name(condition!.debtor), condition!.kind]).toEqual([
      'Bolivia',
      'Peru',
      'sanctions',
    ]);
  });

  it('makes a yes that hangs on something a yes-but', () => {
    const reading = read(
      'Peru proposed a plan on Monday.\n\nBolivia would accept the plan only if Peru lifted the sanctions.',
    );
    const answer = reading.moves.find(({ type }) => type === 'accept with condition');
    expect(answer?.conditions).toEqual([reading.conditions[0]?.id]);
  });

  it('lets a time be a time', () => {
    expect(read('Peru will not negotiate until Friday.').conditions).toEqual([]);
  });
});

describe('whose move is next', () => {
  it('computes it from the last open offer', () => {
    const reading = read('Peru offered to negotiate with Bolivia.');
    expect(reading.threads.flatMap(({ awaiting }) => awaiting).map(({ actor, basis }) => [actor, basis])).toEqual([
      ['state:BOL', 'computed'],
    ]);
  });

  it('hands a refused condition back to whoever set it', () => {
    const reading = read('Peru said any talks must be held in Lima, a demand that Bolivia rejected.');
    expect(reading.threads.flatMap(({ awaiting }) => awaiting).map(({ actor }) => actor)).toContain('state:PER');
  });

  it('keeps what a source asserts beside what it computes, with the words', () => {
    const reading = read('Peru offered to negotiate with Bolivia. “The ball is in the Bolivian court,” Peru said.');
    const asserted = reading.threads.flatMap(({ awaiting }) => awaiting).find(({ basis }) => basis === 'asserted');
    expect(asserted).toMatchObject({ actor: 'state:BOL', cite: { exact: 'The ball is in the Bolivian court' } });
  });

  const owed = (text: string) => {
    const { moves: made, threads } = read(text);
    return threads
      .filter(({ awaiting }) => awaiting.some(({ basis }) => basis === 'asserted'))
      .map(({ moves: ids }) => ids.map(id => made.find(move => move.id === id)?.by));
  };
  it('hangs an answer that is owed on an offer of the other side, never on one’s own', () => {
    expect(owed('Peru proposed a summit in Arica. Bolivia has not replied to the proposal.')).toEqual([
      [['state:PER']],
    ]);
    expect(owed('Peru proposed a summit in Arica. Peru has not replied to the plan of a customs union.')).toEqual([[]]);
  });

  const replies = (text: string) => {
    const { moves: made } = read(text);
    return made.flatMap(({ type, respondsTo }) =>
      respondsTo.map(({ move, basis }) => `${type} > ${made.find(({ id }) => id === move)?.type}: ${basis}`),
    );
  };
  it.each([
    ['A deal proposed by Bolivia last week was rejected by Peru.', ['reject > propose terms: explicit']],
    [
      'The rebels offered to release ten hostages. Peru rejected the proposal.',
      ['reject > propose terms: coreference'],
    ],
    [
      "Peru rejected a truce proposal on Monday. Bolivia's proposal had called for a week of quiet.",
      ['reject > propose terms: topic'],
    ],
  ])('links an answer to what it answers: %s', (text, expected) => {
    expect(replies(text)).toEqual(expected);
  });
  it.each([
    'The two ministers will strike an accord soon, Peru said.',
    'Any deal they reach with Peru would be void, Bolivia said.',
    'Peru will decide soon if a trade deal is possible.',
  ])('finds neither move nor condition in: %s', text => {
    const { moves: made, conditions } = read(text);
    expect([...made, ...conditions].map(({ id }) => id)).toEqual([]);
  });

  it.each([
    // A refusal answers no refusal.
    'Peru refuses to negotiate with the rebels. Bolivia rejected negotiating with the rebels, too.',
    // What was said to somebody else is not for Peru to answer.
    'Chile urged Bolivia to reopen the port. Peru rejected the plan of Bolivia.',
    // "the reform" takes up nothing that was offered or asked.
    'Bolivia demanded access to the port. Peru opposes the pension reform.',
  ])('links no answer in: %s', text => {
    expect(replies(text)).toEqual([]);
  });
});
