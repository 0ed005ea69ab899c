import type { ActorKind } from '../vocabulary.ts';
import type { NounSense } from './reference/actor-words.ts';
import type { ListedName, ListedPerson } from './reference/reference-list.ts';

/** Where words stand: tokens `first..last` of a sentence (both included), and the token they hang on. */
export interface Place {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** What the words of a phrase are by themselves. */
export type Description = ListedMention | PersonName | OrganisationName | UnknownName | NounPhrase | Pronoun;

/** A described phrase in its place, not yet linked with others. */
export type Phrase = Place & {
  /** True inside quotation marks. */
  readonly quoted: boolean;
} & Description;

/**
 * A phrase that may stand for an actor, with all that its own words say of it. Finding ends here; who it is, is decided over the
 * whole report in `cast-actors.ts`.
 */
export type Candidate = Phrase & {
  /** Candidates (positions in the list of the report) that the phrase says its actor belongs to, nearest first: "[Israel]'s military". */
  readonly owners: readonly number[];
  /** "[their] spokesman": the owner is a pronoun, token index of the same sentence. */
  readonly ownPronoun: number | null;
  /** The candidate this one stands beside as another description of the same actor: "Sami Abu Zuhri, [a Hamas spokesman]". */
  readonly besides: number | null;
};

interface ListedMention {
  readonly type: 'listed';
  readonly names: readonly ListedName[];
}

export interface PersonName {
  readonly type: 'person';
  /** Without titles: "Sergei Lavrov", or "Lavrov" alone. */
  readonly name: string;
  readonly listed: readonly ListedPerson[];
  readonly sex: 'female' | 'male' | null;
  /** The offices that stand before the name: "foreign minister". */
  readonly titles: readonly string[];
  /** False where only the capitals speak for a person's name. */
  readonly sure: boolean;
}

interface OrganisationName {
  readonly type: 'organisation';
  readonly name: string;
  readonly kind: ActorKind;
}

/** A capitalised word of which its own phrase does not say what it names. */
export interface UnknownName {
  readonly type: 'unknown';
  readonly name: string;
}

export interface NounPhrase {
  readonly type: 'phrase';
  readonly senses: readonly NounSense[];
  /** Folded words of the head noun: "foreign ministry", "officials". */
  readonly noun: string;
  /** The phrase without its article: "senior Turkish officials". */
  readonly name: string;
  readonly article: 'the' | 'this' | 'own' | 'a' | 'none' | 'both';
  readonly many: boolean;
  /** True for a noun before another noun: "[union] leaders". It can name an owner, and makes no actor of its own. */
  readonly modifier: boolean;
}

interface Pronoun {
  readonly type: 'pronoun';
  readonly form: string;
}

/** The sense of a noun by its name, if it has that one. */
export const senseOf = <Sense extends NounSense['sense']>(phrase: NounPhrase, sense: Sense) =>
  phrase.senses.find((one): one is Extract<NounSense, { sense: Sense }> => one.sense === sense);
