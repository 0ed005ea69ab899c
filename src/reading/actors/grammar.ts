import type { Token } from '../../language/index.ts';
import { isBelow, isRelation, prepositionOf, type Tree } from '../rules/tree.ts';

/** Small questions about a phrase in its tree, all of them right more often than the tree because they ask the words too. */

const INNER = new Set([
  'DET',
  'ADJ',
  'NOUN',
  'PROPN',
  'NUM',
  'PRON',
  'PART',
  'PUNCT',
  'ADV',
  'VERB',
  'ADP',
  'SYM',
  'CCONJ',
]);

/**
 * The first word of the noun phrase that ends in `head`: "[a senior Russian foreign ministry] official". Only words that hang
 * below the head and stand before it without a gap; a comma or a quotation mark ends the phrase.
 */
export function phraseStart(tree: Tree, head: number): number {
  let start = head;
  for (let i = head - 1; i >= 0; i--) {
    const token = tree.tokens[i]!;
    if (!INNER.has(token.upos) || !isBelow(tree, i, head)) break;
    if (token.upos === 'PUNCT' && !/^[-‐‑–]$/.test(token.form)) break;
    start = i;
  }
  while (start < head && isOutside(tree.tokens[start]!)) start++;
  return start;
}

/** Words at the left edge of a subtree that do not belong to the name of the thing: "[according to] two officials". */
function isOutside(token: Token): boolean {
  return (
    token.upos === 'ADP' ||
    token.upos === 'CCONJ' ||
    token.upos === 'ADV' ||
    token.upos === 'VERB' ||
    token.upos === 'PUNCT' ||
    token.form.toLowerCase() === 'not' ||
    token.xpos === 'POS'
  );
}

/**
 * The last word of a noun phrase with the complement that says which one: "the leader [of Boko Haram]", "people [familiar with the
 * talks]". Places, relative clauses and what follows a comma are left out.
 */
export function phraseEnd(tree: Tree, head: number): number {
  let end = familiarEnd(tree, head) ?? head;
  for (const child of tree.children[head]!) {
    if (child !== end + 1 && firstBelow(tree, child) !== end + 1) continue;
    const { deprel, upos } = tree.tokens[child]!;
    const complement =
      (isRelation(deprel, 'nmod') &&
        (/^(?:of|for)$/.test(prepositionOf(tree, child)) ||
          (SENT_TO.test(tree.tokens[head]!.form) && prepositionOf(tree, child) === 'to'))) ||
      (isRelation(deprel, 'amod') && upos === 'ADJ' && tree.children[child]!.length > 0) ||
      (isRelation(deprel, 'acl') &&
        deprel !== 'acl:relcl' &&
        (upos === 'ADJ' ||
          (tree.tokens[child]!.xpos === 'VBN' &&
            /^(?:briefed|involved|informed|close)$/.test(tree.tokens[child]!.form))));
    if (!complement) continue;
    const last = lastBelow(tree, child, end + 14);
    if (last === null) continue;
    end = last;
  }
  return end;
}

const SENT_TO = /^(?:ambassadors?|envoys?|representatives?|advis[eo]rs?|delegates?|delegations?)$/i;

/** "people [familiar with the talks]", "an official [briefed on the plan]": by the words, because the tree often hangs them elsewhere. */
function familiarEnd({ tokens }: Tree, head: number): number | null {
  if (!/^(?:familiar|privy|close|briefed|knowledgeable|involved)$/.test(tokens[head + 1]?.form ?? '')) return null;
  if (!/^(?:with|to|on|about|of|in)$/.test(tokens[head + 2]?.form ?? '')) return null;
  for (let i = head + 3; i < Math.min(tokens.length, head + 9); i++) {
    const { upos } = tokens[i]!;
    if ((upos === 'NOUN' || upos === 'PROPN') && !/^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.upos ?? '')) return i;
    if (!/^(?:DET|ADJ|NOUN|PROPN|PRON|PART|VERB)$/.test(upos)) return null;
  }
  return null;
}

