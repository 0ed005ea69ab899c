import type { Cite, Span } from '../text/index.ts';

/** So much of the sentence around a quotation is shown on each side. */
const AROUND = 220;

/** A quotation in its sentence: the words before, the words themselves in pieces that differ or do not, the words after. */
export interface QuotedSentence {
  readonly before: string;
  readonly pieces: readonly { readonly text: string; readonly differs: boolean }[];
  readonly after: string;
}

/** Finds the sentence around a cite by its punctuation, and marks the words of the cite that `other` does not have. */
export function quoteInSentence(text: string, cite: Cite, other: string): QuotedSentence {
  const { start, end } = sentenceSpan(text, cite);
  return {
    before: text.slice(start, cite.start),
    pieces: differingPieces(cite.exact, other),
    after: text.slice(cite.end, end),
  };
}

/** The sentence around a stretch of a text, found by its punctuation. */
export function sentenceSpan(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const starts = [...before.matchAll(/[.!?]["”’)]*\s+|\n+/g)].at(-1);
  const from =
    starts === undefined
      ? start > AROUND
        ? start - before.length + Math.max(0, before.indexOf(' ') + 1)
        : 0
      : start - before.length + starts.index + starts[0].length;
  const after = text.slice(end, end + AROUND);
  const stop = after.search(/[.!?]["”’)]*(\s|$)|\n/);
  const to = stop < 0 ? (after.length < AROUND ? text.length : end + after.lastIndexOf(' ')) : end + stop + 1;
  return { start: Math.min(from, start), end: Math.max(to, end) };
}

const wordKey = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** Words that hold no fact by themselves: that one quotation has them and the other not is no difference worth a box. */
const FUNCTION_WORDS = new Set(
  'a an the and or of on in at to for with by from as that this it its is was were be been had has have'.split(' '),
);

/** The words of `text` in runs: those that `other` lacks, and those that it has. All of it differs where nothing is shared. */
export function differingPieces(text: string, other: string): { text: string; differs: boolean }[] {
  const known = new Set(other.split(/\s+/).map(wordKey));
  const pieces: { text: string; differs: boolean }[] = [];
  for (const word of text.match(/\s*\S+\s*?/g) ?? [text]) {
    const key = wordKey(word);
    const last = pieces.at(-1);
    const plain = key === '' || FUNCTION_WORDS.has(key);
    const differs = plain ? (last?.differs ?? false) : !known.has(key);
    if (last !== undefined && last.differs === differs) last.text += word;
    else pieces.push({ text: word, differs });
  }
  const trailing = text.slice(pieces.reduce((n, piece) => n + piece.text.length, 0));
  if (trailing !== '') pieces.push({ text: trailing, differs: false });
  giveBack(pieces);
  return pieces.some(({ differs }) => !differs) || pieces.length > 1 ? pieces : [{ text, differs: true }];
}

/** Function words at the end of a box belong to the words after it: `[met on] 23 July` is `[met] on 23 July`. */
function giveBack(pieces: { text: string; differs: boolean }[]): void {
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    if (!piece.differs || next === undefined) continue;
    for (;;) {
      const [, kept, last] = /^(.*\S)(\s+\S+)$/s.exec(piece.text) ?? [];
      if (kept === undefined || !FUNCTION_WORDS.has(wordKey(last!))) break;
      piece.text = kept;
      next.text = last + next.text;
    }
  }
}
