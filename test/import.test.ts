import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyReviews, type Review } from '../src/dossier/index.ts';
import { exportAs } from '../src/export/index.ts';
import { loadLanguage } from '../src/language/index.ts';
import { createReader, type Reader, type Reading } from '../src/reading/index.ts';
import { readReports } from '../src/reports/index.ts';
import { type Imported, importRows, readCsvTable, readPloverTable } from '../src/work/index.ts';

// What goes out as a table comes back in: into the record it came from, where nothing changes, and into an empty one.

let read: Reader;
let readings: Reading[];
beforeAll(async () => {
  read = createReader(loadLanguage());
  readings = [];
  for (const folder of ['istanbul', 'strike', 'trade'])
    for await (const result of readReports(fileURLToPath(new URL(`../examples/${folder}/`, import.meta.url))))
      if (result.ok) readings.push(read(result.report));
});

const files = (of: readonly Reading[]) =>
  new Map(
    exportAs('csv', { readings: of, dossiers: [], asOf: '2025-01-01' }).files.map(({ name, text }) => [name, text]),
  );
const rowsOf = (text: string) => parse(text, { columns: true }) as Readonly<Record<string, string>>[];

async function take(text: string, kept: readonly Reading[], log: readonly Review[] = []): Promise<Imported> {
  const actors = rowsOf(files(readings).get('actors.csv')!);
  return importRows(readCsvTable(text, null), {
    entity: null,
    map: new Map(),
    coder: 'ann',
    at: '2025-01-01T00:00:00.000Z',
    named: new Map(
      actors.flatMap(({ id, name, kind, iso3 }) => {
        const actor = { name: name!, kind: kind!, iso3: iso3 || null };
        return [[id!, actor] as const, [`other-${id}`, actor] as const];
      }),
    ),
    rule: 'import csv',
    read,
    kept: async id => {
      const found = kept.find(({ report }) => report.id === id);
      return found === undefined ? null : applyReviews(found, log);
    },
    reviews: async id => log.filter(({ entry }) => entry.startsWith(`${id}/`)),
  });
}

const TABLES = ['moves', 'meetings', 'agreements', 'statements', 'positions', 'conditions', 'events'];

