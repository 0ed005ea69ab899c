import { citeOf, overlaps, type Span } from '../../text/index.ts';
import type { Condition, EntryId, Meeting, Move, Terms } from '../entry.ts';
import { type Grounding, groundingOf, mainSides, voiceAt } from '../grounding/index.ts';
import { isVerbal } from '../rules/index.ts';
import { newEntry, type ReadingStep } from '../step.ts';
import type { MoveStatus } from '../vocabulary.ts';
import { addressed } from './address-moves.ts';
import { buildThreads } from './build-threads.ts';
import { conditionEntry } from './condition-entry.ts';
import { findConditions } from './find-conditions.ts';
import { findDeadline, findMoveDate } from './find-dates.ts';
import { findMoves } from './find-moves.ts';
import { findObligations } from './find-obligations.ts';
import { findTerms } from './find-terms.ts';
import { findTurns } from './find-turns.ts';
import { isHistory } from './is-history.ts';
import { linkReplies, type Reply } from './link-replies.ts';
import { type MergedMove, mergeMoves } from './merge-moves.ts';
import type { MoveDraft } from './move-draft.ts';
import { settleTypes } from './settle-types.ts';
import { type HeldCondition, holdCondition } from './tie-conditions.ts';

/** Moves with their conditions, replies and threads: what each side offered, asked, answered, and who is to move next. */
export const readMoves: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const held = grounding.trees
    .flatMap(tree => findConditions(grounding, tree))
    .map(draft => holdCondition(grounding, draft));
  const found = grounding.trees.flatMap(tree => {
    const byRule = findMoves(grounding, tree);
    const obligations = findObligations(grounding, tree).filter(
      ({ head, span }) => !byRule.some(other => other.about === head || overlaps(other.span, span)),
    );
    return [...byRule, ...obligations];
  });
  // What a condition asks for has not been done: "only after Riyadh [lifts] its blockade" lifts nothing.
  const asked = held.map(({ draft }) => draft);
  const made = found.filter(({ tree, head }) => !asked.some(draft => draft.tree === tree && isRequired(draft, head)));
  const sides = mainSides(grounding, soFar.actors);
  const current = made.filter(draft => !isHistory(grounding, draft)).map(draft => addressed(grounding, draft, sides));
  const tied = settleTypes(grounding, current, held);
  const merged = mergeMoves(tied.map(({ draft }) => draft));
  const replies = linkReplies(grounding, merged);

  const idOf = new Map<MergedMove, EntryId>();
  const bases = new Map<MergedMove, ReturnType<typeof newEntry<'move'>>>();
  const taken = new Set<EntryId>();
  for (const move of merged) {
    const { draft, others } = move;
    const own = tied.filter(({ draft: one }) => one === draft || others.includes(one));
    // What tells the move again in a clause is evidence as good as the first; a noun that takes it up is only a mention.
    const again = others.filter(({ nominal }) => !nominal).map(({ span }) => span);
    const spans: [Span, ...Span[]] = [draft.span, ...own.flatMap(({ more }) => more), ...again].slice(
      0,
      MOST_CITES,
    ) as [Span, ...Span[]];
    const base = newEntry(grounding.report, 'move', spans, {
      rule: draft.rule,
      confidence: draft.confidence,
      voice: voiceAt(grounding, draft.span),
      discriminator: draft.type,
    });
    const id = taken.has(base.id) ? `${base.id}-${draft.by.join('+')}` : base.id;
    if (taken.has(id)) continue;
    taken.add(id);
    idOf.set(move, id);
    bases.set(move, { ...base, id });
  }
  const kept = merged.filter(move => idOf.has(move));
  const owners = new Map<HeldCondition, EntryId>();
  for (const move of kept) {
    for (const { draft, conditions } of tied)
      if (draft === move.draft || move.others.includes(draft))
        for (const condition of conditions) if (!owners.has(condition)) owners.set(condition, idOf.get(move)!);
  }
  const conditionIds = new Set<EntryId>();
  const conditions = held
    .filter(condition => condition.holder !== null || owners.has(condition))
    .map(condition => ({
      condition,
      entry: conditionEntry(grounding, condition, owners.get(condition) ?? meetingOf(soFar.meetings, condition)),
    }))
    .filter(({ entry }) => !conditionIds.has(entry.id) && conditionIds.add(entry.id));

  const moves = kept.map(move => {
    const reply = replies.get(move);
    const own = conditions
      .filter(({ condition }) => owners.get(condition) === idOf.get(move))
      .map(({ entry }) => entry.id);
    return moveEntry(
      grounding,
      move,
      bases.get(move)!,
      own,
      reply === undefined || !idOf.has(reply.to) ? null : { ...reply, id: idOf.get(reply.to)! },
      soFar.meetings,
    );
  });
  const settled = withStatus(moves);
  const states = conditions.map(({ entry }) => withState(entry, settled));
  const turns = grounding.trees.flatMap(tree => findTurns(grounding, tree));
  const threads = buildThreads(grounding, settled, states, turns);
  // Whose move is next is computed, and says so; to whom a move was made is written down only where the report says it.
  const guesses = new Set(kept.filter(({ draft }) => draft.guessed === true).flatMap(move => idOf.get(move) ?? []));
  const told = settled.map(move => (guesses.has(move.id) && move.respondsTo.length === 0 ? { ...move, to: [] } : move));
  return { moves: told, conditions: states, threads };
};

