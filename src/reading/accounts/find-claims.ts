import type { Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding } from '../grounding/index.ts';
import { layerOf, type Match, matchAll } from '../rules/index.ts';
import type { ActorKind } from '../vocabulary.ts';

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

/** Every claim of blame in the report, in text order. `mainPair`: who "the two sides" are, where the report does not say. */
export function findClaims(grounding: Grounding, mainPair: readonly ActorId[]): Claim[] {
  const rules = layerOf(grounding.rules, 'account');
  return grounding.trees.flatMap(tree =>
    matchAll(rules, tree.sentence).flatMap(match => claimsOf(grounding, match, mainPair)),
  );
}

function claimsOf(grounding: Grounding, match: Match, mainPair: readonly ActorId[]): Claim[] {
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
    return holders.length === 0 ? [] : [{ ...base, holders, blames: [], exculpates: holders, confidence: 0.6 }];
  }
  const isTold = rule.makes === 'blame' && rule.set.inside !== true;
  const eachOther = isTold ? mutualBlame(match, mainPair) : [];
  if (eachOther.length === 2) {
    const blame = (holder: ActorId, blamed: ActorId): Claim => ({
      ...base,
      holders: [holder],
      blames: [blamed],
      exculpates: [],
      confidence: 0.7,
    });
    return [blame(eachOther[0]!, eachOther[1]!), blame(eachOther[1]!, eachOther[0]!)];
  }
  const holders = sidesOf(grounding, isTold && named.length > 0 ? named : voices);
  if (holders.length === 0) return [];
  // Nobody accuses his own side by telling what it did; "we refused" is no confession.
  const blames = sidesOf(grounding, behind(slots.blames)).filter(
    blamed => !holders.some(holder => grounding.actors.sameSide(holder, blamed)),
  );
  return blames.length === 0 ? [] : [{ ...base, holders, blames, exculpates: [], confidence: isTold ? 0.8 : 0.6 }];
}

/** "each side blaming [the other]", "they accused [each other]": both blame, and both are blamed. */
function mutualBlame({ tree, slots }: Match, sides: readonly ActorId[]): readonly ActorId[] {
  const isReciprocal = (slots.blames ?? []).some(index => {
    const { lemma } = tree.tokens[index]!;
    return lemma.toLowerCase() === 'other';
  });
  return isReciprocal ? sides : [];
}

/** Whose words a statement is: its speakers, or those they speak for. */
function voicesOf({ actors }: Grounding, { speaker, onBehalfOf, coSpeakers }: Statement): ActorId[] {
  const first = onBehalfOf ?? speaker.actor;
  return first === null ? [...coSpeakers] : [...actors.membersOf(first), ...coSpeakers];
}

/** Papers, agencies and things that were taken for actors hold no account and bear no blame. */
const NO_PARTY: ReadonlySet<ActorKind> = new Set(['news agency', 'publisher', 'place-like entity', 'other']);

/** Blame goes from party to party: a minister's word is his government's, unless he belongs to none. */
function sidesOf({ actors }: Grounding, ids: readonly ActorId[]): ActorId[] {
  const sides = new Set(ids.map(id => actors.sideOf(id)));
  return [...sides].filter(id => !NO_PARTY.has(actors.get(id)?.kind ?? 'other'));
}
