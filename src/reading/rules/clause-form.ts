import { isRelation, type Tree } from './tree.ts';

/** True for "was rejected", "rejected by Kyiv" and "a demand rejected …": the grammatical subject is the thing done. */
export function isPassive(tree: Tree, index: number): boolean {
  const token = tree.tokens[index]!;
  if (token.xpos !== 'VBN' && token.xpos !== 'VBD' && token.xpos !== 'JJ') return false;
  for (const child of tree.children[index]!) {
    const { deprel } = tree.tokens[child]!;
    if (deprel === 'nsubj:pass' || deprel === 'aux:pass' || deprel === 'obl:agent' || deprel === 'csubj:pass')
      return true;
    if (deprel === 'obj' || deprel === 'nsubj' || deprel === 'aux') return false;
  }
  if (token.xpos !== 'VBN') return false;
  // A bare participle ("a plan drafted in Oslo") is passive; after have it is not.
  if (token.deprel === 'acl' || token.deprel === 'amod' || token.deprel === 'advcl') return true;
  return isRelation(token.deprel, 'conj') && token.head >= 0 && isPassive(tree, token.head);
}

/** "[to] sign" */
export function isInfinitive(tree: Tree, index: number): boolean {
  return tree.children[index]!.some(
    child => tree.tokens[child]!.deprel === 'mark' && tree.tokens[child]!.form.toLowerCase() === 'to',
  );
}

export function isFiniteClause(tree: Tree, index: number): boolean {
  const { xpos } = tree.tokens[index]!;
  if (xpos === 'VBD' || xpos === 'VBZ' || xpos === 'VBP' || xpos === 'MD') return true;
  return tree.children[index]!.some(child => {
    const { deprel, xpos: tag } = tree.tokens[child]!;
    return (isRelation(deprel, 'aux') || deprel === 'cop') && tag !== 'VBG' && tag !== 'VBN' && tag !== 'VB';
  });
}
