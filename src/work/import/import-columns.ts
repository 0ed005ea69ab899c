import {
  AGREEMENT_STAGES,
  AGREEMENT_STATUSES,
  CONDITION_KINDS,
  CONDITION_OPERATORS,
  CONDITION_STATES,
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
} from '../../reading/index.ts';

/** The kinds of entries that a table can hold. */
export const IMPORTED_ENTITIES = [
  'move',
  'meeting',
  'agreement',
  'statement',
  'position',
  'condition',
  'event',
] as const;
export type ImportedEntity = (typeof IMPORTED_ENTITIES)[number];

/** How a cell is taken: see `read-cell.ts`. */
export type CellKind =
  | { readonly kind: 'text' | 'number' | 'truth' | 'edtf' | 'duration' | 'words' }
  | { readonly kind: 'texts'; readonly among?: readonly string[] }
  | { readonly kind: 'actor' | 'actors' | 'third parties' | 'ordinals' | 'terms' | 'rows' }
  | { readonly kind: 'word'; readonly among: readonly string[] };

/** A field that a column can fill: its name is that of our own CSV export, `other` what people call it elsewhere. */
export interface ImportField {
  readonly name: string;
  readonly cell: CellKind;
  readonly other: readonly string[];
  /** An entry of this kind says nothing without it. */
  readonly needed?: boolean;
}

const field = (name: string, cell: CellKind, other = '', needed = false): ImportField => ({
  name,
  cell,
  other: other
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== ''),
  ...(needed ? { needed } : {}),
});
const text = { kind: 'text' } as const;
const edtf = { kind: 'edtf' } as const;
const truth = { kind: 'truth' } as const;
const actor = { kind: 'actor' } as const;
const actors = { kind: 'actors' } as const;
const word = (among: readonly string[]): CellKind => ({ kind: 'word', among });

/** What a row of any table can say beside the fields of its entry. */
export const ROW_FIELDS = [
  field('id', text, 'row, row_id, event_id, eventid, nr, no'),
  field('report', text, 'article, article_id, report_id'),
  field('words', { kind: 'words' }, 'quote, evidence, excerpt, snippet, text_excerpt, event_text, exact'),
  field('coder', text, 'coded_by, annotator, reviewer'),
  field('coded_at', text, 'coding_date, annotated_at'),
  field('entity', text, 'kind_of_entry, record_type'),
  field('url', text, 'link, source_url, address, article_url'),
  field('publisher', text, 'outlet, newspaper, publication, source_name'),
  field('headline', text, 'title, article_title'),
  field('published', edtf, 'publication_date, pubdate, source_date, article_date, report_date'),
  field('reason', text, 'comment, comments, note, notes, remarks'),
] as const;

const WHEN = 'day, event_date, date_start, start_date, when';
const PARTIES = 'sides, participants, actors, between';

