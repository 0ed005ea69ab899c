import { clauseSpan, type Grounding } from '../grounding/index.ts';
import {
  doers,
  factualityOf,
  isPassive,
  isRelation,
  isVerbal,
  listed,
  subtree,
  type Tree,
  undergoers,
} from '../rules/index.ts';
import { moversOf, partySpeaking } from './judge-mover.ts';
import type { MoveDraft } from './move-draft.ts';

/**
 * Demands without a verb of demanding: what a party says the other side must do.
 *
 *   "The rebels must stop their attacks first," the minister said.
 *    └ to        └ about                        └ by
 */
export function findObligations(grounding: Grounding, tree: Tree): MoveDraft[] {
  const found: MoveDraft[] = [];
  for (const token of tree.tokens) {
    if (!isVerbal(token) && token.upos !== 'ADJ') continue;
    const strength = obligation(tree, token.index);
    if (strength === null) continue;
    const statement = grounding.statementAt(token);
    const speaker = partySpeaking(grounding, statement);
    if (statement === null || speaker === null) continue;
    const factuality = factualityOf(tree, token.index);
    if (factuality.negated || factuality.hypothetical || factuality.question) continue;
    const passive = isPassive(tree, token.index);
    const subject =
      passive && doers(tree, token.index).length === 0 ? undergoers(tree, token.index) : doers(tree, token.index);
    const to = moversOf(grounding, grounding.actorsOf(tree, subject)).by.filter(
      side => !grounding.actors.sameSide(side, speaker),
    );
    const bargained = subtree(tree, token.index).some(index =>
      listed('matters', tree.tokens[index]!.lemma.toLowerCase()),
    );
    if (
      !bargained ||
      (to.length === 0 && !(passive && strength === 'must' && grounding.actorsOf(tree, subject).length === 0))
    )
      continue;
    found.push({
      tree,
      head: token.index,
      type: strength === 'must' ? 'demand' : 'urge',
      rule: 'moves/says-other-must',
      span: clauseSpan(tree, token.index),
      by: [speaker],
      voicedBy: statement.speaker.actor === speaker ? null : statement.speaker.actor,
      to,
      statement,
      about: token.index,
      aboutSpan: clauseSpan(tree, token.index),
      nominal: false,
      force: 'explicit',
      standing: factuality.habitual,
      factuality,
      confidence: 0.55,
    });
  }
  return found;
}

/** "must", "have to", "need to" bind; "should", "ought to" urge. */
function obligation(tree: Tree, index: number): 'must' | 'should' | null {
  for (const child of tree.children[index]!) {
    const { deprel, form } = tree.tokens[child]!;
    if (!isRelation(deprel, 'aux')) continue;
    const word = form.toLowerCase();
    if (word === 'must') return 'must';
    if (word === 'should' || word === 'ought') return 'should';
  }
  const { head, deprel } = tree.tokens[index]!;
  if (head >= 0 && isRelation(deprel, 'xcomp')) {
    const { lemma, xpos } = tree.tokens[head]!;
    if ((lemma === 'have' || lemma === 'need') && xpos !== 'VBN') return 'must';
  }
  return null;
}
