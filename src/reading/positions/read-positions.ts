import { citeOf, type Span } from '../../text/index.ts';
import type { ActorId, Condition, Position, Shift, Voice } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding, groundingOf, phraseSpan } from '../grounding/index.ts';
import {
  dependents,
  doers,
  isRelation,
  layerOf,
  listed,
  type Match,
  matchBest,
  prepositionOf,
  subtree,
  type Tree,
} from '../rules/index.ts';
import { newEntry, REPORTER, type ReadingSoFar, type ReadingStep } from '../step.ts';
import type { PositionPolarity, ShiftDirection } from '../vocabulary.ts';

/** Where each side stands on what, and where the report says that a side has moved. */
export const readPositions: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const told = grounding.trees.flatMap(tree => {
    const positions = matchBest(layerOf(grounding.rules, 'position'), tree.sentence).map(match =>
      positionOf(grounding, match),
    );
    return positions.filter(position => position !== null);
  });
  const shifts = grounding.trees.flatMap(tree => {
    const found = matchBest(layerOf(grounding.rules, 'shift'), tree.sentence).map(match => shiftOf(grounding, match));
    return found.filter(shift => shift !== null);
  });
  const conditional = soFar.conditions.flatMap(condition => positionOfCondition(grounding, condition, soFar));
  return { positions: unique([...conditional, ...told]), shifts };
};

const POLARITIES: Readonly<Record<string, PositionPolarity>> = {
  'red line': 'against',
  against: 'against',
  for: 'for',
};

function positionOf(grounding: Grounding, match: Match): Position | null {
  const { rule, tree, head, slots, factuality } = match;
  const polarity = POLARITIES[rule.makes];
  const issue = slots.issue?.[0];
  if (polarity === undefined || issue === undefined || !isIssue(grounding, match, issue)) return null;
  const holder = holderOf(grounding, match);
  if (holder === null) return null;
  const issueSpan = isClause(tree.tokens[issue]!.upos) ? clauseSpan(tree, issue) : phraseSpan(tree, issue);
  const { report } = grounding;
  return {
    ...newEntry(report, 'position', [clauseSpan(tree, head)], {
      rule: rule.name,
      confidence: 0.6,
      voice: voiceAt(grounding, match),
      discriminator: polarity,
    }),
    actor: holder,
    issue: shorten(report.text.slice(issueSpan.start, issueSpan.end)),
    stance: shorten(report.text.slice(...bounds(clauseSpan(tree, head)))),
    polarity: factuality.conditional || factuality.possible ? 'ambiguous' : polarity,
    redLine: rule.makes === 'red line',
    conditionalOn: [],
    from: null,
    to: null,
    justifications: [],
  };
}

/**
 * What one can hold a position on: a thing or an act, not "it", not a day, and not the neighbour one wants something of. Verbs of plain wishing
 * take only what is bargained about.
 */
function isIssue(grounding: Grounding, { rule, tree, head }: Match, issue: number): boolean {
  // "the Peruvian-[backed] rebels": a word beside a noun tells what it is, not where somebody stands.
  if (isRelation(tree.tokens[head]!.deprel, 'amod')) return false;
  const token = tree.tokens[issue]!;
  if (isClause(token.upos) || rule.makes === 'red line') {
    return rule.set.bargained !== true || (namesMatter(tree, issue) && !isOwnWish(tree, issue));
  }
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN') return false;
  if (grounding.timesIn(token).length > 0) return false;
  const actor = grounding.actors.at(token);
  const isActor = actor !== null && grounding.actors.get(actor)?.mentions.some(({ end }) => end === token.end) === true;
  return !isActor && (rule.set.bargained !== true || namesMatter(tree, issue));
}

/** "is seeking [to buy] time": for itself, unless it is to talk or to agree. */
function isOwnWish(tree: Tree, issue: number): boolean {
  const lemma = tree.tokens[issue]!.lemma.toLowerCase();
  return listed('own wishes', lemma) && !listed('talking', lemma) && !/^(?:make|reach|sign|settle)$/.test(lemma);
}

const namesMatter = (tree: Tree, issue: number): boolean =>
  subtree(tree, issue).some(index => listed('matters', tree.tokens[index]!.lemma.toLowerCase()));

/** The holder a pattern finds, else whoever's words these are: "the pension is non-negotiable", the union said. */
function holderOf(grounding: Grounding, { tree, head, slots }: Match): ActorId | null {
  const named = (slots.holder ?? slots.who ?? []).flatMap(index => actorsBehind(grounding, tree, index))[0];
  if (named !== undefined) return grounding.actors.sideOf(named);
  if (slots.holder !== undefined) return subjectSide(grounding, tree);
  const statement = grounding.statementAt(tree.tokens[head]!);
  const voice = statement === null ? null : (statement.onBehalfOf ?? statement.speaker.actor);
  return voice === null ? null : grounding.actors.sideOf(voice);
}

