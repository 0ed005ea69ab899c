import { contains, type Span } from '../../text/index.ts';
import type { Quotation, RecordKind } from '../vocabulary.ts';
import type { Attribution } from './attribution.ts';
import type { Draft } from './complete-quotations.ts';
import { listed } from './manner-words.ts';
import { outletNames } from './outlets.ts';
import { branch, childBy, isRelation, prepositionOf, type Tree } from './tree.ts';

/** How something was said, apart from what and by whom. */
export interface Manner {
  readonly medium: string | null;
  readonly place: string | null;
  readonly habitual: boolean;
  readonly hedges: readonly Span[];
  readonly negative: boolean;
}

const NOTHING: Manner = { medium: null, place: null, habitual: false, hedges: [], negative: false };

/** Reads the words around a cue: "has [repeatedly] said [in a statement] [in Geneva] that it would [perhaps] …". */
export function mannerOf({ attribution, content }: Draft): Manner {
  if (attribution === null) return NOTHING;
  const { tree, cue } = attribution;
  const outside = (word: number) => !content.some(span => contains(span, tree.tokens[word]!));
  const words = cueNeighbourhood(tree, cue.index).filter(outside);
  let medium: string | null = null;
  let place: string | null = null;
  for (const word of words) {
    const { deprel, upos, lemma } = tree.tokens[word]!;
    if (!isRelation(deprel, 'obl') && !isRelation(deprel, 'nmod')) continue;
    const preposition = prepositionOf(tree, word);
    if (medium === null && listed('media of speech', lemma.toLowerCase()) && MEDIUM.has(preposition))
      medium = phrase(tree, word);
    else if (
      place === null &&
      upos === 'PROPN' &&
      (preposition === 'in' || preposition === 'at' || preposition === 'from')
    ) {
      if (!listed('calendar words', lemma.toLowerCase())) place = phrase(tree, word);
    }
  }
  if (medium === null && attribution.source !== null) medium = documentOf(attribution);
  const adverbs = words.filter(word => tree.tokens[word]!.upos === 'ADV' || tree.tokens[word]!.upos === 'PART');
  return {
    medium,
    place,
    habitual: adverbs.some(word => listed('habitual adverbs', tree.tokens[word]!.form.toLowerCase())),
    hedges: hedgesOf(attribution, adverbs),
    negative: adverbs.some(
      word => tree.tokens[word]!.head === cue.index && listed('negations', tree.tokens[word]!.form.toLowerCase()),
    ),
  };
}

const MEDIUM = new Set(['in', 'on', 'via', 'by', 'through', 'during', 'at', 'over']);

/** What hangs on the cue, on the cue it continues ("… said in a statement, adding that") and on "declined to [say]". */
function cueNeighbourhood(tree: Tree, cue: number): number[] {
  const words = [...tree.children[cue]!];
  const { head, deprel } = tree.tokens[cue]!;
  if (head >= 0 && (isRelation(deprel, 'xcomp') || (isRelation(deprel, 'advcl') && tree.tokens[cue]!.xpos === 'VBG'))) {
    words.push(...tree.children[head]!);
  }
  return words;
}

// A statement from [the ministry] said …: the source is a document, and so the medium
function documentOf({ tree, source }: Attribution): string | null {
  const { lemma, upos } = tree.tokens[source!.head]!;
  return upos === 'NOUN' && outletNames().documents.has(lemma.toLowerCase()) ? lemma.toLowerCase() : null;
}

function hedgesOf({ tree, contentHeads }: Attribution, adverbs: readonly number[]): Span[] {
  const inContent = contentHeads.flatMap(head =>
    tree.children[head]!.filter(word => tree.tokens[word]!.upos === 'ADV'),
  );
  return [...adverbs, ...inContent]
    .map(word => tree.tokens[word]!)
    .filter(({ form }) => listed('hedges', form.toLowerCase()))
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
}

/** "a news conference", without article and what follows the head: the medium as the report words it. */
function phrase(tree: Tree, head: number): string {
  const own = branch(tree, head).filter(word => {
    if (word > head) return isRelation(tree.tokens[word]!.deprel, 'flat') && tree.tokens[word]!.head === head;
    const { deprel } = tree.tokens[word]!;
    return (
      !isRelation(deprel, 'case') &&
      !isRelation(deprel, 'det') &&
      !isRelation(deprel, 'punct') &&
      !isRelation(deprel, 'nmod:poss')
    );
  });
  return own.map(word => tree.tokens[word]!.form).join(' ');
}

/** Direct, mixed or indirect by the quotation marks; without marks, by the kind of cue. */
export function quotationKind({ attribution, content, quotations }: Draft, text: string): Quotation {
  const letters = (span: Span) => text.slice(span.start, span.end).replace(/[^\p{L}\p{N}]/gu, '').length;
  let all = 0;
  let quoted = 0;
  for (const span of content) {
    all += letters(span);
    for (const { inner } of quotations) {
      const start = Math.max(span.start, inner.start);
      const end = Math.min(span.end, inner.end);
      if (start < end) quoted += letters({ start, end });
    }
  }
  if (quoted > 0 && quoted >= all * 0.97) return 'direct';
  if (quoted > 0) return 'mixed';
  if (attribution === null) return 'direct';
  if (isRefusal(attribution)) return 'no comment';
  return attribution.cue.entry?.group.as ?? 'indirect';
}

// declined [to comment] | refused [to say whether] | would not [comment]
function isRefusal({ tree, cue }: Attribution): boolean {
  const { lemma } = tree.tokens[cue.index]!;
  if (lemma !== 'decline' && lemma !== 'refuse') return false;
  const act = childBy(tree, cue.index, 'xcomp');
  return act >= 0 && listed('answering verbs', tree.tokens[act]!.lemma.toLowerCase());
}

/** How the source stands on the record. */
export function recordKind({ attribution }: Draft, resolvedByName: boolean): RecordKind {
  if (attribution?.source == null) return 'anonymous';
  const { tree, source } = attribution;
  const words = branch(tree, source.head);
  const forms = words.map(word => tree.tokens[word]!.form.toLowerCase());
  const head = tree.tokens[source.head]!;
  const lemma = head.lemma.toLowerCase();
  const asked =
    tree.tokens.some(({ form }) => /^anonymity$/i.test(form)) ||
    /not to be (?:named|identified|quoted)|declined to be (?:named|identified)|unnamed/.test(forms.join(' '));
  if (
    asked ||
    listed('anonymous sources', lemma) ||
    forms.some(form => /^(?:unnamed|unidentified|anonymous)$/.test(form))
  )
    return 'anonymous';
  if (outletNames().documents.has(lemma) && head.upos === 'NOUN') return 'document';
  if (head.upos === 'PROPN' || resolvedByName) return 'named';
  if (
    words.some(
      word =>
        tree.tokens[word]!.head === source.head &&
        tree.tokens[word]!.upos === 'PROPN' &&
        /^(?:flat|appos)/.test(tree.tokens[word]!.deprel),
    )
  ) {
    return 'named';
  }
  return head.xpos === 'NNS' || listed('collective nouns', lemma) || /^(?:they|we|many|some|others|both)$/.test(lemma)
    ? 'collective'
    : 'role only';
}
