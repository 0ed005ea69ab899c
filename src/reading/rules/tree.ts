import type { Sentence, Token } from '../../language/index.ts';

/**
 * A sentence with its tree made walkable: children by head, and a place for what later readers compute once per word.
 * Nothing here interprets; see `clause.ts` for who does what.
 */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Indexes of each word's dependents, in text order. */
  readonly children: readonly (readonly number[])[];
}

const NONE: readonly number[] = Object.freeze([]);
const trees = new WeakMap<Sentence, Tree>();

/** The walkable tree of a sentence; made once per sentence, whichever layer asks first. */
export function treeOf(sentence: Sentence): Tree {
  const known = trees.get(sentence);
  if (known !== undefined) return known;
  const children: (number[] | undefined)[] = new Array(sentence.tokens.length).fill(undefined);
  for (const { index, head } of sentence.tokens) {
    if (head < 0) continue;
    const list = children[head];
    if (list === undefined) children[head] = [index];
    else list.push(index);
  }
  const tree: Tree = { sentence, tokens: sentence.tokens, children: children.map(list => list ?? NONE) };
  trees.set(sentence, tree);
  return tree;
}

/** `nsubj:pass` is an `nsubj`. */
export function isRelation(deprel: string, relation: string): boolean {
  return deprel === relation || (deprel.startsWith(relation) && deprel[relation.length] === ':');
}

/** Dependents of a word by one relation, subtypes included. */
export function dependents(tree: Tree, index: number, relation: string): number[] {
  return tree.children[index]!.filter(child => isRelation(tree.tokens[child]!.deprel, relation));
}

/** First dependent by one relation, or -1. */
export function dependent(tree: Tree, index: number, relation: string): number {
  for (const child of tree.children[index]!) if (isRelation(tree.tokens[child]!.deprel, relation)) return child;
  return -1;
}

/** The word and everything below it, in text order. `skip` leaves out whole branches. */
export function subtree(tree: Tree, index: number, skip: (child: number) => boolean = () => false): number[] {
  const found: number[] = [];
  const open = [index];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    found.push(next);
    for (const child of tree.children[next]!) if (!skip(child)) open.push(child);
  }
  return found.sort((a, b) => a - b);
}

/** Conjuncts of a word: "[Israel] and [Hamas]" gives both, asked for the first; a verb hung on a noun is a slip of the parser. */
export function withConjuncts(tree: Tree, index: number): number[] {
  const all = [index];
  for (const child of tree.children[index]!) {
    const token = tree.tokens[child]!;
    if (isRelation(token.deprel, 'conj') && isNominal(tree.tokens[index]!) === isNominal(token))
      all.push(...withConjuncts(tree, child));
  }
  return all;
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'DET', 'SYM', 'X']);

/** A noun, name or pronoun. Where the two tags of a word disagree, the finer one has been right more often. */
export function isNominal({ upos, xpos }: Token): boolean {
  if (xpos.startsWith('N')) return true;
  return !xpos.startsWith('V') && NOMINAL.has(upos);
}

/** A verb form, by the same reasoning. */
export function isVerbal({ upos, xpos }: Token): boolean {
  if (xpos.startsWith('V')) return true;
  return !xpos.startsWith('N') && (upos === 'VERB' || upos === 'AUX');
}

/** The preposition of a phrase, lower-case: "on [the table]" is `on`, "in front of [them]" is `in front of`; '' for none. */
export function prepositionOf(tree: Tree, index: number): string {
  const words: string[] = [];
  for (const child of tree.children[index]!) {
    const token = tree.tokens[child]!;
    if (token.deprel !== 'case' || token.xpos === 'POS') continue;
    words.push(token.form.toLowerCase());
    for (const part of tree.children[child]!)
      if (isRelation(tree.tokens[part]!.deprel, 'fixed')) words.push(tree.tokens[part]!.form.toLowerCase());
  }
  return words.join(' ');
}

/** True when `ancestor` stands above `index` (or is it). */
export function isBelow(tree: Tree, index: number, ancestor: number): boolean {
  for (let at = index, steps = 0; at >= 0 && steps <= tree.tokens.length; at = tree.tokens[at]!.head, steps++) {
    if (at === ancestor) return true;
  }
  return false;
}

/** The word as it is written, where Universal Dependencies cuts it at hyphens: "cease-fire" for its last part, "fire". */
export function hyphenated(tree: Tree, index: number): string {
  let word = tree.tokens[index]!.lemma.toLowerCase();
  for (let at = index; at >= 2; at -= 2) {
    const hyphen = tree.tokens[at - 1]!;
    const before = tree.tokens[at - 2]!;
    if (hyphen.form !== '-' || before.end !== hyphen.start || hyphen.end !== tree.tokens[at]!.start) break;
    word = `${before.form.toLowerCase()}-${word}`;
  }
  return word;
}
