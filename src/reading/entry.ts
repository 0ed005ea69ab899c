import type { Cite } from '../text/index.ts';
import type {
  ActorKind,
  AgreementStage,
  AgreementStatus,
  AssessmentKind,
  Basis,
  ChainRole,
  ConditionKind,
  ConditionOperator,
  ConditionState,
  CueStance,
  DiscrepancyKind,
  MeetingFormat,
  MeetingLevel,
  MeetingStatus,
  MoveForce,
  MoveStatus,
  MoveType,
  PloverEvent,
  PositionPolarity,
  Quotation,
  RecordKind,
  ReplyBasis,
  ReviewState,
  ShiftDirection,
  ThirdPartyRole,
  ThreadState,
  TimeType,
  Verdict,
} from './vocabulary.ts';

/** Id of an actor of the same reading. Actors of the reference list have one id in every reading (`state:RUS`). */
export type ActorId = string;
/** Id of another entry of the same reading. */
export type EntryId = string;

/**
 * Whose word it is. `reporter`: the report says so itself. `source`: the statement's speaker says so.
 * `source about another`: a speaker says that somebody else said, did or holds it.
 */
export type Voice =
  | { readonly kind: 'reporter' }
  | { readonly kind: 'source'; readonly actor: ActorId | null; readonly statement: EntryId | null }
  | {
      readonly kind: 'source about another';
      readonly actor: ActorId | null;
      readonly about: ActorId;
      readonly statement: EntryId | null;
    };

/** What people made of an entry: who decided last, when (ISO 8601), and the fields that people gave. */
export interface Reviewed {
  readonly by: string;
  readonly at: string;
  readonly fields: readonly string[];
}

/** What every entry of the record carries. */
export interface EntryBase {
  /** Made from its evidence (report, entity, anchor offsets), never from a counter. */
  readonly id: EntryId;
  readonly voice: Voice;
  readonly basis: Basis;
  /** Name of the rule or scorer that made it, the answer to "why is this here?". */
  readonly rule: string;
  /** 0–1. */
  readonly confidence: number;
  readonly checked: ReviewState;
  /** Absent while `checked` is `machine`. */
  readonly reviewed?: Reviewed;
  /** One at least; the first is the anchor. */
  readonly cites: readonly [Cite, ...Cite[]];
}

/** A time expression and what it means. `value: null` says that it cannot be resolved from what is known. */
export interface TimeEntry extends EntryBase {
  readonly entity: 'time';
  readonly cite: Cite;
  readonly type: TimeType;
  /** TIMEX3: `2022-07-23`, `P40D`, `PRESENT_REF`, `2014-W31`. */
  readonly value: string | null;
  readonly edtf: string | null;
  readonly granularity:
    | 'minute'
    | 'hour'
    | 'part of day'
    | 'day'
    | 'week'
    | 'month'
    | 'quarter'
    | 'season'
    | 'year'
    | 'decade'
    | 'century'
    | 'none';
  /** The value as an interval of ISO dates, both ends included; null where an end is open or unknown. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** What it was resolved against: the publication date, or another time of the report. Null: it stands by itself, or is unresolved. */
  readonly anchor: { readonly published: string } | { readonly time: EntryId } | null;
  readonly modifier: 'approx' | 'start' | 'mid' | 'end' | 'before' | 'after' | 'more than' | 'less than' | null;
}

