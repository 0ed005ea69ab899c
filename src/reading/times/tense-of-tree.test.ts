import { describe, expect, it } from 'vitest';
import { handMadeSentence, type Word } from './hand-made-tree.ts';
import { hangsOn } from './hangs-on.ts';
import { isScheduled, tenseByTree } from './tense-of-tree.ts';

const PAST = { Tense: 'Past', VerbForm: 'Fin' };
const spanOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

const tenseOf = (words: readonly Word[], time: string) => {
  const { text, sentence } = handMadeSentence(words);
  return tenseByTree(sentence, spanOf(text, time));
};

// The minister said on Monday that talks would resume on Friday
//              └ said       └ said-time              └ content-time
const REPORTED: readonly Word[] = [
  ['The', 'the', 'DET', 1, 'det'],
  ['minister', 'minister', 'NOUN', 2, 'nsubj'],
  ['said', 'say', 'VERB', -1, 'root', PAST],
  ['on', 'on', 'ADP', 4, 'case'],
  ['Monday', 'Monday', 'PROPN', 2, 'obl'],
  ['that', 'that', 'SCONJ', 8, 'mark'],
  ['talks', 'talk', 'NOUN', 8, 'nsubj'],
  ['would', 'will', 'AUX', 8, 'aux', { Tense: 'Past', VerbForm: 'Fin' }],
  ['resume', 'resume', 'VERB', 2, 'ccomp', { VerbForm: 'Inf' }],
  ['on', 'on', 'ADP', 10, 'case'],
  ['Friday', 'Friday', 'PROPN', 8, 'obl'],
];

describe('tense of the clause a time stands in', () => {
  it('is that of its own verb, not of the one above', () => {
    expect(tenseOf(REPORTED, 'Monday')).toBe('past');
    expect(tenseOf(REPORTED, 'Friday')).toBe('future');
  });
  it('climbs from a noun to the verb', () => {
    const words: readonly Word[] = [
      ['Talks', 'talk', 'NOUN', 3, 'nsubj'],
      ['on', 'on', 'ADP', 2, 'case'],
      ['Friday', 'Friday', 'PROPN', 0, 'nmod'],
      ['failed', 'fail', 'VERB', -1, 'root', PAST],
    ];
    expect(tenseOf(words, 'Friday')).toBe('past');
  });
  it('sees that an infinitive lies ahead of "agreed"', () => {
    const words: readonly Word[] = [
      ['They', 'they', 'PRON', 1, 'nsubj'],
      ['agreed', 'agree', 'VERB', -1, 'root', PAST],
      ['to', 'to', 'PART', 3, 'mark'],
      ['meet', 'meet', 'VERB', 1, 'xcomp', { VerbForm: 'Inf' }],
      ['Friday', 'Friday', 'PROPN', 3, 'obl:tmod'],
    ];
    expect(tenseOf(words, 'Friday')).toBe('future');
  });
  it('had been planned is past, is planned is ahead', () => {
    const planned = (aux: Word): readonly Word[] => [
      ['It', 'it', 'PRON', 2, 'nsubj:pass'],
      aux,
      ['planned', 'plan', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
      ['for', 'for', 'ADP', 4, 'case'],
      ['Friday', 'Friday', 'PROPN', 2, 'obl'],
    ];
    expect(tenseOf(planned(['had', 'have', 'AUX', 2, 'aux', PAST]), 'Friday')).toBe('past');
    expect(tenseOf(planned(['is', 'be', 'AUX', 2, 'aux:pass', { Tense: 'Pres' }]), 'Friday')).toBe('future');
  });
  it('a sentence without a verb tells nothing, a broken tree does no harm', () => {
    expect(tenseOf([['Friday', 'Friday', 'PROPN', -1, 'root']], 'Friday')).toBeNull();
    const loop: readonly Word[] = [
      ['A', 'a', 'NOUN', 1, 'nmod'],
      ['Friday', 'Friday', 'NOUN', 0, 'nmod'],
    ];
    expect(tenseOf(loop, 'Friday')).toBeNull();
  });
});

describe('said-time and content-time', () => {
  const { text, sentence } = handMadeSentence(REPORTED);
  it.each([
    ['Monday', 2, true],
    ['Monday', 8, false],
    ['Friday', 2, false],
    ['Friday', 8, true],
  ] as const)('%s hangs on word %i: %s', (time, verb, expected) => {
    expect(hangsOn(sentence, spanOf(text, time), verb)).toBe(expected);
  });
  it('takes an expression of several words by its head', () => {
    expect(hangsOn(sentence, { start: text.indexOf('on Friday'), end: text.length }, 8)).toBe(true);
  });
  it('knows no word outside the sentence', () => {
    expect(hangsOn(sentence, { start: text.length + 5, end: text.length + 9 }, 2)).toBe(false);
    expect(hangsOn(sentence, spanOf(text, 'Monday'), 99)).toBe(false);
  });
});

describe('a schedule in the simple present', () => {
  const PRESENT = { Tense: 'Pres', VerbForm: 'Fin' };
  const court = (verb: string, lemma: string, feats: Readonly<Record<string, string>>): readonly Word[] => [
    ['The', 'the', 'DET', 1, 'det'],
    ['court', 'court', 'NOUN', 2, 'nsubj'],
    [verb, lemma, 'VERB', -1, 'root', feats],
    ['Friday', 'Friday', 'PROPN', 2, 'obl:unmarked'],
  ];
  const isAhead = (words: readonly Word[]) => {
    const { text, sentence } = handMadeSentence(words);
    return isScheduled(sentence, spanOf(text, 'Friday'));
  };
  it('is told of what a verb in the present has on a day, and of what "is" a day', () => {
    expect(isAhead(court('meets', 'meet', PRESENT))).toBe(true);
    expect(
      isAhead([
        ['The', 'the', 'DET', 1, 'det'],
        ['deadline', 'deadline', 'NOUN', 3, 'nsubj'],
        ['is', 'be', 'AUX', 3, 'cop', PRESENT],
        ['Friday', 'Friday', 'PROPN', -1, 'root'],
      ]),
    ).toBe(true);
  });
  it('is not told in the past, nor by a verb that only tells', () => {
    expect(isAhead(court('met', 'meet', PAST))).toBe(false);
    expect(isAhead(court('says', 'say', PRESENT))).toBe(false);
  });
});
