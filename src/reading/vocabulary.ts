/** The words of the record. Every list is closed; a type is the words of its list. See docs/record.md for what each means. */

export const ACTOR_KINDS = [
  'person',
  'state',
  'government',
  'ministry',
  'delegation',
  'military',
  'armed organisation',
  'political party',
  'intergovernmental organisation',
  'non-governmental organisation',
  'union',
  "employers' association",
  'company',
  'court',
  'news agency',
  'publisher',
  'group',
  'place-like entity',
  'other',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Whose word an entry rests on: said in the text, computed from what is said, or taken from reference data. */
export const BASES = ['text', 'inferred', 'world'] as const;
export type Basis = (typeof BASES)[number];

export const REVIEW_STATES = ['machine', 'confirmed', 'corrected', 'rejected', 'added'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const CHAIN_ROLES = [
  'publisher',
  'agency',
  'other outlet',
  'document',
  'spokesperson',
  'speaker',
  'embedded agent',
] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

export const QUOTATIONS = ['direct', 'mixed', 'indirect', 'attitude', 'denial', 'no comment'] as const;
export type Quotation = (typeof QUOTATIONS)[number];

/** How the source of a statement stands on the record. */
export const RECORDS = ['named', 'role only', 'anonymous', 'collective', 'document'] as const;
export type RecordKind = (typeof RECORDS)[number];

export const CUE_STANCES = ['neutral', 'asserting', 'distancing', 'hedged', 'denial'] as const;
export type CueStance = (typeof CUE_STANCES)[number];

export const TIME_TYPES = ['date', 'time', 'duration', 'set'] as const;
export type TimeType = (typeof TIME_TYPES)[number];

export const MEETING_STATUSES = [
  'proposed',
  'planned',
  'held',
  'ongoing',
  'postponed',
  'cancelled',
  'refused',
  'rumoured',
  'denied',
] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_FORMATS = ['in person', 'remote', 'hybrid', 'proximity', 'shuttle', 'phone', 'written'] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

export const MEETING_LEVELS = [
  'head of state',
  'minister',
  'envoy',
  'delegation',
  'technical',
  'military',
  'track two',
] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

export const THIRD_PARTY_ROLES = [
  'host',
  'convenor',
  'mediator',
  'facilitator',
  'guarantor',
  'observer',
  'witness',
] as const;
export type ThirdPartyRole = (typeof THIRD_PARTY_ROLES)[number];

export const MOVE_TYPES = [
  'offer talks',
  'invite',
  'propose meeting',
  'propose terms',
  'propose ceasefire',
  'counter-propose',
  'demand',
  'set precondition',
  'ultimatum',
  'urge',
  'offer mediation',
  'accept',
  'accept in principle',
  'accept with condition',
  'reject',
  'dismiss',
  'defer',
  'clarify',
  'deny',
  'concede',
  'withdraw offer',
  'suspend talks',
  'resume talks',
  'walk out',
  'threaten',
  'sign',
  'ratify',
  'denounce',
  'comply',
  'alleged breach',
  'ballot',
  'strike notice',
  'tentative agreement',
  'lockout notice',
  'impose',
  'pause',
  'extend',
] as const;
export type MoveType = (typeof MOVE_TYPES)[number];

export const MOVE_STATUSES = [
  'open',
  'answered',
  'accepted',
  'accepted conditionally',
  'condition rejected',
  'rejected',
  'superseded',
  'withdrawn',
  'lapsed',
  'standing',
] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const MOVE_FORCES = ['readiness', 'explicit', 'formal written', 'leaked', 'rumoured'] as const;
export type MoveForce = (typeof MOVE_FORCES)[number];

export const REPLY_BASES = ['explicit', 'coreference', 'topic'] as const;
export type ReplyBasis = (typeof REPLY_BASES)[number];

export const CONDITION_KINDS = [
  'venue',
  'deadline',
  'participation',
  'format',
  'agenda',
  'ceasefire',
  'cessation of operations',
  'withdrawal',
  'end of occupation',
  'prisoners',
  'sanctions',
  'recognition',
  'guarantees',
  'demilitarisation',
  'verification',
  'payment',
  'tariff',
  'wage',
  'jobs',
  'legal change',
  'election',
  'other',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export const CONDITION_OPERATORS = ['only if', 'only after', 'not while', 'unless', 'until', 'in return for'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export const CONDITION_STATES = ['asserted', 'accepted', 'rejected', 'met', 'unmet', 'disputed', 'waived'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

export const POSITION_POLARITIES = ['for', 'against', 'conditional', 'ambiguous', 'silent'] as const;
export type PositionPolarity = (typeof POSITION_POLARITIES)[number];

export const SHIFT_DIRECTIONS = ['harder', 'softer', 'sideways', 'unclear'] as const;
export type ShiftDirection = (typeof SHIFT_DIRECTIONS)[number];

export const AGREEMENT_STATUSES = [
  'in force',
  'announced',
  'tentative',
  'draft',
  'signed',
  'ratified',
  'collapsed',
  'violated',
  'expired',
  'defunct',
  'planned',
  'denied',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** Stages of an agreement, after PA-X. */
export const AGREEMENT_STAGES = [
  'pre-negotiation',
  'ceasefire',
  'partial',
  'comprehensive',
  'implementation',
  'renewal',
  'other',
] as const;
export type AgreementStage = (typeof AGREEMENT_STAGES)[number];

export const ASSESSMENT_KINDS = ['background', 'characterisation', 'framing', 'outlook'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

export const THREAD_STATES = ['open', 'answered', 'agreed', 'stalled', 'lapsed', 'standing'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

export const DISCREPANCY_KINDS = [
  'time',
  'place',
  'number',
  'duration',
  'format',
  'participants',
  'ordinal',
  'outcome',
  'wording',
  'speaker',
  'status',
  'heading against body',
  'claim against reporter',
  'position against move',
  'order of events',
  'account',
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

export const VERDICTS = [
  'contradiction',
  'inconsistent in use',
  'refinement',
  'update',
  'tension',
  'ambiguity',
  'account conflict',
  'report likely wrong',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The sixteen event types of PLOVER 2.0 (2021). https://github.com/openeventdata/PLOVER */
export const PLOVER_EVENTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type PloverEvent = (typeof PLOVER_EVENTS)[number];

/** Every code of a reading's notices. docs/notices.md says what each means. */
export const NOTICE_CODES = ['times.publication-unknown', 'times.publication-implied'] as const;
