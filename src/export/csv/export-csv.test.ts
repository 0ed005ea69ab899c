import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { restored } from '../../text/index.ts';
import { sampleReading, sampleRecord } from '../sample-record.ts';
import { exportCsv } from './export-csv.ts';

type Row = Readonly<Record<string, string>>;
const tables = (given = sampleRecord(), bom = false): ReadonlyMap<string, Row[]> =>
  new Map(
    exportCsv(given, { bom }).files.map(({ name, text }) => [name, parse(text, { columns: true, bom: true }) as Row[]]),
  );

describe('exportCsv', () => {
  it('ties every entry to its words, counted in code points and in UTF-16 units', () => {
    const { text } = sampleReading().report;
    const rows = tables().get('citations.csv')!;
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const exact = restored(row.exact!);
      expect([...text].slice(Number(row.start), Number(row.end)).join('')).toBe(exact);
      expect(text.slice(Number(row.start_utf16), Number(row.end_utf16))).toBe(exact);
    }
    // The dove before the words is two units and one code point.
    const met = rows.find(row => row.exact === 'met in Port Vell')!;
    expect(Number(met.start_utf16) - Number(met.start)).toBe(1);
  });
  it('cites only entries that stand in their table', () => {
    const all = tables();
    for (const { table, entry } of all.get('citations.csv')!) {
      const rows = all.get(`${table}.csv`);
      const column = table === 'dossier-positions' ? 'line' : 'id';
      expect(
        rows?.some(row => row[column] === entry),
        `${table} ${entry}`,
      ).toBe(true);
    }
  });
  it('explains every column of every table', () => {
    const all = tables();
    const dictionary = all.get('data-dictionary.csv')!;
    for (const [file, [first]] of all) {
      if (file === 'data-dictionary.csv' || first === undefined) continue;
      const explained = dictionary.filter(({ table }) => `${table}.csv` === file).map(({ column }) => column);
      expect(explained, file).toEqual(['', ...Object.keys(first)]);
    }
    expect(dictionary.every(({ about }) => about !== '')).toBe(true);
  });
  it('writes a headline that begins like a formula so that no spreadsheet runs it', () => {
    const [row] = tables().get('reports.csv')!;
    expect(row!.headline).toBe('\'-5 degrees, "warm" talks');
    expect(row!.publisher).toBe('The Vell <Gazette>');
  });
  it('keeps every version of a merged field, the preferred one marked', () => {
    const versions = tables().get('dossier-versions.csv')!;
    expect(versions).toContainEqual(
      expect.objectContaining({ field: 'duration', value: 'PT40M', preferred: 'true', independent: '1' }),
    );
  });
  it('has the same tables with a byte order mark, and none of the dossier where there is none', () => {
    expect(tables(sampleRecord(), true)).toEqual(tables());
    const alone = tables({ ...sampleRecord(), dossiers: [] });
    expect([...alone.keys()].some(name => name.startsWith('dossier'))).toBe(false);
    expect(alone.get('meetings.csv')).toHaveLength(3);
  });
});
