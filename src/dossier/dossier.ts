import type {
  ActorKind,
  ConditionOperator,
  ConditionState,
  DiscrepancyKind,
  EntryId,
  PositionPolarity,
  ShiftDirection,
  ThreadState,
  Verdict,
} from '../reading/index.ts';
import type { Cite } from '../text/index.ts';
import type { DossierDefinition } from './definition.ts';
import type {
  Field,
  FieldVersion,
  MergedAgreement,
  MergedId,
  MergedMeeting,
  MergedMove,
  MergedStatement,
  MergeReason,
} from './merged-entry.ts';

export type * from './merged-entry.ts';

export interface DossierActor {
  readonly id: string;
  readonly entity: 'actor';
  readonly name: string;
  readonly kind: ActorKind;
  readonly side: string | null;
  readonly spellings: readonly string[];
  readonly reports: readonly string[];
  readonly merges: readonly MergeReason[];
  /** Offices as the reports state them, with the day of the report. */
  readonly offices: readonly {
    readonly role: string;
    readonly reported: string | null;
    readonly cites: readonly Cite[];
  }[];
}

export interface DossierReport {
  readonly id: string;
  readonly publisher: string | null;
  readonly headline: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** Id of its independence group. */
  readonly group: string;
  /** Why it is in this dossier. */
  readonly because: string;
}

/** Reports that are one source: a wire and its copies, a rewrite and what it rewrites. */
export interface IndependenceGroup {
  readonly id: string;
  readonly reports: readonly string[];
  /** The report the others go back to: the one they credit, else the earliest. */
  readonly origin: string;
  readonly because: readonly string[];
}

export interface DossierAwaiting {
  readonly side: string;
  readonly basis: 'asserted' | 'computed';
  /** Who asserts it; null when computed, or when a reporter says it. */
  readonly by: string | null;
  readonly cites: readonly Cite[];
  readonly why: string;
  /** The day of the move or the claim it rests on. */
  readonly since: string | null;
}

export interface DossierThread {
  readonly id: string;
  readonly entity: 'thread';
  readonly label: string;
  /** In order of reply and date. */
  readonly moves: readonly MergedId[];
  readonly state: ThreadState;
  readonly awaiting: readonly DossierAwaiting[];
  /** True where somebody asserts another next mover than the replies give: that is news. */
  readonly disputed: boolean;
}

export interface DossierCondition {
  readonly id: string;
  readonly entity: 'condition';
  readonly setBy: string | null;
  readonly operator: ConditionOperator;
  readonly requires: Field;
  readonly state: ConditionState;
  readonly reports: readonly string[];
  readonly cites: readonly Cite[];
  readonly firstReported: string | null;
}

/** One stance as one report has it, on the line of an actor and an issue. */
export interface HeldPosition {
  readonly entry: EntryId;
  readonly report: string;
  readonly stance: string;
  readonly polarity: PositionPolarity;
  readonly from: string | null;
  readonly cites: readonly Cite[];
}

/** What one side held on one issue, in order of time. */
export interface PositionLine {
  readonly id: string;
  readonly side: string;
  readonly issue: string;
  readonly held: readonly HeldPosition[];
}

/** A change of a position or a condition, seen in the record itself or told by a report. */
export interface DossierShift {
  readonly id: string;
  readonly side: string;
  readonly issue: string;
  readonly direction: ShiftDirection;
  readonly before: { readonly words: string; readonly day: string | null; readonly cites: readonly Cite[] };
  readonly after: { readonly words: string; readonly day: string | null; readonly cites: readonly Cite[] };
  readonly rule: string;
}

/** One side's narrative: whom it blames, in which words, and the acts of the record it speaks of. */
export interface DossierAccount {
  readonly id: string;
  readonly holders: readonly string[];
  readonly blames: readonly string[];
  readonly claims: readonly { readonly words: string; readonly report: string; readonly cites: readonly Cite[] }[];
  /** Moves and meetings of the blamed side that the claims may speak of, and what the record has. */
  readonly acts: readonly { readonly entry: MergedId; readonly record: string }[];
  readonly opposes: readonly string[];
}

export interface DossierDiscrepancy {
  readonly id: string;
  readonly entity: 'discrepancy';
  readonly kind: DiscrepancyKind;
  readonly scope: 'within a report' | 'across reports';
  /** The merged entry whose field it is; null for a number that stands in the text alone. */
  readonly about: MergedId | null;
  readonly label: string;
  readonly versions: readonly FieldVersion[];
  readonly severity: 'low' | 'medium' | 'high';
  readonly verdict: Verdict;
  readonly why: string;
  /** What most independent sources say; null at a tie. */
  readonly majority: string | null;
  readonly resolution: {
    readonly value: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | null;
  readonly firstReported: string | null;
}

export const STANDING_KINDS = [
  'last contact',
  'next meeting',
  'open offer',
  'whose move',
  'deadline passed',
  'agreement',
  'shift',
  'clash',
  'silence',
] as const;
export type StandingKind = (typeof STANDING_KINDS)[number];

/** One clause of "where things stand", made from a template; its cites bear every word of it that is not the template's. */
export interface StandingClause {
  readonly kind: StandingKind;
  readonly text: string;
  readonly cites: readonly [Cite, ...Cite[]];
}

export interface Standing {
  /** The day it was computed for, as it was given. */
  readonly asOf: string;
  readonly clauses: readonly StandingClause[];
}

/** The merged record of one negotiation: a pure function of readings, reviews, definition and the day it is asked for. */
export interface Dossier {
  readonly id: string;
  readonly definition: DossierDefinition;
  readonly reports: readonly DossierReport[];
  readonly groups: readonly IndependenceGroup[];
  readonly actors: readonly DossierActor[];
  readonly statements: readonly MergedStatement[];
  readonly meetings: readonly MergedMeeting[];
  readonly moves: readonly MergedMove[];
  readonly agreements: readonly MergedAgreement[];
  readonly conditions: readonly DossierCondition[];
  readonly threads: readonly DossierThread[];
  readonly positions: readonly PositionLine[];
  readonly shifts: readonly DossierShift[];
  readonly accounts: readonly DossierAccount[];
  readonly discrepancies: readonly DossierDiscrepancy[];
  readonly standing: Standing;
}
