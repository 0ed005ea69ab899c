import { correctReview, type Review, subjectOf } from '../../dossier/index.ts';
import { type Entry, entriesOf, type Reader, type Reading } from '../../reading/index.ts';
import { readRecord } from '../../reports/index.ts';
import { ParleyError, restored, type Span } from '../../text/index.ts';
import { cellOfEntry, PARTLY_HELD } from './cell-of-entry.ts';
import {
  assignColumns,
  ENTITY_FIELDS,
  guessEntity,
  IMPORTED_ENTITIES,
  type ImportedEntity,
  type ImportField,
  ROW_FIELDS,
} from './import-columns.ts';
import { type ImportRow, lineOf, rowReport } from './import-row.ts';
import { readDate } from './read-cell.ts';
import { cellReader, type NamedActors, type RowPlace, type RowSigner, recordName, rowEntry } from './row-entry.ts';

/** A table, read from its file and not yet understood. */
export interface ImportTable {
  /** The file's name, for messages and the reports of its rows; null for standard input. */
  readonly file: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (ImportRow & { readonly text?: RowText })[];
  /** What the rows are, where the format says so itself. */
  readonly entity: ImportedEntity | null;
}

/** The text that a row brings along, and where its words stand in it. */
export interface RowText extends Span {
  readonly text: string;
}

export interface ImportOptions {
  /** What the rows are; guessed from the columns when null. */
  readonly entity: ImportedEntity | null;
  /** Column to field; `-` for a column that is none. */
  readonly map: ReadonlyMap<string, string>;
  /** Who coded the rows that have no coder of their own. */
  readonly coder: string | null;
  /** ISO 8601: when they are decided, where the rows have no time of their own. */
  readonly at: string;
  /** What `actors.csv` beside the table says of its ids. */
  readonly named: NamedActors;
  /** `import csv`: what the entries say that made them. */
  readonly rule: string;
  readonly read: Reader;
  /** The reading of a kept report with what people decided laid over it; null for a report that is not kept. */
  readonly kept: (report: string) => Promise<Reading | null>;
  /** The reviews of a report. */
  readonly reviews: (report: string) => Promise<readonly Review[]>;
}

export interface RefusedRow {
  readonly row: number;
  readonly because: string;
}

/** What the record gets, and what every row came to: each is added, corrected, unchanged or refused. */
export interface Imported {
  readonly entity: ImportedEntity;
  /** Reports that the record does not have yet, as read. */
  readonly readings: readonly Reading[];
  readonly reviews: readonly Review[];
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  /** Columns that fill no field; their cells stay words of the row. */
  readonly unused: readonly string[];
}

type Outcome =
  | { readonly done: 'added' | 'corrected'; readonly reading: Reading | null; readonly reviews: readonly Review[] }
  | { readonly done: 'unchanged' }
  | { readonly done: 'refused'; readonly because: string };

/**
 * Rows of a table as entries with their coder. A row that names an entry of the record corrects it where its cells differ; a row that quotes a
 * kept report becomes an entry on these words; any other row becomes a report of its own, of genre `dataset`, and its entry is cited
 * into that. A row that cannot be taken is refused with the reason and stops no other. Importing the same again adds nothing.
 *
 * @throws {ParleyError} `import-columns` when the columns tell of no kind of entry, or `map` names what is not there.
 */
