import { citeOf } from '../../text/index.ts';
import type { Condition, EntryId } from '../entry.ts';
import { type Grounding, voiceAt } from '../grounding/index.ts';
import { isVerbal, prepositionOf, subtree } from '../rules/index.ts';
import { newEntry } from '../step.ts';
import type { ConditionKind } from '../vocabulary.ts';
import { conditionWords } from './condition-words.ts';
import { findTerms } from './find-terms.ts';
import type { HeldCondition } from './tie-conditions.ts';

/** The record's entry for a condition; `on` is the move or meeting that hangs on it, where one was read. */
export function conditionEntry(
  grounding: Grounding,
  { draft, holder, debtor }: HeldCondition,
  on: EntryId | null,
): Condition {
  const { report } = grounding;
  const { tree, span, onSpan, operator, requires } = draft;
  const [quantity] = findTerms(grounding, tree, span);
  const deadline = grounding.timesIn(span).find(({ type }) => type === 'date' || type === 'time');
  return {
    ...newEntry(report, 'condition', [span, onSpan], {
      rule: draft.rule,
      confidence: 0.6,
      voice: voiceAt(grounding, span),
    }),
    setBy: holder,
    debtor,
    on: on ?? 'generic',
    kind: draft.kind ?? kindOf(draft),
    operator,
    requires: citeOf(report, span),
    quantity: quantity === undefined || quantity.unit === null ? null : { value: quantity.value, unit: quantity.unit },
    place: draft.kind === 'venue' ? tree.tokens[requires]!.form : placeOf(draft),
    deadline: deadline?.edtf ?? null,
    state: 'asserted',
    stateBy: null,
  };
}

/** By the word nearest the head of what is required: "[withdraw] from occupied land" is a withdrawal. */
function kindOf({ tree, requires }: HeldCondition['draft']): ConditionKind {
  const words = subtree(tree, requires).sort((a, b) => depth(tree, a, requires) - depth(tree, b, requires) || a - b);
  for (const index of words) {
    const { lemma, form } = tree.tokens[index]!;
    const kind = conditionWords().kindOf.get(lemma.toLowerCase()) ?? conditionWords().kindOf.get(form.toLowerCase());
    if (kind !== undefined) return kind;
  }
  return 'other';
}

function depth(tree: HeldCondition['draft']['tree'], index: number, top: number): number {
  let steps = 0;
  for (let at = index; at >= 0 && at !== top && steps < 20; at = tree.tokens[at]!.head) steps++;
  return steps;
}

function placeOf({ tree, requires }: HeldCondition['draft']): string | null {
  if (!isVerbal(tree.tokens[requires]!)) return null;
  const place = tree.children[requires]!.find(
    child => tree.tokens[child]!.upos === 'PROPN' && ['in', 'at', 'from'].includes(prepositionOf(tree, child)),
  );
  return place === undefined ? null : tree.tokens[place]!.form;
}