describe.each(TABLES)('%s.csv', table => {
  it('changes nothing in the record it came from', async () => {
    const text = files(readings).get(`${table}.csv`)!;
    const imported = await take(text, readings);
    expect(imported.entity).toBe(table.slice(0, -1));
    expect(imported).toMatchObject({ refused: [], added: 0, corrected: 0, reviews: [] });
    expect(imported.unchanged).toBe(rowsOf(text).length);
  });
  it('comes back from an empty record cell by cell', async () => {
    const before = files(readings).get(`${table}.csv`)!;
    // Ids of the other record are none of this one: without them a row stands for itself.
    const strange = before.replaceAll(/(?<=^|[\n",|])([\w-]+)(?=\/\w+\/\d+-\d+)/g, 'other-$1');
    const imported = await take(strange, []);
    const accepted = rowsOf(strange).filter((_, at) => !imported.refused.some(({ row }) => row === at + 2));
    for (const { because } of imported.refused) expect(because).toMatch(/^it answers |^(?:event|type): “/);
    const made = imported.readings.map(reading => applyReviews(reading, imported.reviews));
    const names = new Map(readings.flatMap(({ actors }) => actors.map(({ id, name }) => [id, name] as const)));
    const local = new Map(made.flatMap(({ actors }) => actors.map(({ id, name }) => [id, name] as const)));
    // Local actors have other ids in another record; they are compared by name.
    const named = (cell: string, of: ReadonlyMap<string, string>) =>
      cell
        .split('|')
        .map(part => part.replace(/^other-/, ''))
        .map(part => of.get(part) ?? of.get(part.replace(/ \w+$/, '')) ?? part)
        .join('|');
    const after = rowsOf(files(made).get(`${table}.csv`)!);
    const same = HELD[table]!;
    const shown = (row: Readonly<Record<string, string>>, of: ReadonlyMap<string, string>) =>
      JSON.stringify(same.map(column => named(row[column]!, of)));
    const distinct = (all: readonly string[]) => [...new Set(all)].sort();
    expect(distinct(after.map(row => shown(row, local)))).toEqual(distinct(accepted.map(row => shown(row, names))));
    expect(after.every(({ checked }) => checked === 'added')).toBe(true);
  });
});

/** The columns that say all of their field: what hangs on ids of other rows, or on words of the report, is left out. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  moves: ['type', 'by', 'voiced_by', 'to', 'date', 'deadline', 'force', 'status', 'standing'],
  meetings: ['status', 'format', 'level', 'date', 'duration', 'venue', 'host', 'parties', 'third_parties', 'ordinals'],
  agreements: ['name', 'status', 'stage', 'parties', 'third_parties', 'signed', 'in_effect', 'ended'],
  statements: [
    'speaker',
    'on_behalf_of',
    'co_speakers',
    'quotation',
    'record',
    'addressee',
    'medium',
    'place',
    'habitual',
    'polarity',
    'about',
  ],
  positions: ['actor', 'issue', 'stance', 'polarity', 'red_line', 'from', 'to'],
  conditions: ['set_by', 'debtor', 'kind', 'operator', 'quantity', 'unit', 'place', 'deadline', 'state', 'state_by'],
  events: ['event', 'mode', 'cameo', 'actor', 'recipient', 'date', 'place', 'auxiliary'],
};

describe('a corrected table', () => {
  it('corrects the entries whose cells were changed, by its coder', async () => {
    const text = files(readings).get('moves.csv')!;
    const [first] = rowsOf(text);
    const changed = text.replace(`,${first!.type},`, ',deny,');
    const imported = await take(changed, readings);
    expect(imported).toMatchObject({ added: 0, corrected: 1, refused: [] });
    expect(imported.reviews).toMatchObject([
      { entry: first!.id, action: 'correct', field: 'type', value: '"deny"', by: 'ann' },
    ]);
    // The second time the cell says what stands.
    expect(await take(changed, readings, imported.reviews)).toMatchObject({ corrected: 0, reviews: [] });
  });
});

describe('plover.jsonl', () => {
  it('comes back event by event', async () => {
    const { text } = exportAs('plover', { readings, dossiers: [], asOf: '2025-01-01' }).files[0]!;
    const { table, refused } = readPloverTable(
      text.replaceAll('"citation":"', '"citation":"other-').replaceAll('"id":"', '"id":"other-'),
      null,
    );
    expect(refused).toEqual([]);
    const imported = await importRows(table, {
      entity: null,
      map: new Map(),
      coder: null,
      at: '2025-01-01T00:00:00.000Z',
      named: new Map(),
      rule: 'import plover',
      read,
      kept: async () => null,
      reviews: async () => [],
    });
    expect(imported.refused).toEqual([]);
    const made = imported.readings.map(reading => applyReviews(reading, imported.reviews));
    const rows = (of: string) =>
      of
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Record<string, unknown>);
    const held = ({ event, mode, context, actor, recipient, date_edtf, event_loc }: Record<string, unknown>) =>
      JSON.stringify([event, mode, context, namesOf(actor), namesOf(recipient), date_edtf, event_loc]);
    const namesOf = (entities: unknown) => (entities as { readonly entity_text: string }[]).map(one => one.entity_text);
    const stated = rows(text).filter(row => row.date_basis === 'stated');
    const after = rows(exportAs('plover', { readings: made, dossiers: [], asOf: '2025-01-01' }).files[0]!.text);
    expect(stated.length).toBeGreaterThan(20);
    expect([...new Set(after.filter(row => row.date_basis === 'stated').map(held))].sort()).toEqual(
      [...new Set(stated.map(held))].sort(),
    );
  });
});

describe('docs/imports.md', () => {
  it('names every kind of entry that a table can hold, and every code', () => {
    const page = readFileSync(new URL('../docs/imports.md', import.meta.url), 'utf8');
    for (const table of TABLES) expect(page).toContain(`\`${table.slice(0, -1)}\``);
    for (const code of ['import-missing', 'import-encoding', 'import-broken', 'import-columns'])
      expect(page).toContain(`\`${code}\``);
  });
});
