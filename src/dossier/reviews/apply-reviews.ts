import type { Actor, Entry, EntryBase, EntryId, Notice, Reading, Reviewed } from '../../reading/index.ts';
import { type Cite, contains, isExact } from '../../text/index.ts';
import { addEntries } from './add-entries.ts';
import { type Correctable, readCorrection } from './correctable-fields.ts';
import { markPassages } from './mark-passages.ts';
import { mergeActors } from './merge-actors.ts';
import { type Effect, effectOf, type Review } from './review.ts';

/**
 * A reading with what people decided laid over it: `checked` and `reviewed` on every entry, corrected fields, entries added by hand, marked
 * boilerplate, actors that are one. Rejected entries stay, marked; `withoutRejected` takes them out. What cannot be applied (its entry reads
 * otherwise since, its words are gone) becomes a notice `review.not-applied`; nothing here throws for what a log or a report contains.
 *
 * Pure, and the reading itself where nothing was decided on it. A log that is applied to many readings is best made an effect once.
 */
export function applyReviews(reading: Reading, reviews: readonly Review[] | Effect): Reading {
  const effect = 'decisions' in reviews ? reviews : effectOf(reviews);
  const { id } = reading.report;
  // Reports and actors of the reference list are decided on under ids of their own.
  if (!effect.reports.has(id) && !reading.actors.some(actor => effect.reports.has(actor.id))) return reading;
  const notices: Notice[] = [];
  const passed = (because: string, cite: Cite | null = null) => notices.push({ code: NOT_APPLIED, cite, because });

  const whole = addEntries(reading, effect, passed);
  const report = markPassages(correctedReport(whole, effect, passed), effect.passages.get(id) ?? []);
  const actors = whole.actors.map(actor => decidedActor(actor, effect, passed));
  const known = new Set(actors.map(actor => actor.id));
  const decide = <One extends Entry>(entries: readonly One[]): readonly One[] =>
    entries.map(entry => decided({ ...whole, report }, entry, effect, known, passed));
  const made: Reading = {
    ...whole,
    report,
    actors,
    affiliations: decide(whole.affiliations),
    times: decide(whole.times),
    statements: decide(whole.statements),
    meetings: decide(whole.meetings),
    moves: decide(whole.moves),
    conditions: decide(whole.conditions),
    positions: decide(whole.positions),
    shifts: decide(whole.shifts),
    accounts: decide(whole.accounts),
    agreements: decide(whole.agreements),
    assessments: decide(whole.assessments),
    events: decide(whole.events),
    discrepancies: decide(whole.discrepancies).map(entry => {
      const resolution = effect.resolutions.get(entry.id);
      return resolution === undefined ? entry : { ...entry, resolution };
    }),
    notices: whole.notices,
  };
  return mergeActors({ ...made, notices: [...made.notices, ...notices] }, effect.sameAs);
}

/** The code of the notice for a decision that no longer fits its report. */
export const NOT_APPLIED = 'review.not-applied';

type Passed = (because: string, cite?: Cite | null) => void;

/** The last decision on an entry, and the fields that people gave. */
function signed(id: EntryId, fields: readonly string[], effect: Effect): { readonly reviewed?: Reviewed } {
  const last = effect.last.get(id);
  return last === undefined ? {} : { reviewed: { by: last.by, at: last.at, fields } };
}

/** What an entry is after the decisions on it: rejected stands above corrected, corrected above confirmed, confirmed above added. */
function stateOf(id: EntryId, before: EntryBase['checked'], corrected: boolean, effect: Effect): EntryBase['checked'] {
  if (effect.rejected.has(id)) return 'rejected';
  if (corrected) return 'corrected';
  return effect.confirmed.has(id) ? 'confirmed' : before;
}

function decided<One extends Entry>(
  reading: Reading,
  entry: One,
  effect: Effect,
  known: ReadonlySet<string>,
  passed: Passed,
): One {
  const marked = effect.last.has(entry.id) ? undefined : boilerplateOf(reading, entry, effect);
  if (marked !== undefined)
    return { ...entry, checked: 'rejected', reviewed: { by: marked.by, at: marked.at, fields: [] } };
  const given = corrections(entry.entity, entry.id, effect, (field, value) => {
    const wrong = citesIn(value).find(cite => !isExact(reading.report, cite));
    if (wrong !== undefined) return `“${wrong.exact.slice(0, 60)}” does not stand there in ${reading.report.id}`;
    const stranger = actorsNamed(entry.entity, field, value).find(actor => !known.has(actor));
    return stranger === undefined ? null : `${stranger} is no actor of ${reading.report.id}`;
  });
  for (const because of given.refused) passed(because, entry.cites[0]);
  if (given.fields.length === 0 && !effect.last.has(entry.id)) return entry;
  return {
    ...entry,
    ...given.values,
    checked: stateOf(entry.id, entry.checked, given.fields.length > 0, effect),
    ...signed(entry.id, given.fields, effect),
  };
}