/** True for a word of what a condition asks for, not of what is said about it by the way. */
function isRequired({ tree, requires }: HeldCondition['draft'], index: number): boolean {
  if (!isVerbal(tree.tokens[requires]!)) return false;
  for (let at = index; at >= 0; at = tree.tokens[at]!.head) {
    if (at === requires) return true;
    if (['acl:relcl', 'appos', 'parataxis'].includes(tree.tokens[at]!.deprel)) return false;
  }
  return false;
}

/** More places than these say no more. */
const MOST_CITES = 4;

function moveEntry(
  grounding: Grounding,
  { draft, others }: MergedMove,
  base: ReturnType<typeof newEntry<'move'>>,
  conditions: readonly EntryId[],
  reply: (Reply & { readonly id: EntryId }) | null,
  meetings: readonly Meeting[],
): Move {
  const { report } = grounding;
  const terms: Terms[] = [draft, ...others]
    .flatMap(({ tree, span }) => findTerms(grounding, tree, span))
    .map(({ issue, value, unit, span }) => ({ issue, value, unit, cite: citeOf(report, span) }));
  const meeting = meetings.find(({ cites }) => cites.some(cite => overlaps(cite, draft.aboutSpan ?? draft.span)));
  const objectKind =
    meeting !== undefined &&
    [
      'propose meeting',
      'invite',
      'offer talks',
      'accept',
      'accept with condition',
      'reject',
      'suspend talks',
      'resume talks',
      'defer',
      'walk out',
    ].includes(draft.type)
      ? 'meeting'
      : terms.length > 0
        ? 'terms'
        : 'issue';
  return {
    ...base,
    type: draft.type,
    by: draft.by,
    voicedBy: draft.voicedBy,
    // An answer goes to whom it answers.
    to:
      reply === null || draft.type === 'offer talks' || (draft.to.length > 0 && !draft.guessed)
        ? draft.to
        : reply.to.draft.by.filter(side => !draft.by.includes(side)),
    object:
      draft.aboutSpan === null
        ? null
        : {
            kind: objectKind,
            entry: objectKind === 'meeting' ? (meeting?.id ?? null) : null,
            cite: citeOf(report, draft.aboutSpan),
          },
    terms: terms.filter(
      ({ cite }, at) => terms.findIndex(other => other.cite.start === cite.start && other.cite.end === cite.end) === at,
    ),
    conditions,
    respondsTo: reply === null ? [] : [{ move: reply.id, basis: reply.basis }],
    date: findMoveDate(grounding, draft)?.edtf ?? null,
    atMeeting: null,
    deadline: findDeadline(grounding, draft)?.edtf ?? null,
    force: draft.force,
    status: draft.standing ? 'standing' : 'open',
    manner: mannerOf(draft),
    accordingTo: draft.statement?.id ?? null,
    standing: draft.standing,
    otherMentions: others.filter(({ nominal }) => nominal).map(({ span }) => citeOf(report, span)),
  };
}

/** "[swiftly] rejected" */
function mannerOf({ tree, head }: MoveDraft): string | null {
  const adverb = tree.children[head]!.find(
    child => tree.tokens[child]!.deprel === 'advmod' && /ly$/.test(tree.tokens[child]!.form),
  );
  return adverb === undefined ? null : tree.tokens[adverb]!.form.toLowerCase();
}

function meetingOf(meetings: readonly Meeting[], { draft }: HeldCondition): EntryId | null {
  return meetings.find(({ cites }) => cites.some(cite => overlaps(cite, draft.onSpan)))?.id ?? null;
}

const AFTER: Readonly<Partial<Record<Move['type'], MoveStatus>>> = {
  accept: 'accepted',
  'tentative agreement': 'accepted',
  'accept in principle': 'answered',
  'accept with condition': 'accepted conditionally',
  reject: 'rejected',
  'counter-propose': 'superseded',
  defer: 'answered',
  clarify: 'answered',
};

/** What the answers make of the moves they answer; a rejected yes-but is a rejected condition. */
function withStatus(moves: readonly Move[]): Move[] {
  return moves.map(move => {
    const answers = moves.filter(({ respondsTo }) => respondsTo.some(({ move: asked }) => asked === move.id));
    const last = answers.flatMap(({ type }) => AFTER[type] ?? []).at(-1);
    if (last === undefined) return move;
    return { ...move, status: last === 'rejected' && move.conditions.length > 0 ? 'condition rejected' : last };
  });
}

function withState(condition: Condition, moves: readonly Move[]): Condition {
  const owner = moves.find(({ conditions }) => conditions.includes(condition.id));
  const answers =
    owner === undefined ? [] : moves.filter(({ respondsTo }) => respondsTo.some(({ move }) => move === owner.id));
  const refusal = answers.find(({ type }) => type === 'reject');
  if (refusal !== undefined) return { ...condition, state: 'rejected', stateBy: refusal.by[0] ?? null };
  const consent = answers.find(({ type }) => type === 'accept');
  return consent === undefined ? condition : { ...condition, state: 'accepted', stateBy: consent.by[0] ?? null };
}
