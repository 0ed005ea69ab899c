import type { Span } from '../text/index.ts';
import type { Lemmatise } from './lemmas/lemmatise.ts';
import { cutLong, joinPieces, type Piece } from './network/long-sentences.ts';
import type { Analysis, Network } from './network/network.ts';
import type { Sentence, Token, Upos } from './sentence.ts';
import { cutText } from './tokeniser/cut-text.ts';

/** The model's label lists, taken apart once. */
export interface Labels {
  readonly upos: readonly Upos[];
  readonly xposFeats: readonly { readonly xpos: string; readonly feats: Readonly<Record<string, string>> }[];
  readonly deprel: readonly string[];
}

export interface Parts {
  readonly network: Network;
  readonly labels: Labels;
  readonly lemmatise: Lemmatise;
}

interface Cut {
  readonly block: number;
  readonly words: readonly Span[];
  readonly forms: readonly string[];
  readonly pieces: readonly Piece[];
}

/** The whole way from text to trees; `Language.analyse` is this with its parts loaded. */
export function analyse(parts: Parts, text: string, blocks: readonly Span[]): Sentence[] {
  const cuts: Cut[] = [];
  for (const [block, span] of blocks.entries()) {
    for (const words of cutText(text, span)) {
      const forms = words.map(({ start, end }) => text.slice(start, end));
      cuts.push({ block, words, forms, pieces: cutLong(forms, parts.network.longest) });
    }
  }
  const pieces = cuts.flatMap(cut => cut.pieces.map(({ start, end }) => cut.forms.slice(start, end)));
  const analyses = parts.network.analyse(pieces);
  const [conj, parataxis] = [parts.labels.deprel.indexOf('conj'), parts.labels.deprel.indexOf('parataxis')];
  const cconj = parts.labels.upos.indexOf('CCONJ');

  let next = 0;
  return cuts.map((cut, index) => {
    const own = analyses.slice(next, next + cut.pieces.length);
    next += cut.pieces.length;
    const starts = new Map(cut.pieces.map((piece, k) => [piece.start, own[k]!]));
    const hangAs = (start: number) => (starts.get(start)!.upos[0] === cconj ? conj : parataxis);
    return sentenceOf(parts, cut, index, joinPieces(cut.pieces, own, hangAs));
  });
}

function sentenceOf({ labels, lemmatise }: Parts, cut: Cut, index: number, analysis: Analysis): Sentence {
  const { words, forms, block } = cut;
  const tokens: Token[] = words.map(({ start, end }, i) => {
    const { xpos, feats } = labels.xposFeats[analysis.xposFeats[i]!]!;
    const upos = labels.upos[analysis.upos[i]!]!;
    const form = forms[i]!;
    return {
      index: i,
      start,
      end,
      form,
      lemma: lemmatise(form, upos, xpos),
      upos,
      xpos,
      feats,
      head: analysis.heads[i]!,
      deprel: labels.deprel[analysis.deprel[i]!]!,
    };
  });
  return { index, block, start: words[0]!.start, end: words[words.length - 1]!.end, tokens };
}
