import { z } from 'zod';
import { type Actor, type Entry, entrySchemas } from '../../reading/index.ts';
import { GENRES } from '../../reports/index.ts';
import { daysOf } from '../days.ts';

/** What a person can correct the fields of. */
export type Correctable = Entry['entity'] | Actor['entity'] | 'report';

// 2025-07-23, 2025-07-23?, 2025-07, 2025, 2025-W30, 202X, 2025-XX, 2025-24 (autumn), 2025-07-23T14:00Z, each side of an interval, or open.
const EDTF_PART =
  /^(?:\.\.|(?:\d{4}-W\d{2}|\d{4}-2[1-4]|\d{3}X|\d{2}XX|\d{4}-XX(?:-XX)?|\d{4}-\d{2}-XX|\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?)[?~%]?)$/;
const PLAIN_DAY = /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?/;

function isDate(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2 || !parts.every(part => EDTF_PART.test(part)) || parts.every(part => part === '..'))
    return false;
  // A day of the calendar, and no interval that ends before it begins, wherever days can be told at all.
  const told = parts.filter(part => part !== '..' && PLAIN_DAY.test(part) && !/X|-2[1-4][?~%]?$/.test(part));
  return told.every(part => daysOf(part) !== null) && (told.length < parts.length || daysOf(text) !== null);
}

const date = z.string().refine(isDate, 'is no date (EDTF): 2025-07-23, 2025-07, 2025-07-01/2025-07-23');
const duration = z
  .string()
  .regex(/^P(?!$)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/, 'is no duration (ISO 8601): PT40M, P3D');
const stance = z.string().refine(words => words.trim().split(/\s+/).length <= 20, 'has more than twenty words');

/** Fields that are words to the type and something narrower to a person. */
const NARROWER: { readonly [kind in Correctable]?: { readonly [field: string]: z.ZodType } } = {
  meeting: { date: date.nullable(), duration: duration.nullable() },
  move: { date: date.nullable(), deadline: date.nullable() },
  condition: { deadline: date.nullable() },
  agreement: { signed: date.nullable(), inEffect: date.nullable(), ended: date.nullable() },
  affiliation: { from: date.nullable(), to: date.nullable() },
  position: { from: date.nullable(), to: date.nullable(), stance },
  event: { date: date.nullable() },
  time: { edtf: date.nullable() },
};

const { textOrNull, texts } = entrySchemas;
/** What of a report can be set right. Its text is what was given, and stays. */
const reportFields = z.strictObject({
  headline: textOrNull,
  publisher: textOrNull,
  agency: textOrNull,
  byline: texts,
  published: date.nullable(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  genre: z.enum(GENRES).nullable(),
});

const SHAPES: { readonly [kind in Correctable]: { readonly [field: string]: z.core.$ZodType } } = {
  time: entrySchemas.time.shape,
  actor: entrySchemas.actor.shape,
  affiliation: entrySchemas.affiliation.shape,
  statement: entrySchemas.statement.shape,
  meeting: entrySchemas.meeting.shape,
  move: entrySchemas.move.shape,
  condition: entrySchemas.condition.shape,
  position: entrySchemas.position.shape,
  shift: entrySchemas.shift.shape,
  account: entrySchemas.account.shape,
  agreement: entrySchemas.agreement.shape,
  assessment: entrySchemas.assessment.shape,
  event: entrySchemas.event.shape,
  discrepancy: entrySchemas.discrepancy.shape,
  report: reportFields.shape,
};

// Made by Parley and by the log; a person decides on them by what is done, not by writing them.
const FIXED = new Set(['id', 'entity', 'rule', 'confidence', 'checked', 'reviewed', 'mentions', 'resolution']);

export const isCorrectable = (kind: string): kind is Correctable => Object.hasOwn(SHAPES, kind);

/** The fields of an entry (or an actor, or a report) that a person can correct. */
export function correctableFields(kind: Correctable): readonly string[] {
  return Object.keys(SHAPES[kind]).filter(field => !FIXED.has(field));
}

export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly because: string };

/**
 * Reads a corrected value as the log has it: JSON, or the bare words where the field takes words. A venue may be given by its name alone.
 * The answer has the field's own type, or says in one clause why it cannot be meant.
 */
export function readCorrection(kind: Correctable, field: string, written: string): ReadValue {
  if (!correctableFields(kind).includes(field))
    return { ok: false, because: `“${field}” is no field to correct here (${correctableFields(kind).join(', ')})` };
  const schema = NARROWER[kind]?.[field] ?? SHAPES[kind][field]!;
  const parsed = parseJson(written);
  // What is no JSON is the words themselves; so is what JSON takes for a number or a truth, where the field takes words: a year.
  const words = typeof parsed === 'string' ? parsed : typeof parsed === 'object' ? null : written;
  const meant = parsed === undefined || parsed === words ? [words] : words === null ? [parsed] : [parsed, words];
  if (kind === 'meeting' && field === 'venue' && words !== null) meant.push({ name: words, cite: null });
  let because = '';
  for (const value of meant) {
    const result = z.safeParse(schema, value);
    // Absence is null, never empty words.
    if (result.success && !isEmpty(value)) return { ok: true, value: result.data };
    if (because === '')
      because = result.success ? 'is empty; null says that it is not stated' : (result.error.issues[0]?.message ?? '');
  }
  return { ok: false, because: `${JSON.stringify(written.slice(0, 80))} cannot be the ${field}: ${because}` };
}

/** One way of writing for each value, so that two people's corrections can be compared: `2025-07` and `"2025-07"` are one. */
export function canonicalCorrection(kind: string, field: string, written: string): string {
  const read = isCorrectable(kind) ? readCorrection(kind, field, written) : readListed(field, written);
  return read.ok ? JSON.stringify(read.value) : written;
}

/** A correction of something whose id does not say whether it is a report or an actor of the reference list. */
export function readListed(field: string, written: string): ReadValue {
  const asReport = readCorrection('report', field, written);
  return asReport.ok ? asReport : readCorrection('actor', field, written);
}

const isEmpty = (value: unknown) =>
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && value !== null && 'name' in value && value.name === '');

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
