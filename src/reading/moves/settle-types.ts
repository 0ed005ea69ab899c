import { coverSpans, overlaps, type Span } from '../../text/index.ts';
import type { Grounding } from '../grounding/index.ts';
import { factualityOf } from '../rules/index.ts';
import type { MoveType } from '../vocabulary.ts';
import type { MoveDraft } from './move-draft.ts';
import { type HeldCondition, hangsOn, limitsTalks } from './tie-conditions.ts';

const YES: ReadonlySet<MoveType> = new Set(['accept', 'accept in principle']);
const READY: ReadonlySet<MoveType> = new Set(['offer talks', 'accept in principle', 'accept']);
const ASKED: ReadonlySet<MoveType> = new Set([
  'propose meeting',
  'invite',
  'offer talks',
  'propose ceasefire',
  'propose terms',
  'offer mediation',
  'urge',
  'counter-propose',
]);

/** A move with the conditions that hang on it. */
export interface TiedMove {
  readonly draft: MoveDraft;
  readonly conditions: readonly HeldCondition[];
  /** Further words that tell it, beside the draft's own. */
  readonly more: readonly Span[];
}

/**
 * What a condition makes of a move: yes becomes yes-but, a demand for how talks are to be held becomes a precondition, readiness
 * and precondition in one breath, after the other side proposed a meeting, are one conditional acceptance. A condition on talks
 * that no move carries is a move itself.
 */
export function settleTypes(
  grounding: Grounding,
  drafts: readonly MoveDraft[],
  held: readonly HeldCondition[],
): TiedMove[] {
  const tied: TiedMove[] = drafts.map(draft => {
    const conditions = held.filter(condition => hangsOn(condition.draft, draft));
    return {
      draft: conditions.length === 0 ? draft : { ...draft, type: typeUnder(draft, conditions) },
      conditions,
      more: [],
    };
  });
  const carried = new Set(tied.flatMap(({ conditions }) => conditions));
  for (const condition of held) {
    if (carried.has(condition) || condition.holder === null || !limitsTalks(condition.draft) || !binds(condition))
      continue;
    tied.push({ draft: preconditionOf(grounding, condition), conditions: [condition], more: [] });
  }
  tied.sort((a, b) => a.draft.span.start - b.draft.span.start || a.draft.span.end - b.draft.span.end);
  return joinYesAndBut(grounding, tied);
}

/** "If talks make progress, more will follow" foretells; "only if", "unless", "not while", "must" bind. */
function binds({ draft }: HeldCondition): boolean {
  if (draft.operator !== 'only if' && draft.operator !== 'in return for') return true;
  const facts = factualityOf(draft.tree, draft.on);
  return (
    draft.bySpeaker ||
    facts.negated ||
    facts.obliged ||
    draft.tree.children[draft.on]!.some(child => draft.tree.tokens[child]!.form.toLowerCase() === 'only')
  );
}

function typeUnder({ type, rule }: MoveDraft, conditions: readonly HeldCondition[]): MoveType {
  const binding = conditions.some(({ draft }) => draft.operator !== 'in return for' || YES.has(type));
  if (YES.has(type) && binding) return 'accept with condition';
  if (
    (type === 'demand' || type === 'urge') &&
    conditions.some(({ draft }) => limitsTalks(draft)) &&
    (rule !== 'moves/says-other-must' || conditions.some(({ draft }) => draft.bySpeaker))
  )
    return 'set precondition';
  return type;
}

function preconditionOf(grounding: Grounding, { draft, holder, debtor }: HeldCondition): MoveDraft {
  const { tree, on, onSpan, span, requires } = draft;
  const statement = grounding.statementAt(tree.tokens[requires]!) ?? grounding.statementAt(tree.tokens[on]!);
  const factuality = factualityOf(tree, on);
  return {
    tree,
    head: on,
    type: 'set precondition',
    rule: draft.rule,
    span: coverSpans([onSpan, span]) ?? span,
    by: holder === null ? [] : [holder],
    voicedBy: statement?.speaker.actor ?? null,
    to: debtor === null ? [] : [debtor],
    statement,
    about: requires,
    aboutSpan: span,
    nominal: false,
    force: 'explicit',
    standing: statement?.habitual === true || factuality.habitual,
    factuality,
    confidence: 0.6,
  };
}

// While expressing [a willingness to meet], it insisted that [any such talks must be held in Moscow].
//                   └ ready                                   └ but
function joinYesAndBut(grounding: Grounding, tied: readonly TiedMove[]): TiedMove[] {
  const gone = new Set<TiedMove>();
  const joined = tied.map(move => {
    if (!READY.has(move.draft.type)) return move;
    const but = tied.find(
      other =>
        other !== move &&
        !gone.has(other) &&
        other.draft.type === 'set precondition' &&
        other.draft.tree === move.draft.tree &&
        other.draft.by[0] === move.draft.by[0] &&
        !overlaps(other.draft.span, move.draft.span),
    );
    const asked = tied.some(
      other =>
        ASKED.has(other.draft.type) &&
        other.draft.span.start < move.draft.span.start &&
        other.draft.by.length > 0 &&
        !other.draft.by.some(side => move.draft.by.some(own => grounding.actors.sameSide(side, own))),
    );
    if (but === undefined || !asked) return move;
    gone.add(but);
    const draft: MoveDraft = { ...move.draft, type: 'accept with condition' };
    return { draft, conditions: [...move.conditions, ...but.conditions], more: [...move.more, but.draft.span] };
  });
  return joined.filter(move => !gone.has(move));
}
