import { describe, expect, it } from 'vitest';
import { readActorCorrections } from './corrections.ts';
import { explainActors } from './explain-actors.ts';
import { readActorsOf as read } from './testing/read-actors-of.ts';

describe('states, capitals and seats', () => {
  it('are actors where they act and places where things happen', () => {
    const { named } = read(
      'MINSK – Moscow is ready to meet Ukraine in Istanbul, officials said. Talks in Moscow failed. Kyiv rejected the offer.',
    );
    expect(named('Russia').mentions.map(({ exact }) => exact)).toEqual(['Moscow']);
    expect(named('Ukraine').mentions.map(({ exact }) => exact)).toEqual(['Ukraine', 'Kyiv']);
  });
  it('keep a seat apart from its state, and its spokesman apart from both', () => {
    const { named } = read(
      'The Kremlin rejected the plan. Kremlin spokesman Dmitry Peskov said that it came too late.',
      '2024-03-01',
    );
    expect(named('Kremlin').partOf).toBe('state:RUS');
    expect(named('Dmitry Peskov').partOf).toBe('org:kremlin');
  });
  it('and short names with a capital inside are not met by a verb that opens a sentence', () => {
    const { actors, named } = read('Let them sign first, the minister said. LeT claimed the attack in Kashmir.');
    expect(named('Lashkar-e-Taiba').mentions.map(({ exact }) => exact)).toEqual(['LeT']);
    expect(actors.some(({ mentions }) => mentions.some(({ exact }) => exact === 'Let'))).toBe(false);
  });

  it('are not met by "us" and "who"', () => {
    const { actors } = read('He told us that those who came with us were tired.');
    expect(actors.filter(({ basis }) => basis === 'world')).toEqual([]);
  });
});

describe('what is part of what', () => {
  it('follows the words: official, ministry, state', () => {
    const { named, at } = read(
      'A senior Turkish foreign ministry official said that Turkish officials would wait. The Turkish army agreed.',
    );
    expect(named('Turkish officials')).toMatchObject({ kind: 'group', partOf: 'state:TUR' });
    expect(named('state:TUR/foreign-ministry').partOf).toBe('state:TUR');
    expect(named('senior Turkish foreign ministry official').partOf).toBe('state:TUR/foreign-ministry');
    expect(named('state:TUR/military').kind).toBe('military');
    expect(at('Turkish officials')).toBe('Turkish officials');
  });
  it('finds the organ under its other name', () => {
    const { named } = read("The U.S. State Department said no. America's foreign ministry is called that.");
    expect(named('U.S. State Department').partOf).toBe('state:USA');
    expect(() => named('state:USA/foreign-ministry')).toThrow();
  });
  it('takes a person’s side from the text before the list, and no side from a former office', () => {
    const { named, affiliations } = read(
      'Ana Ruiz, the chief negotiator of the Harvest Workers Union, walked out. Tom Vale, a former State Department official, was not surprised.',
    );
    expect(named(named('Ana Ruiz').partOf!).name).toBe('Harvest Workers Union');
    expect(named('Tom Vale').partOf).toBeNull();
    expect(affiliations.find(({ person }) => person === named('Tom Vale').id)?.flags).toEqual(['former']);
  });
  it('asks the office table by the day of the report', () => {
    expect(
      read('Blinken met Israel’s negotiators. America is patient.', '2024-02-01').named('Antony Blinken').partOf,
    ).toBe('state:USA');
    expect(read('The British prime minister called.', '2023-05-01').named('Rishi Sunak').basis).toBe('world');
    expect(read('The British prime minister called.', '2017-05-01').named('Theresa May').rule).toBe('office by date');
  });
});

