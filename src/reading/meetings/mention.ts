import type { Span } from '../../text/index.ts';
import type { ActorId, ThirdParty, TimeEntry } from '../entry.ts';
import type { Tree } from '../rules/index.ts';
import type { MeetingFormat, MeetingLevel, MeetingStatus } from '../vocabulary.ts';
import type { MeetingKind } from './meeting-words.ts';

export interface Venue {
  readonly name: string;
  readonly span: Span;
  /** The state it lies in or is, where the reading knows: Cairo and Egypt are one place to meet. */
  readonly state: ActorId | null;
}

/** One place of the text that tells of a meeting, with what it says there. Several mentions make one meeting. */
export interface MeetingMention {
  readonly tree: Tree;
  /** The word that names or tells it. */
  readonly head: number;
  readonly kind: MeetingKind;
  /** What is cited. */
  readonly span: Span;
  readonly rule: string;
  readonly status: MeetingStatus | null;
  readonly format: MeetingFormat | null;
  readonly level: MeetingLevel | null;
  readonly when: TimeEntry | null;
  readonly duration: TimeEntry | null;
  readonly venue: Venue | null;
  readonly parties: readonly ActorId[];
  /** The persons among those who meet, for the heads of delegations. */
  readonly persons: readonly ActorId[];
  readonly thirdParties: readonly ThirdParty[];
  readonly ordinals: readonly { readonly series: string; readonly n: number | 'last' | 'first'; readonly span: Span }[];
  /** "the talks", "that meeting": something already told of, if there is anything. */
  readonly definite: boolean;
  /** Talks in general, several at once, or a series: never the very meeting that a date names. */
  readonly many: boolean;
  readonly agenda: readonly Span[];
}