function firstBelow(tree: Tree, index: number): number {
  let first = index;
  for (let i = index - 1; i >= 0 && isBelow(tree, i, index); i--) first = i;
  return first;
}

/** The last word below `index` before a comma or a clause; null when that would be a long story. */
function lastBelow(tree: Tree, index: number, limit: number): number | null {
  let last = index;
  for (let i = index + 1; i < tree.tokens.length && isBelow(tree, i, index); i++) {
    const token = tree.tokens[i]!;
    if (/^[,;:()"“”–—]$/u.test(token.form) || /^(?:who|which|that)$/i.test(token.form)) break;
    last = i;
    if (last > limit) return null;
  }
  return last;
}

/** The noun that a word stands before as a part of its name: "[Moscow] talks", "[ministry] spokesman"; -1 when there is none. */
export function nounAfter(tree: Tree, last: number): number {
  const token = tree.tokens[last]!;
  const next = tree.tokens[last + 1];
  if (next === undefined) return -1;
  const inside =
    isRelation(token.deprel, 'compound') ||
    isRelation(token.deprel, 'amod') ||
    isRelation(token.deprel, 'nmod') ||
    isRelation(token.deprel, 'flat');
  if (inside && token.head > last && token.head - last < 6) {
    for (let i = last + 1; i < token.head; i++)
      if (/^[,;:()"“”]$/u.test(tree.tokens[i]!.form) || tree.tokens[i]!.xpos === 'POS') return -1;
    return token.head;
  }
  return next.upos === 'NOUN' && next.head !== last && !isRelation(next.deprel, 'appos') && token.deprel !== 'obj'
    ? next.index
    : -1;
}

/** The verb of which a word, or the list it stands in, is the subject; -1 if of none. Passive subjects are told apart by `passive`. */
export function subjectOf(tree: Tree, index: number): { verb: number; passive: boolean } | null {
  let at = index;
  for (let steps = 0; steps < 8; steps++) {
    const token = tree.tokens[at]!;
    if (isRelation(token.deprel, 'nsubj')) return { verb: token.head, passive: token.deprel.endsWith(':pass') };
    if (isRelation(token.deprel, 'conj') && token.head >= 0) at = token.head;
    else return null;
  }
  return null;
}

/** The preposition before a phrase, asked of the tree and, failing that, of the word before it. */
export function prepositionBefore(tree: Tree, head: number, first: number): string {
  const fromTree = prepositionOf(tree, head);
  if (fromTree !== '') return fromTree;
  for (let i = first - 1; i >= 0 && i >= first - 2; i--) {
    const token = tree.tokens[i]!;
    if (token.upos === 'ADP') return token.form.toLowerCase();
    if (token.upos !== 'DET' && token.upos !== 'ADJ') break;
  }
  return '';
}

/** The first word of the list a conjunct stands in: "in Moscow and [Kyiv]" leads to Moscow. */
export function firstConjunct(tree: Tree, index: number): number {
  let at = index;
  for (let steps = 0; steps < 12 && isRelation(tree.tokens[at]!.deprel, 'conj') && tree.tokens[at]!.head >= 0; steps++)
    at = tree.tokens[at]!.head;
  return at;
}

const OPENING = /^["“„«]|^``$/u;
const CLOSING = /^["”»]|^''$/u;

/** For each word, whether it stands inside quotation marks. `open`: whether the sentence before left a quotation open. */
export function quotedWords(tokens: readonly Token[], open: boolean): { quoted: boolean[]; open: boolean } {
  let inside = open;
  const quoted = tokens.map(({ form }) => {
    if (form === '"') {
      inside = !inside;
      return true;
    }
    if (OPENING.test(form)) {
      inside = true;
      return true;
    }
    if (CLOSING.test(form)) {
      inside = false;
      return true;
    }
    return inside;
  });
  return { quoted, open: inside };
}