describe('two sides at once', () => {
  it('are the two together, not a third party', () => {
    const { actors, named } = read(
      'Peruvian and Bolivian negotiators met in Arica on Monday. The negotiators agreed on a truce.',
    );
    expect(named('Peru and Bolivia').mentions.map(({ exact }) => exact)).toEqual([
      'Peruvian and Bolivian negotiators',
      'The negotiators',
    ]);
    expect(actors.map(({ name }) => name).sort()).toEqual(['Bolivia', 'Peru', 'Peru and Bolivia']);
  });
  it('also where they are named behind the noun', () => {
    const { named } = read('Senior officials of Chile and Peru met on Monday.');
    expect(named('Chile and Peru')).toMatchObject({ kind: 'group', partOf: null });
  });
  it('but those who stand apart belong to neither', () => {
    const { named } = read('Peruvian and Bolivian journalists said that the hall was empty.');
    expect(named('Peruvian and Bolivian journalists').partOf).toBeNull();
  });
});

describe('people and towns', () => {
  it('keep a town a town before the words on who speaks', () => {
    const { actors } = read('Peru is ready for talks in Arica, a senior foreign ministry official said.');
    expect(actors.filter(({ mentions }) => mentions.some(({ exact }) => exact === 'Arica'))).toEqual([]);
  });
  it('give officials to the state they sit in, unless the words say whose they are', () => {
    const { named } = read('Officials in Chile urged a truce. Western officials in Chile said nothing.');
    expect(named('Officials').partOf).toBe('state:CHL');
    expect(named('Western officials').partOf).toBeNull();
  });
  it('give members to the union their branch belongs to', () => {
    const { named } = read('Members of Local 9 of the Dockers Union voted to strike.');
    expect(named('Members of Local 9 of the Dockers Union').partOf).toBe(named('Dockers Union').id);
  });
});

describe('names no list knows', () => {
  it('are organisations by their head, with their abbreviation', () => {
    const { named } = read(
      'The Harvest Workers Union (HWU) struck against Kestrel Air Inc. on Monday. The HWU wants more pay, and the union will wait.',
    );
    const union = named('Harvest Workers Union');
    expect(union.kind).toBe('union');
    expect(union.mentions.map(({ exact }) => exact)).toContain('the union');
    expect(union.aliases.map(({ text }) => text)).toContain('HWU');
    expect(named('Kestrel Air Inc.').kind).toBe('company');
  });
  it('are persons by title, apposition or age, and things are nobody', () => {
    const { named, actors } = read(
      'Harborview Mayor Ana Ruiz praised the Lisbon Accords. Mei Orlova, a teacher, and Ib Ravn, 46, were less sure.',
    );
    expect(named('Ana Ruiz').kind).toBe('person');
    expect(named(named('Ana Ruiz').partOf!).name).toBe('City of Harborview');
    expect(named('Mei Orlova').kind).toBe('person');
    expect(actors.some(({ name }) => name.includes('Accords'))).toBe(false);
  });
});

describe('one actor in several words', () => {
  it('surname after full name, in another transliteration, and by pronoun', () => {
    const { at } = read(
      'Ukrainian President Volodymyr Zelenskyy spoke on Monday. Zelensky said that he would travel. He left at noon.',
    );
    expect(at('Zelensky said'.slice(0, 8), 2)).toBe('Volodymyr Zelenskyy');
    expect(at('He left'.slice(0, 2))).toBe('Volodymyr Zelenskyy');
  });
  it('two of one surname are told apart by title and sex', () => {
    const { at } = read(
      'Ada Berg leads the Lake Front. Her rival Otto Berg leads the Hill Party. Mr. Berg refused. Ms. Berg agreed.',
    );
    expect(at('Mr. Berg')).toBe('Otto Berg');
    expect(at('Ms. Berg')).toBe('Ada Berg');
  });
  it('an office after its holder, a description before the name', () => {
    const { at, named } = read(
      'A senior Norwegian foreign ministry official said on Monday that Oslo would host the talks.\nAda Berg, the director of the Norwegian foreign ministry’s Second Peace Department, said that both parties had asked for it.',
    );
    expect(at('A senior Norwegian foreign ministry official')).toBe('Ada Berg');
    expect(named('Second Peace Department').partOf).toBe('state:NOR/foreign-ministry');
  });
  it('both sides are the two that deal with each other', () => {
    const { named } = read(
      'Ethiopia and Eritrea met again. Ethiopia offered a truce, which Eritrea refused. Both sides will return in May.',
    );
    const both = named('Ethiopia and Eritrea');
    expect(both.mentions.map(({ exact }) => exact)).toContain('Both sides');
  });
  it('nobody is better than the wrong one: "it" that means nothing', () => {
    const { mentions } = read('Russia waited. It is unclear whether it will rain.');
    expect(mentions.filter(({ cite }) => cite.exact === 'It')).toEqual([]);
  });
});

