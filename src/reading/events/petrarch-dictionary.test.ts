import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActorEntry,
  codesOn,
  type DictionaryName,
  readActorDictionary,
  readAgentDictionary,
  readDiscards,
} from './petrarch-dictionary.ts';

const written = (name: DictionaryName): string =>
  name.map(({ word, apart }, index) => (index === 0 ? '' : apart ? ' ' : '_') + word).join('');

const names = (entry: { readonly names: readonly DictionaryName[] }): string[] => entry.names.map(written);

const onlyActor = (text: string): ActorEntry => readActorDictionary(text).entries[0]!;

describe('readActorDictionary', () => {
  it('reads names, synonyms and codes, and leaves comments out', () => {
    const { entries, problems } = readActorDictionary(`
      <!-- seas and
           ports -->
      PERU [PER]   # since 2001
      +PERUVIAN
      # BOLIVIA [BOL]
      PORT_OF_CALLAO  ; a harbour
        [PERPRT]
      LAKE TITICACA [PERLAK]`);
    expect(problems).toEqual([]);
    expect(entries.map(names)).toEqual([['PERU', 'PERUVIAN'], ['PORT_OF_CALLAO'], ['LAKE TITICACA']]);
    expect(entries.map(entry => codesOn(entry, 20240101))).toEqual([['PER'], ['PERPRT'], ['PERLAK']]);
  });

  it('compares names without full stops and cuts them at hyphens, as sentences are cut', () => {
    expect(names(onlyActor('U.N._MISSION-EAST [UNO]'))).toEqual(['UN_MISSION_EAST']);
  });

  it('takes the code that holds on the day, and the undated one when none does', () => {
    const actor = onlyActor(`
      ANA_QUISPE [PER]
        [PEROPP < 950601]
        [PERGOV 19950601 - 19990815]
        [PERELI > 20010101]`);
    const on = (day: number) => codesOn(actor, day)[0];
    expect([19950531, 19950601, 19990815, 19990816, 20010101, 20010102].map(on)).toEqual([
      'PEROPP',
      'PERGOV',
      'PERGOV',
      'PER',
      'PER',
      'PERELI',
    ]);
  });

  it('lets the first of two periods win, and has no code outside all of them', () => {
    const actor = onlyActor('REGENT\n[AAA 20100109-20100112]\n[BBB 20080101-20121231]');
    expect(codesOn(actor, 20100110)).toEqual(['AAA']);
    expect(codesOn(actor, 20110110)).toEqual(['BBB']);
    expect(codesOn(actor, 20200101)).toEqual([]);
  });

  it('reads two figures of a year as the last century above 30', () => {
    expect(onlyActor('A [B 310101-000101]').codes[0]!.period).toEqual({
      kind: 'between',
      from: 19310101,
      to: 20000101,
    });
  });

  it('tells one name for several actors from a null code', () => {
    expect(codesOn(onlyActor('THE_TWINS [ANN/BOB]'), 20240101)).toEqual(['ANN', 'BOB']);
    expect(codesOn(onlyActor('NOBODY [---]'), 20240101)).toEqual([]);
  });

  it('says which lines it could not use, and reads the rest', () => {
    const { entries, problems } = readActorDictionary('+ORPHAN\nLIMA\nQUITO [< 95]\nLA_PAZ [BOL]');
    expect(entries.map(names)).toEqual([['LA_PAZ']]);
    expect(problems).toEqual([
      { line: 1, text: '+ORPHAN', because: 'no name' },
      { line: 2, text: 'LIMA', because: 'no code' },
      { line: 3, text: 'QUITO [< 95]', because: 'unknown code' },
      { line: 3, text: 'QUITO [< 95]', because: 'no code' },
    ]);
  });

  it('reads any text without throwing, and only names with words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AB_ +-[]<>/#!~{}0195\n') }), text => {
        const { entries } = readActorDictionary(text);
        for (const entry of entries) for (const name of entry.names) expect(name.length).toBeGreaterThan(0);
        for (const { names: all } of readAgentDictionary(text).entries) expect(all.length).toBeGreaterThan(0);
        readDiscards(text);
      }),
    );
  });
});

describe('readAgentDictionary', () => {
  it('adds plurals where the file gives none, takes its own where it does, and none for {}', () => {
    const { entries } = readAgentDictionary(`
      SHERIFF [~COP]
      EMBASSY [~GOV]
      ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]
      POLICE {} [ ~COP ]`);
    expect(entries.map(names)).toEqual([
      ['SHERIFF', 'SHERIFFS'],
      ['EMBASSY', 'EMBASSIES'],
      ['ATTORNEY_GENERAL', 'ATTORNEYS_GENERAL'],
      ['POLICE'],
    ]);
  });

  it('keeps on which side of the actor the code goes', () => {
    const { entries } = readAgentDictionary('CHARITY [NGO~]\nSHERIFF [~COP]');
    expect(entries.map(({ code, place }) => [code, place])).toEqual([
      ['NGO', 'before'],
      ['COP', 'after'],
    ]);
  });

  it('writes sets out, with no plural of its own', () => {
    const { entries, problems } = readAgentDictionary(`
      !FOLK! = MAN, WOMAN
      CAMERA!FOLK! [~MED]
      !FOLK!_OF_LETTERS [~EDU]
      !OTHERS!_AT_SEA [~NAV]`);
    expect(entries.map(names)).toEqual([
      ['CAMERAMAN', 'CAMERAWOMAN'],
      ['MAN_OF_LETTERS', 'WOMAN_OF_LETTERS'],
    ]);
    expect(problems.map(({ line, because }) => [line, because])).toEqual([[5, 'unknown set']]);
  });

  it('does not take an actor for an agent', () => {
    expect(readAgentDictionary('PERU [PER]\nMAYOR').problems.map(({ because }) => because)).toEqual([
      'unknown code',
      'no code',
    ]);
  });
});

describe('readDiscards', () => {
  it('tells what rules out a sentence from what rules out the report', () => {
    expect(readDiscards('CUP FINAL\n+HURRICANE  # weather').map(({ name, scope }) => [written(name), scope])).toEqual([
      ['CUP FINAL', 'sentence'],
      ['HURRICANE', 'report'],
    ]);
  });
});
