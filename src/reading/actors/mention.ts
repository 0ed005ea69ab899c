import type { Cite, Span } from '../../text/index.ts';
import type { ActorId } from '../entry.ts';

/** How the words stand for their actor. */
const MENTION_KINDS = [
  /** A name, with the titles before it: "Foreign Minister Sergei Lavrov", "Hamas". */
  'name',
  /** A people or nationality: "the [Israelis]", "[Russian] proposal". */
  'adjective',
  /** A capital that speaks for its government: "[Moscow] is prepared". */
  'metonym',
  /** A description: "the union", "Turkish officials". */
  'nominal',
  /** A source that the report leaves unnamed: "a Western diplomat". */
  'anonymous',
  'pronoun',
  /** Several actors in one phrase: "both sides". */
  'joint',
] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** Words of the report that stand for an actor, and by which rule they do. */
export interface ActorMention {
  readonly actor: ActorId;
  readonly cite: Cite;
  readonly kind: MentionKind;
  /** The word that the phrase hangs on: "Lavrov", "officials". */
  readonly head: Span;
  /** Name of the rule that tied the words to the actor, for `parley actors`. */
  readonly rule: string;
}
