import { isNominal, isRelation, type Tree, withConjuncts } from './tree.ts';

const RELATIVE = new Set(['who', 'which', 'that', 'whom']);

/** What a relative pronoun stands for: in "Kyiv, [which] views …" it is Kyiv. Other words stand for themselves. */
export function referent(tree: Tree, index: number): number {
  const token = tree.tokens[index]!;
  if (token.upos !== 'PRON' && token.upos !== 'DET') return index;
  if (!RELATIVE.has(token.form.toLowerCase())) return index;
  let at = index;
  for (let steps = 0; steps < 6; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) return index;
    if (isRelation(deprel, 'acl') && isNominal(tree.tokens[head]!)) return head;
    if (deprel === 'advcl:relcl' || deprel === 'acl:relcl')
      return isNominal(tree.tokens[head]!) ? head : nounBefore(tree, index, head);
    at = head;
  }
  return index;
}

/** "rejected by [Kyiv], which …": hung on the verb, it still means the noun before it. */
function nounBefore(tree: Tree, pronoun: number, otherwise: number): number {
  for (let at = pronoun - 1; at >= 0 && at >= pronoun - 3; at--) {
    const { upos } = tree.tokens[at]!;
    if (upos === 'PUNCT') continue;
    return isNominal(tree.tokens[at]!) ? at : otherwise;
  }
  return otherwise;
}

/** The words and their conjuncts, relative pronouns replaced by what they stand for. */
export const expand = (tree: Tree, indexes: readonly number[]): number[] =>
  indexes.flatMap(index => withConjuncts(tree, index)).map(index => referent(tree, index));
