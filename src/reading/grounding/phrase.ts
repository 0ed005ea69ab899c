import type { Span } from '../../text/index.ts';
import { isNominal, isRelation, isVerbal, prepositionOf, subtree, type Tree } from '../rules/index.ts';

const spanOf = (tree: Tree, indexes: readonly number[]): Span => ({
  start: Math.min(...indexes.map(index => tree.tokens[index]!.start)),
  end: Math.max(...indexes.map(index => tree.tokens[index]!.end)),
});

const EDGE = /^[\p{P}\s]+$/u;

/** Drops commas, brackets and quotation marks that stand at the ends of a list of words. */
function trimPunctuation(tree: Tree, indexes: readonly number[]): number[] {
  const kept = [...indexes];
  while (kept.length > 1 && EDGE.test(tree.tokens[kept.at(-1)!]!.form)) kept.pop();
  while (kept.length > 1 && EDGE.test(tree.tokens[kept[0]!]!.form)) kept.shift();
  return kept;
}

/** The run of words around `index` without a hole longer than punctuation. */
function runAround(tree: Tree, indexes: readonly number[], index: number): number[] {
  const at = indexes.indexOf(index);
  let from = at;
  let to = at;
  const near = (a: number, b: number): boolean => {
    for (let between = a + 1; between < b; between++) if (tree.tokens[between]!.upos !== 'PUNCT') return false;
    return true;
  };
  while (from > 0 && near(indexes[from - 1]!, indexes[from]!)) from--;
  while (to < indexes.length - 1 && near(indexes[to]!, indexes[to + 1]!)) to++;
  return indexes.slice(from, to + 1);
}

/** `nsubj:pass` is an `nsubj`. */
const baseOf = (deprel: string): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

/** What hangs on a name and does not belong to it. */
const NOT_OF_NAMES: ReadonlySet<string> = new Set([
  'case',
  'punct',
  'cc',
  'conj',
  'acl',
  'appos',
  'parataxis',
  'advcl',
  'cop',
  'nsubj',
  'obl',
  'advmod',
  'aux',
  'mark',
  'obj',
  'xcomp',
  'ccomp',
]);

/**
 * The words that name somebody: "[the Turkish foreign minister], who met …", "[Kyiv] and Moscow", "[Saudi Arabia]". Without the
 * preposition before it, conjuncts, clauses and phrases after it.
 */
export function nameSpan(tree: Tree, index: number): Span {
  const own = subtree(tree, index, child => {
    const { deprel } = tree.tokens[child]!;
    if (NOT_OF_NAMES.has(baseOf(deprel))) {
      return tree.tokens[child]!.head === index || deprel !== 'case';
    }
    return (
      isRelation(deprel, 'nmod') &&
      deprel !== 'nmod:poss' &&
      deprel !== 'nmod:desc' &&
      child > index &&
      prepositionOf(tree, child) !== 'of'
    );
  });
  return spanOf(tree, trimPunctuation(tree, runAround(tree, own, index)));
}

/** A whole phrase with what belongs to it, but not what is said about it in a clause of its own: "[talks in Oslo on Monday], which …" */
export function phraseSpan(tree: Tree, index: number, withClauses = false): Span {
  const own = subtree(tree, index, child => {
    const { deprel } = tree.tokens[child]!;
    if (
      tree.tokens[child]!.head === index &&
      ['case', 'punct', 'cc', 'mark'].some(relation => isRelation(deprel, relation))
    )
      return true;
    if (isRelation(deprel, 'conj') || isRelation(deprel, 'parataxis'))
      return tree.tokens[child]!.head === index && isVerbal(tree.tokens[child]!);
    return !withClauses && (deprel === 'acl:relcl' || isRelation(deprel, 'appos') || deprel === 'advcl');
  });
  return spanOf(tree, trimPunctuation(tree, runAround(tree, own, index)));
}

/** ", [which views …]", ", [reviving a venue …]": said by the way, behind a comma. */
function isAside(tree: Tree, index: number): boolean {
  const { deprel, xpos } = tree.tokens[index]!;
  const relative = deprel === 'acl:relcl' || deprel === 'advcl:relcl';
  const free =
    deprel === 'advcl' &&
    (xpos === 'VBG' || xpos === 'VBN') &&
    !tree.children[index]!.some(child => tree.tokens[child]!.deprel === 'mark');
  if (!relative && !free) return false;
  const first = subtree(tree, index)[0]!;
  return [tree.tokens[first - 1]?.form, tree.tokens[first]!.form].includes(',') && first > tree.tokens[index]!.head;
}

/**
 * The clause of a predicate as one would quote it: subject, verb and complements; without coordinated clauses, without what
 * the reporter wraps round it, without a subordinate clause before it.
 */
export function clauseSpan(tree: Tree, index: number): Span {
  const own = subtree(tree, index, child => {
    const { deprel, head } = tree.tokens[child]!;
    if (isAside(tree, child)) return true;
    if (isRelation(deprel, 'parataxis') || deprel === 'discourse') return true;
    if (isRelation(deprel, 'conj'))
      return head === index || (isVerbal(tree.tokens[child]!) && !isNominal(tree.tokens[head]!));
    if (head !== index) return false;
    if (isRelation(deprel, 'mark') || deprel === 'cc' || deprel === 'punct') return true;
    return isRelation(deprel, 'advcl') && child < index;
  });
  return spanOf(tree, trimPunctuation(tree, runAround(tree, own, index)));
}