/** A person, state, organisation or group that acts or speaks in the report. */
export interface Actor {
  readonly id: ActorId;
  readonly entity: 'actor';
  readonly kind: ActorKind;
  readonly name: string;
  readonly aliases: readonly {
    readonly text: string;
    readonly language: string | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly partOf: ActorId | null;
  readonly ids: { readonly [scheme in 'iso3' | 'gw' | 'cow' | 'ucdp' | 'wikidata' | 'plover']?: string };
  readonly mentions: readonly Cite[];
  /** `world` when the identity comes from the reference list, `text` when only the report knows this actor. */
  readonly basis: Basis;
  readonly rule: string;
  readonly confidence: number;
  readonly checked: ReviewState;
  /** Absent while `checked` is `machine`. */
  readonly reviewed?: Reviewed;
}

/** An office or membership that the report (or the reference list) states. */
export interface Affiliation extends EntryBase {
  readonly entity: 'affiliation';
  readonly person: ActorId;
  readonly organisation: ActorId | null;
  readonly role: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly flags: readonly ('acting' | 'former' | 'self-styled')[];
}

/** One link of the chain from the page to the words, outermost first. */
export interface ChainLink {
  readonly actor: ActorId | null;
  readonly role: ChainRole;
  /** False when carried over from metadata or from an earlier sentence. */
  readonly explicit: boolean;
  readonly cite: Cite | null;
  readonly cue: Cite | null;
}

export interface Statement extends EntryBase {
  readonly entity: 'statement';
  /** The source: its actor, and the words that name it here. Both null when the report leaves the source out. */
  readonly speaker: { readonly actor: ActorId | null; readonly cite: Cite | null };
  readonly onBehalfOf: ActorId | null;
  readonly coSpeakers: readonly ActorId[];
  readonly chain: readonly ChainLink[];
  readonly cue: { readonly cite: Cite | null; readonly lemma: string | null; readonly stance: CueStance };
  /** A content cut by its reporting clause has several spans. */
  readonly content: readonly Cite[];
  readonly quotation: Quotation;
  readonly record: RecordKind;
  readonly addressee: ActorId | null;
  /** Interview, statement, tweet, news conference, letter … as the report words it. */
  readonly medium: string | null;
  /** When it was said; the times inside the content are not it. */
  readonly time: EntryId | null;
  readonly place: string | null;
  readonly habitual: boolean;
  readonly hedges: readonly Cite[];
  readonly polarity: 'positive' | 'negative';
  /** The statement this one is nested in: A says that B said. */
  readonly inside: EntryId | null;
  readonly refersTo: readonly EntryId[];
  readonly about: readonly ActorId[];
}

export interface ThirdParty {
  readonly actor: ActorId;
  readonly role: ThirdPartyRole;
}

export interface Meeting extends EntryBase {
  readonly entity: 'meeting';
  readonly status: MeetingStatus;
  readonly format: MeetingFormat | null;
  readonly level: MeetingLevel | null;
  /** EDTF date or interval. */
  readonly date: string | null;
  /** ISO 8601 duration. */
  readonly duration: string | null;
  readonly venue: { readonly name: string; readonly cite: Cite | null } | null;
  readonly host: ActorId | null;
  readonly parties: readonly ActorId[];
  readonly thirdParties: readonly ThirdParty[];
  readonly delegations: readonly {
    readonly party: ActorId;
    readonly head: ActorId | null;
    readonly members: readonly ActorId[];
  }[];
  /** "the third round": a claim about the series, never a plain field. */
  readonly ordinals: readonly { readonly series: string; readonly n: number | 'last' | 'first'; readonly cite: Cite }[];
  readonly agenda: readonly Cite[];
  readonly outcome: Cite | null;
}

/** An amount on the table: wages, tariffs, prisoners, days of truce. */
export interface Terms {
  readonly issue: string | null;
  readonly value: number | null;
  /** `percent`, `USD`, `people`, `days`, …; null where only the words say what is meant. */
  readonly unit: string | null;
  readonly cite: Cite;
}

export interface Move extends EntryBase {
  readonly entity: 'move';
  readonly type: MoveType;
  readonly by: readonly ActorId[];
  /** Who said it for the mover: a spokesman, a negotiator. */
  readonly voicedBy: ActorId | null;
  readonly to: readonly ActorId[];
  readonly object: {
    readonly kind: 'meeting' | 'terms' | 'agreement' | 'issue';
    readonly entry: EntryId | null;
    readonly cite: Cite | null;
  } | null;
  readonly terms: readonly Terms[];
  readonly conditions: readonly EntryId[];
  readonly respondsTo: readonly { readonly move: EntryId; readonly basis: ReplyBasis }[];
  readonly date: string | null;
  readonly atMeeting: EntryId | null;
  readonly deadline: string | null;
  readonly force: MoveForce;
  readonly status: MoveStatus;
  readonly manner: string | null;
  /** The statement it is known from; null when the reporter reports it as fact. */
  readonly accordingTo: EntryId | null;
  /** True for a position held over time ("has long demanded"), false for a move made. */
  readonly standing: boolean;
  readonly otherMentions: readonly Cite[];
}

export interface Condition extends EntryBase {
  readonly entity: 'condition';
  readonly setBy: ActorId | null;
  readonly debtor: ActorId | null;
  /** What hangs on it: an entry, or `generic` where the text names none. */
  readonly on: EntryId | 'generic';
  readonly kind: ConditionKind;
  readonly operator: ConditionOperator;
  readonly requires: Cite;
  readonly quantity: { readonly value: number; readonly unit: string } | null;
  readonly place: string | null;
  readonly deadline: string | null;
  readonly state: ConditionState;
  readonly stateBy: ActorId | null;
}

export interface Issue {
  readonly id: EntryId;
  readonly entity: 'issue';
  /** Twenty words at most. */
  readonly keyQuestion: string;
  readonly parent: EntryId | null;
}

export interface Position extends EntryBase {
  readonly entity: 'position';
  readonly actor: ActorId;
  readonly issue: string;
  /** Twenty words at most. */
  readonly stance: string;
  readonly polarity: PositionPolarity;
  readonly redLine: boolean;
  readonly conditionalOn: readonly EntryId[];
  readonly from: string | null;
  readonly to: string | null;
  readonly justifications: readonly Cite[];
}

export interface Shift extends EntryBase {
  readonly entity: 'shift';
  readonly actor: ActorId;
  readonly issue: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: ShiftDirection;
  readonly triggers: readonly Cite[];
}

/** A narrative: who says who is to blame. */
export interface Account extends EntryBase {
  readonly entity: 'account';
  readonly holders: readonly ActorId[];
  readonly claim: Cite;
  readonly blames: readonly ActorId[];
  readonly exculpates: readonly ActorId[];
  readonly causes: readonly Cite[];
  readonly statements: readonly EntryId[];
  readonly opposes: readonly EntryId[];
}

export interface Agreement extends EntryBase {
  readonly entity: 'agreement';
  readonly name: string;
  readonly status: AgreementStatus;
  readonly stage: AgreementStage | null;
  readonly parties: readonly ActorId[];
  readonly thirdParties: readonly ThirdParty[];
  readonly signed: string | null;
  readonly inEffect: string | null;
  readonly ended: string | null;
  readonly terms: readonly Cite[];
  /** Each side declares for itself. */
  readonly declarations: readonly { readonly actor: ActorId; readonly date: string | null; readonly cite: Cite }[];
}

export interface EventEntry extends EntryBase {
  readonly entity: 'event';
  readonly plover: {
    readonly event: PloverEvent;
    readonly mode: readonly string[];
    readonly context: readonly string[];
  };
  readonly cameo: string | null;
  readonly actor: readonly ActorId[];
  readonly recipient: readonly ActorId[];
  readonly date: string | null;
  readonly place: string | null;
  /** The move, meeting, agreement or account it is the event of; null for general political action. */
  readonly of: EntryId | null;
  /** PLOVER's auxiliary modes. */
  readonly auxiliary: readonly ('historical' | 'future' | 'hypothetical' | 'negation')[];
}

export interface Assessment extends EntryBase {
  readonly entity: 'assessment';
  readonly by: 'reporter' | 'expert';
  readonly kind: AssessmentKind;
  readonly polarity: 'positive' | 'negative' | 'neutral';
}

export interface Awaiting {
  readonly actor: ActorId;
  readonly basis: 'asserted' | 'computed';
  /** Who asserts it; null when computed, or when the reporter says it. */
  readonly by: ActorId | null;
  readonly cite: Cite | null;
  readonly why: string;
}

/** Moves that answer one another, in order of reply, and whose move is next. */
export interface Thread {
  readonly id: EntryId;
  readonly entity: 'thread';
  readonly moves: readonly EntryId[];
  readonly state: ThreadState;
  readonly awaiting: readonly Awaiting[];
}

export interface Discrepancy extends EntryBase {
  readonly entity: 'discrepancy';
  readonly kind: DiscrepancyKind;
  readonly scope: 'within a report' | 'across reports' | 'against reference data';
  readonly versions: readonly {
    readonly value: string | null;
    readonly voice: Voice;
    readonly cites: readonly [Cite, ...Cite[]];
  }[];
  readonly severity: 'low' | 'medium' | 'high';
  readonly verdict: Verdict;
  readonly why: string;
  readonly resolution: {
    readonly value: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | null;
}
