import { hashOf } from '../scoring/linear-scorer.ts';
import { type QuotedStretch, quotationAt } from './quotations.ts';
import { isQuotationMark, type Tree } from './tree.ts';

/** A sentence as the scorers see it: hashes of its words made once, and where quotation marks stand. */
export interface SentenceView {
  readonly tree: Tree;
  /** Hashes of the lemma in small letters, the two tags and the relation of each word. */
  readonly lemma: readonly number[];
  readonly upos: readonly number[];
  readonly xpos: readonly number[];
  readonly deprel: readonly number[];
  /** True for words between quotation marks. */
  readonly quoted: readonly boolean[];
  /** Indexes of the quotation marks. */
  readonly marks: readonly number[];
  /** A quotation ends right before the sentence: “Is it over?” [she asked.] */
  readonly followsQuotation: boolean;
  /** A quotation begins right behind the sentence, or a colon ends it: [He put it this way:] */
  readonly leadsToQuotation: boolean;
}

export function viewOf(tree: Tree, quotations: readonly QuotedStretch[], text: string): SentenceView {
  const { tokens, sentence } = tree;
  const marks = tokens.filter(isQuotationMark).map(({ index }) => index);
  const first = tokens.findIndex(({ index }) => !marks.includes(index));
  const start = tokens[Math.max(0, first)]!.start;
  const before = previousPlace(text, first > 0 ? tokens[0]!.start : start);
  const last = tokens.at(-1)!;
  const next = nextPlace(text, last.end);
  return {
    tree,
    lemma: tokens.map(token => hashOf(token.lemma.toLowerCase())),
    upos: tokens.map(token => tagHash(token.upos)),
    xpos: tokens.map(token => tagHash(token.xpos)),
    deprel: tokens.map(token => tagHash(token.deprel)),
    quoted:
      quotations.length === 0
        ? tokens.map(() => false)
        : tokens.map(token => quotationAt(quotations, token.start) !== null),
    marks,
    followsQuotation:
      before >= 0 &&
      quotationAt(quotations, before)?.end === before + 1 &&
      quotationAt(quotations, sentence.start) === null,
    leadsToQuotation:
      last.form === ':' || (next >= 0 && quotationAt(quotations, next)?.start === next && last.form === ','),
  };
}

const tags = new Map<string, number>();

/** Tags are few: their hashes are kept. */
function tagHash(tag: string): number {
  let hash = tags.get(tag);
  if (hash === undefined) {
    hash = hashOf(tag);
    tags.set(tag, hash);
  }
  return hash;
}

/** The last place before `from` that holds something, in the same paragraph; -1 for none. */
function previousPlace(text: string, from: number): number {
  for (let at = from - 1; at >= 0 && text[at] !== '\n'; at--) if (!/\s/u.test(text[at]!)) return at;
  return -1;
}

/** The next place that holds something, at most one paragraph on. */
function nextPlace(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (!/\s/u.test(text[at]!)) return at;
  return -1;
}
