import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { argumentsOf, wordsOf } from './arguments.ts';
import { framesAfter, glossStart, wordsOfCue, wordsOfSource } from './attribution-words.ts';
import { cueCandidates } from './cue-features.ts';
import { cueLexicon } from './cue-lexicon.ts';
import type { Tree } from './tree.ts';

const tree = (lines: string) => treeOf(writtenTree(lines));
const at = (where: Tree, form: string) => where.tokens.findIndex(token => token.form === form);
const forms = (where: Tree, words: readonly number[]) => words.map(word => where.tokens[word]!.form).join(' ');
const paths = (where: Tree, form: string) =>
  Object.fromEntries(argumentsOf(where, at(where, form)).map(part => [part.path, forms(where, wordsOf(where, part))]));

const ADDING = tree(`
  Bek bek NNP 2 nsubj
  said say VBD 0 root
  it it PRP 4 nsubj
  rained rain VBD 2 ccomp
  , , , 6 punct
  adding add VBG 2 advcl
  that that IN 9 mark
  roads road NNS 9 nsubj
  flooded flood VBD 6 ccomp
`);

describe('the parts of a sentence that a cue may have', () => {
  it('goes down to dependents and up to a shared subject', () => {
    expect(paths(ADDING, 'said')).toMatchObject({ '>nsubj': 'Bek', '>ccomp': 'it rained' });
    expect(paths(ADDING, 'adding')).toMatchObject({ '>ccomp': 'that roads flooded', '^advcl>nsubj': 'Bek' });
  });

  it('takes what a parenthetical clause hangs on, without the clause', () => {
    const where = tree(`
      Roads road NNS 2 nsubj
      flooded flood VBD 0 root
      , , , 5 punct
      Bek bek NNP 5 nsubj
      said say VBD 2 parataxis
    `);
    expect(paths(where, 'said')['<parataxis']).toBe('Roads flooded');
  });

  it('gives "according to" its source, its clause and its sentence', () => {
    const where = tree(`
      Roads road NNS 2 nsubj
      flooded flood VBD 0 root
      according accord VBG 6 case
      to to IN 3 fixed
      the the DT 6 det
      mayor mayor NN 2 obl
    `);
    expect(paths(where, 'according')).toEqual({
      'according>source': 'the mayor',
      'according>clause': 'Roads flooded',
    });
  });

  it('lists verbs, and only such nouns as the lexicon knows', () => {
    const where = tree(`
      The the DT 2 det
      claim claim NN 4 nsubj
      angered anger VBD 0 root
      voters voter NNS 3 obj
    `);
    expect(
      cueCandidates(where, cueLexicon()).map(({ index, wordClass }) => [where.tokens[index]!.form, wordClass]),
    ).toEqual([
      ['claim', 'noun'],
      ['angered', 'verb'],
    ]);
  });
});

describe('the words of an attribution', () => {
  it('keeps auxiliaries and adverbs with their verb', () => {
    const where = tree(`
      Bek bek NNP 4 nsubj
      has have VBZ 4 aux
      repeatedly repeatedly RB 4 advmod
      denied deny VBN 0 root
      it it PRP 4 obj
    `);
    expect(forms(where, wordsOfCue(where, 3))).toBe('has repeatedly denied');
  });

  it('leaves a citing participle out of the source', () => {
    const where = tree(`
      Bek bek NNP 7 nsubj
      , , , 3 punct
      citing cite VBG 1 acl
      port port NN 5 compound
      records record NNS 3 obj
      , , , 1 punct
      said say VBD 0 root
    `);
    const [subject] = argumentsOf(where, 6).filter(({ path }) => path === '>nsubj');
    expect(forms(where, wordsOfSource(where, subject!, [6])).replace(/ ,$/, '')).toBe('Bek');
  });

  it('takes in the name before an apposition that the parser made the subject', () => {
    const where = tree(`
      Anna anna NNP 8 dep
      Bek bek NNP 1 flat
      , , , 6 punct
      a a DT 6 det
      union union NN 6 compound
      leader leader NN 8 nsubj
      , , , 8 punct
      said say VBD 0 root
    `);
    const [subject] = argumentsOf(where, 7).filter(({ path }) => path === '>nsubj');
    expect(forms(where, wordsOfSource(where, subject!, [7]))).toMatch(/^Anna Bek , a union leader/);
  });

  it('sees that a participle behind the content goes on with the frame', () => {
    const where = tree(`
      Bek bek NNP 2 nsubj
      said say VBD 0 root
      it it PRP 4 nsubj
      rained rain VBD 2 ccomp
      , , , 6 punct
      speaking speak VBG 4 advcl
      in in IN 8 case
      Accra Accra NNP 6 obl
    `);
    const [said] = cueCandidates(where, cueLexicon());
    const content = argumentsOf(where, 1).find(({ path }) => path === '>ccomp')!;
    expect(forms(where, framesAfter(where, content, said!, [said!]))).toBe('speaking');
  });

  it("finds where the reporter's gloss begins, but not inside quotation marks or between two dashes", () => {
    const gloss = tree(`
      talks talk NNS 3 nsubj
      must must MD 3 aux
      wait wait VB 0 root
      — — : 6 punct
      a a DT 6 det
      demand demand NN 3 dep
    `);
    const words = gloss.tokens.map(({ index }) => index);
    expect(
      glossStart(
        gloss,
        words,
        words.map(() => false),
      ),
    ).toBe(3);
    expect(
      glossStart(
        gloss,
        words,
        words.map(() => true),
      ),
    ).toBe(6);
  });
});
