import type { Sentence, Token } from '../../language/index.ts';
import { factualityOf, isPassive, matchAll, type RuleSet, type Tree, treeOf } from '../rules/index.ts';

/** Who acts and who is acted on, as word indexes of one sentence; the recipient may be missing. */
export interface Dyad {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/**
 * What a scorer may see of an act between two actors: the words, the way through the tree from one to the other, what that way
 * passes, how the clause is told, and which patterns fit there. Feature names are words of the language and of the tree only;
 * the weights file keeps hashes.
 */
export function eventFeatures(sentence: Sentence, dyad: Dyad, patterns: RuleSet): string[] {
  const tree = treeOf(sentence);
  const features = new Set<string>(['bias']);
  const actors = new Set([...dyad.source, ...dyad.target]);
  addWords(sentence.tokens, actors, dyad, features);
  const way = wayBetween(tree, dyad);
  addWay(tree, way, actors, features);
  addPatterns(sentence, patterns, dyad, way, features);
  return [...features];
}

const CONTENT = new Set(['NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PROPN', 'AUX', 'PART', 'SCONJ']);
// Long inflected and derived forms of one stem ("negotiator", "negotiation") share their first letters.
const STEM = 5;

function addWords(tokens: readonly Token[], actors: ReadonlySet<number>, dyad: Dyad, features: Set<string>): void {
  const first = Math.min(...dyad.source, ...dyad.target);
  const last = Math.max(...dyad.source, ...dyad.target);
  let before = '^';
  for (const token of tokens) {
    if (actors.has(token.index)) {
      before = dyad.source.includes(token.index) ? 'S' : 'T';
      continue;
    }
    if (!CONTENT.has(token.upos)) continue;
    const lemma = token.lemma.toLowerCase();
    if (token.upos !== 'PROPN') {
      features.add(`word ${lemma}`);
      if (lemma.length > STEM) features.add(`stem ${lemma.slice(0, STEM)}`);
    }
    const zone = token.index < first ? 'before' : token.index > last ? 'after' : 'between';
    features.add(`${zone} ${lemma}`);
    features.add(`pair ${before} ${lemma}`);
    before = lemma;
  }
}

/** The words on the way from the source up to the common head and down to the target, ends left out, with the relations walked. */
interface Way {
  readonly top: number;
  readonly words: readonly number[];
  readonly relations: string;
}

function wayBetween(tree: Tree, { source, target }: Dyad): Way {
  const from = topOf(tree, source);
  if (target.length === 0) {
    const up = lineOf(tree, from);
    return { top: up[1] ?? from, words: up.slice(1, 3), relations: tree.tokens[from]!.deprel };
  }
  const to = topOf(tree, target);
  const up = lineOf(tree, from);
  const down = lineOf(tree, to);
  const top = up.find(index => down.includes(index)) ?? from;
  const left = up.slice(0, up.indexOf(top));
  const right = down.slice(0, down.indexOf(top));
  const relations = `${left.map(index => tree.tokens[index]!.deprel).join('<')}|${right
    .reverse()
    .map(index => tree.tokens[index]!.deprel)
    .join('>')}`;
  return { top, words: [...left.slice(1), top, ...right.slice(0, -1)], relations };
}

/** The word of a phrase that hangs outside it. */
function topOf(tree: Tree, phrase: readonly number[]): number {
  return phrase.find(index => !phrase.includes(tree.tokens[index]!.head)) ?? phrase[0] ?? 0;
}

function lineOf(tree: Tree, index: number): number[] {
  const line: number[] = [];
  for (let at = index; at >= 0 && line.length < 40; at = tree.tokens[at]!.head) line.push(at);
  return line;
}

const ARGUMENTS = new Set([
  'obj',
  'xcomp',
  'ccomp',
  'obl',
  'compound:prt',
  'nsubj',
  'nsubj:pass',
  'advcl',
  'nmod',
  'iobj',
]);
const FLAGS = ['negated', 'possible', 'obliged', 'conditional', 'hypothetical', 'future', 'intended'] as const;

function addWay(tree: Tree, { top, words, relations }: Way, actors: ReadonlySet<number>, features: Set<string>): void {
  features.add(`way ${relations}`);
  for (const index of words) {
    const { lemma, upos } = tree.tokens[index]!;
    features.add(`on way ${lemma.toLowerCase()}`);
    if (upos === 'VERB') features.add(`${isPassive(tree, index) ? 'passive' : 'active'} ${lemma.toLowerCase()}`);
  }
  const verb = tree.tokens[top]!.lemma.toLowerCase();
  features.add(`top ${verb}`);
  features.add(`top ${verb} ${relations}`);
  for (const child of tree.children[top]!) {
    const { deprel, lemma } = tree.tokens[child]!;
    if (actors.has(child) || !ARGUMENTS.has(deprel)) continue;
    features.add(`top takes ${deprel} ${lemma.toLowerCase()}`);
    features.add(`top ${verb} takes ${lemma.toLowerCase()}`);
    for (const under of tree.children[child]!)
      if (tree.tokens[under]!.deprel === 'case') features.add(`top ${verb} ${tree.tokens[under]!.lemma.toLowerCase()}`);
  }
  const factuality = factualityOf(tree, top);
  for (const flag of FLAGS) if (factuality[flag]) features.add(`clause ${flag}`).add(`clause ${flag} ${verb}`);
}

function addPatterns(
  sentence: Sentence,
  patterns: RuleSet,
  { source, target }: Dyad,
  way: Way,
  features: Set<string>,
): void {
  for (const { rule, head, slots } of matchAll(patterns, sentence)) {
    const made = `${rule.layer} ${rule.makes}`;
    features.add(`pattern ${made}`);
    if (head === way.top || way.words.includes(head)) features.add(`pattern on way ${made}`);
    const fills = (words: readonly number[]) =>
      Object.values(slots).some(filled => filled.some(index => words.includes(index)));
    if (fills(source)) features.add(`pattern of source ${made}`);
    if (fills(target)) features.add(`pattern of target ${made}`);
    if (fills(source) && fills(target)) features.add(`pattern of both ${made}`);
  }
}
