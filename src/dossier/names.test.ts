import { describe, expect, it } from 'vitest';
import { compareOrganisations, comparePersons, namePartsOf, soundOf } from './names.ts';

const persons = (a: string, b: string) => comparePersons(namePartsOf(a), namePartsOf(b));
const bodies = (a: string, b: string) => compareOrganisations(namePartsOf(a), namePartsOf(b));

describe('names of persons', () => {
  it('are one in every transliteration', () => {
    for (const other of ['Volodymyr Zelenskiy', 'Volodymyr Zelensky', 'President Volodymyr Zelenskyy'])
      expect(persons('Volodymyr Zelenskyy', other)).toBe('same');
    expect(persons('Alexei Polishchuk', 'Oleksii Polishchuk')).toBe('same');
    expect(persons('Sergey Lavrov', 'Sergei Lavrov')).toBe('same');
  });

  it('are two by another first name or surname', () => {
    expect(persons('Mikhail Petrov', 'Grigory Petrov')).toBe('different');
    expect(persons('Sergey Lavrov', 'Sergey Ryabkov')).toBe('different');
    expect(persons('Ashraf Ghani', 'Abdul Ghani Baradar')).toBe('different');
  });

  it('cannot be told by a surname alone', () => {
    expect(persons('Peskov', 'Dmitry Peskov')).toBe('perhaps');
  });

  it('are nobody’s where nobody is named', () => {
    expect(persons('a senior official', 'a senior official')).toBe('different');
    expect(namePartsOf('unnamed Western diplomat').anonymous).toBe(true);
  });
});

describe('names of bodies', () => {
  it('are one by acronym, short name and word order', () => {
    expect(bodies('International Association of Machinists', 'IAM')).toBe('same');
    expect(bodies('U.S.', 'the United States')).toBe('same');
    expect(bodies('Ministry of Foreign Affairs of Ukraine', 'Ukrainian Foreign Ministry')).toBe('same');
  });

  it('are two where a word that matters differs', () => {
    expect(bodies('North Korea', 'South Korea')).toBe('different');
    expect(bodies('Foreign Ministry of Ukraine', 'Defence Ministry of Ukraine')).toBe('different');
  });

  it('write sounds in one way', () => {
    expect(soundOf('zelenskyy')).toBe(soundOf('zelenskiy'));
    expect(soundOf('polishchuk')).toBe(soundOf('polischuk'));
    expect(soundOf('petrov')).not.toBe(soundOf('pavlov'));
  });
});
