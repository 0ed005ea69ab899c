import { overlaps } from '../../text/index.ts';
import type { ActorId } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import { doers, factualityOf, isBelow, isNominal, isPassive, isRelation, listed, undergoers } from '../rules/index.ts';
import type { ConditionDraft } from './condition-draft.ts';
import { moversOf, partySpeaking } from './judge-mover.ts';
import type { MoveDraft } from './move-draft.ts';

/** A condition with who set it and who would have to meet it. */
export interface HeldCondition {
  readonly draft: ConditionDraft;
  readonly holder: ActorId | null;
  readonly debtor: ActorId | null;
}

/** Who set a condition: the party that speaks; where the reporter speaks, the doer of what hangs on it. */
export function holdCondition(grounding: Grounding, draft: ConditionDraft): HeldCondition {
  const { tree, on, requires, bySpeaker } = draft;
  const statement = grounding.statementAt(tree.tokens[requires]!) ?? grounding.statementAt(tree.tokens[on]!);
  const speaker = partySpeaking(grounding, statement) ?? sayerAbove(grounding, draft);
  const doer = moversOf(grounding, grounding.actorsOf(tree, doers(tree, on))).by[0] ?? null;
  const holder = statement === null ? (bySpeaker ? speaker : doer) : (speaker ?? (bySpeaker ? null : doer));
  const subject =
    isPassive(tree, requires) && doers(tree, requires).length === 0
      ? undergoers(tree, requires)
      : doers(tree, requires);
  const debtor = moversOf(grounding, grounding.actorsOf(tree, subject)).by.find(side => side !== holder) ?? null;
  return { draft, holder, debtor };
}

/** Who says the clause, by the tree alone: "[it] insisted that any talks must be held there". */
function sayerAbove(grounding: Grounding, { tree, on }: ConditionDraft): ActorId | null {
  for (let at = on, steps = 0; steps < 4; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) return null;
    if (isRelation(deprel, 'ccomp') && listed('verbs of saying', tree.tokens[head]!.lemma)) {
      return moversOf(grounding, grounding.actorsOf(tree, doers(tree, head))).by[0] ?? null;
    }
    at = head;
  }
  return null;
}

/** True when what hangs on the condition is what the move says, or lies in it. */
export function hangsOn({ tree, on, span, onSpan }: ConditionDraft, move: MoveDraft): boolean {
  if (move.tree !== tree) return false;
  if (move.head === on || move.about === on) return true;
  if (
    isBelow(tree, on, move.head) &&
    overlaps(move.span, onSpan) &&
    tree.tokens[on]!.start - tree.tokens[move.head]!.start < 80
  )
    return true;
  return isBelow(tree, move.head, on) && overlaps(move.span, onSpan) && !overlaps(tree.tokens[move.head]!, span);
}

/** "talks can only begin after …", "no deal unless …": a party that limits talks or deals has set a precondition. */
export function limitsTalks({ tree, on }: ConditionDraft): boolean {
  const facts = factualityOf(tree, on);
  const subjects = [
    ...doers(tree, on),
    ...undergoers(tree, on),
    ...tree.children[on]!.filter(child => tree.tokens[child]!.deprel.startsWith('nsubj')),
    ...(isNominal(tree.tokens[on]!) ? [on] : []),
  ];
  if (listed('possible', tree.tokens[on]!.lemma.toLowerCase())) return true;
  const aboutTalks = subjects.some(index => listed('agreements and talks', tree.tokens[index]!.lemma.toLowerCase()));
  return (
    aboutTalks &&
    (facts.possible ||
      facts.obliged ||
      facts.negated ||
      facts.conditional ||
      facts.future ||
      facts.hypothetical ||
      isNominal(tree.tokens[on]!) ||
      deniesAny(subjects.map(index => tree.children[index]!.map(child => tree.tokens[child]!.lemma))))
  );
}

const deniesAny = (dependents: readonly (readonly string[])[]): boolean =>
  dependents.some(lemmas => lemmas.includes('no'));
