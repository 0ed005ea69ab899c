import type { Grounding } from '../grounding/index.ts';
import type { MoveType, ReplyBasis } from '../vocabulary.ts';
import { contentWords, familyOf, type MergedMove, overlapOf } from './merge-moves.ts';
import type { MoveDraft } from './move-draft.ts';

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
const ANSWERABLE = new Set(['offer', 'demand']);
/** A condition or a demand can be turned down; so can an acceptance that carries one. */
const CARRIES_CONDITION: ReadonlySet<MoveType> = new Set([
  'accept with condition',
  'set precondition',
  'reject',
  'ultimatum',
]);

/** What each move answers: by words that point to it, by a noun that stands for it, or by sharing its matter. Earlier moves only, save in one sentence. */
export function linkReplies(grounding: Grounding, moves: readonly MergedMove[]): Map<MergedMove, Reply> {
  const replies = new Map<MergedMove, Reply>();
  for (const move of moves) {
    if (!ANSWERS.has(move.draft.type) && move.draft.type !== 'offer talks') continue;
    const reply = replyOf(grounding, move, moves);
    if (reply !== null) replies.set(move, reply);
  }
  return replies;
}

const mentionsOf = ({ draft, others }: MergedMove): readonly MoveDraft[] => [draft, ...others];

function replyOf(grounding: Grounding, move: MergedMove, moves: readonly MergedMove[]): Reply | null {
  const { draft } = move;
  const open = moves.filter(other => other !== move && isAnswerable(other) && opposes(grounding, draft, other.draft));
  // "a demand swiftly rejected by Kyiv": the thing answered is itself told in this sentence.
  const explicit = open.find(other =>
    mentionsOf(other).some(mention => mention.tree === draft.tree && pointsTo(draft, mention)),
  );
  if (explicit !== undefined) return { to: explicit, basis: 'explicit' };
  if (draft.type === 'offer talks') return replyToUrging(move, open);
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
  if (before.length === 0) return null;
  if (draft.about !== null && isPointing(draft)) {
    const named = POINTED[draft.tree.tokens[draft.about]!.lemma.toLowerCase()];
    const near = nearest(
      draft,
      before.filter(other => sentencesApart(draft, other) <= 4 && (named === undefined || named.has(other.draft.type))),
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
  const topical = nearest(draft, onTopic);
  return topical === null ? null : { to: topical, basis: 'topic' };
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

/** The answer's object is the noun that told the other move, or lies in its clause. */
function pointsTo(answer: MoveDraft, asked: MoveDraft): boolean {
  if (answer.about === null) return false;
  if (answer.about === asked.head) return true;
  const about = answer.tree.tokens[answer.about]!;
  const inside = about.start >= asked.span.start && about.end <= asked.span.end;
  return inside && asked.head !== answer.head && asked.nominal;
}

const STANDS_FOR_CLAUSE = new Set([
  'demand',
  'condition',
  'proposal',
  'offer',
  'move',
  'call',
  'idea',
  'step',
  'request',
  'suggestion',
  'plan',
  'requirement',
  'claim',
  'term',
]);

const PROPOSED: ReadonlySet<MoveType> = new Set([
  'propose terms',
  'propose ceasefire',
  'propose meeting',
  'counter-propose',
  'offer talks',
  'offer mediation',
  'concede',
]);
const DEMANDED: ReadonlySet<MoveType> = new Set([
  'demand',
  'set precondition',
  'accept with condition',
  'ultimatum',
  'urge',
]);

/** Which moves a noun can stand for: an invitation is none of the demands. */
const POINTED: Readonly<Record<string, ReadonlySet<MoveType>>> = {
  invitation: new Set<MoveType>(['invite', 'offer talks', 'propose meeting', 'offer mediation']),
  offer: PROPOSED,
  proposal: PROPOSED,
  plan: PROPOSED,
  text: PROPOSED,
  idea: new Set([...PROPOSED, ...DEMANDED]),
  truce: PROPOSED,
  ceasefire: PROPOSED,
  'cease-fire': PROPOSED,
  demand: DEMANDED,
  condition: DEMANDED,
  precondition: DEMANDED,
  call: DEMANDED,
  ultimatum: DEMANDED,
  request: DEMANDED,
};

const POINTING = new Set(['it', 'this', 'that', 'them', 'these', 'those']);

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
