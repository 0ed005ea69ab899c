import type { Sentence, Token } from '../../language/index.ts';

/** A word of a hand-made tree: form, lemma, tag, head (index, -1 for the root), relation, features. */
export type Word = readonly [
  form: string,
  lemma: string,
  upos: Token['upos'],
  head: number,
  deprel: string,
  feats?: Readonly<Record<string, string>>,
];

/** A sentence from words set one space apart, for the tests of steps that read trees. */
export function handMadeSentence(words: readonly Word[]): { readonly text: string; readonly sentence: Sentence } {
  let text = '';
  const tokens = words.map(([form, lemma, upos, head, deprel, feats], index): Token => {
    if (index > 0) text += ' ';
    const start = text.length;
    text += form;
    return { index, start, end: text.length, form, lemma, upos, xpos: '', feats: feats ?? {}, head, deprel };
  });
  return { text, sentence: { index: 0, block: 0, start: 0, end: text.length, tokens } };
}
