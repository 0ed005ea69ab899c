import type { Analysis } from './network.ts';

/**
 * Sentences longer than the network takes. Scoring every word as the head of every other costs the square of the length, and a
 * "sentence" of thousands of words is a list or a page whose stops were lost. It is cut at the safest place in reach, the pieces
 * are parsed as sentences, and the roots of the later ones hang on the root of the first: as parataxis, or as conj after "and".
 */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** How good a place before a word is to cut at; the cut follows the mark, or precedes the conjunction. */
function safety(forms: readonly string[], at: number): number {
  const before = forms[at - 1]!;
  if (/^[.?!…]+$/.test(before)) return 6;
  if (/^[;•·|]$/.test(before)) return 5;
  if (/^[:–—]$|^--+$/.test(before)) return 4;
  if (before === ',') return /^(and|but|or|while|which|who|that)$/i.test(forms[at]!) ? 3 : 2;
  return /^["”’»)\]]$/.test(before) ? 1 : 0;
}

/** Cuts a sentence into pieces of at most `longest` words, the later half of each searched for the safest place. */
export function cutLong(forms: readonly string[], longest: number): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (forms.length - start > longest) {
    let cut = start + longest;
    let best = -1;
    for (let at = start + longest; at > start + longest / 2; at--) {
      const value = safety(forms, at);
      if (value > best) [best, cut] = [value, at];
    }
    pieces.push({ start, end: cut });
    start = cut;
  }
  pieces.push({ start, end: forms.length });
  return pieces;
}

/** One tree from the trees of the pieces. `hangAs` gives the relation of a later piece's root to the first's, by the piece's number. */
export function joinPieces(
  pieces: readonly Piece[],
  analyses: readonly Analysis[],
  hangAs: (piece: number) => number,
): Analysis {
  const only = analyses[0]!;
  if (pieces.length === 1) return only;
  const size = pieces[pieces.length - 1]!.end;
  const joined = {
    upos: new Int32Array(size),
    xposFeats: new Int32Array(size),
    heads: new Int32Array(size),
    deprel: new Int32Array(size),
  };
  const root = only.heads.indexOf(-1);
  for (const [k, { start }] of pieces.entries()) {
    const { upos, xposFeats, heads, deprel } = analyses[k]!;
    joined.upos.set(upos, start);
    joined.xposFeats.set(xposFeats, start);
    joined.deprel.set(deprel, start);
    for (let i = 0; i < heads.length; i++) {
      const head = heads[i]!;
      joined.heads[start + i] = head === -1 ? (k === 0 ? -1 : root) : head + start;
      if (head === -1 && k > 0) joined.deprel[start + i] = hangAs(k);
    }
  }
  return joined;
}
