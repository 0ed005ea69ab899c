import { type AddedEntry, addReview, entryFromSelection, type Review } from '../../dossier/index.ts';
import { ACTOR_KINDS, type Actor, listedActor, type Reading, THIRD_PARTY_ROLES } from '../../reading/index.ts';
import { type Cite, citeOf, ParleyError, type Span, unlisted } from '../../text/index.ts';
import type { CellKind, ImportedEntity, ImportField } from './import-columns.ts';
import { lineOf } from './import-row.ts';
import { type CellResult, readAmount, readDate, readDuration, readNumber, readTruth, readWord } from './read-cell.ts';

/** What an actor is called elsewhere: `actors.csv` beside the table tells whom an id of it names. */
export type NamedActors = ReadonlyMap<
  string,
  { readonly name: string; readonly kind: string; readonly iso3: string | null }
>;

/** Where the entry of a row is to stand. */
export interface RowPlace {
  readonly reading: Reading;
  /** Words of the entry as a whole. */
  readonly anchor: Span;
  /** Where a cell's words stand; the anchor where the report is not the row itself. */
  readonly spanOf: (column: string) => Span;
  /** True where the report is the row: names stand in its cells. */
  readonly isRow: boolean;
}

export interface RowSigner {
  readonly by: string;
  readonly at: string;
  readonly rule: string;
  readonly reason: string | null;
}

export type RowEntry =
  | { readonly ok: true; readonly entry: AddedEntry; readonly reviews: readonly Review[] }
  | { readonly ok: false; readonly because: string };

/** Makes the values of cells, and the actors that no list knows, for one row. */
export interface CellReader {
  /** The value of a cell as the record has it. */
  value(field: ImportField, column: string, cell: string): CellResult<unknown>;
  /** Reviews that add the actors made on the way, once each. */
  reviews(): readonly Review[];
}

export function cellReader(
  place: RowPlace,
  signer: RowSigner,
  named: NamedActors,
  rowsById: ReadonlyMap<string, string>,
): CellReader {
  const { reading } = place;
  const { report } = reading;
  const made = new Map<string, { readonly id: string; readonly review: Review }>();

  /** The id of whom a part of a cell names; a name that nobody knows becomes an actor of this report. */
  const actorId = (part: string, within: Span): CellResult<string> => {
    const there = actorCalled(reading.actors, part);
    if (there !== null) return { ok: true, value: there.id };
    const told = named.get(part);
    const name = told?.name ?? part;
    const known = listedActor(told?.iso3 ?? name) ?? listedActor(name);
    const again =
      reading.actors.find(({ id }) => id === known?.id) ??
      (told === undefined ? null : actorCalled(reading.actors, name));
    if (again !== null && again !== undefined) return { ok: true, value: again.id };
    const before = made.get(name);
    if (before !== undefined) return { ok: true, value: before.id };
    const span =
      placeOf(report.text, part, within) ??
      (place.isRow ? within : placeOf(report.text, name, { start: 0, end: report.text.length }));
    if (span === null) return { ok: false, because: `${name} is not named in the report ${report.id}` };
    const kind = known?.kind ?? ACTOR_KINDS.find(one => one === told?.kind) ?? 'other';
    const entry = entryFromSelection(report, {
      entity: 'actor',
      ...span,
      fields: { kind, name: known?.name ?? name, ids: known?.ids ?? {}, partOf: null, basis: 'text' },
      discriminator: lineOf(name),
      rule: signer.rule,
    });
    made.set(name, { id: entry.id, review: addReview(entry, signer) });
    return { ok: true, value: entry.id };
  };

  const cited = (column: string): Cite => citeOf(report, place.spanOf(column));
  const inParts = (column: string, cell: string) => {
    const span = place.spanOf(column);
    return partsOf(cell).map(part => ({ part, span: placeOf(report.text, part, span) ?? span }));
  };

  return {
    value({ cell: how }, column, cell) {
      switch (how.kind) {
        case 'actor':
          return actorId(lineOf(cell), place.spanOf(column));
        case 'actors':
          return allOf(inParts(column, cell), ({ part, span }) => actorId(part, span));
        case 'third parties':
          return allOf(inParts(column, cell), ({ part, span }) => {
            const role = THIRD_PARTY_ROLES.find(one => part.toLowerCase().endsWith(` ${one}`));
            const name = role === undefined ? part : part.slice(0, -role.length).trim();
            const actor = actorId(name, span);
            // A column called mediators says the role itself.
            return actor.ok ? { ok: true, value: { actor: actor.value, role: role ?? 'mediator' } } : actor;
          });
        case 'ordinals':
          return allOf(inParts(column, cell), ({ part, span }) => {
            const found = /^(?:(.*?)\s+)?(\d+|last|first)(?:st|nd|rd|th)?$/i.exec(part);
            if (found === null) return { ok: false, because: `“${part}” is no number of a round` };
            const n = /^\d+$/.test(found[2]!) ? Number(found[2]) : found[2]!.toLowerCase();
            return { ok: true, value: { series: found[1] ?? 'round', n, cite: citeOf(report, span) } };
          });
        case 'terms':
          return allOf(inParts(column, cell), ({ part, span }) => ({
            ok: true,
            value: { issue: null, ...readAmount(part), cite: citeOf(report, span) },
          }));
        case 'rows':
          return allOf(inParts(column, cell), ({ part }) => ({
            ok: true,
            value: { move: rowsById.get(part) ?? part, basis: 'explicit' },
          }));
        case 'words':
          return { ok: true, value: cited(column) };
        default:
          return plainValue(how, cell);
      }
    },
    reviews: () => [...made.values()].map(({ review }) => review),
  };
}

