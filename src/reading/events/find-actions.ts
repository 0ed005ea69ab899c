import type { ActorId, EventEntry } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding, phraseSpan } from '../grounding/index.ts';
import { type Factuality, layerOf, type Match, matchBest } from '../rules/index.ts';
import { newEntry, REPORTER } from '../step.ts';
import { PLOVER_EVENTS, type PloverEvent } from '../vocabulary.ts';
import type { EventScorer } from './event-scorer.ts';

const isPlover = (word: string): word is PloverEvent => (PLOVER_EVENTS as readonly string[]).includes(word);

/** Acts that are done to an opponent even where the clause names only a place or a thing. */
const FACED: ReadonlySet<string> = new Set([
  'ASSAULT',
  'RETREAT',
  'PROTEST',
  'THREATEN',
  'CONCEDE',
  'MOBILIZE',
  'SANCTION',
]);

/** Below this chance the scorer's opinion on the type of an act is not worth more than the pattern's. */
const SURE = 0.5;

/**
 * General political action between two sides: fighting, arrests, sanctions, aid. A pattern says that something was done and by
 * whom to whom; the trained scorer, which sees the whole clause, may correct what it was.
 */
export function findActions(
  grounding: Grounding,
  scorer: EventScorer,
  counterpart: ReadonlyMap<ActorId, ActorId>,
): EventEntry[] {
  const rules = layerOf(grounding.rules, 'event');
  return grounding.trees.flatMap(tree =>
    matchBest(rules, tree.sentence).flatMap(match => {
      const event = actionOf(grounding, match, scorer, counterpart);
      return event === null ? [] : [event];
    }),
  );
}

function actionOf(
  grounding: Grounding,
  match: Match,
  scorer: EventScorer,
  counterpart: ReadonlyMap<ActorId, ActorId>,
): EventEntry | null {
  const { rule, tree, head, slots, factuality } = match;
  if (!isPlover(rule.makes)) return null;
  const sides = (indexes: readonly number[] | undefined): ActorId[] => [
    ...new Set(
      (indexes ?? []).flatMap(index => actorsBehind(grounding, tree, index)).map(id => grounding.actors.sideOf(id)),
    ),
  ];
  const actor = sides(slots.actor);
  const named = sides(slots.recipient).filter(
    id => !actor.includes(id) && grounding.actors.get(id)?.kind !== 'place-like entity',
  );
  const [first] = actor;
  // "shelled the port", "pulled back from the valley": done to whom the side faces in this report.
  const faced = first === undefined || named.length > 0 || !FACED.has(rule.makes) ? undefined : counterpart.get(first);
  const recipient = faced === undefined ? named : [faced];
  if (actor.length === 0 || recipient.length === 0) return null;
  const opinion = scorer({ tree, source: slots.actor ?? [], target: slots.recipient ?? [] });
  const event = opinion.chance >= SURE ? opinion.event : rule.makes;
  const statement = grounding.statementAt(tree.tokens[head]!);
  const isNoun = tree.tokens[head]!.upos === 'NOUN';
  const span = isNoun ? phraseSpan(tree, head) : clauseSpan(tree, head);
  const days = grounding.timesIn(span).filter(({ type, edtf }) => type === 'date' && edtf !== null);
  return {
    ...newEntry(grounding.report, 'event', [span], {
      rule: rule.name,
      confidence: 0.3 + 0.5 * opinion.chance,
      voice:
        statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id },
      discriminator: event,
    }),
    plover: { event, mode: [], context: [] },
    cameo: event === rule.makes && typeof rule.set.cameo === 'string' ? rule.set.cameo : null,
    actor,
    recipient,
    date: days.length === 1 ? days[0]!.edtf : null,
    place: null,
    of: null,
    auxiliary: auxiliaryOf(factuality),
  };
}

/** PLOVER's four auxiliary modes, from how the clause is told. */
function auxiliaryOf(told: Factuality): EventEntry['auxiliary'] {
  return [
    ...(told.negated ? (['negation'] as const) : []),
    ...(told.hypothetical || told.possible || told.conditional || told.question ? (['hypothetical'] as const) : []),
    ...(told.future || told.intended || told.obliged ? (['future'] as const) : []),
    ...(told.past && told.perfect ? (['historical'] as const) : []),
  ];
}
