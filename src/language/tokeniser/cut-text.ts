import type { Span } from '../../text/index.ts';
import { boundaryFeatures, MOST_FEATURES } from './boundary-features.ts';
import { readCharacters } from './characters.ts';
import { contractionCuts } from './contractions.ts';
import type { TokeniserModel } from './tokeniser-file.ts';
import { findUnbreakable } from './unbreakable.ts';
import { type Break, walkBoundaries } from './walk-boundaries.ts';

/** The words of one sentence, as spans of the text. */
export type Words = readonly Span[];

/** The best of the three breaks, by the sum of the weights of the boundary's features. Ties go to the smaller break. */
function judgeWith({ weights, bits }: TokeniserModel, features: Int32Array, count: number): Break {
  let [none, word, sentence] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    const at = (features[k]! >>> (32 - bits)) * 3;
    none += weights[at]!;
    word += weights[at + 1]!;
    sentence += weights[at + 2]!;
  }
  if (sentence > none && sentence > word) return 2;
  return word > none ? 1 : 0;
}

/** Longer lines than this are not wrapped: every line is a paragraph of its own. */
const WRAPPED = 120;

/** Cuts one block into sentences of tokens, contractions still whole. Spans are the text's own. */
export function cutTokens(model: TokeniserModel, text: string, block: Span): Span[][] {
  const lines = linesOf(text, block);
  const wrapped = lines.every(({ start, end }) => end - start <= WRAPPED);
  return (wrapped ? [block] : lines).flatMap(part => cutPart(model, text, part));
}

function cutPart(model: TokeniserModel, text: string, { start, end }: Span): Span[][] {
  const characters = readCharacters(text, start, end);
  const featuresAt = boundaryFeatures(characters);
  const features = new Int32Array(MOST_FEATURES);
  const unbreakable = findUnbreakable(text, start, characters);
  const judge = (at: number, sentence: number) => judgeWith(model, features, featuresAt(at, sentence, features));
  return walkBoundaries(characters, unbreakable, judge).map(tokens =>
    tokens.map(token => ({ start: start + token.start, end: start + token.end })),
  );
}

function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end; ) {
    const next = text.indexOf('\n', from);
    const to = next === -1 || next >= end ? end : next + 1;
    lines.push({ start: from, end: to });
    from = to;
  }
  return lines;
}

/** Cuts one block of a text into sentences of words: "didn’t" is two. Offsets are the text's own. */
export function cutText(model: TokeniserModel, text: string, block: Span): Words[] {
  return cutTokens(model, text, block).map(tokens =>
    tokens.flatMap(token => {
      const { start, end } = token;
      const cuts = contractionCuts(text.slice(start, end), model.joined);
      if (cuts.length === 0) return token;
      return [0, ...cuts].map((cut, k) => ({ start: start + cut, end: k < cuts.length ? start + cuts[k]! : end }));
    }),
  );
}
