import type { Span } from '../../text/index.ts';
import type { Tree } from '../rules/index.ts';
import type { ConditionKind, ConditionOperator } from '../vocabulary.ts';

/** A condition as the sentence has it, before it is known who set it and what entry hangs on it. */
export interface ConditionDraft {
  readonly tree: Tree;
  readonly operator: ConditionOperator;
  /** Head of what is required. */
  readonly requires: number;
  readonly span: Span;
  /** Head of what hangs on it. */
  readonly on: number;
  readonly onSpan: Span;
  readonly rule: string;
  readonly kind: ConditionKind | null;
  /** True where the one who speaks sets it, whoever is the subject. */
  readonly bySpeaker: boolean;
}
