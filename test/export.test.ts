import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { DOMParser } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, isClash, makeDossiers, parseDefinition } from '../src/dossier/index.ts';
import { EXPORT_FORMATS, EXPORT_NOTICES, type ExportFormat, type ExportInput, exportAs } from '../src/export/index.ts';
import { loadLanguage } from '../src/language/index.ts';
import { entriesOf, type Reading, readReport } from '../src/reading/index.ts';
import { newPassageIndex, readReports } from '../src/reports/index.ts';
import { restored, unlisted } from '../src/text/index.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SAMPLES = { istanbul: '2025-11-19', strike: '2024-11-06', trade: '2025-08-13' };

async function readingsOf(folder: string): Promise<Reading[]> {
  const language = loadLanguage();
  const readings: Reading[] = [];
  for await (const result of readReports(folder))
    if (result.ok && !result.report.file?.endsWith('.yaml')) readings.push(readReport(result.report, language));
  return readings;
}

async function recordOf(name: string, asOf: string): Promise<ExportInput> {
  const readings = await readingsOf(pathOf(`../examples/${name}/`));
  const definition = parseDefinition(readFileSync(pathOf(`../examples/${name}/dossier.yaml`), 'utf8'));
  const { dossiers } = makeDossiers(readings, { definitions: [definition], today: asOf, passages: newPassageIndex });
  return { readings, dossiers, asOf };
}

const fileOf = (format: ExportFormat, input: ExportInput, ending: string) =>
  exportAs(format, input).files.find(({ name }) => name.endsWith(ending))!.text;
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Readonly<Record<string, string>>[];

/** Tables whose rows are parts of entries: they are compared by the tests of their own. */
const ROWS_OF_NO_ENTRY = new Set([
  'citations',
  'data-dictionary',
  'dossiers',
  'dossier-versions',
  'dossier-awaiting',
  'dossier-positions',
  'dossier-standing',
  'dossier-shifts',
  'dossier-accounts',
]);

