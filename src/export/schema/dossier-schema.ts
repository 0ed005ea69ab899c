import { z } from 'zod';
import { DOSSIER_KINDS, STANDING_KINDS } from '../../dossier/index.ts';
import {
  ACTOR_KINDS,
  CONDITION_OPERATORS,
  CONDITION_STATES,
  DISCREPANCY_KINDS,
  entrySchemas,
  MOVE_TYPES,
  POSITION_POLARITIES,
  QUOTATIONS,
  REVIEW_STATES,
  SHIFT_DIRECTIONS,
  THREAD_STATES,
  VERDICTS,
} from '../../reading/index.ts';
import { cites, someCites, text, textOrNull, texts } from './report-schema.ts';

const { resolution, severity } = entrySchemas;
const count = z.int().min(0);
const truth = z.boolean();

const merge = z.strictObject({ a: text, b: text, rule: text, why: text, score: z.number() });
const version = z.strictObject({
  value: text,
  voices: z.array(
    z.strictObject({ kind: z.enum(['reporter', 'source', 'source about another', 'review']), name: textOrNull }),
  ),
  cites,
  reports: texts,
  independent: count,
});
const field = z.strictObject({ preferred: textOrNull, because: text, versions: z.array(version) });

const merged = z.strictObject({
  id: text,
  label: text,
  mentions: z.array(z.strictObject({ report: text, entry: text })),
  reports: texts,
  independent: count,
  cites,
  merges: z.array(merge),
  checked: z.enum(REVIEW_STATES),
  firstReported: textOrNull,
});
const party = z.strictObject({ name: text, aliases: texts, iso3: textOrNull });
const told = z.strictObject({ words: text, day: textOrNull, cites });

/** A dossier, field by field; `schema.test.ts` holds it and the type together. */
export const dossierSchema = z.strictObject({
  id: text,
  definition: z.strictObject({
    id: text,
    title: text,
    kind: z.enum(DOSSIER_KINDS),
    period: textOrNull,
    parties: z.array(party),
    thirdParties: z.array(party.extend({ role: textOrNull })),
    issues: z.array(z.strictObject({ name: text, words: texts })),
    given: truth,
  }),
  reports: z.array(
    z.strictObject({
      id: text,
      publisher: textOrNull,
      headline: textOrNull,
      published: textOrNull,
      url: textOrNull,
      group: text,
      because: text,
    }),
  ),
  groups: z.array(z.strictObject({ id: text, reports: texts, origin: text, because: texts })),
  actors: z.array(
    z.strictObject({
      id: text,
      entity: z.literal('actor'),
      name: text,
      kind: z.enum(ACTOR_KINDS),
      side: textOrNull,
      spellings: texts,
      reports: texts,
      merges: z.array(merge),
      offices: z.array(z.strictObject({ role: text, reported: textOrNull, cites })),
    }),
  ),
  statements: z.array(
    merged.extend({
      entity: z.literal('statement'),
      speaker: field,
      side: textOrNull,
      quotation: z.enum(QUOTATIONS),
      wording: field,
      quoted: field,
      said: field,
      via: texts,
    }),
  ),
  meetings: z.array(
    merged.extend({
      entity: z.literal('meeting'),
      status: field,
      date: field,
      duration: field,
      venue: field,
      format: field,
      level: field,
      parties: field,
      between: texts,
      ordinal: field,
    }),
  ),
  moves: z.array(
    merged.extend({
      entity: z.literal('move'),
      type: field,
      by: texts,
      to: texts,
      date: field,
      wording: field,
      terms: field,
      standing: truth,
      account: truth,
      moveType: z.enum(MOVE_TYPES),
    }),
  ),
  agreements: z.array(
    merged.extend({
      entity: z.literal('agreement'),
      name: field,
      status: field,
      signed: field,
      ended: field,
      parties: field,
    }),
  ),
  conditions: z.array(
    z.strictObject({
      id: text,
      entity: z.literal('condition'),
      setBy: textOrNull,
      operator: z.enum(CONDITION_OPERATORS),
      requires: field,
      state: z.enum(CONDITION_STATES),
      reports: texts,
      cites,
      firstReported: textOrNull,
    }),
  ),
  threads: z.array(
    z.strictObject({
      id: text,
      entity: z.literal('thread'),
      label: text,
      moves: texts,
      state: z.enum(THREAD_STATES),
      awaiting: z.array(
        z.strictObject({
          side: text,
          basis: z.enum(['asserted', 'computed']),
          by: textOrNull,
          cites,
          why: text,
          since: textOrNull,
        }),
      ),
      disputed: truth,
    }),
  ),
  positions: z.array(
    z.strictObject({
      id: text,
      side: text,
      issue: text,
      held: z.array(
        z.strictObject({
          entry: text,
          report: text,
          stance: text,
          polarity: z.enum(POSITION_POLARITIES),
          from: textOrNull,
          cites,
        }),
      ),
    }),
  ),
  shifts: z.array(
    z.strictObject({
      id: text,
      side: text,
      issue: text,
      direction: z.enum(SHIFT_DIRECTIONS),
      before: told,
      after: told,
      rule: text,
    }),
  ),
  accounts: z.array(
    z.strictObject({
      id: text,
      holders: texts,
      blames: texts,
      claims: z.array(z.strictObject({ words: text, report: text, cites })),
      acts: z.array(z.strictObject({ entry: text, record: text })),
      opposes: texts,
    }),
  ),
  discrepancies: z.array(
    z.strictObject({
      id: text,
      entity: z.literal('discrepancy'),
      kind: z.enum(DISCREPANCY_KINDS),
      scope: z.enum(['within a report', 'across reports']),
      about: textOrNull,
      label: text,
      versions: z.array(version),
      severity,
      verdict: z.enum(VERDICTS),
      why: text,
      majority: textOrNull,
      resolution,
      firstReported: textOrNull,
    }),
  ),
  standing: z.strictObject({
    asOf: text,
    clauses: z.array(z.strictObject({ kind: z.enum(STANDING_KINDS), text, cites: someCites })),
  }),
});
