import type { Span } from '../../text/index.ts';
import type { CueCandidate } from './cue-features.ts';
import type { Tree } from './tree.ts';

/** Who says what by which word, inside one sentence; the raw matter of a statement. */
export interface Attribution {
  readonly tree: Tree;
  readonly cue: CueCandidate;
  readonly cueSpan: Span;
  /** 0–1: how sure the scorer is that this word is a cue. */
  readonly confidence: number;
  readonly source: { readonly head: number; readonly span: Span; readonly path: string } | null;
  /** Sorted, without overlap; empty where only a quotation in another sentence can be the content. */
  readonly content: readonly Span[];
  /** Head words of the parts of the content. */
  readonly contentHeads: readonly number[];
  /** True where no part was likely enough and the likeliest was taken: a quotation beside the cue is better. */
  readonly weak: boolean;
  /** Words of the sentence whose clauses go on with the frame behind the content. */
  readonly frames: readonly number[];
}
