import type { Lemmatise } from './lemmas/lemmatise.ts';
import { cutLong, joinPieces } from './network/long-sentences.ts';
import type { Network } from './network/network.ts';
import type { Upos } from './sentence.ts';

/** The model's label lists, taken apart once. */
export interface Labels {
  readonly upos: readonly Upos[];
  readonly xposFeats: readonly { readonly xpos: string; readonly feats: Readonly<Record<string, string>> }[];
  readonly deprel: readonly string[];
}

/** What the parser says of one word. */
interface ParsedWord {
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  readonly feats: Readonly<Record<string, string>>;
  /** Position in the sentence, -1 for the root. */
  readonly head: number;
  readonly deprel: string;
}

/** Sentences of words → tags, lemmas and trees; a sentence is any number of words, at least one. */
export type ParseWords = (sentences: readonly (readonly string[])[]) => ParsedWord[][];

/** Zero-width characters that a page left inside a word: "agree\u00adment". The network knows the word without them. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const LONGEST_WORD = 128;

/** What the network sees of a word. A word of a thousand letters is known by its ends, and must not be kept whole. */
function seenWord(form: string): string {
  const word = form.replace(INVISIBLE, '') || form;
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD / 2) + word.slice(-LONGEST_WORD / 2) : word;
}

/** Network, labels and lemmatiser as one. */
export function createParser(network: Network, labels: Labels, lemmatise: Lemmatise): ParseWords {
  const [conj, parataxis] = [labels.deprel.indexOf('conj'), labels.deprel.indexOf('parataxis')];
  const cconj = labels.upos.indexOf('CCONJ');
  return sentences => {
    const clean = sentences.map(words => words.map(seenWord));
    const cuts = clean.map(words => cutLong(words, network.longest));
    const pieces = cuts.flatMap((own, k) => own.map(({ start, end }) => clean[k]!.slice(start, end)));
    const analyses = network.analyse(pieces);
    let next = 0;
    return cuts.map((own, k) => {
      const parts = analyses.slice(next, next + own.length);
      next += own.length;
      const { upos, xposFeats, heads, deprel } = joinPieces(own, parts, piece =>
        parts[piece]!.upos[0] === cconj ? conj : parataxis,
      );
      return clean[k]!.map((word, i) => {
        const { xpos, feats } = labels.xposFeats[xposFeats[i]!]!;
        const tag = labels.upos[upos[i]!]!;
        const form = sentences[k]![i]!;
        const lemma = form.length > LONGEST_WORD ? form : lemmatise(word, tag, xpos);
        return { lemma, upos: tag, xpos, feats, head: heads[i]!, deprel: labels.deprel[deprel[i]!]! };
      });
    });
  };
}
