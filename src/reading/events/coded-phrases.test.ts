import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { codedPhrases } from './coded-phrases.ts';
import { indexDictionaries } from './dictionary-index.ts';
import { readActorDictionary, readAgentDictionary } from './petrarch-dictionary.ts';

const names = indexDictionaries({
  actors: readActorDictionary(`
    PERU [PER]
    +LIMA
    +PERUVIAN
    +CASTILLO
    ECUADOR [ECU]
    +QUITO
    BOGOTA [COL]
    PALACE [PERGOV]
    THE_TWINS [ANN/BOB]
    NOBODY [---]`).entries,
  agents: readAgentDictionary(`
    OFFICIAL [~GOV]
    PRESIDENT [~GOV]
    LAWMAKER [~LEG]
    POLICE {} [~COP]
    NAVAL {} [~NAV]
    OFFICER [~MIL]
    CHARITY [NGO~]`).entries,
  discards: [],
});

/** Phrases of words written as "form/TAG", a bare form being a name; their shape matters here, not their tree. */
function phrases(words: string): string[] {
  const lines = words.split(' ').map((word, index) => {
    const [form, tag = 'NNP'] = word.split('/');
    return `${form} ${form!.toLowerCase()} ${tag} ${index === 0 ? 0 : 1} dep`;
  });
  const tree = treeOf(writtenTree(lines.join('\n')));
  return codedPhrases(tree, names.find(tree.tokens, 20240101)).map(
    ({ first, last, codes, compound }) =>
      `${tree.tokens
        .slice(first, last + 1)
        .map(({ form }) => form)
        .join(' ')}: ${codes.join(' ')}${compound ? ' (compound)' : ''}`,
  );
}

describe('codedPhrases', () => {
  it('joins an actor and its agents inside one phrase', () => {
    expect(phrases("Peru 's/POS new/JJ president/NN Castillo")).toEqual(["Peru 's new president Castillo: PERGOV"]);
    expect(phrases('the/DT Peruvian/JJ police/NN')).toEqual(['Peruvian police: PERCOP']);
    expect(phrases('the/DT charity/NN Peru')).toEqual(['charity Peru: NGOPER']);
  });

  it('does not say twice what the code of the actor says', () => {
    expect(phrases('Palace officials/NNS')).toEqual(['Palace officials: PERGOV']);
  });

  it('gives agents the actor that follows "of", "from" or "in"', () => {
    expect(phrases('police/NN from/IN the/DT old/JJ Quito')).toEqual(['police from the old Quito: ECUCOP']);
  });

  it('takes a place for a place where it is clear whose the agents are', () => {
    expect(phrases('Peruvian/JJ police/NN in/IN Quito')).toEqual(['Peruvian police: PERCOP', 'Quito: ECU']);
    expect(phrases('Peruvian/JJ officials/NNS and/CC police/NN in/IN Quito')[0]).toMatch(
      /: PERGOV PERCOP \(compound\)/,
    );
  });

  it('pairs every agent with every actor', () => {
    expect(phrases('Lawmakers/NNS and/CC officials/NNS in/IN Lima and/CC Quito')).toEqual([
      'Lawmakers and officials in Lima and Quito: PERLEG PERGOV ECULEG ECUGOV (compound)',
    ]);
  });

  it('lets agents share the actor and what describes them', () => {
    expect(phrases('Peruvian/JJ naval/JJ officers/NNS and/CC police/NN')).toEqual([
      'Peruvian naval officers and police: PERNAVMIL PERNAVCOP (compound)',
    ]);
  });

  it('keeps the agents of two actors apart', () => {
    expect(phrases('Lima and/CC officials/NNS of/IN Quito')).toEqual([
      'Lima and officials of Quito: PER ECUGOV (compound)',
    ]);
    expect(phrases('officials/NNS in/IN Lima and/CC lawmakers/NNS of/IN Quito')).toEqual([
      'officials in Lima and lawmakers of Quito: PERGOV ECULEG (compound)',
    ]);
  });

  it('reads a list to its end, and a comma outside a list as a border', () => {
    expect(phrases('Lima ,/, Quito and/CC the/DT far/JJ Bogota')).toEqual([
      'Lima , Quito and the far Bogota: PER ECU COL (compound)',
    ]);
    expect(phrases('Lima ,/, Quito')).toEqual(['Lima: PER', 'Quito: ECU']);
  });

  it('has no list where adjectives are joined', () => {
    expect(phrases("Lima 's/POS old/JJ and/CC weary/JJ president/NN")).toEqual([
      "Lima 's old and weary president: PERGOV",
    ]);
  });

  it('is not compound where one name stands for several', () => {
    expect(phrases('the/DT twins/NNS')).toEqual(['the twins: ANN BOB']);
  });

  it('keeps phrases without a code, for they too are somebody', () => {
    expect(phrases('a/DT senior/JJ official/NN')).toEqual(['official: ']);
    expect(phrases('Nobody met/VBD Quito')).toEqual(['Nobody: ', 'Quito: ECU']);
  });
});