export async function importRows(table: ImportTable, options: ImportOptions): Promise<Imported> {
  const entity = options.entity ?? table.entity ?? guessEntity(table.columns);
  if (entity === null)
    throw new ParleyError(
      'import-columns',
      `${table.file ?? 'standard input'}: the columns tell of no kind of entry: ${table.columns.join(', ')}`,
      `Say what the rows are (--entity ${IMPORTED_ENTITIES.join('|')}) and which column is what (--map COLUMN=FIELD); docs/imports.md has the fields.`,
    );
  const { of, unused, unknown } = assignColumns(table.columns, entity, options.map);
  if (unknown.length > 0)
    throw new ParleyError(
      'import-columns',
      `${table.file ?? 'standard input'}: ${unknown.join(', ')} names a column or a field that is not there`,
      `Columns: ${table.columns.join(', ')}. Fields of a ${entity}: ${[...ENTITY_FIELDS[entity], ...ROW_FIELDS].map(({ name }) => name).join(', ')}.`,
    );
  const missing = ENTITY_FIELDS[entity].filter(({ name, needed }) => needed === true && !of.has(name));
  if (missing.length > 0)
    throw new ParleyError(
      'import-columns',
      `${table.file ?? 'standard input'}: a ${entity} needs ${missing.map(({ name }) => name).join(', ')}, and no column is called so`,
      `Say which it is: --map COLUMN=${missing[0]!.name}. Columns: ${table.columns.join(', ')}.`,
    );

  const readings = new Map<string, Reading>();
  const entryOfRow = new Map<string, string>();
  const importRow = rowImporter({ table, entity, of, options, entryOfRow });
  const run = async (allKnown: boolean): Promise<{ readonly row: number; readonly outcome: Outcome }[]> => {
    const outcomes: { readonly row: number; readonly outcome: Outcome }[] = [];
    for (const row of table.rows) outcomes.push({ row: row.row, outcome: await importRow(row, allKnown) });
    return outcomes;
  };
  // Rows may answer rows that come later: which entries these are is known after a first round.
  if (of.has('responds_to')) await run(false);
  const outcomes = await run(true);

  const reviews = new Map<string, Review>();
  const seen = new Set<string>();
  const tally = { added: 0, corrected: 0, unchanged: 0 };
  const refused: RefusedRow[] = [];
  for (const { row, outcome } of outcomes) {
    if (outcome.done === 'refused') refused.push({ row, because: outcome.because });
    else if (outcome.done === 'unchanged' || outcome.reviews.every(({ id }) => reviews.has(id))) tally.unchanged++;
    else {
      tally[outcome.done]++;
      for (const review of outcome.reviews) reviews.set(review.id, review);
      if (outcome.reading !== null && !seen.has(outcome.reading.report.id)) {
        seen.add(outcome.reading.report.id);
        readings.set(outcome.reading.report.id, outcome.reading);
      }
    }
  }
  return { entity, readings: [...readings.values()], reviews: [...reviews.values()], ...tally, refused, unused };
}

interface RowContext {
  readonly table: ImportTable;
  readonly entity: ImportedEntity;
  readonly of: ReadonlyMap<string, string>;
  readonly options: ImportOptions;
  /** Ids of rows, and of the entries made of them; filled on the way. */
  readonly entryOfRow: Map<string, string>;
}

