import type { ActorId } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { doers, factualityOf, isVerbal, type Tree } from '../rules/index.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * One act told as still going on, and as over beforehand.
 *
 *   The army said it [was pulling back its troops] as the truce began … it [had withdrawn its troops ahead of the truce]
 */
export const findUnderWayOrDone: ClashFinder = grounding => {
  const leavings = leavingsOf(grounding);
  const first = leavings.find(({ tree, verb }) => factualityOf(tree, verb).ongoing);
  const second = leavings.find(
    ({ tree, side, verb }) =>
      first !== undefined && side === first.side && tree !== first.tree && isOverBefore(grounding, tree, verb),
  );
  return first === undefined || second === undefined ? [] : [clashOf(first, second)];
};

interface Leaving {
  readonly tree: Tree;
  readonly verb: number;
  readonly side: ActorId;
}

function leavingsOf(grounding: Grounding): Leaving[] {
  return grounding.trees.flatMap(tree =>
    tree.tokens.flatMap(token => {
      if (!isVerbal(token) || !LEAVING.has(token.lemma) || factualityOf(tree, token.index).negated) return [];
      const [actor] = grounding.actorsOf(tree, doers(tree, token.index));
      return actor === undefined ? [] : [{ tree, verb: token.index, side: grounding.actors.sideOf(actor) }];
    }),
  );
}

const LEAVING = new Set(['withdraw', 'pull', 'leave', 'evacuate', 'retreat']);

/** "had withdrawn ahead of the truce": over, and before the very thing it is measured by. */
function isOverBefore({ report }: Grounding, tree: Tree, verb: number): boolean {
  const { perfect, ongoing } = factualityOf(tree, verb);
  const { start } = tree.tokens[verb]!;
  return (
    perfect &&
    !ongoing &&
    /\b(?:ahead of|before|prior to)\b/.test(report.text.slice(start, Math.min(tree.sentence.end, start + 100)))
  );
}

const clashOf = (doing: Leaving, done: Leaving): Clash => ({
  kind: 'status',
  verdict: 'inconsistent in use',
  severity: 'low',
  why: 'a withdrawal told as still going on, and as done before',
  versions: [
    { value: 'under way', span: clauseSpan(doing.tree, doing.verb) },
    { value: 'done', span: clauseSpan(done.tree, done.verb) },
  ],
  rule: 'clashes/under-way-or-done',
  confidence: 0.5,
});