function plainValue(how: CellKind, cell: string): CellResult<unknown> {
  switch (how.kind) {
    case 'word':
      return readWord(cell, how.among);
    case 'edtf':
      return readDate(cell);
    case 'duration':
      return readDuration(cell);
    case 'number':
      return readNumber(cell);
    case 'truth':
      return readTruth(cell);
    case 'texts': {
      const { among } = how;
      return allOf(partsOf(cell), part => (among === undefined ? { ok: true, value: part } : readWord(part, among)));
    }
    default:
      return { ok: true, value: lineOf(cell) };
  }
}

function allOf<Part, Value>(parts: readonly Part[], read: (part: Part) => CellResult<Value>): CellResult<Value[]> {
  const values: Value[] = [];
  for (const part of parts) {
    const one = read(part);
    if (!one.ok) return one;
    values.push(one.value);
  }
  return { ok: true, value: values };
}

/** The parts of a cell: joined by bars, as the exports do, or by semicolons, as people do. */
export const partsOf = (cell: string): string[] =>
  unlisted(cell)
    .flatMap(part => part.split(';'))
    .map(lineOf)
    .filter(part => part !== '');

function placeOf(text: string, words: string, { start, end }: Span): Span | null {
  const at = words === '' ? -1 : text.slice(start, end).indexOf(words);
  return at < 0 ? null : { start: start + at, end: start + at + words.length };
}

const actorCalled = (actors: readonly Actor[], name: string): Actor | null =>
  actors.find(actor => actor.id === name || actor.name === name || actor.aliases.some(({ text }) => text === name)) ??
  null;

/** The fields of an entry, as the record has them, from the fields of a row. */
export function recordFields(
  entity: ImportedEntity,
  given: ReadonlyMap<string, unknown>,
  whole: Cite,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of given) fields[recordName(name)] = value;
  if (entity === 'meeting' && 'venue' in fields) fields.venue = { name: fields.venue, cite: null };
  if (entity === 'statement') {
    fields.speaker = { actor: fields.speaker ?? null, cite: null };
    fields.content = [whole];
  }
  if (entity === 'condition') {
    if (typeof fields.quantity === 'number') fields.quantity = { value: fields.quantity, unit: fields.unit ?? '' };
    delete fields.unit;
  }
  if (entity === 'event') {
    fields.plover = { event: fields.event, mode: fields.mode ?? [], context: fields.context ?? [] };
    if (typeof fields.enddate === 'string' && typeof fields.date === 'string' && fields.enddate !== fields.date)
      fields.date = `${fields.date}/${fields.enddate}`;
    for (const name of ['event', 'mode', 'context', 'enddate']) delete fields[name];
  }
  return fields;
}

/** `in_effect` of a table is `inEffect` of the record. */
export const recordName = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The whole entry of a row with the actors it needs, or the first reason why there is none. */
export function rowEntry(
  entity: ImportedEntity,
  fields: readonly { readonly field: ImportField; readonly column: string; readonly cell: string }[],
  place: RowPlace,
  signer: RowSigner,
  named: NamedActors,
  rowsById: ReadonlyMap<string, string>,
): RowEntry {
  const reader = cellReader(place, signer, named, rowsById);
  const given = new Map<string, unknown>();
  for (const { field, column, cell } of fields) {
    const read = reader.value(field, column, cell);
    if (!read.ok) return { ok: false, because: `${column}: ${read.because}` };
    given.set(field.name, read.value);
  }
  const whole = citeOf(place.reading.report, place.anchor);
  try {
    const entry = entryFromSelection(place.reading.report, {
      entity,
      ...place.anchor,
      fields: recordFields(entity, given, whole),
      rule: signer.rule,
      ...discriminatorOf(entity, given),
    });
    return { ok: true, entry, reviews: [...reader.reviews(), addReview(entry, signer)] };
  } catch (error) {
    if (error instanceof ParleyError) return { ok: false, because: error.message };
    throw error;
  }
}

/** Two moves on the same words are told apart by what they are. */
function discriminatorOf(
  entity: ImportedEntity,
  given: ReadonlyMap<string, unknown>,
): { readonly discriminator?: string } {
  const type = entity === 'move' ? given.get('type') : entity === 'event' ? given.get('event') : undefined;
  return typeof type === 'string' ? { discriminator: type } : {};
}
