import type { EntryId, MoveType, Quotation, ReviewState } from '../reading/index.ts';
import type { Cite } from '../text/index.ts';

/** Id of a merged entry: its kind and the smallest id among the entries it was merged from. */
export type MergedId = string;

/** An entry of a reading that a merged entry was made from. */
export interface MentionRef {
  readonly report: string;
  readonly entry: EntryId;
}

/** Why two entries became one. Undone by a review that splits `a` from `b`. */
export interface MergeReason {
  readonly a: EntryId;
  readonly b: EntryId;
  /** The judge's rule, or `review` when a person merged them. */
  readonly rule: string;
  readonly why: string;
  /** Strength of the evidence; only comparable within one kind. */
  readonly score: number;
}

/** Whose word a version is. `name` is the source's, null for the reporter. */
export interface VersionVoice {
  readonly kind: 'reporter' | 'source' | 'source about another' | 'review';
  readonly name: string | null;
}

/** One value that a field was given, by whom, where. */
export interface FieldVersion {
  readonly value: string;
  readonly voices: readonly VersionVoice[];
  readonly cites: readonly Cite[];
  readonly reports: readonly string[];
  /** Reports that do not go back to one another. */
  readonly independent: number;
}

/** A field with every version it was given, the preferred one first. `preferred` is null where no report states it. */
export interface Field {
  readonly preferred: string | null;
  /** Why this version is preferred, one clause. */
  readonly because: string;
  readonly versions: readonly FieldVersion[];
}

export interface MergedBase {
  readonly id: MergedId;
  /** One line for lists. */
  readonly label: string;
  readonly mentions: readonly MentionRef[];
  readonly reports: readonly string[];
  readonly independent: number;
  readonly cites: readonly Cite[];
  readonly merges: readonly MergeReason[];
  /** The strongest review any of its entries had. */
  readonly checked: ReviewState;
  /** Publication day of the first report that has it. */
  readonly firstReported: string | null;
}

export interface MergedStatement extends MergedBase {
  readonly entity: 'statement';
  readonly speaker: Field;
  readonly side: string | null;
  readonly quotation: Quotation;
  /** Every wording it was given: whole, cut, paraphrased, translated. */
  readonly wording: Field;
  /** The wordings that stand in quotation marks alone: what may be compared word for word. */
  readonly quoted: Field;
  /** The day it was said, as the reports give it. */
  readonly said: Field;
  /** Outlets that the reports credit with it, outermost first. */
  readonly via: readonly string[];
}

export interface MergedMeeting extends MergedBase {
  readonly entity: 'meeting';
  readonly status: Field;
  readonly date: Field;
  readonly duration: Field;
  readonly venue: Field;
  readonly format: Field;
  readonly level: Field;
  readonly parties: Field;
  /** Whom it is taken to be between: the stated parties, else the sides that its reports' dealings are between. */
  readonly between: readonly string[];
  /** Claims about the series: `round 3`, `round last`. */
  readonly ordinal: Field;
}

export interface MergedMove extends MergedBase {
  readonly entity: 'move';
  readonly type: Field;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly date: Field;
  readonly wording: Field;
  readonly terms: Field;
  readonly standing: boolean;
  /** True for what the addressed side says of the move: an account of it, kept beside it. */
  readonly account: boolean;
  readonly moveType: MoveType;
}

export interface MergedAgreement extends MergedBase {
  readonly entity: 'agreement';
  readonly name: Field;
  readonly status: Field;
  readonly signed: Field;
  readonly ended: Field;
  readonly parties: Field;
}

export type MergedEntry = MergedStatement | MergedMeeting | MergedMove | MergedAgreement;
