import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { sampleReading } from '../../src/dossier/sample-reading.ts';
import {
  ACTOR_KINDS,
  AGREEMENT_STATUSES,
  MEETING_FORMATS,
  MEETING_LEVELS,
  MEETING_STATUSES,
  MOVE_TYPES,
  QUOTATIONS,
  type Reading,
} from '../../src/reading/index.ts';

const told = { published: z.string(), text: z.string() };
const names = z.array(z.string()).default([]);
const meeting = z.strictObject({
  ...told,
  says: z.string(),
  parties: names,
  date: z.string().optional(),
  venue: z.string().optional(),
  duration: z.string().optional(),
  status: z.enum(MEETING_STATUSES),
  format: z.enum(MEETING_FORMATS).optional(),
  level: z.enum(MEETING_LEVELS).optional(),
  ordinal: z.union([z.number(), z.literal('last')]).optional(),
});
const statement = z.strictObject({
  ...told,
  says: z.array(z.string()),
  speaker: z.string(),
  side: z.string().optional(),
  quotation: z.enum(QUOTATIONS),
});
const move = z.strictObject({
  ...told,
  says: z.string(),
  type: z.enum(MOVE_TYPES),
  by: names,
  to: names,
  date: z.string().optional(),
  standing: z.boolean().default(false),
  accordingTo: z.string().optional(),
  terms: z.array(z.strictObject({ value: z.number(), unit: z.string(), says: z.string() })).default([]),
});
const agreement = z.strictObject({
  ...told,
  says: z.string(),
  agreement: z.string(),
  parties: names,
  status: z.enum(AGREEMENT_STATUSES),
  signed: z.string().optional(),
});
const actor = z.strictObject({ actor: z.string(), kind: z.enum(ACTOR_KINDS), side: z.string().optional() });
const side = z.union([meeting, statement, move, agreement, actor]);
type Side = z.infer<typeof side>;
const cases = z.array(z.strictObject({ name: z.string(), same: z.boolean(), a: side, b: side }));

export const PAIR_KINDS = ['actors', 'agreements', 'meetings', 'moves', 'statements'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

/** One hard case: two readings of one entry each, and whether the two are one. */
export interface Pair {
  readonly kind: PairKind;
  readonly name: string;
  readonly same: boolean;
  readonly readings: readonly [Reading, Reading];
}

/** All hard cases, in the order of their files. */
export function hardCases(): Pair[] {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  return PAIR_KINDS.filter(kind => files.includes(`${kind}.yaml`)).flatMap(kind =>
    cases
      .parse(parse(readFileSync(new URL(`${kind}.yaml`, folder), 'utf8')))
      .map(({ name, same, a, b }) => ({ kind, name, same, readings: [readingOf('a', a), readingOf('b', b)] as const })),
  );
}

/** The reading of a report that holds one entry. */
function readingOf(id: string, given: Side): Reading {
  const told = (side: { readonly text: string; readonly published: string }) => ({
    id,
    text: side.text,
    published: side.published,
    publisher: `Outlet ${id.toUpperCase()}`,
  });
  if ('actor' in given)
    return sampleReading({
      id,
      text: given.actor,
      actors: [{ name: given.actor, kind: given.kind, ...(given.side === undefined ? {} : { side: given.side }) }],
    });
  if ('speaker' in given) return sampleReading({ ...told(given), statements: [given] });
  if ('type' in given) return sampleReading({ ...told(given), moves: [given] });
  if ('agreement' in given) return sampleReading({ ...told(given), agreements: [{ ...given, name: given.agreement }] });
  return sampleReading({ ...told(given), meetings: [given] });
}