/** A field that a cell can hold whole: `in_effect` is `inEffect`, of a merged field the preferred version; undefined for anything else. */
function plainField(thing: Readonly<Record<string, unknown>>, column: string): unknown {
  const value = thing[column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.every(one => typeof one === 'string') ? value : undefined;
  return value !== undefined && typeof value === 'object' && 'preferred' in value ? value.preferred : undefined;
}

/** A cell as what it says: nothing, a number, a truth, several texts, a text without the apostrophe that keeps it from being run. */
function cellValue(cell: string, type: string): unknown {
  if (type === 'list') return unlisted(restored(cell));
  if (cell === '') return null;
  if (type === 'number') return Number(cell);
  return type === 'boolean' ? cell === 'true' : restored(cell);
}

const linesOf = <Row>(text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Row);

interface PloverRow {
  readonly id: string;
  readonly actor: readonly { readonly entity_text: string }[];
  readonly recipient: readonly { readonly entity_text: string }[];
  readonly mode: readonly string[];
  readonly date_edtf?: string;
  readonly date_basis: string;
  readonly event_loc?: { readonly extracted_place: string };
  readonly link?: string;
  readonly text_info: { readonly start: number; readonly end: number };
  readonly cite_info: { readonly url?: string; readonly title?: string; readonly publication?: string };
  readonly voice: string;
  readonly confidence: number;
  readonly review: string;
}

describe.each(Object.entries(SAMPLES))('the exports of %s, read back', (name, asOf) => {
  let record: ExportInput;
  let dossier: Dossier;
  beforeAll(async () => {
    record = await recordOf(name, asOf);
    dossier = record.dossiers[0]!;
  });

  it('are the same bytes every time', () => {
    for (const format of EXPORT_FORMATS) expect(exportAs(format, record)).toEqual(exportAs(format, record));
  });

  it('csv: moves and meetings field by field, every citation exact', () => {
    const table = (file: string) =>
      parse(exportAs('csv', record).files.find(one => one.name === file)!.text, { columns: true }) as Readonly<
        Record<string, string>
      >[];
    // An apostrophe stands before what a spreadsheet would run, and before nothing else.
    const plain = (field: string) => field.replace(/^'(?='*\s*[=+\-@])/, '');
    const rows = table('moves.csv');
    const all = record.readings.flatMap(reading => reading.moves);
    expect(
      rows.map(({ id, type, by, to, date, status, words, standing, confidence }) => ({
        id,
        type,
        by,
        to,
        date,
        status,
        words: plain(words!),
        standing,
        confidence,
      })),
    ).toEqual(
      all.map(move => ({
        id: move.id,
        type: move.type,
        by: move.by.join('|'),
        to: move.to.join('|'),
        date: move.date ?? '',
        status: move.status,
        words: move.cites[0].exact,
        standing: String(move.standing),
        confidence: String(move.confidence),
      })),
    );
    expect(
      table('dossier-meetings.csv').map(({ id, status, date, duration, venue, reports }) => ({
        id,
        status,
        date,
        duration,
        venue,
        reports,
      })),
    ).toEqual(
      dossier.meetings.map(({ id, status, date, duration, venue, reports }) => ({
        id,
        status: status.preferred ?? '',
        date: date.preferred ?? '',
        duration: duration.preferred ?? '',
        venue: venue.preferred ?? '',
        reports: reports.join('|'),
      })),
    );
    const texts = new Map(record.readings.map(({ report }) => [report.id, [...report.text]] as const));
    const citations = table('citations.csv');
    expect(citations.length).toBeGreaterThan(200);
    for (const { report, start, end, exact } of citations)
      expect(texts.get(report!)!.slice(Number(start), Number(end)).join('')).toBe(plain(exact!));
  });

  it('csv: every table cell by cell, by the types of the data dictionary', () => {
    const tables = new Map(
      exportAs('csv', record).files.map(one => [one.name.slice(0, -4), rowsOf(one.text)] as const),
    );
    const types = new Map(
      tables.get('data-dictionary')!.map(({ table, column, type }) => [`${table}.${column}`, type!] as const),
    );
    const things = new Map<string, Readonly<Record<string, unknown>>>();
    for (const { report, reader, notices, ...lists } of record.readings) {
      for (const [table, all] of Object.entries(lists))
        for (const thing of all as readonly { readonly id: string }[])
          things.set(`${table}/${table === 'actors' ? report.id : ''}/${thing.id}`, thing as never);
      things.set(`reports//${report.id}`, report as never);
    }
    for (const [table, all] of Object.entries(dossier))
      if (Array.isArray(all)) for (const thing of all) things.set(`dossier-${table}//${thing.id}`, thing);
    const compared = new Map<string, number>();
    for (const [table, rows] of tables)
      for (const row of rows) {
        const thing = things.get(`${table}/${table === 'actors' ? row.report : ''}/${row.id ?? row.report}`);
        if (thing === undefined) continue;
        for (const [column, cell] of Object.entries(row)) {
          const stated = plainField(thing, column);
          // The number of mentions is no list of them.
          const counted = Array.isArray(stated) && types.get(`${table}.${column}`) !== 'list';
          if (stated === undefined || counted) continue;
          expect(cellValue(cell, types.get(`${table}.${column}`)!), `${table}.${column} of ${row.id}`).toEqual(stated);
          compared.set(table, (compared.get(table) ?? 0) + 1);
        }
      }
    // Every table with rows was compared.
    for (const [table, rows] of tables)
      if (rows.length > 0 && !ROWS_OF_NO_ENTRY.has(table))
        expect(compared.get(table) ?? 0, table).toBeGreaterThanOrEqual(2 * rows.length);
  });

  it('jsonl: the record itself, valid against the JSON Schemas', () => {
    const ajv = new Ajv2020({ strictTuples: false });
    const schema = (of: string) => ajv.compile(JSON.parse(fileOf('json-schema', record, `${of}.schema.json`)));
    const [reading, whole] = [schema('reading'), schema('dossier')];
    const readings = linesOf(fileOf('jsonl', record, 'readings.jsonl'));
    expect(readings).toEqual(JSON.parse(JSON.stringify(record.readings)));
    for (const one of readings) expect(reading(one), ajv.errorsText(reading.errors)).toBe(true);
    const dossiers = linesOf(fileOf('jsonl', record, 'dossiers.jsonl'));
    expect(dossiers).toEqual(JSON.parse(JSON.stringify(record.dossiers)));
    for (const one of dossiers) expect(whole(one), ajv.errorsText(whole.errors)).toBe(true);
  });

  it('plover and cameo: every event once, none of them future', () => {
    const events = record.readings.flatMap(reading => reading.events);
    const rows = linesOf<{ id: string; event: string[]; context: string[]; event_text: string[] }>(
      fileOf('plover', record, 'plover.jsonl'),
    );
    expect(rows.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    for (const [n, { event, context, event_text }] of rows.entries()) {
      expect(event_text).toEqual(events[n]!.cites.map(({ exact }) => exact));
      if (['CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'RETREAT'].includes(event[0]!))
        expect(context).not.toContain('future');
    }
    const lines = fileOf('cameo', record, 'cameo.tsv').trimEnd().split('\n');
    const ids = new Set(lines.flatMap(line => line.split('\t')[23]!.split(';')));
    const leftOut = exportAs('cameo', record).notices.map(({ cite }) => cite!.exact);
    for (const { id, cameo, cites } of events)
      if (cameo !== null) expect(ids.has(id) || leftOut.includes(cites[0].exact), id).toBe(true);
    for (const line of lines) expect(line.split('\t')).toHaveLength(26);
  });

  it('plover: field by field, valid against its schema', () => {
    const valid = new Ajv2020({ strictTuples: false, validateFormats: false }).compile(
      JSON.parse(fileOf('json-schema', record, 'plover.schema.json')),
    );
    const entries = new Map(
      record.readings.flatMap(reading => reading.events.map(event => [event.id, { event, reading }])),
    );
    for (const row of linesOf<PloverRow>(fileOf('plover', record, 'plover.jsonl'))) {
      expect(valid(row), JSON.stringify(valid.errors)).toBe(true);
      const { event, reading } = entries.get(row.id)!;
      const { report, actors } = reading;
      const nameOf = (id: string) => actors.find(actor => actor.id === id)?.name ?? id;
      expect(row.actor.map(one => one.entity_text)).toEqual(event.actor.map(nameOf));
      expect(row.recipient.map(one => one.entity_text)).toEqual(event.recipient.map(nameOf));
      expect(row.mode).toEqual(event.plover.mode);
      expect(row.date_edtf ?? null).toBe(event.date);
      // A season is no day: the report's stands for it.
      expect(row.date_basis === 'reported').toBe(event.date === null || /^\d{4}-[234]\d$/.test(event.date));
      expect(row.event_loc?.extracted_place ?? null).toBe(event.place);
      expect(row.link ?? null).toBe(event.of);
      expect([...report.text].slice(row.text_info.start, row.text_info.end).join('')).toBe(event.cites[0].exact);
      expect(row.cite_info).toMatchObject({ citation: report.id, codebook: 'plover-2.0' });
      expect([row.cite_info.url ?? null, row.cite_info.title ?? null, row.cite_info.publication ?? null]).toEqual([
        report.url,
        report.headline,
        report.publisher,
      ]);
      expect([row.voice, row.confidence, row.review]).toEqual([event.voice.kind, event.confidence, event.checked]);
    }
  });

  it('cameo: day, code, sources and addresses of every line', () => {
    const events = new Map(record.readings.flatMap(({ events: all }) => all.map(event => [event.id, event] as const)));
    const reports = new Map(record.readings.map(({ report }) => [report.id, report] as const));
    for (const line of fileOf('cameo', record, 'cameo.tsv').trimEnd().split('\n')) {
      const [
        id,
        date,
        year,
        month,
        day,
        ,
        ,
        ,
        ,
        ,
        ,
        ,
        ,
        code,
        root,
        quad,
        goldstein,
        ,
        ,
        ,
        ,
        ,
        ,
        entries,
        urls,
        publishers,
      ] = line.split('\t');
      expect(Number(id)).toBeGreaterThan(0);
      expect(date).toBe(`${year}${month}${day}`);
      expect([root, Number(quad)]).toEqual([code!.slice(0, 2), expect.toSatisfy((n: number) => n >= 0 && n <= 4)]);
      expect(Number.isNaN(Number(goldstein))).toBe(false);
      const told = entries!.split(';').map(entry => events.get(entry)!);
      const from = told.map(({ cites: [{ report }] }) => reports.get(report)!);
      expect(new Set(urls!.split(';').filter(Boolean))).toEqual(new Set(from.flatMap(({ url }) => url ?? [])));
      expect(new Set(publishers!.split(';').filter(Boolean))).toEqual(
        new Set(from.flatMap(({ publisher }) => publisher ?? [])),
      );
      for (const { cameo } of told) expect(cameo).not.toBeNull();
    }
  });

  it('web-annotation: every entry with its words where it says', () => {
    const { first, total } = JSON.parse(fileOf('web-annotation', record, '.jsonld'));
    expect(first.items).toHaveLength(total);
    const entries = new Map(
      record.readings.flatMap(({ report, ...reading }) =>
        entriesOf({ report, ...reading }).map(entry => [entry.id, { entry, report }] as const),
      ),
    );
    let compared = 0;
    for (const { body, target } of first.items) {
      const found = entries.get(JSON.parse(body[1].value).id);
      if (found === undefined) continue;
      compared++;
      expect(JSON.parse(body[1].value)).toEqual(JSON.parse(JSON.stringify(found.entry)));
      expect(body[0].value).toBe(found.entry.entity);
      expect(body[2].value).toBe(found.entry.checked);
      expect(target.map(({ selector }: { selector: { exact: string }[] }) => selector[0]!.exact)).toEqual(
        found.entry.cites.map(({ exact }) => exact),
      );
      for (const { selector, state, source } of target) {
        const points = [...found.report.text];
        const [{ exact, prefix, suffix }, { start, end }] = selector;
        expect(points.slice(start - [...prefix].length, end + [...suffix].length).join('')).toBe(
          prefix + exact + suffix,
        );
        expect(Buffer.from(state.cached.split(';')[1], 'base64url').toString('hex')).toBe(found.report.textHash);
        expect(source.id).toBe(found.report.url ?? `urn:parley:report:${encodeURIComponent(found.report.id)}`);
      }
    }
    expect(compared).toBe(entries.size);
  });

  it('icalendar: every meeting, on its day or on none', () => {
    const calendar = new ICAL.Component(ICAL.parse(fileOf('icalendar', record, '.ics')));
    const components = calendar.getAllSubcomponents();
    const told = dossier.meetings.filter(({ status }) => status.preferred !== 'denied');
    expect(components).toHaveLength(told.length);
    for (const [n, { id, date, duration, venue, status, cites }] of told.entries()) {
      const component = components[n]!;
      expect(component.getFirstPropertyValue('uid')).toBe(`${encodeURIComponent(id)}@${dossier.id}.parley`);
      expect(component.getFirstPropertyValue('categories')).toBe(status.preferred ?? 'planned');
      const sure = {
        held: 'CONFIRMED',
        ongoing: 'CONFIRMED',
        postponed: 'CANCELLED',
        cancelled: 'CANCELLED',
        refused: 'CANCELLED',
      };
      const expected = sure[status.preferred as keyof typeof sure] ?? 'TENTATIVE';
      if (component.name === 'vevent') expect(component.getFirstPropertyValue('status')).toBe(expected);
      expect(component.getFirstPropertyValue('x-parley-date')).toBe(date.preferred);
      expect(String(component.getFirstPropertyValue('description')).replace(/\s+/g, ' ')).toContain(
        cites[0]!.exact.replace(/\s+/g, ' '),
      );
      const start = component.getFirstPropertyValue('dtstart');
      if (/^\d{4}-\d\d-\d\d$/.test(date.preferred ?? '')) expect(String(start)).toBe(date.preferred);
      else if (!(date.preferred ?? '').includes('-')) expect(start).toBeNull();
      expect(component.getFirstPropertyValue('x-parley-duration')).toBe(duration.preferred);
      if (start !== null) expect(component.getFirstPropertyValue('location')).toBe(venue.preferred);
    }
  });

  it('atom: every move and every clash, newest first', () => {
    const moves = parseAtomFeed(fileOf('atom', record, 'moves.atom')).entries ?? [];
    expect(moves.map(({ title }) => title?.value).sort()).toEqual(dossier.moves.map(({ label }) => label).sort());
    const days = moves.map(({ updated }) => updated!);
    expect(days).toEqual([...days].sort().reverse());
    const clashes = parseAtomFeed(fileOf('atom', record, 'discrepancies.atom')).entries ?? [];
    expect(clashes).toHaveLength(dossier.discrepancies.filter(isClash).length);
  });

  it('atom: well formed, every required element, by a parser that did not write it', () => {
    for (const { name: file, text } of exportAs('atom', record).files) {
      const feed = new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element;
      expect(feed.getAttribute('xmlns')).toBe('http://www.w3.org/2005/Atom');
      const of = (parent: Element, tag: string) =>
        [...parent.children].find(child => child.localName === tag)?.textContent ?? null;
      for (const tag of ['id', 'title', 'updated', 'author']) expect(of(feed, tag), `${file}: ${tag}`).toBeTruthy();
      const entries = [...feed.children].filter(child => child.localName === 'entry');
      const things = file.endsWith('moves.atom') ? dossier.moves : dossier.discrepancies.filter(isClash);
      expect(entries).toHaveLength(things.length);
      const byId = new Map(entries.map(entry => [of(entry, 'id'), entry] as const));
      expect(byId.size).toBe(entries.length);
      for (const { id, label, firstReported } of things) {
        const entry = byId.get(`urn:parley:${dossier.id}:${encodeURIComponent(id)}`)!;
        expect(of(entry, 'title')).toBe(label);
        expect(of(entry, 'updated')).toContain(firstReported?.slice(0, 10) ?? asOf);
        expect(Number.isNaN(Date.parse(of(entry, 'published')!))).toBe(false);
      }
    }
  });

  it('markdown: every clause of the standing, and a note for every mark', () => {
    const brief = fileOf('markdown', record, '.md');
    const plain = brief.replace(/\\([^\w\s])/g, '$1').replace(/\[\^\d+\]/g, '');
    for (const { text } of dossier.standing.clauses) expect(plain).toContain(text.replace(/\s+/g, ' '));
    for (const [mark] of brief.matchAll(/\[\^\d+\]/g)) expect(brief).toContain(`\n${mark}: “`);
    const bare = (words: string) =>
      words
        .replace(/\\([^\w\s])/g, '$1')
        .replace(/\s+/g, ' ')
        .trim();
    const words = record.readings.map(({ report }) => report.text.replace(/\s+/g, ' '));
    const notes = [...brief.matchAll(/^\[\^\d+\]: “(.+?)”(?= )/gm)].map(([, note]) => bare(note!));
    expect(notes.length).toBeGreaterThan(10);
    for (const note of notes)
      expect(
        words.some(text => text.includes(note.replace(/…$/, '').trim())),
        note,
      ).toBe(true);
  });
});

describe('docs/exports.md', () => {
  it('names every format and every notice', () => {
    const page = readFileSync(pathOf('../docs/exports.md'), 'utf8');
    for (const name of [...EXPORT_FORMATS, ...EXPORT_NOTICES]) expect(page).toContain(`\`${name}\``);
  });
});

const gold = pathOf('../../shared/gold/reports');
describe.skipIf(!existsSync(gold))('reports from outside (skipped without ../shared/gold)', () => {
  it('make readings that are valid against the JSON Schema', async () => {
    const ajv = new Ajv2020({ strictTuples: false });
    const text = exportAs('json-schema', { readings: [], dossiers: [], asOf: '2020-01-01' }).files[0]!.text;
    const valid = ajv.compile(JSON.parse(text));
    expect(readdirSync(gold).length).toBeGreaterThan(0);
    const readings = await readingsOf(gold);
    expect(readings.length).toBeGreaterThan(0);
    for (const reading of readings) expect(valid(reading), ajv.errorsText(valid.errors)).toBe(true);
  });
});
