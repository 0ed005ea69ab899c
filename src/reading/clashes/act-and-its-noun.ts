import type { Span } from '../../text/index.ts';
import type { ActorId, TimeEntry } from '../entry.ts';
import { actorsBehind, clauseSpan, type Grounding, phraseSpan } from '../grounding/index.ts';
import { dependents, doers, factualityOf, isVerbal, type Tree } from '../rules/index.ts';
import { type Clash, type ClashFinder, dayNumber } from './clash.ts';

/**
 * An act and the noun that takes it up again, on two days.
 *
 *   The mayor [announced on Sunday] that he had called it off … [The mayor's announcement on Saturday] came as a shock.
 *
 * Only where the side is told to have done it once: of two announcements the noun may mean the other.
 */
export const findActAndItsNoun: ClashFinder = grounding => {
  const deeds = grounding.trees.flatMap(tree => tree.tokens.flatMap(({ index }) => deedAt(grounding, tree, index)));
  return deeds
    .filter(({ isNoun }) => isNoun)
    .flatMap(noun => {
      const verbs = deeds.filter(({ isNoun, lemma, side }) => !isNoun && lemma === noun.lemma && side === noun.side);
      const [verb] = verbs;
      if (verb === undefined || verbs.length > 1) return [];
      const apart = Math.abs(dayNumber(verb.day.value!) - dayNumber(noun.day.value!));
      return apart >= 1 && apart <= 6 ? [clashOf(verb, noun)] : [];
    });
};

interface Deed {
  readonly isNoun: boolean;
  readonly lemma: string;
  readonly side: ActorId;
  readonly day: TimeEntry;
  readonly span: Span;
}

/** Nouns that take up an act, by the verb that tells it. */
const NOUNS: Readonly<Record<string, string>> = {
  announcement: 'announce',
  resignation: 'resign',
  decision: 'decide',
  declaration: 'declare',
  arrest: 'arrest',
  departure: 'depart',
  cancellation: 'cancel',
  rejection: 'reject',
  signing: 'sign',
};
const VERBS = new Set(Object.values(NOUNS));

function deedAt(grounding: Grounding, tree: Tree, index: number): Deed[] {
  const token = tree.tokens[index]!;
  const noun = NOUNS[token.lemma.toLowerCase()];
  const isNoun = noun !== undefined && token.upos === 'NOUN';
  if (!isNoun && !(isVerbal(token) && VERBS.has(token.lemma))) return [];
  // "[Trump's] announcement": an owner makes it one that is known.
  const owners = isNoun
    ? dependents(tree, index, 'nmod').filter(child => tree.tokens[child]!.deprel === 'nmod:poss')
    : doers(tree, index);
  const [actor] = owners.flatMap(owner => actorsBehind(grounding, tree, owner));
  const told = factualityOf(tree, index);
  if (actor === undefined || (!isNoun && (told.negated || told.future || told.hypothetical || told.possible)))
    return [];
  const span = isNoun ? phraseSpan(tree, index) : clauseSpan(tree, index);
  const days = grounding
    .timesIn(span)
    .filter(
      ({ type, granularity, value, cite }) =>
        type === 'date' && granularity === 'day' && value !== null && isNear(tree, index, cite),
    );
  return days.length === 1
    ? [{ isNoun, lemma: isNoun ? noun : token.lemma, side: grounding.actors.sideOf(actor), day: days[0]!, span }]
    : [];
}

/** The day stands right beside the act ("announced on Sunday"), not in what was announced. */
function isNear(tree: Tree, index: number, { start, end }: Span): boolean {
  const day = tree.tokens.findIndex(token => token.start >= start && token.end <= end);
  return day >= 0 && Math.abs(day - index) <= 3;
}

const clashOf = (verb: Deed, noun: Deed): Clash => ({
  kind: 'time',
  verdict: 'contradiction',
  severity: 'medium',
  why: `one act (${verb.lemma}) on ${verb.day.value} and on ${noun.day.value}`,
  versions: [
    { value: verb.day.value, span: verb.span },
    { value: noun.day.value, span: noun.span },
  ],
  rule: 'clashes/act-and-its-noun',
  confidence: 0.5,
});