function rowImporter({
  table,
  entity,
  of,
  options,
  entryOfRow,
}: RowContext): (row: ImportTable['rows'][number], allKnown: boolean) => Promise<Outcome> {
  const fields = ENTITY_FIELDS[entity].flatMap(field => {
    const column = of.get(field.name);
    return column === undefined ? [] : [{ field, column }];
  });

  return async (row, allKnown) => {
    const cell = (name: string): string | null => {
      const value = row.cells.get(of.get(name) ?? '');
      return value === undefined || lineOf(restored(value)) === '' ? null : restored(value);
    };
    const refuse = (because: string): Outcome => ({ done: 'refused', because });
    const own = cell('entity');
    if (own !== null && lineOf(own) !== entity) return refuse(`it is a ${own}, and these rows are read as ${entity}s`);
    const coder = cell('coder') ?? options.coder;
    if (coder === null) return refuse('nobody is named who coded it: add a column coder, or say --coder NAME');
    const at = codedAt(cell('coded_at'));
    if (at === undefined)
      return refuse(`${of.get('coded_at')}: “${cell('coded_at')}” is no time; write 2022-03-29T12:00:00Z or a day`);
    const signer: RowSigner = { by: lineOf(coder), at: at ?? options.at, rule: options.rule, reason: cell('reason') };

    const placed = await placeOfRow(row, cell);
    if (!placed.ok) return refuse(placed.because);
    if (placed.entry !== null) return corrected(placed.place, placed.entry, row, signer);
    const given = fields.flatMap(({ field, column }) => {
      const value = row.cells.get(column);
      return value === undefined || restored(value).trim() === '' ? [] : [{ field, column, cell: restored(value) }];
    });
    const made = rowEntry(entity, given, placed.place, signer, options.named, entryOfRow);
    if (!made.ok) return refuse(made.because);
    const id = cell('id');
    if (id !== null) entryOfRow.set(lineOf(id), made.entry.id);
    const strange = allKnown && made.entry.entity === 'move' ? made.entry.respondsTo.find(isNoMove) : undefined;
    if (strange !== undefined)
      return refuse(`it answers ${strange.move}, which is no row of this table and no move of the record`);
    const before = await options.reviews(placed.place.reading.report.id);
    const news = made.reviews.filter(
      review =>
        !before.some(({ by, entry, value }) => by === review.by && entry === review.entry && value === review.value),
    );
    if (news.length === 0) return { done: 'unchanged' };
    return { done: 'added', reading: placed.isNew ? placed.place.reading : null, reviews: news };
  };

  async function placeOfRow(
    row: ImportTable['rows'][number],
    cell: (name: string) => string | null,
  ): Promise<
    | { readonly ok: true; readonly place: RowPlace; readonly isNew: boolean; readonly entry: Entry | null }
    | { readonly ok: false; readonly because: string }
  > {
    const id = cell('id');
    const subject = id === null ? null : subjectOf(lineOf(id));
    const named = cell('report') ?? (subject === null || subject.kind === 'listed' ? null : subject.report);
    const reading = named === null ? null : await options.kept(lineOf(named));
    if (reading !== null) {
      const entry = entriesOf(reading).find(one => one.id === id && one.entity === entity) ?? null;
      const span = entry === null ? wordsIn(reading, cell('words'), subject) : entry.cites[0];
      if (span === null)
        return {
          ok: false,
          because: `its words are not found, or found more than once, in the report ${reading.report.id}`,
        };
      return { ok: true, place: { reading, anchor: span, spanOf: () => span, isRow: false }, isNew: false, entry };
    }
    const published = cell('published');
    const day = published === null ? null : readDate(published);
    if (day?.ok === false) return { ok: false, because: `${of.get('published')}: ${day.because}` };
    const origin = {
      file: table.file,
      url: cell('url'),
      publisher: cell('publisher'),
      headline: cell('headline'),
      published: day?.value ?? null,
    };
    if (row.text !== undefined) {
      const { text, start, end } = row.text;
      const report = readRecord({ ...origin, text }, { file: table.file, line: row.row, position: null });
      const kept = await options.kept(report.id);
      const made = kept ?? options.read(report);
      const span = { start, end };
      return {
        ok: true,
        place: { reading: made, anchor: span, spanOf: () => span, isRow: false },
        isNew: kept === null,
        entry: null,
      };
    }
    const plain = new Map([...row.cells].map(([column, value]) => [column, restored(value)] as const));
    const { report, cells } = rowReport({ row: row.row, cells: plain }, origin);
    const words = of.get('words');
    const whole = { start: 0, end: report.text.length };
    const anchor = (words === undefined ? undefined : cells.get(words)) ?? whole;
    const kept = await options.kept(report.id);
    return {
      ok: true,
      place: {
        reading: kept ?? options.read(report),
        anchor,
        spanOf: column => cells.get(column) ?? anchor,
        isRow: true,
      },
      isNew: kept === null,
      entry: null,
    };
  }

  /** A row that names an entry of the record: each cell that differs is a correction by its coder. */
  function corrected(place: RowPlace, entry: Entry, row: ImportRow, signer: RowSigner): Outcome {
    const id = row.cells.get(of.get('id') ?? '');
    if (id !== undefined) entryOfRow.set(lineOf(id), entry.id);
    const reader = cellReader(place, signer, options.named, entryOfRow);
    const reviews: Review[] = [];
    for (const { field, column } of fields) {
      const now = restored(row.cells.get(column) ?? '').trim();
      const before = cellOfEntry(entry, field);
      if (before === null || now === before.trim()) continue;
      if (PARTLY_HELD.has(`${entity}.${field.name}`))
        return { done: 'refused', because: `${column}: a table cannot correct this; correct ${entry.id} on its page` };
      const read = now === '' ? { ok: true as const, value: emptyOf(field) } : reader.value(field, column, now);
      if (!read.ok) return { done: 'refused', because: `${column}: ${read.because}` };
      const name = recordName(field.name);
      const value = field.name === 'venue' && read.value !== null ? { name: read.value, cite: null } : read.value;
      // Russia or state:RUS: the same said in other words.
      const standing: unknown = Object.entries(entry).find(([key]) => key === name)?.[1];
      if (JSON.stringify(value) !== JSON.stringify(standing))
        reviews.push(correctReview(entry.id, name, value, signer));
    }
    if (reviews.length === 0) return { done: 'unchanged' };
    return { done: 'corrected', reading: null, reviews: [...reader.reviews(), ...reviews] };
  }
}

const isNoMove = ({ move }: { readonly move: string }): boolean => subjectOf(move).kind !== 'move';

const emptyOf = ({ cell }: ImportField): unknown =>
  ['actors', 'third parties', 'texts'].includes(cell.kind) ? [] : cell.kind === 'truth' ? false : null;

/** The day or time a row was coded, as a moment; null where it says none, undefined where it is no time. */
function codedAt(cell: string | null): string | null | undefined {
  if (cell === null) return null;
  const day = readDate(cell);
  const time = Date.parse(day.ok ? day.value : cell);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Where the words of a row stand in a report: where its id says, else at their one place. */
function wordsIn(
  { report: { text } }: Reading,
  words: string | null,
  subject: ReturnType<typeof subjectOf> | null,
): Span | null {
  if (words === null) return null;
  if (subject !== null && subject.kind !== 'listed' && text.slice(subject.start, subject.end) === words)
    return { start: subject.start, end: subject.end };
  const at = text.indexOf(words.trim());
  return at < 0 || text.indexOf(words.trim(), at + 1) >= 0 ? null : { start: at, end: at + words.trim().length };
}