/** A mark over the words an entry stands on, where they are boilerplate by the last of such marks. */
function boilerplateOf({ report }: Reading, { cites: [anchor] }: Entry, effect: Effect) {
  const marks = (effect.passages.get(report.id) ?? []).filter(mark => contains(mark, anchor));
  const last = marks.at(-1);
  return last?.boilerplate === true ? last : undefined;
}

function decidedActor(actor: Actor, effect: Effect, passed: Passed): Actor {
  const given = corrections('actor', actor.id, effect, () => null);
  for (const because of given.refused) passed(because, actor.mentions[0] ?? null);
  if (given.fields.length === 0 && !effect.last.has(actor.id)) return actor;
  const { name } = actor;
  const renamed = typeof given.values.name === 'string' && given.values.name !== name;
  return {
    ...actor,
    // The name it had stays a name of it.
    ...(renamed && !actor.aliases.some(({ text }) => text === name)
      ? { aliases: [...actor.aliases, { text: name, language: null, from: null, to: null }] }
      : {}),
    ...given.values,
    checked: stateOf(actor.id, actor.checked, given.fields.length > 0, effect),
    ...signed(actor.id, given.fields, effect),
  };
}

function correctedReport({ report }: Reading, effect: Effect, passed: Passed): Reading['report'] {
  const given = corrections('report', report.id, effect, () => null);
  for (const because of given.refused) passed(because);
  if (given.fields.length === 0) return report;
  return { ...report, ...given.values, ...('published' in given.values ? { publishedBasis: 'given' } : {}) };
}

/** The corrected fields of one entry with values of their type, and why others cannot be. */
function corrections(
  kind: Correctable,
  id: EntryId,
  effect: Effect,
  objection: (field: string, value: unknown) => string | null,
): { readonly values: Readonly<Record<string, unknown>>; readonly fields: string[]; readonly refused: string[] } {
  const values: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [field, { value: written, by }] of effect.corrections.get(id) ?? []) {
    const read = readCorrection(kind, field, written);
    const because = read.ok ? objection(field, read.value) : read.because;
    if (read.ok && because === null) values[field] = read.value;
    else refused.push(`The correction of ${id} by ${by} was passed over: ${because}`);
  }
  return { values, fields: Object.keys(values).sort(), refused };
}

/** Every cite inside a value, however deep. */
function citesIn(value: unknown): Cite[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(citesIn);
  return 'exact' in value && 'report' in value ? [value as Cite] : Object.values(value).flatMap(citesIn);
}

const ACTOR_FIELDS: { readonly [kind in Entry['entity']]?: readonly string[] } = {
  statement: ['speaker', 'onBehalfOf', 'coSpeakers', 'chain', 'addressee', 'about'],
  meeting: ['host', 'parties', 'thirdParties', 'delegations'],
  move: ['by', 'voicedBy', 'to'],
  condition: ['setBy', 'debtor', 'stateBy'],
  position: ['actor'],
  shift: ['actor'],
  account: ['holders', 'blames', 'exculpates'],
  agreement: ['parties', 'thirdParties', 'declarations'],
  event: ['actor', 'recipient'],
  affiliation: ['person', 'organisation'],
};
const ACTOR_KEYS = ['actor', 'party', 'head', 'members'];

/** Ids of the actors that a field's value names. */
export function actorsNamed(kind: Entry['entity'], field: string, value: unknown): string[] {
  const idsIn = (part: unknown): string[] => {
    if (typeof part === 'string') return [part];
    if (Array.isArray(part)) return part.flatMap(idsIn);
    if (typeof part !== 'object' || part === null) return [];
    return Object.entries(part).flatMap(([key, inner]) => (ACTOR_KEYS.includes(key) ? idsIn(inner) : []));
  };
  return ACTOR_FIELDS[kind]?.includes(field) === true ? idsIn(value) : [];
}
