import { z } from 'zod';
import { codePointsOf, listed, ParleyError } from '../../text/index.ts';
import type { ImportTable, RefusedRow, RowText } from './import-rows.ts';

const texts = z.union([z.string(), z.array(z.string())]).nullish();
const entity = z.looseObject({
  entity_text: z.string().nullish(),
  code: z.string().nullish(),
  sector: z.string().nullish(),
});
const entities = z.union([entity, z.array(z.union([entity, z.string()])), z.string()]).nullish();

/** A record with the field names of the PLOVER manual (2.0, Data Fields); unknown fields are let pass. */
const RECORD = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  date: z.string().nullish(),
  enddate: z.string().nullish(),
  actor: entities,
  recipient: entities,
  event: texts,
  mode: texts,
  context: texts,
  event_loc: z.looseObject({ extracted_place: z.string().nullish() }).nullish(),
  event_text: texts,
  text: z.string().nullish(),
  text_info: z.looseObject({ start: z.number(), end: z.number() }).nullish(),
  cite_info: z
    .looseObject({
      citation: z.string().nullish(),
      url: z.string().nullish(),
      title: z.string().nullish(),
      publication: z.string().nullish(),
      coder: z.string().nullish(),
    })
    .nullish(),
  coder: z.string().nullish(),
  date_edtf: z.string().nullish(),
  date_basis: z.string().nullish(),
});
type PloverInput = z.infer<typeof RECORD>;

const COLUMNS = [
  'id',
  'report',
  'event',
  'mode',
  'context',
  'auxiliary',
  'actor',
  'recipient',
  'date',
  'enddate',
  'place',
  'words',
  'publisher',
  'headline',
  'url',
  'coder',
];
const AUXILIARY = ['historical', 'future', 'hypothetical', 'negation'];

/** PLOVER records as a table of events; a line that is no record is refused with the reason. */
export function readPloverTable(
  jsonl: string,
  file: string | null,
): { readonly table: ImportTable; readonly refused: readonly RefusedRow[] } {
  const refused: RefusedRow[] = [];
  const rows: ImportTable['rows'][number][] = [];
  for (const [at, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = recordOf(line);
    if (!read.ok) refused.push({ row: at + 1, because: read.because });
    else rows.push({ row: at + 1, cells: cellsOf(read.record), ...textOf(read.record) });
  }
  if (rows.length === 0 && refused.length === 0)
    throw new ParleyError(
      'import-broken',
      `${file ?? 'standard input'}: there are no records`,
      'One PLOVER record a line is expected.',
    );
  return { table: { file, columns: COLUMNS, rows, entity: 'event' }, refused };
}

function recordOf(
  line: string,
): { readonly ok: true; readonly record: PloverInput } | { readonly ok: false; readonly because: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { ok: false, because: `this is no JSON (${error instanceof Error ? error.message : error})` };
  }
  const read = RECORD.safeParse(value);
  if (read.success) return { ok: true, record: read.data };
  const [issue] = read.error.issues;
  return { ok: false, because: `${issue!.path.join('.') || 'the record'}: ${issue!.message}` };
}

const listOf = (value: string | readonly string[] | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;

function namesOf(value: PloverInput['actor']): string {
  if (value === null || value === undefined) return '';
  const all = Array.isArray(value) ? value : [value];
  return listed(
    all.map(one => (typeof one === 'string' ? one : (one.entity_text ?? one.code ?? ''))).filter(name => name !== ''),
  );
}

function cellsOf(record: PloverInput): Map<string, string> {
  const context = listOf(record.context);
  // A date that the record has more exactly in EDTF; one that is only the day of the report is none of the event.
  const date = record.date_edtf ?? (record.date_basis === 'reported' ? null : record.date);
  const cells: readonly (readonly [string, string | null | undefined])[] = [
    ['id', record.id === null || record.id === undefined ? null : String(record.id)],
    ['report', record.cite_info?.citation],
    ['event', listOf(record.event)[0]],
    ['mode', listed(listOf(record.mode))],
    ['context', listed(context.filter(one => !AUXILIARY.includes(one)))],
    ['auxiliary', listed(context.filter(one => AUXILIARY.includes(one)))],
    ['actor', namesOf(record.actor)],
    ['recipient', namesOf(record.recipient)],
    ['date', date],
    [
      'enddate',
      record.date_edtf === null || record.date_edtf === undefined ? (date === null ? null : record.enddate) : null,
    ],
    ['place', record.event_loc?.extracted_place],
    ['words', listOf(record.event_text)[0]],
    ['publisher', record.cite_info?.publication],
    ['headline', record.cite_info?.title],
    ['url', record.cite_info?.url],
    ['coder', record.coder ?? record.cite_info?.coder],
  ];
  return new Map(
    cells.flatMap(([column, cell]) =>
      cell === null || cell === undefined || cell.trim() === '' ? [] : [[column, cell] as const],
    ),
  );
}

/** The text of the record with the place of its event, where it brings one; offsets of PLOVER count code points. */
function textOf({ text, text_info, event_text }: PloverInput): { readonly text?: RowText } {
  if (text === null || text === undefined || text.trim() === '') return {};
  const points = codePointsOf(text);
  if (
    text_info !== null &&
    text_info !== undefined &&
    text_info.start >= 0 &&
    text_info.start < text_info.end &&
    text_info.end <= points.length
  )
    return { text: { text, start: points.toUtf16(text_info.start), end: points.toUtf16(text_info.end) } };
  const [words = ''] = listOf(event_text);
  const at = words === '' ? -1 : text.indexOf(words);
  return { text: at < 0 ? { text, start: 0, end: text.length } : { text, start: at, end: at + words.length } };
}
