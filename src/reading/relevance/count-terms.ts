/** Words of a headline count this often: it says what the report is about. */
const HEADLINE = 3;
/** Words of the opening count once more. In words; three paragraphs or so. */
const OPENING = 120;

// A word with what a hyphen or an apostrophe joins to it: cease-fire, won't. Texts are lower-cased before.
const WORD = /\p{L}+(?:[-'’]\p{L}+)*/gu;

/**
 * How often each term of interest occurs: words and pairs of words that stand side by side. Case is nothing, for headlines have their own.
 *
 * @param wanted What is counted; everything else costs a look-up and no memory.
 */
export function countTerms(
  headline: string | null,
  text: string,
  wanted: { readonly has: (term: string) => boolean },
): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (term: string, times: number) => {
    if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  const countPart = (part: string, timesAt: (place: number) => number) => {
    let before: string | null = null;
    let place = 0;
    for (const word of wordsOf(part)) {
      const times = timesAt(place++);
      count(word, times);
      if (before !== null) count(`${before} ${word}`, times);
      before = word;
    }
  };
  if (headline !== null) countPart(headline, () => HEADLINE);
  countPart(text, place => (place < OPENING ? 2 : 1));
  return counts;
}

/** The words of a text, lower-case, with straight apostrophes. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
}
