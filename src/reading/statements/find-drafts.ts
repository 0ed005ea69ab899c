import type { Sentence } from '../../language/index.ts';
import { contains, type Span } from '../../text/index.ts';
import type { Attribution } from './attribution.ts';
import { completeQuotations, type Draft } from './complete-quotations.ts';
import type { CueLexicon } from './cue-lexicon.ts';
import { findAttributions } from './find-attributions.ts';
import { findQuotations } from './quotations.ts';
import { type SentenceView, viewOf } from './sentence-view.ts';
import { splitContents } from './split-contents.ts';
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
    const found = findAttributions(view, lexicon, scorers).filter(one => !speaksForItself(one, view));
    attributions.push(...found.flatMap(splitContents));
  }
  const drafts = completeQuotations(attributions, quotations, sentences, paragraphs, text);
  return drafts.filter(draft => isWorthTelling(draft, drafts)).map(withoutItsFrame);
}

/** In "…," [Polishchuk was quoted as] saying, a misread tree can take the speaker for content: who speaks is never what is said. */
function withoutItsFrame(draft: Draft): Draft {
  const { attribution, content } = draft;
  if (attribution === null || content.length < 2) return draft;
  const frame = [attribution.cueSpan, ...(attribution.source === null ? [] : [attribution.source.span])];
  const kept = content.filter(span => !frame.some(part => contains(part, span)));
  return kept.length === 0 ? draft : { ...draft, content: kept };
}

/** A statement inside another, or one without any source, is told only when its cue is beyond doubt. */
const NESTED = 0.85;
const SOURCELESS = 0.85;

function isWorthTelling({ attribution }: Draft, drafts: readonly Draft[]): boolean {
  if (attribution === null) return true;
  const { confidence, cueSpan, source } = attribution;
  if (source === null && confidence < SOURCELESS) return false;
  if (confidence >= NESTED) return true;
  return !drafts.some(
    other => other.attribution !== attribution && other.content.some(span => contains(span, cueSpan)),
  );
}

/** "I think" and "we want" inside a quotation are the speaker's own words, not a second statement. */
function speaksForItself({ tree, cue, source }: Attribution, { quoted }: SentenceView): boolean {
  if (!quoted[cue.index]) return false;
  return source === null || /^(?:i|we|you)$/i.test(tree.tokens[source.head]!.form);
}
