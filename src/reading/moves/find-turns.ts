import type { Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { layerOf, matchBest, type Tree } from '../rules/index.ts';
import { moversOf } from './judge-mover.ts';

/** Words that say whose move is next, and whose words they are. */
export interface Turn {
  readonly actor: ActorId;
  readonly span: Span;
  readonly statement: Statement | null;
  readonly rule: string;
}

/** "[The ball is in the Ukrainian court]", "[Hamas has yet to respond]": next movers that the text itself names. */
export function findTurns(grounding: Grounding, tree: Tree): Turn[] {
  return matchBest(layerOf(grounding.rules, 'turn'), tree.sentence).flatMap(({ rule, head, slots }) => {
    const [actor] = moversOf(grounding, grounding.actorsOf(tree, slots.who ?? [])).by;
    if (actor === undefined) return [];
    return [
      { actor, span: clauseSpan(tree, head), statement: grounding.statementAt(tree.tokens[head]!), rule: rule.name },
    ];
  });
}
