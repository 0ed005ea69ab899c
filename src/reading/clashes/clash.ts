import type { Span } from '../../text/index.ts';
import type { Discrepancy } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import type { ReadingSoFar } from '../step.ts';

/** Two places of one report that cannot both be taken as they stand, with what is wrong between them. */
export interface Clash {
  readonly kind: Discrepancy['kind'];
  readonly verdict: Discrepancy['verdict'];
  readonly severity: Discrepancy['severity'];
  readonly why: string;
  readonly versions: readonly [ClashVersion, ClashVersion];
  readonly rule: string;
  readonly confidence: number;
}

export interface ClashVersion {
  readonly value: string | null;
  readonly span: Span;
}

/**
 * Finds clashes of one kind. A finder asks first whether the two places speak of the same thing, and reports nothing where that is not
 * plain: a false clash costs more trust than a missed one.
 */
export type ClashFinder = (grounding: Grounding, soFar: ReadingSoFar) => Clash[];

/** Days since the epoch of an ISO day; NaN for what is no day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
