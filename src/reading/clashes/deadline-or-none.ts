import type { ActorId } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { doers, factualityOf, isVerbal, type Tree, undergoers } from '../rules/index.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * No date has been set, and yet there is one.
 *
 *   The board [has not set a deadline] for a contract … the board said it [intends to settle by the end of January]
 */
export const findDeadlineOrNone: ClashFinder = grounding => {
  const refusals = placesOf(grounding, deniesDeadline);
  const plans = placesOf(grounding, namesDeadline);
  return refusals.flatMap(refusal => {
    const plan = plans.find(({ tree, side }) => tree !== refusal.tree && side === refusal.side);
    return plan === undefined ? [] : [clashOf(refusal, plan)];
  });
};

interface Place {
  readonly tree: Tree;
  readonly verb: number;
  readonly side: ActorId;
}

function placesOf(grounding: Grounding, test: (grounding: Grounding, tree: Tree, verb: number) => boolean): Place[] {
  return grounding.trees.flatMap(tree =>
    tree.tokens.flatMap(token => {
      if (!isVerbal(token) || !test(grounding, tree, token.index)) return [];
      const [actor] = grounding.actorsOf(tree, doers(tree, token.index));
      return actor === undefined ? [] : [{ tree, verb: token.index, side: grounding.actors.sideOf(actor) }];
    }),
  );
}

const SETTING = new Set(['set', 'give', 'name', 'fix', 'announce', 'provide']);
const LIMITS = new Set(['deadline', 'timetable', 'timeline', 'timeframe', 'date']);

function deniesDeadline(_: Grounding, tree: Tree, verb: number): boolean {
  if (!SETTING.has(tree.tokens[verb]!.lemma) || !factualityOf(tree, verb).negated) return false;
  return undergoers(tree, verb).some(index => LIMITS.has(tree.tokens[index]!.lemma.toLowerCase()));
}

const PLANNING = new Set(['intend', 'plan', 'aim', 'promise', 'pledge', 'expect', 'vow', 'commit']);

/** A plan with a last day: "intends to reach a contract [by] the end of January". */
function namesDeadline(grounding: Grounding, tree: Tree, verb: number): boolean {
  if (!PLANNING.has(tree.tokens[verb]!.lemma) || factualityOf(tree, verb).negated) return false;
  const span = clauseSpan(tree, verb);
  return grounding
    .timesIn(span)
    .some(
      ({ type, cite }) =>
        type === 'date' && /\bby\s+$/.test(grounding.report.text.slice(Math.max(0, cite.start - 4), cite.start)),
    );
}

function clashOf(refusal: Place, plan: Place): Clash {
  return {
    kind: 'time',
    verdict: 'tension',
    severity: 'low',
    why: 'the same side is told to have set no date, and to plan for one',
    versions: [
      { value: 'none', span: clauseSpan(refusal.tree, refusal.verb) },
      { value: 'a date', span: clauseSpan(plan.tree, plan.verb) },
    ],
    rule: 'clashes/deadline-or-none',
    confidence: 0.5,
  };
}
