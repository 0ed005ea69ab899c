import { describe, expect, it } from 'vitest';
import { readCsvTable } from './read-csv-table.ts';
import { readPloverTable } from './read-plover-table.ts';

describe('readCsvTable', () => {
  it('reads what spreadsheets save: a mark before the header, semicolons, quoted line ends, short rows', () => {
    const { columns, rows } = readCsvTable(
      '\ufefftype;by ;notes\r\nreject;Russia;"a;\r\nb"\r\n\r\ndemand;Ukraine\r\n',
      'a.csv',
    );
    expect(columns).toEqual(['type', 'by', 'notes']);
    expect(rows.map(({ row, cells }) => [row, Object.fromEntries(cells)])).toEqual([
      [2, { type: 'reject', by: 'Russia', notes: 'a;\r\nb' }],
      [3, { type: 'demand', by: 'Ukraine' }],
    ]);
  });
  it('refuses what is no table', () => {
    expect(() => readCsvTable('a,b\n"x', 'a.csv')).toThrow(/a\.csv: this is no table/);
    expect(() => readCsvTable('', null)).toThrow(/there is no header/);
  });
});

describe('readPloverTable', () => {
  const record = {
    id: 7,
    date: '2022-03-29',
    actor: [{ entity_text: 'Russia', code: 'RUS', sector: 'GOV' }],
    recipient: { code: 'UKR' },
    event: ['CONSULT'],
    mode: 'visit',
    context: ['military', 'historical'],
    text: '🕊 The sides met in Istanbul.',
    text_info: { start: 12, end: 15 },
    cite_info: { publication: 'The Vell Gazette', coder: 'bob' },
  };
  it('takes the fields of the manual, lists or not, and the four auxiliary modes out of the contexts', () => {
    const { table, refused } = readPloverTable(`${JSON.stringify(record)}\n\n`, 'a.jsonl');
    expect(refused).toEqual([]);
    expect(table.entity).toBe('event');
    expect(Object.fromEntries(table.rows[0]!.cells)).toEqual({
      id: '7',
      event: 'CONSULT',
      mode: 'visit',
      context: 'military',
      auxiliary: 'historical',
      actor: 'Russia',
      recipient: 'UKR',
      date: '2022-03-29',
      publisher: 'The Vell Gazette',
      coder: 'bob',
    });
  });
  it('counts offsets in code points, as PLOVER does', () => {
    const { text } = readPloverTable(JSON.stringify(record), null).table.rows[0]!;
    expect(text!.text.slice(text!.start, text!.end)).toBe('met');
  });
  it('does not take the day of the report for the day of the event', () => {
    const reported = JSON.stringify({ ...record, date_basis: 'reported' });
    expect(readPloverTable(reported, null).table.rows[0]!.cells.has('date')).toBe(false);
  });
  it('tells which lines are no records, and reads the others', () => {
    const { table, refused } = readPloverTable(`{\n${JSON.stringify(record)}\n{"event": 5}\n`, null);
    expect(table.rows.map(({ row }) => row)).toEqual([2]);
    expect(refused.map(({ row }) => row)).toEqual([1, 3]);
    expect(refused[1]!.because).toMatch(/^event: /);
    expect(() => readPloverTable('\n', null)).toThrow(/there are no records/);
  });
});
