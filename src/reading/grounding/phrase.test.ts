import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { clauseSpan, nameSpan, phraseSpan } from './phrase.ts';

// Oslo and Lima rejected the offer of talks , which lapsed , and left .
const sentence = writtenTree(`
  Oslo Oslo NNP 4 nsubj
  and and CC 3 cc
  Lima Lima NNP 1 conj
  rejected reject VBD 0 root
  the the DT 6 det
  offer offer NN 4 obj
  of of IN 8 case
  talks talk NNS 6 nmod
  , , , 11 punct
  which which WDT 11 nsubj
  lapsed lapse VBD 6 acl:relcl
  , , , 14 punct
  and and CC 14 cc
  left leave VBD 4 conj
  . . . 4 punct
`);
const tree = treeOf(sentence);
const words = ({ start, end }: { start: number; end: number }) =>
  sentence.tokens
    .filter(token => token.start >= start && token.end <= end)
    .map(({ form }) => form)
    .join(' ');

describe('the words one would quote', () => {
  it('for a name: without its conjuncts', () => {
    expect(words(nameSpan(tree, 0))).toBe('Oslo');
    expect(words(nameSpan(tree, 2))).toBe('Lima');
  });
  it('for a phrase: with what belongs to it, without the clause said about it', () => {
    expect(words(phraseSpan(tree, 5))).toBe('the offer of talks');
    expect(words(phraseSpan(tree, 5, true))).toBe('the offer of talks , which lapsed');
  });
  it('for a clause: subject, verb and object, without asides and coordinated clauses', () => {
    expect(words(clauseSpan(tree, 3))).toBe('Oslo and Lima rejected the offer of talks');
    expect(words(clauseSpan(tree, 13))).toBe('left');
  });
});
