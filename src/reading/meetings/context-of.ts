import { dependents, isNominal, isPassive, isRelation, prepositionOf, type Tree } from '../rules/index.ts';
import { meetingWords } from './meeting-words.ts';

/** Where a meeting's noun stands: the verb that says something of it, and in what part it plays there. */
export interface NounContext {
  /** Words under which dates, places and company of the meeting may hang: the noun, its governors, their governors. */
  readonly scope: readonly number[];
  /** Governing verbs, nearest first, each with the relation the noun (or the governor below) has to it. */
  readonly verbs: readonly { readonly index: number; readonly relation: string }[];
}

/** Climbs from the noun through containers, phrases and control to the verbs above, as far as they speak of the meeting. */
export function contextOf(tree: Tree, noun: number): NounContext {
  const scope = [noun];
  const verbs: { index: number; relation: string }[] = [];
  let at = noun;
  for (let steps = 0; steps < 4; steps++) {
    const { head: above, deprel } = tree.tokens[at]!;
    if (above < 0) break;
    // "go [back] to the table": the adverb stands between
    const head =
      deprel === 'obl' && prepositionOf(tree, at) === 'to' && isParticle(tree, above)
        ? tree.tokens[above]!.head
        : above;
    const governor = tree.tokens[head]!;
    const relation =
      deprel === 'nsubj:pass' || (deprel === 'nsubj' && isPassive(tree, head)) ? 'obj' : deprel.split(':')[0]!;
    if (isNominal(governor) && !dependents(tree, head, 'cop').length) {
      // "the start of the talks", "a date for the summit": one step through, no further
      if (!isRelation(deprel, 'nmod') && deprel !== 'conj' && !isRelation(deprel, 'compound')) break;
      if (deprel !== 'conj' && meetingWords().kindOf.has(governor.lemma.toLowerCase())) break;
      if (steps > 1) break;
      at = head;
      continue;
    }
    if (!['nsubj', 'obj', 'obl', 'xcomp', 'ccomp', 'advcl', 'acl', 'conj', 'iobj'].includes(relation)) break;
    if (relation === 'advcl' || relation === 'acl' || relation === 'ccomp') break;
    verbs.push({ index: head, relation });
    scope.push(head);
    if (
      relation === 'obl' &&
      !['for', 'to', 'at', 'in', 'during', 'of', 'from', 'on', 'with', 'into', 'through'].includes(
        prepositionOf(tree, at),
      )
    )
      break;
    if (!isRelation(tree.tokens[head]!.deprel, 'xcomp') && tree.tokens[head]!.deprel !== 'conj') break;
    at = head;
  }
  return { scope, verbs };
}

/** "go [back] to", "come [home] to": a direction, which a parser may take for the word that governs the phrase. */
const isParticle = (tree: Tree, index: number): boolean =>
  tree.tokens[index]!.deprel === 'advmod' && /^(?:back|home|along|forward|ahead)$/i.test(tree.tokens[index]!.form);
