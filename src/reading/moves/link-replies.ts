import type { Grounding } from '../grounding/index.ts';
import type { MoveType, ReplyBasis } from '../vocabulary.ts';
import { contentWords, familyOf, type MergedMove, overlapOf } from './merge-moves.ts';
import type { MoveDraft } from './move-draft.ts';
import { POINTED, POINTING, STANDS_FOR_CLAUSE } from './pointing-words.ts';

export interface Reply {
  readonly to: MergedMove;
  readonly basis: ReplyBasis;
}

const ANSWERS: ReadonlySet<MoveType> = new Set([
  'accept',
  'accept in principle',
  'accept with condition',
  'reject',
  'dismiss',
  'defer',
  'counter-propose',
  'concede',
  'clarify',
  'tentative agreement',
]);
/** What may itself meet a demand. */
const OFFERS: ReadonlySet<MoveType> = new Set(['offer talks', 'propose terms']);
const ANSWERABLE = new Set(['offer', 'demand']);
/** A condition or a demand can be turned down; so can an acceptance that carries one. */
const CARRIES_CONDITION: ReadonlySet<MoveType> = new Set(['accept with condition', 'set precondition', 'ultimatum']);

/** What each move answers: by words that point to it, by a noun that stands for it, or by sharing its matter. Earlier moves only, save in one sentence. */
export function linkReplies(grounding: Grounding, moves: readonly MergedMove[]): Map<MergedMove, Reply> {
  const replies = new Map<MergedMove, Reply>();
  for (const move of moves) {
    if (!ANSWERS.has(move.draft.type) && !OFFERS.has(move.draft.type)) continue;
    const reply = replyOf(grounding, move, moves);
    if (reply !== null) replies.set(move, reply);
  }
  return replies;
}

const mentionsOf = ({ draft, others }: MergedMove): readonly MoveDraft[] => [draft, ...others];

function replyOf(grounding: Grounding, move: MergedMove, moves: readonly MergedMove[]): Reply | null {
  const { draft } = move;
  const facing = moves.filter(other => other !== move && opposes(grounding, draft, other.draft));
  // "a demand swiftly rejected by Kyiv": the thing answered is itself told in this sentence.
  const explicit = facing.find(
    other =>
      (isAnswerable(other) || other.draft.type === 'reject') &&
      mentionsOf(other).some(mention => mention.tree === draft.tree && pointsTo(draft, mention)),
  );
  if (explicit !== undefined) return { to: explicit, basis: 'explicit' };
  const open = facing.filter(other => isAnswerable(other) && areAddressed(grounding, draft, other.draft));
  if (draft.type === 'offer talks') return replyToUrging(move, open);
  if (OFFERS.has(draft.type)) return replyToDemand(move, open);
  // "talks must be in Oslo, a demand Kyiv rejected": the noun stands for the clause before it.
  if (draft.about !== null && STANDS_FOR_CLAUSE.has(draft.tree.tokens[draft.about]!.lemma.toLowerCase())) {
    const clause = nearest(
      draft,
      open.filter(other =>
        mentionsOf(other).some(({ tree, span }) => tree === draft.tree && span.start < draft.span.start),
      ),
    );
    if (clause !== null) return { to: clause, basis: 'explicit' };
  }
  const before = open.filter(other => mentionsOf(other).some(({ span }) => span.start < draft.span.start));
  if (draft.about !== null && isPointing(draft)) {
    const named = POINTED[draft.tree.tokens[draft.about]!.lemma.toLowerCase()];
    const near = nearest(
      draft,
      before.filter(
        other =>
          sentencesApart(draft, other) <= 4 &&
          (named === undefined ? takesUp(draft, other) : named.has(other.draft.type)),
      ),
    );
    if (near !== null) return { to: near, basis: 'coreference' };
  }
  if (draft.type === 'accept with condition') {
    const asked = nearest(
      draft,
      before.filter(other => URGINGS.has(other.draft.type) && sentencesApart(draft, other) <= 3),
    );
    if (asked !== null) return { to: asked, basis: 'topic' };
  }
  const words = contentWords(draft.tree, draft.aboutSpan ?? draft.span);
  const onTopic = before.filter(other =>
    mentionsOf(other).some(
      mention => overlapOf(words, contentWords(mention.tree, mention.span)) >= 0.4 && words.size > 0,
    ),
  );
  const topical = nearest(draft, onTopic) ?? toldLater(draft, open);
  return topical === null ? null : { to: topical, basis: 'topic' };
}

/** "rejected a truce proposal … Oslo's [proposal] had called for": what is answered first and told in full a sentence or two later. */
function toldLater(draft: MoveDraft, open: readonly MergedMove[]): MergedMove | null {
  if (draft.about === null) return null;
  const noun = draft.tree.tokens[draft.about]!.lemma.toLowerCase();
  const fitting = POINTED[noun];
  const later = open.find(({ draft: asked }) => {
    const apart = asked.tree.sentence.index - draft.tree.sentence.index;
    return (
      apart > 0 && apart <= 4 && fitting?.has(asked.type) === true && contentWords(asked.tree, asked.span).has(noun)
    );
  });
  return later ?? null;
}

