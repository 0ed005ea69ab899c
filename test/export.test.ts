import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, isClash, makeDossiers, parseDefinition } from '../src/dossier/index.ts';
import { EXPORT_FORMATS, EXPORT_NOTICES, type ExportFormat, type ExportInput, exportAs } from '../src/export/index.ts';
import { loadLanguage } from '../src/language/index.ts';
import { type Reading, readReport } from '../src/reading/index.ts';
import { newPassageIndex, readReports } from '../src/reports/index.ts';

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
const linesOf = <Row>(text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Row);

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

  it('web-annotation: every entry with its words where it says', () => {
    const { first, total } = JSON.parse(fileOf('web-annotation', record, '.jsonld'));
    expect(first.items).toHaveLength(total);
    const entries = new Map(
      record.readings.flatMap(({ report, ...reading }) =>
        [...reading.statements, ...reading.meetings, ...reading.moves].map(
          entry => [entry.id, { entry, report }] as const,
        ),
      ),
    );
    let compared = 0;
    for (const { body, target } of first.items) {
      const found = entries.get(JSON.parse(body[1].value).id);
      if (found === undefined) continue;
      compared++;
      expect(JSON.parse(body[1].value)).toEqual(JSON.parse(JSON.stringify(found.entry)));
      for (const { selector } of target)
        expect([...found.report.text].slice(selector[1].start, selector[1].end).join('')).toBe(selector[0].exact);
    }
    expect(compared).toBe(entries.size);
  });

  it('icalendar: every meeting, on its day or on none', () => {
    const calendar = new ICAL.Component(ICAL.parse(fileOf('icalendar', record, '.ics')));
    const components = calendar.getAllSubcomponents();
    const told = dossier.meetings.filter(({ status }) => status.preferred !== 'denied');
    expect(components).toHaveLength(told.length);
    for (const [n, { date, duration, venue }] of told.entries()) {
      const component = components[n]!;
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

  it('markdown: every clause of the standing, and a note for every mark', () => {
    const brief = fileOf('markdown', record, '.md');
    const plain = brief.replace(/\\([^\w\s])/g, '$1').replace(/\[\^\d+\]/g, '');
    for (const { text } of dossier.standing.clauses) expect(plain).toContain(text.replace(/\s+/g, ' '));
    for (const [mark] of brief.matchAll(/\[\^\d+\]/g)) expect(brief).toContain(`\n${mark}: “`);
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
