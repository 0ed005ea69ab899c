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
  return reading.agreements.map(agreement => ({
    ...agreement,
    parties: agreement.parties.map(name),
    thirdParties: agreement.thirdParties.map(({ actor, role }) => `${role}: ${name(actor)}`),
  }));
}

describe('agreements', () => {
  it.each([
    ['Peru and Bolivia signed a border agreement in Quito on May 9, 2031.', 'signed'],
    ['The two governments ratified the treaty in 2029.', 'ratified'],
    ['Peru and Bolivia reached an agreement on prisoners.', 'announced'],
    ['The union and the company reached a tentative agreement on Friday.', 'tentative'],
    ['Both capitals have seen the draft accord.', 'draft'],
    ['The truce between Peru and Bolivia took effect on May 3, 2031.', 'in force'],
    ['The ceasefire between Peru and Bolivia collapsed on May 9, 2031.', 'collapsed'],
    ['Bolivia said the cease-fire had been violated 14 times.', 'violated'],
    ['The contract between the miners and the port expired on May 1, 2031.', 'expired'],
    ['The now-defunct River Accord was guaranteed by Chile.', 'defunct'],
    ['Peru and Bolivia are negotiating a new trade deal.', 'planned'],
    ['The movement denied that a ceasefire had been agreed.', 'denied'],
  ])('tells what became of it: %s', (text, status) => {
    expect(read(text).map(agreement => agreement.status)).toEqual([status]);
  });

  it.each([
    ['The truce between Peru and Bolivia expires on June 3.', '2031-06-03'],
    ['The sides want to extend the truce, which will lapse on June 3.', '2031-06-03'],
    ['The contract was due to run out on May 20.', '2031-05-20'],
    ['The contract is set to expire on May 20.', '2031-05-20'],
  ])('holds an agreement to be in force until it ends: %s', (text, ended) => {
    expect(read(text)).toMatchObject([{ status: 'in force', ended, rule: 'agreements/to-expire' }]);
  });

  it.each([
    'The truce expired on May 9.',
    'The truce has lapsed.',
    'The truce was allowed to expire.',
    'Peru let the truce expire.',
  ])('holds it to be over once it has ended: %s', text => {
    expect(read(text).map(({ status }) => status)).toEqual(['expired']);
  });

  it('reads parties and the day it was signed', () => {
    const [agreement] = read('Peru and Bolivia signed a border agreement in Quito on May 9, 2031.');
    expect(agreement).toMatchObject({ parties: ['Peru', 'Bolivia'], signed: '2031-05-09', inEffect: null });
  });

  it('makes one entry of all mentions, with its beginning, its end and its broker', () => {
    const agreements = read(
      'Oman brokered a truce between Peru and Bolivia. The truce took effect on May 3, 2031. The truce collapsed on May 9, 2031.',
    );
    expect(agreements).toHaveLength(1);
    expect(agreements[0]).toMatchObject({
      status: 'collapsed',
      stage: 'ceasefire',
      parties: ['Peru', 'Bolivia'],
      thirdParties: ['mediator: Oman'],
      inEffect: '2031-05-03',
      ended: '2031-05-09',
    });
    expect(agreements[0]!.cites).toHaveLength(3);
  });

  it('gives each of two agreements its own role of the same broker', () => {
    expect(
      read('Qatar brokered the grain accord and facilitated prisoner swaps between Peru and Bolivia.').map(
        ({ thirdParties }) => thirdParties,
      ),
    ).toEqual([['mediator: Qatar'], ['facilitator: Qatar']]);
  });

  it('reads a broker in an adjective, and cites the phrase whole', () => {
    const [truce] = read('An Egyptian-brokered truce between Peru and Bolivia took effect on Monday.');
    expect(truce).toMatchObject({ status: 'in force', thirdParties: ['mediator: Egypt'], inEffect: '2031-05-12' });
    expect(truce!.cites[0].exact).toContain('truce');
  });

  it('keeps a hyphenated cease-fire one thing', () => {
    const agreements = read(
      'The cease-fire between Peru and Bolivia took effect at dawn on Monday. The cease-fire was broken on Tuesday.',
    );
    expect(agreements.map(({ status, stage }) => [status, stage])).toEqual([['violated', 'ceasefire']]);
  });

  it('keeps two agreements of other names apart', () => {
    expect(
      read('The Minsk accord collapsed. The Geneva accord is holding.').map(({ name, status }) => [name, status]),
    ).toEqual([
      ['The Minsk accord', 'collapsed'],
      ['The Geneva accord', 'in force'],
    ]);
  });

  it.each(['The parties failed to reach an agreement.', 'Ceasefire talks went on in Lima.'])(
    'reads none in: %s',
    text => {
      expect(read(text)).toEqual([]);
    },
  );
});
