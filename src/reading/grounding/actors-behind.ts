import type { ActorId } from '../entry.ts';
import { isNominal, isRelation, prepositionOf, type Tree } from '../rules/index.ts';
import type { Grounding } from './grounding.ts';

const OF_WHOM = new Set(['by', 'of', 'from', 'against']);

/**
 * Who stands behind a word: the actor it names, else the one whose act or thing it is.
 *
 *   criticised [Hamas]        condemned [Hamas'] rocket attacks        the refusal of [the rebels]        the [Israeli] strikes
 */
export function actorsBehind(grounding: Grounding, tree: Tree, index: number): ActorId[] {
  const named = grounding.actorsOf(tree, [index]);
  if (named.length > 0 || !isNominal(tree.tokens[index]!)) return named;
  const owners: number[] = [];
  for (const child of tree.children[index]!) {
    // "[some] of Israel's attacks": what counts stands behind "of".
    if (isPartitive(tree, index) && prepositionOf(tree, child) === 'of') return actorsBehind(grounding, tree, child);
    const { deprel } = tree.tokens[child]!;
    if (deprel === 'nmod:poss' || deprel === 'amod' || isRelation(deprel, 'compound')) owners.push(child);
    else if (isRelation(deprel, 'nmod') && OF_WHOM.has(prepositionOf(tree, child) ?? '')) owners.push(child);
  }
  return grounding.actorsOf(tree, owners);
}

const isPartitive = (tree: Tree, index: number): boolean =>
  /^(?:some|many|most|all|several|part|much|any|none|one|both|dozens|hundreds|thousands|number|series)$/i.test(
    tree.tokens[index]!.form,
  );
