import { z } from 'zod';
import {
  ACTOR_KINDS,
  AGREEMENT_STAGES,
  AGREEMENT_STATUSES,
  ASSESSMENT_KINDS,
  BASES,
  CHAIN_ROLES,
  CONDITION_KINDS,
  CONDITION_OPERATORS,
  CONDITION_STATES,
  CUE_STANCES,
  DISCREPANCY_KINDS,
  MEETING_FORMATS,
  MEETING_LEVELS,
  MEETING_STATUSES,
  MOVE_FORCES,
  MOVE_STATUSES,
  MOVE_TYPES,
  PLOVER_EVENTS,
  POSITION_POLARITIES,
  QUOTATIONS,
  RECORDS,
  REPLY_BASES,
  REVIEW_STATES,
  SHIFT_DIRECTIONS,
  THIRD_PARTY_ROLES,
  THREAD_STATES,
  TIME_TYPES,
  VERDICTS,
} from './vocabulary.ts';

/**
 * The entries of a reading, field by field, for whatever comes from outside: a review that adds or corrects one, an import, an answer of the API.
 * `src/export/schema/schema.test.ts` holds these and the types of `entry.ts` together.
 */

export const text = z.string();
/** Not stated is null, never a missing field. */
export const textOrNull = z.string().nullable();
export const texts = z.array(z.string());
const offset = z.int().min(0);

/** The words of a report that an entry stands on; offsets are UTF-16 code units. */
export const cite = z.strictObject({ report: text, start: offset, end: offset, exact: z.string().min(1) });
export const cites = z.array(cite);
/** One at least: no entry without a cite. */
export const someCites = z.tuple([cite], cite).meta({ minItems: 1 });

const citeOrNull = cite.nullable();
const truth = z.boolean();
const confidence = z.number().min(0).max(1);

const voice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reporter') }),
  z.strictObject({ kind: z.literal('source'), actor: textOrNull, statement: textOrNull }),
  z.strictObject({ kind: z.literal('source about another'), actor: textOrNull, about: text, statement: textOrNull }),
]);

/** Who decided last about an entry, when, and which fields people gave; absent where nobody did. */
const reviewed = z.exactOptional(z.strictObject({ by: text, at: text, fields: texts }));

const base = z.strictObject({
  id: text,
  voice,
  basis: z.enum(BASES),
  rule: text,
  confidence,
  checked: z.enum(REVIEW_STATES),
  reviewed,
  cites: someCites,
});
const thirdParties = z.array(z.strictObject({ actor: text, role: z.enum(THIRD_PARTY_ROLES) }));

export const time = base.extend({
  entity: z.literal('time'),
  cite,
  type: z.enum(TIME_TYPES),
  value: textOrNull,
  edtf: textOrNull,
  granularity: z.enum([
    'minute',
    'hour',
    'part of day',
    'day',
    'week',
    'month',
    'quarter',
    'season',
    'year',
    'decade',
    'century',
    'none',
  ]),
  earliest: textOrNull,
  latest: textOrNull,
  anchor: z.union([z.strictObject({ published: text }), z.strictObject({ time: text })]).nullable(),
  modifier: z.enum(['approx', 'start', 'mid', 'end', 'before', 'after', 'more than', 'less than']).nullable(),
});

export const actor = z.strictObject({
  id: text,
  entity: z.literal('actor'),
  kind: z.enum(ACTOR_KINDS),
  name: text,
  aliases: z.array(z.strictObject({ text, language: textOrNull, from: textOrNull, to: textOrNull })),
  partOf: textOrNull,
  ids: z.strictObject({
    iso3: z.exactOptional(text),
    gw: z.exactOptional(text),
    cow: z.exactOptional(text),
    ucdp: z.exactOptional(text),
    wikidata: z.exactOptional(text),
    plover: z.exactOptional(text),
  }),
  mentions: cites,
  basis: z.enum(BASES),
  rule: text,
  confidence,
  checked: z.enum(REVIEW_STATES),
  reviewed,
});

export const affiliation = base.extend({
  entity: z.literal('affiliation'),
  person: text,
  organisation: textOrNull,
  role: text,
  from: textOrNull,
  to: textOrNull,
  flags: z.array(z.enum(['acting', 'former', 'self-styled'])),
});

export const statement = base.extend({
  entity: z.literal('statement'),
  speaker: z.strictObject({ actor: textOrNull, cite: citeOrNull }),
  onBehalfOf: textOrNull,
  coSpeakers: texts,
  chain: z.array(
    z.strictObject({
      actor: textOrNull,
      role: z.enum(CHAIN_ROLES),
      explicit: truth,
      cite: citeOrNull,
      cue: citeOrNull,
    }),
  ),
  cue: z.strictObject({ cite: citeOrNull, lemma: textOrNull, stance: z.enum(CUE_STANCES) }),
  content: cites,
  quotation: z.enum(QUOTATIONS),
  record: z.enum(RECORDS),
  addressee: textOrNull,
  medium: textOrNull,
  time: textOrNull,
  place: textOrNull,
  habitual: truth,
  hedges: cites,
  polarity: z.enum(['positive', 'negative']),
  inside: textOrNull,
  refersTo: texts,
  about: texts,
});

