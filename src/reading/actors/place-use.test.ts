import { describe, expect, it } from 'vitest';
import type { Sentence, Token, Upos } from '../../language/index.ts';
import { treeOf } from '../rules/tree.ts';
import { ownReferenceList } from './find-actors.ts';
import { geographicUse } from './place-use.ts';

const { words } = ownReferenceList();

/** A hand-made tree: `form/UPOS/head/relation`, heads counted from 1, 0 for the root. */
function tree(spec: string) {
  let at = 0;
  const tokens = spec.split(' ').map((part, index): Token => {
    const [form, upos, head, deprel] = part.split('/') as [string, Upos, string, string];
    const start = at;
    at += form.length + 1;
    const xpos = form === '’s' ? 'POS' : '';
    return {
      index,
      form,
      lemma: form.toLowerCase(),
      upos,
      xpos,
      feats: {},
      head: Number(head) - 1,
      deprel,
      start,
      end: start + form.length,
    };
  });
  const sentence: Sentence = { index: 0, block: 0, start: 0, end: at - 1, tokens };
  return treeOf(sentence);
}
const useOf = (spec: string, name: string, capital: boolean) => {
  const made = tree(spec);
  const index = made.tokens.findIndex(({ form }) => form === name);
  return geographicUse(made, index, index, index, capital, words);
};

describe('a capital', () => {
  it.each([
    ['as subject', 'Moscow/PROPN/3/nsubj is/AUX/3/cop prepared/ADJ/0/root', 'actor'],
    ['as agent', 'demand/NOUN/2/nsubj:pass rejected/VERB/0/root by/ADP/4/case Moscow/PROPN/2/obl:agent', 'actor'],
    ['as somebody’s opposite', 'talks/NOUN/0/root with/ADP/3/case Moscow/PROPN/1/nmod', 'actor'],
    ['as owner', 'Moscow/PROPN/3/nmod:poss ’s/PART/1/case demand/NOUN/0/root', 'actor'],
    ['with officials', 'Moscow/PROPN/2/compound officials/NOUN/3/nsubj refused/VERB/0/root', 'actor'],
    ['where talks are', 'talks/NOUN/0/root in/ADP/3/case Moscow/PROPN/1/nmod', 'place'],
    [
      'where the second city is',
      'talks/NOUN/0/root in/ADP/3/case Kyiv/PROPN/1/nmod and/CCONJ/5/cc Moscow/PROPN/3/conj',
      'place',
    ],
    ['as a goal', 'he/PRON/2/nsubj traveled/VERB/0/root to/ADP/4/case Moscow/PROPN/2/obl', 'place'],
    ['as what is visited', 'he/PRON/2/nsubj visits/VERB/0/root Moscow/PROPN/2/obj', 'place'],
    [
      'in the name of a meeting',
      'the/DET/3/det Moscow/PROPN/3/compound talks/NOUN/4/nsubj failed/VERB/0/root',
      'place',
    ],
  ])('%s', (_, spec, use) => {
    expect(useOf(spec, 'Moscow', true)).toBe(use);
  });
  it('in a dateline is a place, though the tree has it as subject', () => {
    expect(
      useOf('MOSCOW/PROPN/5/nsubj –/PUNCT/5/punct Talks/NOUN/5/nsubj will/AUX/5/aux begin/VERB/0/root', 'MOSCOW', true),
    ).toBe('place');
  });
});

describe('a state', () => {
  it('acts unless it is where something happens', () => {
    expect(useOf('concessions/NOUN/0/root to/ADP/3/case Russia/PROPN/1/nmod', 'Russia', false)).toBe('actor');
    expect(useOf('fighting/NOUN/0/root in/ADP/3/case Russia/PROPN/1/nmod', 'Russia', false)).toBe('place');
    expect(useOf('they/PRON/2/nsubj fled/VERB/0/root to/ADP/4/case Russia/PROPN/2/obl', 'Russia', false)).toBe('place');
  });
});
