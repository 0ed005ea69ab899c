import { countWords } from './find-blocks.ts';

/** Small words that title case leaves small. */
const SMALL = /^(?:a|an|the|and|but|or|nor|of|in|on|at|to|for|by|with|from|as|vs|v|over|into|is|its|off|up|per|via)$/;
const MAX_HEADING_WORDS = 14;

/** Share of the larger words that begin with a capital or a figure. */
function titleCaseShare(line: string): number {
  const words = (line.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? []).filter(
    word => !SMALL.test(word.toLowerCase()),
  );
  return words.length === 0 ? 0 : words.filter(word => /^[\p{Lu}\p{N}]/u.test(word)).length / words.length;
}

/** Ends a sentence: full stop or comma, also before a closing quotation mark. A question mark can end a heading too. */
const ENDS_SENTENCE = /[.!,;:…][”"’')\]]*$|—$|–$/;
const ABBREVIATION_AT_END = /(?:\b(?:U\.S|U\.N|U\.K|E\.U|D\.C|Inc|Jr|Sr|Corp|Ltd)\.)$/;

/** A line shaped like a heading: short, no sentence, capital at its head. Whether it is one, its neighbours decide. */
export function isHeadingShaped(line: string): boolean {
  const words = countWords(line);
  if (words === 0 || words > MAX_HEADING_WORDS || line.length > 110) return false;
  if (!/^["“'‘«(]?[\p{Lu}\p{N}]/u.test(line)) return false;
  if (ENDS_SENTENCE.test(line) && !ABBREVIATION_AT_END.test(line)) return false;
  // A bare quotation as a paragraph is speech; headings quote in single marks.
  if (/^["“]/.test(line) && /["”]$/.test(line) && titleCaseShare(line) < 0.9) return false;
  if (/[?]$/.test(line)) return words <= 10;
  return titleCaseShare(line) >= 0.6 || words <= 8;
}

/** A whole paragraph of running text. */
export function isParagraph(block: string): boolean {
  const words = countWords(block);
  return words >= 18 || (words >= 6 && /[.!?…:][”"’')\]]*$/.test(block));
}
