import type { Actor, Affiliation } from '../entry.ts';
import type { ActorMention } from './mention.ts';

/** What is found of the actors of one report, with every mention's kind and rule. */
export interface ActorReading {
  readonly actors: readonly Actor[];
  readonly affiliations: readonly Affiliation[];
  readonly mentions: readonly ActorMention[];
}