/** "[Parliament] has passed a law that rules it out": where a law or a plan holds the line, whoever the sentence is about does. */
function subjectSide(grounding: Grounding, tree: Tree): ActorId | null {
  const root = tree.tokens.findIndex(({ head }) => head < 0);
  const [actor] = doers(tree, root).flatMap(index => actorsBehind(grounding, tree, index));
  return actor === undefined ? null : grounding.actors.sideOf(actor);
}

function shiftOf(grounding: Grounding, match: Match): Shift | null {
  const { rule, tree, head, slots } = match;
  const holder = holderOf(grounding, match);
  if (holder === null) return null;
  const triggers = (slots.since ?? []).flatMap(index => parallels(tree, index));
  const { report } = grounding;
  const issue = slots.issue?.[0];
  return {
    ...newEntry(report, 'shift', [clauseSpan(tree, head)], {
      rule: rule.name,
      confidence: 0.6,
      voice: voiceAt(grounding, match),
    }),
    actor: holder,
    issue: issue === undefined ? null : shorten(report.text.slice(...bounds(phraseSpan(tree, issue)))),
    from: null,
    to: null,
    direction: rule.makes as ShiftDirection,
    triggers: triggerSpans(tree, [...new Set(triggers)]).map(span => citeOf(report, span)),
  };
}

/**
 * "since [the discovery of …] and [the passage of …]": the conjuncts, also one that the tree hangs too low; a phrase that opens with its own
 * article and has its own "of" runs beside the first, not inside it.
 */
function parallels(tree: Tree, index: number): number[] {
  const isParallel = (at: number): boolean =>
    isRelation(tree.tokens[at]!.deprel, 'conj') &&
    dependents(tree, at, 'det').length > 0 &&
    dependents(tree, at, 'nmod').some(child => prepositionOf(tree, child) === 'of');
  return [
    index,
    ...subtree(tree, index).filter(
      at =>
        at !== index &&
        (tree.tokens[at]!.head === index ? isRelation(tree.tokens[at]!.deprel, 'conj') : isParallel(at)),
    ),
  ];
}

/** The phrase of each trigger; one that the tree holds inside another is cut off it, with the "and" between them. */
function triggerSpans(tree: Tree, triggers: readonly number[]): Span[] {
  const spans = triggers.map(index => phraseSpan(tree, index, true)).sort((a, b) => a.start - b.start);
  return spans.map((span, at) => {
    const next = spans[at + 1];
    if (next === undefined || next.start >= span.end) return span;
    const last = tree.tokens
      .filter(({ end, upos }) => end <= next.start && upos !== 'CCONJ' && upos !== 'PUNCT')
      .at(-1);
    return { start: span.start, end: last?.end ?? next.start };
  });
}

/** Whoever sets a condition holds a conditional position on what hangs on it. */
function positionOfCondition(
  grounding: Grounding,
  condition: Condition,
  { moves, meetings }: ReadingSoFar,
): Position[] {
  const { setBy, on, requires, operator } = condition;
  if (setBy === null) return [];
  const hangs =
    moves.find(({ id }) => id === on)?.cites[0] ?? meetings.find(({ id }) => id === on)?.cites[0] ?? condition.cites[0];
  return [
    {
      ...newEntry(grounding.report, 'position', [condition.cites[0]], {
        rule: condition.rule,
        confidence: condition.confidence,
        voice: condition.voice,
        basis: 'inferred',
        discriminator: 'conditional',
      }),
      actor: grounding.actors.sideOf(setBy),
      issue: shorten(hangs.exact),
      stance: shorten(`${operator} ${requires.exact}`),
      polarity: 'conditional',
      redLine: false,
      conditionalOn: [condition.id],
      from: null,
      to: null,
      justifications: [],
    },
  ];
}

function voiceAt({ statementAt }: Grounding, { tree, head }: Match): Voice {
  const statement = statementAt(tree.tokens[head]!);
  return statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id };
}

const isClause = (upos: string): boolean => upos === 'VERB' || upos === 'AUX' || upos === 'ADJ';
const bounds = ({ start, end }: { start: number; end: number }): [number, number] => [start, end];

/** The record allows a stance twenty words. */
function shorten(words: string): string {
  const all = words.trim().split(/\s+/);
  return all.length <= 20 ? all.join(' ') : `${all.slice(0, 20).join(' ')} …`;
}

const unique = (positions: readonly Position[]): Position[] =>
  [...new Map(positions.map(position => [position.id, position])).values()].sort(
    (a, b) => a.cites[0].start - b.cites[0].start,
  );