describe('sources left in the dark', () => {
  it('are anonymous mentions of an actor of their own', () => {
    const { mentions, named } = read(
      'A Western diplomat said the deal was near. People familiar with the talks disagreed.',
    );
    expect(mentions.find(({ cite }) => cite.exact === 'A Western diplomat')?.kind).toBe('anonymous');
    expect(named('People familiar with the talks').partOf).toBeNull();
  });
});

describe('a person’s corrections', () => {
  const text = 'The Harvest Workers Union met Kestrel. Kestrel refused, the union said.';
  it('merge, rename, place and remove', () => {
    const corrections = readActorCorrections(
      'rename:\n  Kestrel: Kestrel Air\nkind:\n  Kestrel: company\npart of:\n  Harvest Workers Union: null\nnot actors: [Nobody Here]\n',
      'fix.yaml',
    );
    const { actors } = read(text, null, { corrections });
    const kestrel = actors.find(({ name }) => name === 'Kestrel Air');
    expect(kestrel).toMatchObject({ kind: 'company', checked: 'corrected' });
    expect(kestrel?.aliases[0]?.text).toBe('Kestrel');
  });
  it('leave no reference to who was taken out', () => {
    const corrections = readActorCorrections('not actors: [Harvest Workers Union]\n', 'fix.yaml');
    const { actors, mentions, affiliations } = read(
      `${text} Ana Ruiz, the president of the Harvest Workers Union, spoke.`,
      null,
      { corrections },
    );
    expect(actors.some(({ name }) => name === 'Harvest Workers Union')).toBe(false);
    const ids = new Set(actors.map(({ id }) => id));
    expect(mentions.every(({ actor }) => ids.has(actor))).toBe(true);
    expect(actors.every(({ partOf }) => partOf === null || ids.has(partOf))).toBe(true);
    expect(affiliations.every(({ organisation }) => organisation === null || ids.has(organisation))).toBe(true);
  });
  it('are refused with their fault', () => {
    expect(() => readActorCorrections('remove: [x]\n', 'fix.yaml')).toThrow('fix.yaml');
    expect(() => readActorCorrections('kind: {x: planet}\n', 'fix.yaml')).toThrow('kind › x');
  });
});

describe('the whole', () => {
  it('is the same twice, has one id per actor, and every owner is among the actors', () => {
    const text =
      'Israel and Hamas agreed. Khaled Meshaal said the group would wait. Egyptian mediators met both sides in Cairo. They left.';
    const once = read(text, '2014-08-10');
    expect(JSON.stringify(read(text, '2014-08-10').actors)).toBe(JSON.stringify(once.actors));
    const ids = once.actors.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { partOf } of once.actors) expect(partOf === null || ids.includes(partOf)).toBe(true);
    expect(once.named('Khaled Meshaal').partOf).toBe('org:hamas');
    expect(once.at('the group')).toBe('Hamas');
  });
  it('explains itself', () => {
    const rows = explainActors(read('Kremlin spokesman Dmitry Peskov refused.', '2024-03-01'));
    const peskov = rows.find(({ name }) => name === 'Dmitry Peskov');
    expect(peskov?.partOf).toBe('Kremlin › Russia');
    expect(peskov?.mentions[0]).toMatchObject({ kind: 'name', rule: 'office table' });
    expect(peskov?.offices.join()).toContain('spokesperson, Kremlin');
  });
  it('reads an empty report, marks alone, and title case without trouble', () => {
    for (const text of ['', '…', '“”', 'TALKS ARE OFF', 'Talks Between Russia And Ukraine Stall Again', '- (a) , ; [b'])
      expect(() => read(text)).not.toThrow();
    expect(read('Talks Between Russia And Ukraine Stall Again').named('Russia').id).toBe('state:RUS');
  });
});
