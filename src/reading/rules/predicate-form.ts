import { dependent, isRelation, type Tree } from './tree.ts';

const GERUND_PREPOSITIONS = new Set([
  'of',
  'for',
  'in',
  'about',
  'on',
  'at',
  'to',
  'against',
  'from',
  'before',
  'than',
  'like',
  'instead',
  'toward',
  'towards',
]);

/** "a chance of [striking] a deal", "[signing] it would be wrong": an act named as a thing, not told as done. */
export function isGerund(tree: Tree, index: number): boolean {
  const { deprel } = tree.tokens[index]!;
  if (['csubj', 'nsubj', 'obj', 'obl', 'nmod', 'compound'].some(relation => isRelation(deprel, relation))) return true;
  return tree.children[index]!.some(child => {
    const token = tree.tokens[child]!;
    return (token.deprel === 'mark' || token.deprel === 'case') && GERUND_PREPOSITIONS.has(token.form.toLowerCase());
  });
}

/** "that he [resign]", "that they [be] freed": a bare verb form with a subject of its own. */
export function isSubjunctive(tree: Tree, index: number): boolean {
  const auxiliaries = tree.children[index]!.filter(
    child => isRelation(tree.tokens[child]!.deprel, 'aux') || tree.tokens[child]!.deprel === 'cop',
  );
  if (auxiliaries.length > 0) return tree.tokens[auxiliaries[0]!]!.form.toLowerCase() === 'be';
  const { xpos, form, lemma } = tree.tokens[index]!;
  return (xpos === 'VB' || (xpos === 'VBP' && form === lemma)) && dependent(tree, index, 'nsubj') >= 0;
}

/** The word that opens a clause, also where it hangs on the clause's subject. */
export function openers(tree: Tree, index: number): number[] {
  const children = tree.children[index]!;
  const under = children
    .filter(child => isRelation(tree.tokens[child]!.deprel, 'nsubj'))
    .flatMap(child => tree.children[child]!);
  return [...children, ...under].filter(
    child => child < index && ['mark', 'case', 'advmod'].includes(tree.tokens[child]!.deprel),
  );
}

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'neither', 'nor', 'hardly', 'scarcely', 'barely']);

export function isNegation(tree: Tree, index: number): boolean {
  const { form, deprel } = tree.tokens[index]!;
  const word = form.toLowerCase();
  if (NEGATIONS.has(word))
    return (
      isRelation(deprel, 'advmod') || deprel === 'cc:preconj' || deprel === 'cc' || deprel === 'aux' || deprel === 'neg'
    );
  // "no longer", "in no way"
  return word === 'longer' && tree.children[index]!.some(child => tree.tokens[child]!.form.toLowerCase() === 'no');
}

/** "[no] talks were held", "[neither] side accepted", "[nobody] came". */
export function deniesNoun(tree: Tree, index: number): boolean {
  const { lemma } = tree.tokens[index]!;
  if (lemma === 'nobody' || lemma === 'none' || lemma === 'nothing' || lemma === 'neither') return true;
  return tree.children[index]!.some(
    child => tree.tokens[child]!.deprel === 'det' && ['no', 'neither'].includes(tree.tokens[child]!.lemma),
  );
}
