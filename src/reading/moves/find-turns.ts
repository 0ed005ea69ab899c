import type { Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { isNominal, layerOf, matchBest, type Tree } from '../rules/index.ts';
import { moversOf } from './judge-mover.ts';

/** Words that say whose move is next, and whose words they are. */
export interface Turn {
  readonly actor: ActorId;
  readonly span: Span;
  readonly statement: Statement | null;
  readonly rule: string;
  /** True where it is told as an answer that is owed, to an offer the other side has made: "[has not replied]". */
  readonly owed: boolean;
}

const OWED: ReadonlySet<string> = new Set(
  ['yet-to-answer', 'not-answered', 'has-yet-to', 'awaited'].map(name => `turns/${name}`),
);

/** "[The ball is in the Ukrainian court]", "[Hamas has yet to respond]": next movers that the text itself names. */
export function findTurns(grounding: Grounding, tree: Tree): Turn[] {
  const byRule = matchBest(layerOf(grounding.rules, 'turn'), tree.sentence).flatMap(({ rule, head, slots }) => {
    const [actor] = moversOf(grounding, grounding.actorsOf(tree, slots.who ?? [])).by;
    if (actor === undefined) return [];
    return [
      {
        actor,
        span: clauseSpan(tree, head),
        statement: grounding.statementAt(tree.tokens[head]!),
        rule: rule.name,
        owed: OWED.has(rule.name),
      },
    ];
  });
  return [...byRule, ...upTo(grounding, tree)];
}

/** "It is now up to [Ottawa] to move": hung together in so many ways that the words themselves are surer. */
function upTo(grounding: Grounding, tree: Tree): Turn[] {
  return tree.tokens.flatMap(({ index, form }) => {
    if (form.toLowerCase() !== 'up' || tree.tokens[index + 1]?.form.toLowerCase() !== 'to') return [];
    const lead = tree.tokens.slice(Math.max(0, index - 4), index).map(word => word.form.toLowerCase());
    if (!lead.includes('it') || lead.includes('not')) return [];
    const who = tree.tokens.slice(index + 2).find(token => isNominal(token));
    const [actor] =
      who === undefined
        ? []
        : moversOf(
            grounding,
            grounding.actorsOf(
              tree,
              [who.index, who.head].filter(at => at >= index + 2),
            ),
          ).by;
    if (who === undefined || actor === undefined) return [];
    const span = { start: tree.tokens[index - lead.length + lead.indexOf('it')]!.start, end: who.end };
    return [{ actor, span, statement: grounding.statementAt(tree.tokens[index]!), rule: 'turns/up-to', owed: false }];
  });
}
