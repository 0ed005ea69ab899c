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
  const rows = reading.events.map(
    ({ plover, cameo, actor, recipient, auxiliary }) =>
      `${plover.event} ${cameo} ${actor.map(name).sort().join('+')} > ${recipient.map(name).join('+')}${auxiliary.length > 0 ? ` (${auxiliary.join(', ')})` : ''}`,
  );
  return { reading, rows };
}

const TALKS = 'Peru and Bolivia held talks in Lima on May 9, 2031.';

describe('events of entries', () => {
  it('makes a meeting a consultation of all who met, with no recipient', () => {
    const { reading, rows } = read(TALKS);
    expect(rows).toEqual(['CONSULT 046 Bolivia+Peru > ']);
    expect(reading.events[0]).toMatchObject({
      of: reading.meetings[0]!.id,
      date: '2031-05-09',
      place: 'Lima',
      basis: 'inferred',
    });
    expect(reading.events[0]!.cites[0]).toEqual(reading.meetings[0]!.cites[0]);
  });

  it.each([
    ['planned', 'Peru and Bolivia will meet in Lima on Sunday.', 'CONSULT 046 Bolivia+Peru >  (future)'],
    ['long past', 'Peru and Bolivia held talks in Lima in March 2029.', 'CONSULT 046 Bolivia+Peru >  (historical)'],
  ])('marks a meeting that is %s', (_what, text, row) => {
    expect(read(text).rows).toContain(row);
  });

  it('takes a meeting that was called off for the refusal it is, not for a consultation', () => {
    const { rows } = read('Peru cancelled a meeting with Bolivia in Quito.');
    expect(rows.filter(row => row.startsWith('CONSULT'))).toEqual([]);
    expect(rows).toContain('REJECT 125 Peru > Bolivia');
  });
  it('needs another side for an act, save for urging at large', () => {
    expect(read('Peru offered a raise of 5 percent.').rows).toEqual([]);
    expect(read('Kenyan officials urged a restart of the talks.').rows).toEqual([expect.stringMatching(/^REQUEST/)]);
  });

  it('codes talks with a mediator as mediation', () => {
    expect(read('Oman mediated talks between Peru and Bolivia in Muscat on Monday.').rows).toContain(
      'CONSULT 045 Bolivia+Oman+Peru > ',
    );
  });

  it('makes a conditional yes two events of one move', () => {
    const { reading, rows } = read(
      'The company proposed new talks. The union accepted the proposal only if the company raised wages by 5 percent.',
    );
    const move = reading.moves.find(({ type }) => type === 'accept with condition')!;
    expect(reading.events.filter(({ of }) => of === move.id).map(({ plover }) => plover.event)).toEqual([
      'AGREE',
      'REQUEST',
    ]);
    expect(rows).toContain('AGREE 036 company > union');
  });

  it('makes blame an accusation, and nothing else of it', () => {
    expect(read('Peru blamed Bolivia for the collapse of the border talks.').rows).toEqual([
      'ACCUSE 112 Peru > Bolivia',
    ]);
  });

  it('makes a signed agreement support among its parties, done to neither', () => {
    const { rows } = read('Peru and Bolivia signed a border agreement in Quito on May 9, 2031.');
    expect(rows.filter(row => row.startsWith('SUPPORT'))).toContain('SUPPORT 057 Bolivia+Peru > ');
    expect(rows.some(row => /^SUPPORT.*> \w/.test(row))).toBe(false);
  });
});

describe('general political action', () => {
  it('is read between the sides of the report', () => {
    expect(read(`${TALKS} Bolivia attacked Peru's army on Tuesday.`).rows).toContain('ASSAULT 190 Bolivia > Peru');
  });
  it('is done to whom the side faces where only a place is named', () => {
    expect(read(`Bolivia proposed talks with Peru. ${TALKS} Bolivia attacked a village on Monday.`).rows).toContain(
      'ASSAULT 190 Bolivia > Peru',
    );
  });
  it('is marked where it did not happen or may happen', () => {
    const { rows } = read(`${TALKS} Bolivia did not attack Peru. Peru may attack Bolivia.`);
    expect(rows).toContain('ASSAULT 190 Bolivia > Peru (negation)');
    expect(rows).toContain('ASSAULT 190 Peru > Bolivia (hypothetical)');
  });
  it('leaves out bystanders', () => {
    const { rows } = read(`${TALKS} A Chilean bank sued a Brazilian broker.`);
    expect(rows).toEqual(['CONSULT 046 Bolivia+Peru > ']);
  });
  it('does not tell again what a move tells', () => {
    const { rows } = read(`${TALKS} Peru imposed sanctions on Bolivia on Tuesday.`);
    expect(rows.filter(row => row.includes('Peru > Bolivia'))).toEqual(['SANCTION 163 Peru > Bolivia']);
  });
});
