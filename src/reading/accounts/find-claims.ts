import type { Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding } from '../grounding/index.ts';
import { layerOf, type Match, matchAll } from '../rules/index.ts';

/** One place where somebody puts blame on somebody, or takes it off. */
export interface Claim {
  readonly holders: readonly ActorId[];
  readonly blames: readonly ActorId[];
  readonly exculpates: readonly ActorId[];
  readonly span: Span;
  readonly cause: Span | null;
  /** The statement whose words make it; null for an act of blaming that the report itself tells. */
  readonly statement: Statement | null;
  readonly rule: string;
  readonly confidence: number;
}

/** Every claim of blame in the report, in text order. */
export function findClaims(grounding: Grounding): Claim[] {
  const rules = layerOf(grounding.rules, 'account');
  return grounding.trees.flatMap(tree =>
    matchAll(rules, tree.sentence).flatMap(match => {
      const claim = claimOf(grounding, match);
      return claim === null ? [] : [claim];
    }),
  );
}

function claimOf(grounding: Grounding, match: Match): Claim | null {
  const { rule, tree, head, slots } = match;
  const statement = grounding.statementAt(tree.tokens[head]!);
  const voices = statement === null ? [] : voicesOf(grounding, statement);
  const behind = (indexes: readonly number[] | undefined) => [
    ...new Set((indexes ?? []).flatMap(index => actorsBehind(grounding, tree, index))),
  ];
  const named = behind(slots.holder);
  const cause = slots.claim === undefined ? null : clauseSpan(tree, slots.claim[0]!);
  const base = { span: clauseSpan(tree, head), cause, statement, rule: rule.name };

  if (rule.makes === 'denial') {
    const holders = sidesOf(grounding, named.length > 0 ? named : voices);
    return holders.length === 0 ? null : { ...base, holders, blames: [], exculpates: holders, confidence: 0.6 };
  }
  const isTold = rule.makes === 'blame' && rule.set.inside !== true;
  const holders = sidesOf(grounding, isTold && named.length > 0 ? named : voices);
  if (holders.length === 0) return null;
  // Nobody accuses his own side by telling what it did; "we refused" is no confession.
  const blames = sidesOf(grounding, behind(slots.blames)).filter(
    blamed => !holders.some(holder => grounding.actors.sameSide(holder, blamed)),
  );
  return blames.length === 0 ? null : { ...base, holders, blames, exculpates: [], confidence: isTold ? 0.8 : 0.6 };
}

/** Whose words a statement is: its speakers, or those they speak for. */
function voicesOf({ actors }: Grounding, { speaker, onBehalfOf, coSpeakers }: Statement): ActorId[] {
  const first = onBehalfOf ?? speaker.actor;
  return first === null ? [...coSpeakers] : [...actors.membersOf(first), ...coSpeakers];
}

/** Blame goes from party to party: a minister's word is his government's, unless he belongs to none. */
function sidesOf({ actors }: Grounding, ids: readonly ActorId[]): ActorId[] {
  return [...new Set(ids.map(id => actors.sideOf(id)))];
}
