import type { Span } from '../text/index.ts';
import type { ParseWords } from './parse-words.ts';
import type { Sentence } from './sentence.ts';
import { cutText } from './tokeniser/cut-text.ts';
import type { TokeniserModel } from './tokeniser/tokeniser-file.ts';

/** The whole way from text to trees; `Language.analyse` is this with its models loaded. */
export function analyse(
  tokeniser: TokeniserModel,
  parse: ParseWords,
  text: string,
  blocks: readonly Span[],
): Sentence[] {
  const cut = blocks.flatMap((span, block) => cutText(tokeniser, text, span).map(words => ({ block, words })));
  const forms = cut.map(({ words }) => words.map(({ start, end }) => text.slice(start, end)));
  const parsed = parse(forms);
  return cut.map(({ block, words }, index) => ({
    index,
    block,
    start: words[0]!.start,
    end: words[words.length - 1]!.end,
    tokens: parsed[index]!.map(({ lemma, upos, xpos, feats, head, deprel }, i) => {
      const { start, end } = words[i]!;
      return { index: i, start, end, form: forms[index]![i]!, lemma, upos, xpos, feats, head, deprel };
    }),
  }));
}
