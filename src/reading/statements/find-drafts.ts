import type { Sentence } from '../../language/index.ts';
import type { Span } from '../../text/index.ts';
import { completeQuotations, type Draft } from './complete-quotations.ts';
import type { CueLexicon } from './cue-lexicon.ts';
import { type Attribution, findAttributions } from './find-attributions.ts';
import { findQuotations } from './quotations.ts';
import { type SentenceView, viewOf } from './sentence-view.ts';
import type { StatementScorers } from './statement-scorers.ts';
import { treeOf } from './tree.ts';

/** All statements of a text in their raw form: attributions by tree, then quotations. */
export function findDrafts(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Sentence[],
  lexicon: CueLexicon,
  scorers: StatementScorers,
): Draft[] {
  const quotations = findQuotations(text, paragraphs);
  const attributions: Attribution[] = [];
  for (const sentence of sentences) {
    const view = viewOf(treeOf(sentence), quotations, text);
    attributions.push(...findAttributions(view, lexicon, scorers).filter(one => !speaksForItself(one, view)));
  }
  return completeQuotations(attributions, quotations, sentences, text);
}

/** "I think" and "we want" inside a quotation are the speaker's own words, not a second statement. */
function speaksForItself({ tree, cue, source }: Attribution, { quoted }: SentenceView): boolean {
  if (!quoted[cue.index]) return false;
  return source === null || /^(?:i|we|you)$/i.test(tree.tokens[source.head]!.form);
}