/** The fields of each kind of entry, by the column names of the CSV export and by common ones. */
export const ENTITY_FIELDS: { readonly [entity in ImportedEntity]: readonly ImportField[] } = {
  move: [
    field('type', word(MOVE_TYPES), 'move, action, move_type, act', true),
    field('by', actors, 'actor, actor1, source, source_actor, sender, from_actor, proposer'),
    field('voiced_by', actor, 'spokesperson, speaker'),
    field('to', actors, 'target, actor2, target_actor, recipient, receiver, addressee'),
    field('terms', { kind: 'terms' }, 'amounts, offer, demand'),
    field('responds_to', { kind: 'rows' }, 'answers, in_reply_to, reply_to'),
    field('date', edtf, WHEN),
    field('deadline', edtf, 'until, answer_by'),
    field('force', word(MOVE_FORCES), ''),
    field('status', word(MOVE_STATUSES), 'outcome, result'),
    field('manner', text, ''),
    field('standing', truth, 'habitual'),
  ],
  meeting: [
    field('status', word(MEETING_STATUSES), '', true),
    field('format', word(MEETING_FORMATS), 'mode'),
    field('level', word(MEETING_LEVELS), ''),
    field('date', edtf, WHEN),
    field('duration', { kind: 'duration' }, 'length'),
    field('venue', text, 'place, location, city, where'),
    field('host', actor, 'hosted_by'),
    field('parties', actors, PARTIES),
    field('third_parties', { kind: 'third parties' }, 'mediators, mediator, third_party'),
    field('ordinals', { kind: 'ordinals' }, 'round'),
  ],
  agreement: [
    field('name', text, 'agreement, title_of_agreement, agt'),
    field('status', word(AGREEMENT_STATUSES), '', true),
    field('stage', word(AGREEMENT_STAGES), ''),
    field('parties', actors, `${PARTIES}, signatories`),
    field('third_parties', { kind: 'third parties' }, 'mediators, mediator, third_party'),
    field('signed', edtf, `date, date_signed, ${WHEN}`),
    field('in_effect', edtf, 'effective, date_effective, in_force_since'),
    field('ended', edtf, 'end, end_date'),
  ],
  statement: [
    field('speaker', actor, 'source, actor, who, actor1', true),
    field('on_behalf_of', actor, 'for, representing'),
    field('co_speakers', actors, ''),
    field('quotation', word(QUOTATIONS), ''),
    field('record', word(RECORDS), ''),
    field('addressee', actor, 'to, target, actor2'),
    field('medium', text, ''),
    field('place', text, 'where, location'),
    field('habitual', truth, ''),
    field('polarity', word(['positive', 'negative']), ''),
    field('about', actors, ''),
  ],
  position: [
    field('actor', actor, 'by, party, side, who, actor1', true),
    field('issue', text, 'topic, question', true),
    field('stance', text, 'position, claim', true),
    field('polarity', word(POSITION_POLARITIES), 'direction', true),
    field('red_line', truth, ''),
    field('from', edtf, `since, ${WHEN}, date`),
    field('to', edtf, 'until'),
  ],
  condition: [
    field('set_by', actor, 'by, actor, party, actor1'),
    field('debtor', actor, 'to, target, actor2'),
    field('kind', word(CONDITION_KINDS), 'type', true),
    field('operator', word(CONDITION_OPERATORS), '', true),
    field('requires', { kind: 'words' }, 'requirement, condition'),
    field('quantity', { kind: 'number' }, 'amount'),
    field('unit', text, ''),
    field('place', text, ''),
    field('deadline', edtf, 'until, by_when'),
    field('state', word(CONDITION_STATES), 'status'),
    field('state_by', actor, ''),
  ],
  event: [
    field('event', word(PLOVER_EVENTS), 'plover, event_type, type', true),
    field('mode', { kind: 'texts' }, ''),
    field('context', { kind: 'texts' }, 'issues'),
    field('cameo', text, 'eventcode, cameo_code'),
    field('actor', actors, 'by, source, actor1, source_actor'),
    field('recipient', actors, 'to, target, actor2, target_actor'),
    field('date', edtf, WHEN),
    field('enddate', edtf, 'end_date, date_end'),
    field('place', text, 'location, event_loc, where'),
    field('auxiliary', { kind: 'texts', among: ['historical', 'future', 'hypothetical', 'negation'] }, ''),
  ],
};

/** The name as columns are compared: `Source Actor`, `source-actor` and `source_actor` are one. */
const plainName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_');

/**
 * Which column fills which field: those of `map` first (column to field), then columns called as in our own export, then by other names.
 * No field is filled twice; `unused` are columns that fill none and stay words of the row.
 */
export function assignColumns(
  columns: readonly string[],
  entity: ImportedEntity,
  map: ReadonlyMap<string, string> = new Map(),
): {
  readonly of: ReadonlyMap<string, string>;
  readonly unused: readonly string[];
  readonly unknown: readonly string[];
} {
  const fields: readonly ImportField[] = [...ENTITY_FIELDS[entity], ...ROW_FIELDS];
  const of = new Map<string, string>();
  const free = new Set(columns);
  const assign = (column: string | undefined, name: string) => {
    if (column === undefined || of.has(name) || !free.has(column)) return;
    of.set(name, column);
    free.delete(column);
  };
  const unknown: string[] = [];
  for (const [column, name] of map) {
    const found = fields.find(one => one.name === plainName(name));
    const there = columns.find(one => one === column) ?? columns.find(one => plainName(one) === plainName(column));
    if (name === '-' && there !== undefined) free.delete(there);
    else if (found === undefined || there === undefined) unknown.push(`${column}=${name}`);
    else assign(there, found.name);
  }
  for (const { name } of fields)
    assign(
      columns.find(column => plainName(column) === name),
      name,
    );
  for (const { name, other } of fields)
    for (const called of other)
      assign(
        columns.find(column => free.has(column) && plainName(column) === called),
        name,
      );
  return { of, unused: [...free], unknown };
}

/** The kind of entry that columns like these tell of: the one whose needed fields are all there, and most of whose fields are. */
export function guessEntity(columns: readonly string[]): ImportedEntity | null {
  const fits = IMPORTED_ENTITIES.map(entity => {
    const { of } = assignColumns(columns, entity);
    const fields = ENTITY_FIELDS[entity];
    const exact = fields.filter(({ name }) => plainName(of.get(name) ?? '') === name).length;
    return {
      entity,
      complete: fields.every(({ name, needed }) => needed !== true || of.has(name)),
      score: 2 * exact + fields.filter(({ name }) => of.has(name)).length,
    };
  }).filter(({ complete }) => complete);
  const best = fits.reduce<(typeof fits)[number] | null>(
    (top, fit) => (top === null || fit.score > top.score ? fit : top),
    null,
  );
  return best?.entity ?? null;
}
