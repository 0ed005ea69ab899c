import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../../text/index.ts';
import { foldName } from '../fold-name.ts';
import { heldAt, loadReferenceList } from './reference-list.ts';

const list = loadReferenceList();
const actorNamed = (name: string) => list.names.longest(foldName(name), 0)?.values.map(({ actor }) => actor) ?? [];

describe('the reference list', () => {
  it('covers what it promises', () => {
    const kinds = [...list.actors.values()].map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter(one => one === kind).length;
    expect(count('state')).toBeGreaterThanOrEqual(195);
    expect(count('intergovernmental organisation')).toBeGreaterThanOrEqual(60);
    expect(count('news agency') + count('publisher')).toBeGreaterThanOrEqual(40);
    expect(count('armed organisation')).toBeGreaterThanOrEqual(60);
    const states = new Set(
      [...list.holders.keys()].map(key => key.split('|')[0]!).filter(id => id.startsWith('state:')),
    );
    expect(states.size).toBeGreaterThanOrEqual(60);
  });
  it('names only owners and organisations it knows', () => {
    for (const { id, partOf } of list.actors.values())
      if (partOf !== null) expect(list.actors.has(partOf), `${id} is part of ${partOf}`).toBe(true);
    for (const person of list.persons.values())
      for (const { organisation } of person.offices)
        expect(list.actors.has(organisation), `${person.name}: ${organisation}`).toBe(true);
    for (const organ of list.organs.values()) expect(list.actors.has(organ)).toBe(true);
  });
  it('keeps offices in order: no term ends before it begins', () => {
    for (const { offices, name } of list.persons.values())
      for (const { from, to } of offices) expect(to === null || from <= to, `${name} ${from}/${to}`).toBe(true);
  });
  it('has one president, prime minister and foreign minister of a state at a time, but for the month of the change', () => {
    for (const [key, offices] of list.holders) {
      if (!/\|(?:president|prime minister|foreign minister|chancellor|king)$/.test(key)) continue;
      const terms = [...offices].sort((a, b) => (a.from < b.from ? -1 : 1));
      for (let at = 1; at < terms.length; at++)
        expect(
          terms[at - 1]!.to !== null && terms[at - 1]!.to!.slice(0, terms[at]!.from.length) <= terms[at]!.from,
          `${key} ${terms[at]!.from}`,
        ).toBe(true);
    }
  });
  it('knows spellings, capitals and abbreviations', () => {
    expect(actorNamed('Kiev')).toContain('state:UKR');
    expect(actorNamed('Türkiye')).toContain('state:TUR');
    expect(actorNamed('IAEA')).toContain('org:iaea');
    expect(actorNamed('Al-Shabaab')).toContain('org:al-shabab');
    expect(list.actors.get('org:tass')?.partOf).toBe('state:RUS');
  });
});

describe('an office at a day', () => {
  const term = { person: 'p', organisation: 'o', role: 'president', from: '2014-06', to: '2019-05' };
  it.each([
    ['2014-08-05', true],
    ['2014-06-01', true],
    ['2014-05-31', false],
    ['2019-05-20', true],
    ['2019-06-01', false],
    ['2014', true],
    ['2013', false],
    [null, true],
  ])('%s: %s', (day, held) => {
    expect(heldAt(term, day)).toBe(held);
  });
  it('goes on where no end is known', () => {
    expect(heldAt({ ...term, to: null }, '2031-01-01')).toBe(true);
  });
});

describe('a file of one’s own', () => {
  it('adds organisations, names and offices', () => {
    const yaml =
      'union:\n  harvest: { name: Harvest Workers Union, names: [HWU] }\noffices:\n  harvest:\n    president: [2020-01/.. Ana Ruiz]\n';
    const own = loadReferenceList({ more: [{ file: 'mine.yaml', yaml }] });
    expect(own.names.longest(['hwu'], 0)?.values[0]?.actor).toBe('org:harvest');
    expect(own.bySurname.get('ruiz')?.[0]?.offices[0]).toMatchObject({
      organisation: 'org:harvest',
      role: 'president',
    });
    expect(own.actors.has('state:RUS')).toBe(true);
  });
  it.each([
    ['an unknown key', 'unions:\n  x: { name: X }\n', 'unions'],
    ['an office without dates', 'offices:\n  RUS:\n    president: [Somebody]\n', 'EDTF'],
    ['a state that is no code', 'states:\n  Russia: { name: Russia }\n', 'alpha-3'],
    ['no YAML', 'a: [1\n', 'end with a ]'],
  ])('is refused with its fault: %s', (_, yaml, fault) => {
    const load = () => loadReferenceList({ more: [{ file: 'mine.yaml', yaml }] });
    expect(load).toThrow(ParleyError);
    expect(load).toThrow(fault);
    expect(load).toThrow('mine.yaml');
  });
});
