import { dependents, isNominal, prepositionOf, subtree, type Tree, treeOf } from '../rules/index.ts';
import { meetingWords } from './meeting-words.ts';

/** Prepositions that make one meeting the setting of what is done there: "proposed a summit [at] the third round". */
export const SETTINGS: ReadonlySet<string> = new Set([
  'at',
  'in',
  'during',
  'after',
  'before',
  'following',
  'since',
  'throughout',
]);

const isMeetingNoun = (tree: Tree, index: number): boolean =>
  isNominal(tree.tokens[index]!) && meetingWords().kindOf.has(tree.tokens[index]!.lemma.toLowerCase());

/**
 * Puts right what a parser hangs too high where two meetings stand in one phrase:
 *
 *   Peru proposed a summit at the third round of talks, which was held on May 2
 *                   └ obj     └ where it was proposed      └ said of the round
 */
export function attachClauses(tree: Tree): Tree {
  const heads = new Map<number, { head: number; deprel: string }>();
  tree.tokens.forEach(({ deprel, head }, index) => {
    if (head < 0) return;
    if (deprel === 'acl:relcl' && isMeetingNoun(tree, head)) {
      const nearer = nearerMeeting(tree, index, head) ?? wholeOf(tree, head);
      if (nearer !== null) heads.set(index, { head: nearer, deprel });
    }
    if (deprel === 'nmod' && isMeetingNoun(tree, index) && isMeetingNoun(tree, head) && isSetting(tree, index)) {
      const verb = tree.tokens[head]!.head;
      if (tree.tokens[head]!.deprel === 'obj' && isProposing(tree, verb))
        heads.set(index, { head: verb, deprel: 'obl' });
    }
  });
  if (heads.size === 0) return tree;
  const tokens = tree.tokens.map((token, index) => ({ ...token, ...heads.get(index) }));
  return treeOf({ ...tree.sentence, tokens });
}

const isProposing = (tree: Tree, verb: number): boolean =>
  verb >= 0 && meetingWords().statusOfVerb.get(tree.tokens[verb]!.lemma.toLowerCase()) === 'proposed';

/** "at [the] third round", "during [that] meeting": one that the reader knows of. */
const isSetting = (tree: Tree, index: number): boolean =>
  SETTINGS.has(prepositionOf(tree, index)) &&
  dependents(tree, index, 'det').some(child => /^(?:the|this|that|these|those)$/i.test(tree.tokens[child]!.form));

/** Where something was proposed is not where it is to be: the round in "proposed a summit at the [round] in Lima". */
export const isSettingOfProposal = (tree: Tree, index: number): boolean =>
  isMeetingNoun(tree, index) && isSetting(tree, index) && isProposing(tree, tree.tokens[index]!.head);

/** The meeting that stands right before a relative clause, where its number fits: "the third [round] of talks, which was …" */
function nearerMeeting(tree: Tree, clause: number, far: number): number | null {
  const opening = subtree(tree, clause)[0]!;
  let at = opening - 1;
  while (at > far && tree.tokens[at]!.upos === 'PUNCT') at--;
  const plural = isPlural(tree, clause);
  let nearest: number | null = null;
  for (let steps = 0; at > far && steps < 4; steps++) {
    if (!isMeetingNoun(tree, at)) break;
    if (plural === null || plural === (tree.tokens[at]!.xpos === 'NNS')) nearest = at;
    if (prepositionOf(tree, at) !== 'of')
      return SETTINGS.has(prepositionOf(tree, at)) ? (nearest === null ? null : at) : null;
    at = tree.tokens[at]!.head;
  }
  return null;
}

/** What is said of the "talks" of "a [round] of talks" is said of the round. */
function wholeOf(tree: Tree, part: number): number | null {
  const { head, deprel } = tree.tokens[part]!;
  return deprel === 'nmod' && prepositionOf(tree, part) === 'of' && isMeetingNoun(tree, head) ? head : null;
}

/** Whether the verb of a clause is in the plural; null where its form does not tell. */
function isPlural(tree: Tree, clause: number): boolean | null {
  const auxiliaries = tree.children[clause]!.filter(child => /^(?:aux|cop)/.test(tree.tokens[child]!.deprel));
  const { form, xpos } = tree.tokens[auxiliaries[0] ?? clause]!;
  if (/^(?:was|is|has)$/i.test(form) || xpos === 'VBZ') return false;
  return /^(?:were|are|have)$/i.test(form) || xpos === 'VBP' ? true : null;
}
