import type { ActorId, TimeEntry } from '../entry.ts';
import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { dependents, doers, factualityOf, isRelation, isVerbal, type Tree, undergoers } from '../rules/index.ts';

/** One clause as an act: who did what to what, and on which day the clause says so. */
export interface Act {
  readonly tree: Tree;
  readonly verb: number;
  readonly lemma: string;
  readonly side: ActorId;
  readonly object: string;
  /** "the talks", "his visit": a thing spoken of before, of which there is one. */
  readonly isDefinite: boolean;
  readonly day: TimeEntry | null;
}

/** Every act by one of these verbs told as done, by a side that is known, to a thing that is named. */
export function actsOf(grounding: Grounding, isWanted: (lemma: string) => boolean): Act[] {
  return grounding.trees.flatMap(tree =>
    tree.tokens.flatMap(token => {
      if (!isVerbal(token) || !isWanted(verbOf(tree, token.index))) return [];
      if (!isTold(tree, token.index)) return [];
      const [actor] = grounding.actorsOf(tree, doers(tree, token.index));
      const object = undergoers(tree, token.index).find(index => tree.tokens[index]!.upos === 'NOUN');
      if (actor === undefined || object === undefined) return [];
      const days = grounding
        .timesIn(clauseSpan(tree, token.index))
        .filter(({ type, granularity, value }) => type === 'date' && granularity === 'day' && value !== null);
      return [
        {
          tree,
          verb: token.index,
          lemma: verbOf(tree, token.index),
          side: grounding.actors.sideOf(actor),
          object: nounOf(tree, object),
          isDefinite: isDefinite(tree, object),
          day: days.length === 1 ? days[0]! : null,
        },
      ];
    }),
  );
}

/** Told as done, or as decided: "his decision to [suspend] the talks" has suspended them. */
function isTold(tree: Tree, verb: number): boolean {
  const told = factualityOf(tree, verb);
  const up = tree.tokens[verb]!.head;
  const isDecided = up >= 0 && tree.tokens[up]!.lemma === 'decision';
  if (told.negated || told.hypothetical || told.habitual || told.question) return false;
  return isDecided || !(told.future || told.intended || told.possible || told.conditional || told.obliged);
}

/** The verb with its particle: "call off". */
function verbOf(tree: Tree, verb: number): string {
  const particle = dependents(tree, verb, 'compound').find(child => tree.tokens[child]!.deprel === 'compound:prt');
  const { lemma } = tree.tokens[verb]!;
  return particle === undefined ? lemma.toLowerCase() : `${lemma} ${tree.tokens[particle]!.form}`.toLowerCase();
}

const TALKS = new Set(['talk', 'talks', 'negotiation', 'negotiations', 'dialogue', 'discussion']);

function nounOf(tree: Tree, index: number): string {
  const noun = tree.tokens[index]!.lemma.toLowerCase();
  return TALKS.has(noun) ? 'talks' : noun;
}

function isDefinite(tree: Tree, index: number): boolean {
  return tree.children[index]!.map(child => tree.tokens[child]!).some(
    ({ deprel, form }) =>
      deprel === 'nmod:poss' || (isRelation(deprel, 'det') && /^(?:the|this|that|these|those)$/i.test(form)),
  );
}
