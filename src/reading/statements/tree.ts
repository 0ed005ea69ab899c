import type { Token } from '../../language/index.ts';
import type { Span } from '../../text/index.ts';
import { isRelation, type Tree } from '../rules/index.ts';

export { isNominal, isRelation, prepositionOf, type Tree, treeOf } from '../rules/index.ts';

/** First dependent with one of these relations (subtypes included), or -1. */
export function childBy(tree: Tree, index: number, ...relations: readonly string[]): number {
  const children = tree.children[index]!;
  return children.find(child => relations.some(name => isRelation(tree.tokens[child]!.deprel, name))) ?? -1;
}

/** A word's subtree in text order, without the branches of the words in `without`. */
export function branch(tree: Tree, index: number, without: readonly number[] = []): number[] {
  const found: number[] = [];
  const open = [index];
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    if (without.includes(word)) continue;
    found.push(word);
    open.push(...tree.children[word]!);
  }
  return found.sort((a, b) => a - b);
}

/** The word at the top of the tree. */
export function rootOf(tree: Tree): number {
  return Math.max(
    0,
    tree.tokens.findIndex(({ head }) => head < 0),
  );
}

const QUOTATION_MARK = /^(?:["“”„‟«»'‘’`]|''|``)$/u;
const EDGE_MARK = /^(?:[,.;:!?…—–()[\]-]+|["“”„‟«»'‘’`]+)$/u;

export function isQuotationMark(token: Token): boolean {
  return token.end - token.start <= 2 && QUOTATION_MARK.test(token.form) && token.xpos !== 'POS';
}

/** True for the marks that a cite never begins or ends with. */
export function isEdgeMark(token: Token): boolean {
  return token.xpos !== 'POS' && EDGE_MARK.test(token.form);
}

/**
 * The stretches of text that some words (indexes in text order) cover. Neighbours are joined, also over marks that are not among the
 * words; marks at the edges are taken off, and marks alone cover nothing.
 */
export function spansOfWords(tree: Tree, words: readonly number[]): Span[] {
  const spans: Span[] = [];
  let run: number[] = [];
  const close = () => {
    while (run.length > 0 && isEdgeMark(tree.tokens[run[0]!]!)) run.shift();
    while (run.length > 0 && isEdgeMark(tree.tokens[run.at(-1)!]!)) run.pop();
    if (run.length > 0) spans.push({ start: tree.tokens[run[0]!]!.start, end: tree.tokens[run.at(-1)!]!.end });
    run = [];
  };
  for (const word of words) {
    const last = run.at(-1);
    if (last !== undefined) {
      let bridge = last + 1;
      while (bridge < word && isEdgeMark(tree.tokens[bridge]!)) bridge++;
      if (bridge < word) close();
    }
    run.push(word);
  }
  close();
  return spans;
}
