import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../../text/index.ts';
import type { ChainRole } from '../vocabulary.ts';
import { branch, isEdgeMark, isQuotationMark, isRelation, type Tree } from './tree.ts';

/** What `rules/en/outlets.yaml` knows. */
export interface OutletNames {
  readonly agencies: ReadonlySet<string>;
  readonly outlets: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

/** A passer-on of other people's words, as a phrase of the text names it. */
export interface OutletMention {
  /** Words of the name, without its article; for "the paper", the noun. */
  readonly words: readonly number[];
  readonly role: Extract<ChainRole, 'agency' | 'other outlet'>;
  /** False for "the paper": an outlet named before. */
  readonly named: boolean;
}

const list = z.string().transform(
  text =>
    new Set(
      text
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== ''),
    ),
);
const Names = z.strictObject({ agencies: list, outlets: list, endings: list, nouns: list, documents: list });

const FILE = new URL('../../../rules/en/outlets.yaml', import.meta.url);
let shipped: OutletNames | null = null;

export function outletNames(): OutletNames {
  shipped ??= Names.parse(parseYaml(readFileSync(FILE, 'utf8')));
  return shipped;
}

/**
 * The outlet a noun phrase names, by its head word: the phrase itself ("the Times"), a name hung on a noun for one ("the news agency TASS"),
 * or what a report is from ("a report from TASS").
 */
export function outletOf(tree: Tree, head: number, names: OutletNames, depth = 0): OutletMention | null {
  const token = tree.tokens[head]!;
  if (token.upos === 'PROPN' || /^\p{Lu}/u.test(token.form)) {
    const words = nameAround(tree, head);
    const name = words
      .map(word => tree.tokens[word]!.form)
      .join(' ')
      .replace(/ ([’'.-]) ?/g, '$1')
      .replace(/ !/g, '!');
    const last = tree.tokens[words.at(-1)!]!.form;
    if (names.agencies.has(name)) return { words, role: 'agency', named: true };
    if (names.outlets.has(name)) return { words, role: 'other outlet', named: true };
    if (
      words.length > 1 &&
      names.endings.has(last) &&
      !/^(?:Fake|Breaking|Good|Bad|Local|Dishonest|State|World)$/.test(tree.tokens[words[0]!]!.form)
    ) {
      return {
        words,
        role: /^(?:Agency|Press|Newswires?|Wire|Novosti)$/.test(last) ? 'agency' : 'other outlet',
        named: true,
      };
    }
  }
  if (depth > 1) return null;
  const noun = token.lemma.toLowerCase();
  if (names.nouns.has(noun) || names.documents.has(noun)) {
    for (const child of tree.children[head]!) {
      const { deprel, upos } = tree.tokens[child]!;
      const carries =
        isRelation(deprel, 'appos') ||
        isRelation(deprel, 'nmod') ||
        isRelation(deprel, 'compound') ||
        isRelation(deprel, 'flat') ||
        deprel === 'acl';
      if (!carries || (upos !== 'PROPN' && upos !== 'NOUN' && deprel !== 'acl')) continue;
      const inner = deprel === 'acl' ? agentOf(tree, child) : child;
      const found = inner < 0 ? null : outletOf(tree, inner, names, depth + 1);
      if (found !== null) return found;
    }
    if (names.nouns.has(noun) && depth === 0)
      return { words: [head], role: noun === 'agency' ? 'agency' : 'other outlet', named: false };
  }
  // "John Smith of the Times", "the Times's Ann Lee": the person speaks for himself, the outlet is his employer.
  return null;
}

// a report published by [TASS]
const agentOf = (tree: Tree, verb: number): number =>
  tree.children[verb]!.find(child => isRelation(tree.tokens[child]!.deprel, 'obl')) ?? -1;

/** Capitalised neighbours of a head inside its own phrase: "The [New York Times]". */
function nameAround(tree: Tree, head: number): number[] {
  const own = new Set(branch(tree, head));
  // Two names side by side under one verb are one name that the parser cut: told [Israel] [Radio].
  const beside = (word: number) =>
    tree.tokens[word]?.upos === 'PROPN' &&
    tree.tokens[word]!.head === tree.tokens[head]!.head &&
    tree.tokens[word]!.deprel === tree.tokens[head]!.deprel;
  const isName = (word: number) =>
    (own.has(word) || beside(word)) &&
    (/^[\p{Lu}\d]/u.test(tree.tokens[word]!.form) ||
      /^(?:of|de|la|and|della|al|-|!|[’']s?)$/u.test(tree.tokens[word]!.form));
  let first = head;
  while (first > 0 && isName(first - 1)) first--;
  let last = head;
  while (last + 1 < tree.tokens.length && isName(last + 1)) last++;
  while (first < head && !/^[\p{Lu}\d]/u.test(tree.tokens[first]!.form)) first++;
  while (first < head && (tree.tokens[first]!.upos === 'DET' || tree.tokens[first]!.upos === 'ADP')) first++;
  while (last > head && !/^[\p{Lu}\d]/u.test(tree.tokens[last]!.form)) last--;
  // told [“Fox News Sunday”]: a title between quotation marks is one name
  if (first > 0 && isQuotationMark(tree.tokens[first - 1]!)) {
    const close = tree.tokens.findIndex(token => token.index > last && isQuotationMark(token));
    if (close > 0 && close - last < 5) {
      while (last + 1 < close && !isEdgeMark(tree.tokens[last + 1]!)) last++;
    }
  }
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
