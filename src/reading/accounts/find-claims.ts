import { overlaps, type Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding } from '../grounding/index.ts';
import { factualityOf, isVerbal, layerOf, type Match, matchAll, type RuleSet } from '../rules/index.ts';
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

/** What the finders of claims are given. */
export interface ClaimContext {
  readonly grounding: Grounding;
  readonly statements: readonly Statement[];
  /** People who speak for no party. */
  readonly experts: ReadonlySet<ActorId>;
  /** Who "the two sides" are, where the report does not say. */
  readonly mainPair: readonly ActorId[];
}

/** Every claim of blame in the report, in text order. */
export function findClaims(context: ClaimContext): Claim[] {
  const { grounding, statements } = context;
  const rules = layerOf(grounding.rules, 'account');
  const told = grounding.trees.flatMap(tree =>
    matchAll(rules, tree.sentence).flatMap(match => claimsOf(context, match)),
  );
  const said = statements.flatMap(statement => claimOfStatement(grounding, statement, blamingVerbs(rules)));
  const isTold = ({ span }: Claim) => told.some(claim => overlaps(claim.span, span));
  return [...told, ...said.filter(claim => !isTold(claim))].sort((a, b) => a.span.start - b.span.start);
}

/** Verbs that blame by themselves, whatever their tree looks like: those of the patterns that ask for no further word. */
function blamingVerbs({ rules }: RuleSet): ReadonlySet<string> {
  const blunt = rules.filter(({ makes, set, where }) => makes === 'blame' && set.inside !== true && where.length === 0);
  return new Set(
    blunt.flatMap(({ triggers }) =>
      triggers.filter(({ kind, others }) => kind === 'verb' && others.length === 0).map(({ word }) => word),
    ),
  );
}

/** A statement whose cue blames: its speaker holds the account, the first other side in its words bears the blame. */
function claimOfStatement(grounding: Grounding, statement: Statement, verbs: ReadonlySet<string>): Claim[] {
  const { cue, content } = statement;
  if (cue.lemma === null || cue.cite === null || !verbs.has(cue.lemma) || statement.polarity === 'negative') return [];
  if (isOnlyImagined(grounding, cue.cite)) return [];
  const holders = sidesOf(grounding, voicesOf(grounding, statement));
  const named = content.flatMap(span => grounding.actors.allAt(span));
  const blamed = sidesOf(grounding, named).find(
    side => !holders.some(holder => grounding.actors.sameSide(holder, side)),
  );
  const [first] = content;
  if (holders.length === 0 || blamed === undefined || first === undefined) return [];
  const span = { start: Math.min(cue.cite.start, first.start), end: Math.max(cue.cite.end, first.end) };
  return [
    {
      holders,
      blames: [blamed],
      exculpates: [],
      span,
      cause: first,
      statement,
      rule: 'accounts/blaming-cue',
      confidence: 0.6,
    },
  ];
}

/** "[if] the junta blamed them": nobody has blamed anybody yet. */
function isOnlyImagined({ trees }: Grounding, cue: Span): boolean {
  const tree = trees.find(({ sentence }) => sentence.start <= cue.start && cue.end <= sentence.end);
  const verb = tree?.tokens.find(token => overlaps(token, cue) && isVerbal(token));
  if (tree === undefined || verb === undefined) return false;
  const told = factualityOf(tree, verb.index);
  return told.hypothetical || told.negated;
}

/** The statement whose cue stands at this place. */
const speaking = (statements: readonly Statement[], at: number): Statement | null =>
  statements.find(({ cue }) => cue.cite !== null && cue.cite.start <= at && at < cue.cite.end) ?? null;

function claimsOf(context: ClaimContext, match: Match): Claim[] {
  const { grounding, statements, mainPair } = context;
  const { rule, tree, head, slots } = match;
  const statement = grounding.statementAt(tree.tokens[head]!);
  const voices = statement === null ? [] : voicesOf(grounding, statement);
  const behind = (indexes: readonly number[] | undefined) => [
    ...new Set((indexes ?? []).flatMap(index => actorsBehind(grounding, tree, index))),
  ];
  const named = behind(slots.holder);
  // What somebody is blamed for is never just the name of the blamed.
  const reason = slots.claim?.find(index => grounding.actorOf(tree, index) === null);
  const cause = reason === undefined ? null : clauseSpan(tree, reason);
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
  // Where the blaming verb is a statement's cue, that layer has weighed who speaks.
  const speech = isTold ? speaking(statements, tree.tokens[head]!.start) : null;
  const speakers = speech === null ? named : voicesOf(grounding, speech);
  const blamed = behind(slots.blames);
  // The first of the possible holders who blames somebody else than himself: the tree may have mixed up who speaks.
  for (const holders of isTold ? [speakers, named, voices] : [voices]) {
    const pair = betweenSides(context, holders, blamed) ?? (isTold ? withinSide(grounding, holders, blamed) : null);
    if (pair !== null) return [{ ...base, ...pair, exculpates: [], confidence: isTold ? 0.8 : 0.6 }];
  }
  return [];
}

type Pair = Pick<Claim, 'holders' | 'blames'>;

/** Blame from side to side. Nobody accuses his own side by telling what it did; "we refused" is no confession. */
function betweenSides(
  { grounding, experts }: ClaimContext,
  holders: readonly ActorId[],
  blamed: readonly ActorId[],
): Pair | null {
  // What analysts make of a party is an assessment, not an account of one side against another.
  const from = sidesOf(
    grounding,
    holders.filter(holder => !experts.has(holder)),
  );
  const { actors } = grounding;
  // "The union said its members had refused": a body's own people are no other side, whatever the list makes of them.
  const to = sidesOf(grounding, blamed).filter(
    one => !from.some(side => actors.membersOf(side).some(own => actors.sameSide(own, one))),
  );
  return from.length === 0 || to.length === 0 ? null : { holders: from, blames: to };
}

/** Blame inside one side, told outright: "the Israeli right, which blames the prime minister". */
function withinSide({ actors }: Grounding, holders: readonly ActorId[], blamed: readonly ActorId[]): Pair | null {
  const isApart = (a: ActorId, b: ActorId) => !actors.chainOf(a).includes(b) && !actors.chainOf(b).includes(a);
  const from = holders.filter(holder => !NO_PARTY.has(actors.get(holder)?.kind ?? 'other'));
  const to = blamed.filter(one => from.length > 0 && from.every(holder => isApart(holder, one)));
  return to.length === 0 ? null : { holders: from, blames: to };
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
const NO_PARTY: ReadonlySet<ActorKind> = new Set(['news agency', 'publisher', 'other']);

/** Blame goes from party to party: a minister's word is his government's, unless he belongs to none. */
function sidesOf({ actors }: Grounding, ids: readonly ActorId[]): ActorId[] {
  const sides = new Set(ids.map(id => actors.sideOf(id)));
  return [...sides].filter(id => !NO_PARTY.has(actors.get(id)?.kind ?? 'other'));
}
