import { overlaps } from '../../text/index.ts';
import { isNominal, isVerbal, listed, type Tree } from '../rules/index.ts';
import type { MoveType } from '../vocabulary.ts';
import type { MoveDraft } from './move-draft.ts';

/** A move with the other places that tell of it. */
export interface MergedMove {
  readonly draft: MoveDraft;
  readonly others: readonly MoveDraft[];
}

/** Types that a noun or a later sentence may take up in other words. */
const FAMILY: Readonly<Partial<Record<MoveType, string>>> = {
  'offer talks': 'offer',
  invite: 'offer',
  'propose meeting': 'offer',
  'propose terms': 'offer',
  'propose ceasefire': 'offer',
  'counter-propose': 'offer',
  'offer mediation': 'offer',
  concede: 'offer',
  demand: 'demand',
  'set precondition': 'demand',
  urge: 'demand',
  ultimatum: 'demand',
  accept: 'accept',
  'accept in principle': 'accept',
  'accept with condition': 'accept',
  'tentative agreement': 'accept',
  sign: 'accept',
  ratify: 'accept',
  'resume talks': 'accept',
  reject: 'reject',
  dismiss: 'reject',
  'suspend talks': 'break',
  'walk out': 'break',
  'withdraw offer': 'break',
  denounce: 'break',
  threaten: 'threat',
  'strike notice': 'threat',
  ballot: 'threat',
};

export const familyOf = (type: MoveType): string => FAMILY[type] ?? type;

/** Lemmas of the content words of a span; what two tellings of one move share. */
export function contentWords(tree: Tree, { start, end }: { start: number; end: number }): Set<string> {
  const words = new Set<string>();
  for (const token of tree.tokens) {
    if (token.start < start || token.end > end) continue;
    if (
      !(isNominal(token) || isVerbal(token) || token.upos === 'ADJ' || token.upos === 'NUM') ||
      token.upos === 'PRON' ||
      token.upos === 'AUX' ||
      token.upos === 'DET'
    )
      continue;
    const lemma = token.lemma.toLowerCase();
    if (!listed('light verbs', lemma) && !listed('verbs of saying', lemma)) words.add(lemma);
  }
  return words;
}

export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/**
 * One entry per move: a clause that tells again what was told before (same side, same kind of act, mostly the same words), or a
 * noun that only takes it up ("the offer", "Kyiv's demand"), becomes another mention of it.
 */
export function mergeMoves(drafts: readonly MoveDraft[]): MergedMove[] {
  const merged: { draft: MoveDraft; others: MoveDraft[]; words: Set<string> }[] = [];
  for (const draft of drafts) {
    const words = contentWords(draft.tree, draft.aboutSpan ?? draft.span);
    const known = merged.find(({ draft: first, words: told }) => isAgain(first, told, draft, words));
    if (known !== undefined) known.others.push(draft);
    else merged.push({ draft, others: [], words });
  }
  return merged;
}

function isAgain(first: MoveDraft, told: ReadonlySet<string>, again: MoveDraft, words: ReadonlySet<string>): boolean {
  if (familyOf(first.type) !== familyOf(again.type)) return false;
  const one = first.by.every(side => again.by.includes(side)) && again.by.every(side => first.by.includes(side));
  if (
    ONCE.has(first.type) &&
    first.type === again.type &&
    (one || first.by.length === 0 || again.by.length === 0 || first.by.some(side => again.by.includes(side)))
  )
    return sameObject(first, again);
  if (!one) return false;
  if (first.tree === again.tree && overlaps(first.span, again.span)) {
    const nested =
      (first.span.start <= again.span.start && again.span.end <= first.span.end) ||
      (again.span.start <= first.span.start && first.span.end <= again.span.end);
    if (nested) return true;
  }
  if (
    first.type === 'offer talks' &&
    again.type === 'offer talks' &&
    (again.to.length === 0 || first.to.length === 0 || again.to.some(side => first.to.includes(side)))
  )
    return true;
  if (first.type !== again.type && !again.nominal) return false;
  const share = overlapOf(told, words);
  if (again.nominal && isTakenUp(again) && (share >= 0.3 || words.size === 0 || again.about === null)) return true;
  return words.size > 1 && told.size > 1 && share >= 0.6;
}

/** Done once and told many times: breaking off, signing, ratifying. */
const ONCE: ReadonlySet<MoveType> = new Set([
  'suspend talks',
  'sign',
  'ratify',
  'walk out',
  'defer',
  'tentative agreement',
]);

/** The meeting and the talks are two things to call off; everything said of one of them is one act. */
function sameObject(first: MoveDraft, again: MoveDraft): boolean {
  const kind = ({ tree, about }: MoveDraft): string =>
    about === null
      ? ''
      : listed('meetings', tree.tokens[about]!.lemma.toLowerCase())
        ? 'meeting'
        : listed('talks', tree.tokens[about]!.lemma.toLowerCase())
          ? 'talks'
          : 'other';
  const [one, other] = [kind(first), kind(again)];
  return one === other || one === '' || other === '';
}

/** "the offer", "this demand", "its proposal" */
function isTakenUp({ tree, head }: MoveDraft): boolean {
  return tree.children[head]!.some(child => {
    const { deprel, form } = tree.tokens[child]!;
    return deprel === 'nmod:poss' || ['the', 'this', 'that', 'these', 'those', 'such'].includes(form.toLowerCase());
  });
}
