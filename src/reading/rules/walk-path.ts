import { complements, doers, undergoers } from './clause.ts';
import { isInfinitive } from './clause-form.ts';
import type { PathStep } from './rule.ts';
import { dependents, isRelation, prepositionOf, type Tree, withConjuncts } from './tree.ts';

/** The words a path leads to from any of these starting words; conjuncts are each found. */
export function walkPath(tree: Tree, starts: readonly number[], path: readonly PathStep[]): number[] {
  if (path.length === 0) return [...starts];
  let at = [...starts];
  for (const step of path) {
    const next = new Set<number>();
    for (const index of at) for (const found of related(tree, index, step)) next.add(found);
    at = [...next];
  }
  return at.filter(found => !starts.includes(found) || path.some(step => step.relation === 'self'));
}

function related(tree: Tree, index: number, { relation, word }: PathStep): number[] {
  switch (relation) {
    case 'nsubj':
    case 'doer':
      return doers(tree, index);
    case 'obj':
      return undergoers(tree, index);
    case 'self':
      return [index];
    case 'xcomp':
      return complements(tree, index).filter(child => word === null || hasMark(tree, child, word));
    case 'head':
      return tree.tokens[index]!.head >= 0 ? [tree.tokens[index]!.head] : [];
    case 'poss':
      return dependents(tree, index, 'nmod:poss').flatMap(child => withConjuncts(tree, child));
    case 'obl':
    case 'nmod':
      return phrases(tree, index, word);
    case 'acl':
      return nounClauses(tree, index).filter(child => word === null || hasMark(tree, child, word));
    case 'advcl':
    case 'ccomp':
      return tree.children[index]!.filter(
        child => isRelation(tree.tokens[child]!.deprel, relation) && (word === null || hasMark(tree, child, word)),
      );
    default:
      return dependents(tree, index, relation)
        .filter(child => word === null || tree.tokens[child]!.lemma === word)
        .flatMap(child => withConjuncts(tree, child));
  }
}

/** Phrases with a preposition, hung on the verb or the noun alike: parsers and writers differ about where "with Kyiv" belongs. */
function phrases(tree: Tree, index: number, preposition: string | null): number[] {
  const own = phrasesOf(tree, index, preposition);
  if (own.length > 0 || preposition === null) return own;
  // "presented a plan [for a truce]": said of the plan, hung on the verb.
  const { head, deprel } = tree.tokens[index]!;
  if (head < 0 || !(isRelation(deprel, 'obj') || deprel === 'nsubj:pass' || deprel === 'obl')) return own;
  return phrasesOf(tree, head, preposition).filter(found => found > index);
}

function phrasesOf(tree: Tree, index: number, preposition: string | null): number[] {
  return tree.children[index]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    if (!isRelation(deprel, 'obl') && !isRelation(deprel, 'nmod')) return false;
    if (deprel === 'nmod:poss') return preposition === null;
    return preposition === null || hasPreposition(prepositionOf(tree, child), preposition);
  }).flatMap(child => withConjuncts(tree, child));
}

/** Clauses of a noun; "expressed a willingness [to meet]" may come hung on the verb. */
function nounClauses(tree: Tree, index: number): number[] {
  const own = dependents(tree, index, 'acl');
  const { head, deprel } = tree.tokens[index]!;
  if (own.length > 0 || head < 0 || !isRelation(deprel, 'obj')) return own;
  return dependents(tree, head, 'advcl').filter(child => child > index && isInfinitive(tree, child));
}

/** "out of" is `of` too: verbs take their particle and their preposition in one. */
const hasPreposition = (found: string, wanted: string): boolean => found === wanted || found.endsWith(` ${wanted}`);

function hasMark(tree: Tree, index: number, word: string): boolean {
  return tree.children[index]!.some(child => {
    const { deprel, form } = tree.tokens[child]!;
    return (deprel === 'mark' || deprel === 'case' || deprel === 'advmod') && form.toLowerCase() === word;
  });
}
