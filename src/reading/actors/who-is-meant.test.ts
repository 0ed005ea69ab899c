import { describe, expect, it } from 'vitest';
import { readActorsOf as read } from './testing/read-actors-of.ts';

const namesOf = ({ actors }: ReturnType<typeof read>) => actors.map(({ name }) => name);

describe('a surname alone', () => {
  it('goes on standing for whom the report has called by it, whoever else bears it', () => {
    const { at, named } = read(
      'Mayor Otto Berg opened the port. Berg praised the crews. His wife Ada Berg joined him at dinner. Berg left early, and Berg will not return.',
    );
    expect(at('Berg', 4)).toBe('Otto Berg');
    expect(named('Ada Berg').mentions.length).toBe(1);
  });
  it('is no state, where a man of that name was named before and the state is not spoken of', () => {
    const text = 'Rep. Ann Chad told reporters that she would vote no. Chad said the bill was dead.';
    expect(read(text).at('Chad', 2)).toBe('Ann Chad');
    expect(read(`${text} Chadian officials disagreed.`).at('Chad', 2)).toBe('Chad');
  });
  it('before "administration" is of one who led it, not of a namesake in office', () => {
    expect(namesOf(read('A former Clinton administration adviser, Ib Ravn, was pleased.', '2012-11-05'))).not.toContain(
      'Hillary Clinton',
    );
  });
});

describe('an office', () => {
  it.each([
    ['EU Commissioner for Trade Inga Holm said the bloc was ready.', 'EU Commissioner for Trade', 'Inga Holm'],
    ['The head of the Harvest Union Gen. Otto Berg said so.', 'The head of the Harvest Union', 'Otto Berg'],
    ['Ada Berg, a former envoy, is a senior fellow at the Harvest Institute.', 'a senior fellow', 'Ada Berg'],
    ['Republican Sen. Sen. Ben Holm said the plan was dead.', 'Ben Holm', 'Ben Holm'],
  ])('%s', (text, words, name) => {
    const reading = read(text);
    expect(reading.at(words)).toBe(name);
    expect(reading.actors.filter(({ kind }) => kind === 'person')).toHaveLength(1);
  });
  it('whose holder is named later is his', () => {
    const { at } = read('The bill would be vetoed by the president, an aide said. President Ada Berg said so too.');
    expect(at('the president')).toBe('Ada Berg');
  });
  it('"the Norwegian leader" is the prime minister that the report has named', () => {
    const { at } = read('Norwegian Prime Minister Ada Berg met the miners. The Norwegian leader thanked them.');
    expect(at('The Norwegian leader')).toBe('Ada Berg');
  });
});

describe('a name beside other words', () => {
  it('is the man of that surname, also behind "the envoy,"', () => {
    const { at } = read(
      'Premier Ada Berg spoke to reporters. Asked about the envoy, Berg said that she had not met him.',
    );
    expect(at('Berg', 2)).toBe('Ada Berg');
  });
  it('"the president" is the one the report is about, not one it has only just named', () => {
    const { at } = read(
      'President Ada Berg spoke on Monday. Mrs. Berg praised the crews, Berg said later. Berg then flew to meet President Otto Holm. The president said she was tired.',
    );
    expect(at('The president')).toBe('Ada Berg');
  });
  it('a joint actor has no part that is already both', () => {
    const { actors } = read(
      'Norwegian and Danish teams met on Monday. Norway and Denmark disagree. Both sides will wait.',
    );
    expect(actors.map(({ name }) => name).filter(name => / and .* and /.test(name))).toEqual([]);
  });
});

describe('bodies', () => {
  it('a state’s own council is not the world’s', () => {
    const { named, actors } = read('The general told the Norwegian Security Council that the talks had failed.');
    expect(named('Norway Security Council').partOf).toBe('state:NOR');
    expect(actors.some(({ id }) => id === 'org:unsc')).toBe(false);
  });
  it('"the House" and "Labour" are bodies where their state is in the report', () => {
    const us = read('The House passed the bill. President Trump will sign it, Congress hopes.', '2019-05-20');
    expect(us.at('The House')).toBe('U.S. House of Representatives');
    expect(read('The House on Elm Street was sold.').actors).toEqual([]);
    expect(read('Labour opposed the bill, and the British government withdrew it.').at('Labour')).toBe('Labour Party');
  });
  it('a group of many is a group, and unarmed unless its words arm it', () => {
    expect(read('A group of 17 lawmakers wrote to the mayor.').named('group of 17 lawmakers').kind).toBe('group');
    expect(namesOf(read('The majority of issues were settled, she said.'))).not.toContain('majority of issues');
  });
  it('New York is a place, never a man', () => {
    expect(read('New York said it would sue. The city of New York waited.').named('New York').kind).toBe(
      'place-like entity',
    );
  });
});

describe('nobody', () => {
  it.each([
    'The accusation suggests that nothing will change.',
    'Progress showed that a deal was near.',
    'The arrangement said nothing on wages.',
    'The mayor of South Bend, Ind., left (R-Ind.).',
  ])('%s', text => {
    const others = namesOf(read(text)).filter(name => !/mayor|South Bend/.test(name));
    expect(others).toEqual([]);
  });
});