/** A pronoun may stand for any move; another noun only for one that has it among its words: "the raise" for "offered a raise". */
function takesUp({ tree, about }: MoveDraft, other: MergedMove): boolean {
  if (about === null) return false;
  const { form, lemma } = tree.tokens[about]!;
  if (POINTING.has(form.toLowerCase())) return true;
  return mentionsOf(other).some(mention => contentWords(mention.tree, mention.span).has(lemma.toLowerCase()));
}

/** An offer that meets what the other side asked for: the same matter, or said to be in response. */
function replyToDemand({ draft }: MergedMove, open: readonly MergedMove[]): Reply | null {
  const words = contentWords(draft.tree, draft.aboutSpan ?? draft.span);
  const asked = open.filter(
    other =>
      familyOf(other.draft.type) === 'demand' &&
      mentionsOf(other).some(
        mention =>
          mention.span.start < draft.span.start &&
          words.size > 1 &&
          overlapOf(words, contentWords(mention.tree, mention.span)) >= 0.5,
      ),
  );
  const near = nearest(draft, asked);
  return near === null ? null : { to: near, basis: 'topic' };
}

/** "The team is ready for this": readiness right after somebody urged or proposed it. */
function replyToUrging(move: MergedMove, open: readonly MergedMove[]): Reply | null {
  for (const mention of mentionsOf(move)) {
    const urged = open.filter(
      other =>
        URGINGS.has(other.draft.type) &&
        other.draft.span.start < mention.span.start &&
        sentencesApart(mention, other) <= 2,
    );
    const near = nearest(mention, urged);
    if (near !== null) return { to: near, basis: isPointing(mention) ? 'coreference' : 'topic' };
  }
  return null;
}

const URGINGS: ReadonlySet<MoveType> = new Set(['urge', 'invite', 'propose meeting', 'offer mediation']);

const isAnswerable = ({ draft }: MergedMove): boolean =>
  ANSWERABLE.has(familyOf(draft.type)) || CARRIES_CONDITION.has(draft.type);

/** An answer comes from another side than what it answers, and not from nobody. */
function opposes(grounding: Grounding, answer: MoveDraft, asked: MoveDraft): boolean {
  if (answer.by.length === 0) return false;
  return !answer.by.some(a => asked.by.some(b => grounding.actors.sameSide(a, b)));
}

/** Where either says whom it is made to or whom it answers, it must be the other. */
function areAddressed({ actors }: Grounding, answer: MoveDraft, asked: MoveDraft): boolean {
  const among = (told: readonly string[], by: readonly string[]) =>
    told.length === 0 || told.some(a => by.some(b => actors.sameSide(a, b)));
  return (
    (asked.guessed === true || among(asked.to, answer.by)) && (answer.guessed === true || among(answer.to, asked.by))
  );
}

/** The answer's object is the noun that told the other move, or lies in its clause. */
function pointsTo(answer: MoveDraft, asked: MoveDraft): boolean {
  if (answer.about === null) return false;
  if (answer.about === asked.head) return true;
  // "[A deal] proposed by Oslo was rejected": what was proposed is what is answered.
  const { head, deprel } = asked.tree.tokens[asked.head]!;
  if (head === answer.about && /^(?:acl|amod)/.test(deprel)) return true;
  const about = answer.tree.tokens[answer.about]!;
  const inside = about.start >= asked.span.start && about.end <= asked.span.end;
  return inside && asked.head !== answer.head && asked.nominal;
}

/** "rejected [it]", "[the proposal]", "[that plan]", "[any such talks]" */
function isPointing({ tree, about }: MoveDraft): boolean {
  if (about === null) return false;
  if (POINTING.has(tree.tokens[about]!.form.toLowerCase())) return true;
  return tree.children[about]!.some(child => {
    const { deprel, form } = tree.tokens[child]!;
    return deprel === 'nmod:poss' || ['the', 'this', 'that', 'these', 'those', 'such'].includes(form.toLowerCase());
  });
}

const sentencesApart = (draft: MoveDraft, other: MergedMove): number =>
  Math.min(
    ...mentionsOf(other)
      .filter(({ span }) => span.start <= draft.span.start)
      .map(({ tree }) => draft.tree.sentence.index - tree.sentence.index),
  );

/** The move told last before the answer. */
function nearest(draft: MoveDraft, moves: readonly MergedMove[]): MergedMove | null {
  let best: MergedMove | null = null;
  let bestAt = -1;
  for (const move of moves) {
    for (const { span } of mentionsOf(move)) {
      if (span.start < draft.span.start && span.start > bestAt) {
        best = move;
        bestAt = span.start;
      }
    }
  }
  return best;
}
