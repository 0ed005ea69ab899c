import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRule, createLemmatiser, type LemmaModel, ruleFor } from './lemmatise.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../../models/en/lemmas.json', import.meta.url), 'utf8'),
) as LemmaModel;
const lemmatise = createLemmatiser(shipped);

describe('the shipped lemmatiser', () => {
  it.each([
    ['said', 'VERB', 'VBD', 'say'],
    ['told', 'VERB', 'VBD', 'tell'],
    ['Rejected', 'VERB', 'VBN', 'reject'],
    ['spurned', 'VERB', 'VBD', 'spurn'],
    ['provoked', 'VERB', 'VBN', 'provoke'],
    ['negotiating', 'VERB', 'VBG', 'negotiate'],
    ['vowed', 'VERB', 'VBD', 'vow'],
    ['fled', 'VERB', 'VBD', 'flee'],
    ['forsook', 'VERB', 'VBD', 'forsake'],
    ['sworn', 'VERB', 'VBN', 'swear'],
    ['was', 'AUX', 'VBD', 'be'],
    ['’s', 'AUX', 'VBZ', 'be'],
    ['n’t', 'PART', 'RB', 'not'],
    ['PARTIES', 'NOUN', 'NNS', 'party'],
    ['talks', 'NOUN', 'NNS', 'talk'],
    ['men', 'NOUN', 'NNS', 'man'],
    ['Russians', 'PROPN', 'NNPS', 'Russian'],
    ['Moscow', 'PROPN', 'NNP', 'Moscow'],
    ['NATO', 'PROPN', 'NNP', 'NATO'],
    ['Zelenskyy', 'PROPN', 'NNP', 'Zelenskyy'],
    ['Ukrainian', 'ADJ', 'JJ', 'Ukrainian'],
    ['Venezuelan', 'ADJ', 'JJ', 'Venezuelan'],
    ['worse', 'ADJ', 'JJR', 'bad'],
    ['They', 'PRON', 'PRP', 'they'],
    ['2,000', 'NUM', 'CD', '2,000'],
    ['--', 'PUNCT', ':', '--'],
    ['“', 'PUNCT', '``', '"'],
    ['word', 'VERB', 'made-up', 'word'],
  ])('%s %s %s → %s', (form, upos, xpos, lemma) => expect(lemmatise(form, upos, xpos)).toBe(lemma));

  it('has a lemma for any word with any tags', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.constantFrom('VERB', 'NOUN', 'PROPN', 'X'),
        fc.constantFrom('VBD', 'NNS', ''),
        (form, upos, xpos) => {
          const lemma = lemmatise(form, upos, xpos);
          expect(lemma.length).toBeGreaterThan(0);
          expect(lemmatise(form, upos, xpos)).toBe(lemma);
        },
      ),
    );
  });
});

describe('rules', () => {
  it.each([
    ['parties', '3y', 'party'],
    ['Talks', '1', 'talk'],
    ['Russians', '=1', 'Russian'],
    ['word', '0', 'word'],
  ])('%s by %s is %s', (word, rule, lemma) => {
    expect(applyRule(rule, word)).toBe(lemma);
    expect(ruleFor(word, lemma)).toBe(rule);
  });

  it('make the lemma they were made for, or are none', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (word, lemma) => {
        const rule = ruleFor(word, lemma);
        if (rule !== undefined) expect(applyRule(rule, word)).toBe(lemma);
      }),
    );
  });

  it('are chosen by the longest ending, after the words that follow none', () => {
    const table = { endings: { '': '0', s: '1', ies: '3y' }, words: { men: 'man' } };
    const small = createLemmatiser({ longestEnding: 3, tables: { 'NOUN NNS': table, NOUN: table }, madeFrom: 'test' });
    expect(['Parties', 'offers', 'men', 'sheep', 's'].map(word => small(word, 'NOUN', 'NNS'))).toEqual([
      'party',
      'offer',
      'man',
      'sheep',
      's',
    ]);
    expect(small('offers', 'NOUN', 'other')).toBe('offer');
    expect(small('Offers', 'PROPN', 'NNPS')).toBe('Offers');
  });
});
