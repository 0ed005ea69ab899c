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
    if (isRelation(deprel, 'acl') && isNominal(tree.tokens[head]!)) return nearestOf(tree, head, index, at);
    if (deprel === 'advcl:relcl' || deprel === 'acl:relcl')
      return isNominal(tree.tokens[head]!) ? nearestOf(tree, head, index, at) : nounBefore(tree, index, head);
    at = head;
  }
  return index;
}

/** "Mr. Bell and [Ms. Lee], who has called it …": a relative clause in the singular goes with the nearest of several, wherever it hangs. */
function nearestOf(tree: Tree, head: number, pronoun: number, verb: number): number {
  const isSingular = [verb, ...tree.children[verb]!].some(at => {
    const { xpos, form } = tree.tokens[at]!;
    return xpos === 'VBZ' || /^(?:was|has|is)$/i.test(form);
  });
  if (!isSingular) return head;
  return withConjuncts(tree, head).findLast(at => at < pronoun && isNominal(tree.tokens[at]!)) ?? head;
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
