import { type Actor, type Entry, entrySchemas, type Reading } from '../../reading/index.ts';
import { compareSpans, isExact } from '../../text/index.ts';
import { parseJson } from './correctable-fields.ts';
import { type Effect, subjectOf } from './review.ts';

/** What can be added by hand. */
export type AddedEntry = Entry | Actor;

const SCHEMAS = {
  time: entrySchemas.time,
  actor: entrySchemas.actor,
  affiliation: entrySchemas.affiliation,
  statement: entrySchemas.statement,
  meeting: entrySchemas.meeting,
  move: entrySchemas.move,
  condition: entrySchemas.condition,
  position: entrySchemas.position,
  shift: entrySchemas.shift,
  account: entrySchemas.account,
  agreement: entrySchemas.agreement,
  assessment: entrySchemas.assessment,
  event: entrySchemas.event,
  discrepancy: entrySchemas.discrepancy,
} as const;

export const ADDED_ENTITIES = Object.keys(SCHEMAS) as readonly AddedEntry['entity'][];

export type ReadEntry =
  | { readonly ok: true; readonly entry: AddedEntry }
  | { readonly ok: false; readonly because: string };

/** Reads the entry that a review adds, as JSON text or as data, checked field by field; or says in one clause why it is none. */
export function readAddedEntry(id: string, given: unknown): ReadEntry {
  const value = typeof given === 'string' ? parseJson(given) : given;
  const subject = subjectOf(id);
  const schema = Object.entries(SCHEMAS).find(([entity]) => entity === subject.kind)?.[1];
  if (schema === undefined)
    return { ok: false, because: `an id like r1/move/120-164 is needed, “${id.slice(0, 80)}” is none` };
  const read = schema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, because: `${issue!.path.join('.') || 'the value'}: ${issue!.message}` };
  }
  const entry = read.data as AddedEntry;
  const cites = citesOf(entry);
  // An actor is known by any of its mentions, or by the report's metadata alone.
  const placed = entry.entity === 'actor' || (cites[0]?.start === subject.start && cites[0].end === subject.end);
  const because =
    entry.id !== id
      ? 'its id is not the id of the review'
      : entry.checked !== 'added'
        ? 'it is not `added`'
        : cites.some(({ report }) => report !== subject.report)
          ? 'a cite is from another report'
          : placed
            ? null
            : 'its first cite is not where its id says';
  return because === null ? { ok: true, entry } : { ok: false, because };
}

const citesOf = (entry: AddedEntry) => (entry.entity === 'actor' ? entry.mentions : entry.cites);

/** The reading with the entries that people added to its report, each in the place of its words; one with the id of a machine's takes its place. */
export function addEntries(reading: Reading, effect: Effect, passed: (because: string, cite?: null) => void): Reading {
  const { report } = reading;
  let made = reading;
  for (const [id, { value, by, at }] of effect.added.get(report.id) ?? []) {
    const read = readAddedEntry(id, value);
    if (!read.ok) passed(`The entry ${id} that ${by} added was passed over: ${read.because}`);
    else if (!citesOf(read.entry).every(cite => isExact(report, cite)))
      passed(`The entry ${id} that ${by} added was passed over: its words do not stand there in the report`);
    else made = withEntry(made, { ...read.entry, reviewed: { by, at, fields: [] } });
  }
  return made;
}

function withEntry(reading: Reading, entry: AddedEntry): Reading {
  switch (entry.entity) {
    case 'actor':
      return { ...reading, actors: [...reading.actors.filter(({ id }) => id !== entry.id), entry] };
    case 'time':
      return { ...reading, times: placed(reading.times, entry) };
    case 'affiliation':
      return { ...reading, affiliations: placed(reading.affiliations, entry) };
    case 'statement':
      return { ...reading, statements: placed(reading.statements, entry) };
    case 'meeting':
      return { ...reading, meetings: placed(reading.meetings, entry) };
    case 'move':
      return { ...reading, moves: placed(reading.moves, entry) };
    case 'condition':
      return { ...reading, conditions: placed(reading.conditions, entry) };
    case 'position':
      return { ...reading, positions: placed(reading.positions, entry) };
    case 'shift':
      return { ...reading, shifts: placed(reading.shifts, entry) };
    case 'account':
      return { ...reading, accounts: placed(reading.accounts, entry) };
    case 'agreement':
      return { ...reading, agreements: placed(reading.agreements, entry) };
    case 'assessment':
      return { ...reading, assessments: placed(reading.assessments, entry) };
    case 'event':
      return { ...reading, events: placed(reading.events, entry) };
    case 'discrepancy':
      return { ...reading, discrepancies: placed(reading.discrepancies, entry) };
  }
}

/** In the order of the text, before the first entry that begins later. */
function placed<One extends Entry>(entries: readonly One[], entry: One): readonly One[] {
  const others = entries.filter(({ id }) => id !== entry.id);
  const at = others.findIndex(({ cites: [anchor] }) => compareSpans(anchor, entry.cites[0]) > 0);
  return at < 0 ? [...others, entry] : others.toSpliced(at, 0, entry);
}
