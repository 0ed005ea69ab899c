import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { createReader } from '../read.ts';

const reader = createReader(loadLanguage());

function read(text: string) {
  const reading = reader(
    readRecord({ id: 'r', text, published: '2031-05-14' }, { file: null, line: null, position: null }),
  );
  const name = (id: string | null) => reading.actors.find(actor => actor.id === id)?.name ?? String(id);
  const blame = reading.accounts.map(
    ({ holders, blames, exculpates }) =>
      `${holders.map(name).join('+')} > ${blames.map(name).join('+')}${exculpates.length > 0 ? ` clears ${exculpates.map(name).join('+')}` : ''}`,
  );
  return { reading, accounts: reading.accounts, blame, name };
}

describe('accounts', () => {
  it('reads blame told outright, in the reporter’s voice, with what for', () => {
    const { accounts, blame } = read('Peru blamed Bolivia for the collapse of the border talks.');
    expect(blame).toEqual(['Peru > Bolivia']);
    expect(accounts[0]!.voice).toEqual({ kind: 'reporter' });
    expect(accounts[0]!.causes.map(({ exact }) => exact)).toEqual(['for the collapse of the border talks']);
  });

  it('reads a wrong told inside a source’s words as that source’s side’s account', () => {
    const { reading, accounts, blame } = read(
      "Bolivia's foreign minister said on Monday that Peru had violated the truce.",
    );
    expect(blame).toEqual(['Bolivia > Peru']);
    expect(accounts[0]!.voice).toMatchObject({ kind: 'source', statement: reading.statements[0]!.id });
    expect(accounts[0]!.statements).toEqual([reading.statements[0]!.id]);
  });

  it.each([
    ['The rebels are to blame for the collapse, Peru said.', ['Peru > rebels']],
    ['Peru said the fault lies with Bolivia.', ['Peru > Bolivia']],
    ['The envoy said that the firm sold arms in violation of Peruvian law.', []],
    ['The rebels blame the weather.', []],
  ])('reads who is to blame: %s', (text, expected) => {
    expect(read(text).blame).toEqual(expected);
  });

  it('never has a body blame its own people for what it tells of them', () => {
    expect(
      read('Members of Local 9 of the Dockers Union voted on Thursday to reject the offer, the Dockers Union said.')
        .blame,
    ).toEqual([]);
    expect(read('The Harbour Board had rejected the offer, the Dockers Union said.').blame).toEqual([
      'Dockers Union > Harbour Board',
    ]);
  });

  it('gives "each side blamed the other" to both sides, and opposes the two', () => {
    const { accounts, blame } = read(
      'Peru and Bolivia held talks in Lima on May 9, 2031. Each side blamed the other for the delay.',
    );
    expect([...blame].sort()).toEqual(['Bolivia > Peru', 'Peru > Bolivia']);
    expect(accounts[0]!.opposes).toEqual([accounts[1]!.id]);
    expect(accounts[1]!.opposes).toEqual([accounts[0]!.id]);
  });

  it('opposes accounts that turn the blame round', () => {
    const { accounts } = read('Peru accused Bolivia of bad faith. Bolivia blamed Peru for the impasse.');
    expect(accounts.map(({ opposes }) => opposes)).toEqual([[accounts[1]!.id], [accounts[0]!.id]]);
  });

  it('reads a denial as clearing oneself, opposed to the charge in both directions', () => {
    const { accounts, blame } = read(
      'Peru denied that it had shelled the village. Bolivia accused Peru of shelling the village.',
    );
    expect(blame).toEqual(['Peru >  clears Peru', 'Bolivia > Peru']);
    expect(accounts.map(({ opposes }) => opposes)).toEqual([[accounts[1]!.id], [accounts[0]!.id]]);
    expect(accounts[1]!.causes.map(({ exact }) => exact)).toEqual(['shelling the village']);
  });

  it('makes one account of all claims of one side against another', () => {
    const { accounts, blame } = read('Peru blamed Bolivia for the delay. Peru accused Bolivia of breaking the truce.');
    expect(blame).toEqual(['Peru > Bolivia']);
    const cited = accounts[0]!.cites.map(({ exact }) => exact);
    expect(cited).toContain('Peru blamed Bolivia for the delay');
    expect(cited).toContain('Peru accused Bolivia of breaking the truce');
  });

  it('keeps a loaded word where it was said and takes the label for blame', () => {
    const { accounts, blame } = read('Peru called Bolivia an aggressor.');
    expect(blame).toEqual(['Peru > Bolivia']);
    expect(accounts[0]!.claim.exact).toContain('aggressor');
  });

  it.each([
    ['of a side about itself', "Peru's president said his government had violated the truce."],
    ['only imagined', 'If Peru blamed Bolivia, the talks would end.'],
    ['not made', 'Peru did not blame Bolivia for the delay.'],
    ['the reporter’s own telling of an act', 'Peruvian troops violated the truce with Bolivia on Monday.'],
  ])('reads no blame %s', (_what, text) => {
    expect(read(text).blame).toEqual([]);
  });
});
