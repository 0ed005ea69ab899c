import type { Span } from '../text/index.ts';

/** The seventeen universal part-of-speech tags. https://universaldependencies.org/u/pos/ */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;
export type Upos = (typeof UPOS)[number];

/**
 * One syntactic word. A contraction is two words ("do" + "n't") that share no unit; `start..end` are offsets into the text
 * that was analysed, and `text.slice(start, end) === form`.
 */
export interface Token extends Span {
  /** Position in its sentence, from 0. */
  readonly index: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag, as UD English uses them. */
  readonly xpos: string;
  /** UD features by name: `{ Tense: 'Past', VerbForm: 'Fin' }`. One shared, frozen object per distinct set. */
  readonly feats: Readonly<Record<string, string>>;
  /** Index of the head word in the same sentence; -1 for the root. */
  readonly head: number;
  /** UD relation to the head, with its subtype: `nsubj:pass`. */
  readonly deprel: string;
}

/** One sentence with its dependency tree. The span runs from the first word's start to the last word's end. */
export interface Sentence extends Span {
  /** Position in the analysed text, from 0. */
  readonly index: number;
  /** Index of the block (passage) it stands in; a sentence never crosses a block's border. */
  readonly block: number;
  readonly tokens: readonly Token[];
}
