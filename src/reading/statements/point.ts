import type { Span } from '../../text/index.ts';
import type { ActorId, EntryId } from '../entry.ts';
import { isNominal, listed } from '../rules/index.ts';
import type { Attribution } from './attribution.ts';
import type { Draft } from './complete-quotations.ts';
import type { SpeakerBook } from './speakers.ts';
import { childBy, type Tree } from './tree.ts';

/**
 * Whom a statement is about, where its words leave no doubt: the subject of what is said, when that is an actor and not the speaker.
 *
 *     Oslo says that [the union] broke the truce.     She praised [the mayor].     He said it would rain: nobody.
 */
export function aboutOf({ attribution }: Draft, speakers: readonly (ActorId | null)[], book: SpeakerBook): ActorId[] {
  if (attribution === null) return [];
  const { tree, contentHeads } = attribution;
  const found = contentHeads.flatMap(head => {
    const subject = childBy(tree, head, 'nsubj');
    const word = subject >= 0 ? subject : isNominal(tree.tokens[head]!) ? head : -1;
    const actor = word < 0 ? null : book.known(tree, word);
    return actor === null ? [] : [actor];
  });
  return [...new Set(found)].filter(actor => !speakers.includes(actor));
}

/** A statement, not nested in another, as far as one may take it up. */
interface Told {
  readonly id: EntryId;
  readonly speaker: ActorId | null;
  readonly cue: Span | null;
}

/**
 * The statements that "this narrative", "the accusation" or a bare "that" takes up: those of other speakers in the sentence before, or earlier
 * in its own. Only what rejects or judges a saying points so.
 */
export function takenUpBy(draft: Draft, speaker: ActorId | null, told: readonly Told[]): EntryId[] {
  const { attribution } = draft;
  if (attribution === null || !pointsBack(attribution)) return [];
  const { sentence } = attribution.tree;
  const isOther = ({ speaker: other }: Told) => other !== null && other !== speaker;
  const within = (from: number, to: number) =>
    told.filter(one => isOther(one) && one.cue !== null && one.cue.start >= from && one.cue.end <= to);
  const own = within(sentence.start, attribution.cueSpan.start);
  if (own.length > 0) return own.map(({ id }) => id);
  // The sentence before: whatever was said there last, and what stands in one sentence with it.
  const last = told
    .filter(
      one => isOther(one) && one.cue !== null && one.cue.end <= sentence.start && sentence.start - one.cue.end < 400,
    )
    .reduce<Told | null>((best, one) => (best === null || one.cue!.start > best.cue!.start ? one : best), null);
  return last === null
    ? []
    : within(last.cue!.start - 120, sentence.start)
        .filter(one => one.speaker === last.speaker)
        .map(({ id }) => id);
}

/** "rejects [this narrative]", "denied [the accusation]", "called [that] a lie" */
function pointsBack({ tree, cue, contentHeads }: Attribution): boolean {
  if (cue.entry?.group.stance !== 'denial') return false;
  return contentHeads.some(head => {
    const { lemma, form } = tree.tokens[head]!;
    if (/^(?:this|that|these|those)$/i.test(form)) return true;
    return (
      listed('charges', lemma.toLowerCase()) && isDefinite(tree, head) && tree.children[head]!.every(notClause(tree))
    );
  });
}

/** A clause of its own says what was claimed: nothing before is needed for it. */
const notClause = (tree: Tree) => (child: number) => !/^(?:acl|ccomp|nmod)/.test(tree.tokens[child]!.deprel);

const isDefinite = (tree: Tree, head: number): boolean =>
  tree.children[head]!.some(child => /^(?:the|this|that|these|those|such)$/i.test(tree.tokens[child]!.form));
