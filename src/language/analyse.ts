import type { Span } from '../text/index.ts';
import type { ParseWords } from './parse-words.ts';
import type { Sentence } from './sentence.ts';
import { cutText, type Words } from './tokeniser/cut-text.ts';
import type { TokeniserModel } from './tokeniser/tokeniser-file.ts';

/** Sentences parsed in one go: a book in one block must not be held three times over. */
const TOGETHER = 1000;

/** The whole way from text to trees; `Language.analyse` is this with its models loaded. */
export function analyse(
  tokeniser: TokeniserModel,
  parse: ParseWords,
  text: string,
  blocks: readonly Span[],
): Sentence[] {
  const sentences: Sentence[] = [];
  let waiting: { readonly block: number; readonly words: Words }[] = [];
  const flush = () => {
    const forms = waiting.map(({ words }) => words.map(({ start, end }) => text.slice(start, end)));
    for (const [k, parsed] of parse(forms).entries()) {
      const { block, words } = waiting[k]!;
      sentences.push({
        index: sentences.length,
        block,
        start: words[0]!.start,
        end: words[words.length - 1]!.end,
        tokens: parsed.map(({ lemma, upos, xpos, feats, head, deprel }, i) => {
          const { start, end } = words[i]!;
          return { index: i, start, end, form: forms[k]![i]!, lemma, upos, xpos, feats, head, deprel };
        }),
      });
    }
    waiting = [];
  };
  for (const [block, span] of blocks.entries()) {
    for (const words of cutText(tokeniser, text, span)) {
      waiting.push({ block, words });
      if (waiting.length === TOGETHER) flush();
    }
  }
  flush();
  return sentences;
}
