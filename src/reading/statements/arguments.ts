import { branch, childBy, isRelation, rootOf, type Tree } from './tree.ts';

/**
 * A part of the sentence that may be a cue's source or (a piece of) its content, with the way that leads to it from the cue:
 *
 *     "The port is shut," the harbour master of Odesa said, adding that two ships had sunk.
 *      └ of said: <parataxis  └ of said: >nsubj          └ of adding: ^advcl>nsubj      └ of adding: >ccomp
 *
 * `>` goes down a relation, `<` takes what the cue itself hangs on, `^` goes up to a verb whose subject the cue shares.
 */
export interface Argument {
  readonly path: string;
  /** Head word of the part. */
  readonly head: number;
  /** Branches below it that do not belong to it. */
  readonly without: readonly number[];
}

const NOT_PARTS = ['punct', 'aux', 'cop', 'mark', 'cc', 'case', 'fixed', 'compound', 'flat', 'det', 'conj', 'goeswith'];
const CLAUSES = ['ccomp', 'xcomp', 'csubj', 'parataxis'];

/** Every part of the sentence that could be the source or the content of this cue. */
export function argumentsOf(tree: Tree, cue: number): Argument[] {
  const { tokens, children } = tree;
  const word = tokens[cue]!;
  if (word.form.toLowerCase() === 'according') return argumentsOfAccording(tree, cue);
  const found: Argument[] = [];
  for (const child of children[cue]!) {
    const { deprel } = tokens[child]!;
    if (NOT_PARTS.some(name => isRelation(deprel, name))) continue;
    found.push({ path: `>${deprel}`, head: child, without: [] });
    // made clear [that …] | expressed the hope [that …] | was quoted as saying [that …]
    const inner = deprel === 'xcomp' || deprel === 'obj' || deprel === 'advcl' ? children[child]! : [];
    for (const part of inner) {
      const { deprel: below } = tokens[part]!;
      if (CLAUSES.some(name => isRelation(below, name)) || (deprel === 'obj' && below === 'acl')) {
        found.push({ path: `>${deprel}>${below}`, head: part, without: [] });
      }
    }
  }
  // said and repeated [that …]
  const conjunct = childBy(tree, cue, 'conj');
  if (conjunct >= 0 && childBy(tree, cue, ...CLAUSES) < 0) {
    for (const child of children[conjunct]!) {
      if (isRelation(tokens[child]!.deprel, 'ccomp')) found.push({ path: '>conj>ccomp', head: child, without: [] });
    }
  }
  found.push(...above(tree, cue));
  return found;
}

/** What the cue hangs on, and what it shares with it. */
function above(tree: Tree, cue: number): Argument[] {
  const { tokens, children } = tree;
  const found: Argument[] = [];
  const { deprel, head } = tokens[cue]!;
  if (head < 0) return found;
  const asClause = isRelation(deprel, 'advcl') && children[cue]!.some(child => /^as$/i.test(tokens[child]!.form));
  if (isRelation(deprel, 'parataxis') || isRelation(deprel, 'acl') || asClause || deprel === 'discourse') {
    found.push({ path: asClause ? '<as' : `<${deprel}`, head, without: [cue] });
  } else if (isRelation(deprel, 'nsubj')) {
    // His hope is [that …]
    found.push({ path: '<nsubj', head, without: [cue] });
  }
  let path = '';
  let from = cue;
  for (let steps = 0; steps < 3; steps++) {
    const { deprel: up, head: governor } = tokens[from]!;
    if (
      governor < 0 ||
      isRelation(up, 'parataxis') ||
      (isRelation(up, 'ccomp') && steps === 0 && word(tree, cue) !== 'VBG')
    )
      break;
    path = `${path}^${up}`;
    for (const child of children[governor]!) {
      const below = tokens[child]!.deprel;
      if (child === from) continue;
      if (isRelation(below, 'nsubj') || below === 'obl:agent' || below === 'nmod:poss' || below === 'obj') {
        found.push({ path: `${path}>${below}`, head: child, without: [cue, from] });
      } else if (isRelation(up, 'conj') && CLAUSES.some(name => isRelation(below, name)) && steps === 0) {
        found.push({ path: `${path}>${below}`, head: child, without: [cue, from] });
      }
    }
    if (isRelation(up, 'acl')) {
      if (steps > 0) found.push({ path: `${path}>self`, head: governor, without: [from] });
      break;
    }
    from = governor;
  }
  return found;
}

const word = (tree: Tree, index: number) => tree.tokens[index]!.xpos;

// [According to] the mayor, the bridge is shut. | The bridge, [according to] a report from Meridian, is shut.
function argumentsOfAccording(tree: Tree, cue: number): Argument[] {
  const source = tree.tokens[cue]!.head;
  if (source < 0) return [];
  const found: Argument[] = [{ path: 'according>source', head: source, without: [cue] }];
  const clause = tree.tokens[source]!.head;
  if (clause < 0) return found;
  found.push({ path: 'according>clause', head: clause, without: [source] });
  const root = rootOf(tree);
  if (root !== clause) found.push({ path: 'according>sentence', head: root, without: [source] });
  return found;
}

/** The words of a part, in text order. */
export function wordsOf(tree: Tree, { head, without }: Argument): number[] {
  return branch(tree, head, without);
}
