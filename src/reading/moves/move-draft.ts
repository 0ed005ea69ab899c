import type { Span } from '../../text/index.ts';
import type { ActorId, Statement } from '../entry.ts';
import type { Factuality, Tree } from '../rules/index.ts';
import type { MoveForce, MoveType } from '../vocabulary.ts';

/** A move as one clause tells it, before it is known what it answers. */
export interface MoveDraft {
  readonly tree: Tree;
  /** The word that carries it: a verb, an adjective, a noun. */
  readonly head: number;
  readonly type: MoveType;
  readonly rule: string;
  readonly span: Span;
  readonly by: readonly ActorId[];
  readonly voicedBy: ActorId | null;
  readonly to: readonly ActorId[];
  /** True when `to` was not said, but is the other of the two sides the report is about. */
  readonly guessed?: boolean;
  readonly statement: Statement | null;
  /** Head of what it is about: the offer rejected, the thing demanded. */
  readonly about: number | null;
  readonly aboutSpan: Span | null;
  /** "the offer", "Kyiv's demand": a noun that may only point to a move told elsewhere. */
  readonly nominal: boolean;
  readonly force: MoveForce;
  readonly standing: boolean;
  readonly factuality: Factuality;
  readonly confidence: number;
}