export const meeting = base.extend({
  entity: z.literal('meeting'),
  status: z.enum(MEETING_STATUSES),
  format: z.enum(MEETING_FORMATS).nullable(),
  level: z.enum(MEETING_LEVELS).nullable(),
  date: textOrNull,
  duration: textOrNull,
  venue: z.strictObject({ name: text, cite: citeOrNull }).nullable(),
  host: textOrNull,
  parties: texts,
  thirdParties,
  delegations: z.array(z.strictObject({ party: text, head: textOrNull, members: texts })),
  ordinals: z.array(
    z.strictObject({ series: text, n: z.union([z.number(), z.literal('last'), z.literal('first')]), cite }),
  ),
  agenda: cites,
  outcome: citeOrNull,
});

export const move = base.extend({
  entity: z.literal('move'),
  type: z.enum(MOVE_TYPES),
  by: texts,
  voicedBy: textOrNull,
  to: texts,
  object: z
    .strictObject({
      kind: z.enum(['meeting', 'terms', 'agreement', 'issue']),
      entry: textOrNull,
      cite: citeOrNull,
    })
    .nullable(),
  terms: z.array(z.strictObject({ issue: textOrNull, value: z.number().nullable(), unit: textOrNull, cite })),
  conditions: texts,
  respondsTo: z.array(z.strictObject({ move: text, basis: z.enum(REPLY_BASES) })),
  date: textOrNull,
  atMeeting: textOrNull,
  deadline: textOrNull,
  force: z.enum(MOVE_FORCES),
  status: z.enum(MOVE_STATUSES),
  manner: textOrNull,
  accordingTo: textOrNull,
  standing: truth,
  otherMentions: cites,
});

export const condition = base.extend({
  entity: z.literal('condition'),
  setBy: textOrNull,
  debtor: textOrNull,
  on: text,
  kind: z.enum(CONDITION_KINDS),
  operator: z.enum(CONDITION_OPERATORS),
  requires: cite,
  quantity: z.strictObject({ value: z.number(), unit: text }).nullable(),
  place: textOrNull,
  deadline: textOrNull,
  state: z.enum(CONDITION_STATES),
  stateBy: textOrNull,
});

export const position = base.extend({
  entity: z.literal('position'),
  actor: text,
  issue: text,
  stance: text,
  polarity: z.enum(POSITION_POLARITIES),
  redLine: truth,
  conditionalOn: texts,
  from: textOrNull,
  to: textOrNull,
  justifications: cites,
});

export const shift = base.extend({
  entity: z.literal('shift'),
  actor: text,
  issue: textOrNull,
  from: textOrNull,
  to: textOrNull,
  direction: z.enum(SHIFT_DIRECTIONS),
  triggers: cites,
});

export const account = base.extend({
  entity: z.literal('account'),
  holders: texts,
  claim: cite,
  blames: texts,
  exculpates: texts,
  causes: cites,
  statements: texts,
  opposes: texts,
});

export const agreement = base.extend({
  entity: z.literal('agreement'),
  name: text,
  status: z.enum(AGREEMENT_STATUSES),
  stage: z.enum(AGREEMENT_STAGES).nullable(),
  parties: texts,
  thirdParties,
  signed: textOrNull,
  inEffect: textOrNull,
  ended: textOrNull,
  terms: cites,
  declarations: z.array(z.strictObject({ actor: text, date: textOrNull, cite })),
});

export const event = base.extend({
  entity: z.literal('event'),
  plover: z.strictObject({ event: z.enum(PLOVER_EVENTS), mode: texts, context: texts }),
  cameo: textOrNull,
  actor: texts,
  recipient: texts,
  date: textOrNull,
  place: textOrNull,
  of: textOrNull,
  auxiliary: z.array(z.enum(['historical', 'future', 'hypothetical', 'negation'])),
});

export const assessment = base.extend({
  entity: z.literal('assessment'),
  by: z.enum(['reporter', 'expert']),
  kind: z.enum(ASSESSMENT_KINDS),
  polarity: z.enum(['positive', 'negative', 'neutral']),
});

export const thread = z.strictObject({
  id: text,
  entity: z.literal('thread'),
  moves: texts,
  state: z.enum(THREAD_STATES),
  awaiting: z.array(
    z.strictObject({
      actor: text,
      basis: z.enum(['asserted', 'computed']),
      by: textOrNull,
      cite: citeOrNull,
      why: text,
    }),
  ),
});

export const resolution = z.strictObject({ value: text, by: text, at: text, reason: text }).nullable();
export const severity = z.enum(['low', 'medium', 'high']);

export const discrepancy = base.extend({
  entity: z.literal('discrepancy'),
  kind: z.enum(DISCREPANCY_KINDS),
  scope: z.enum(['within a report', 'across reports', 'against reference data']),
  versions: z.array(z.strictObject({ value: textOrNull, voice, cites: someCites })),
  severity,
  verdict: z.enum(VERDICTS),
  why: text,
  resolution,
});
