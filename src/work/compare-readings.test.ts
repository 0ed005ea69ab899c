import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../language/index.ts';
import { type Reading, readReport } from '../reading/index.ts';
import { readRecord } from '../reports/index.ts';
import { compareReadings } from './compare-readings.ts';
import { leftReviews } from './reread-reports.ts';

const place = { file: null, line: null, position: null };
const report = readRecord(
  {
    id: 'r1',
    text: 'The union rejected the offer on Wednesday. "We want 5 percent," said Ann Bell, the union’s president.',
  },
  place,
);
const reading = readReport(report, loadLanguage());
const review = (entry: string) => ({
  id: entry,
  at: '2026-01-01T00:00:00Z',
  by: 'ann',
  entry,
  action: 'confirm' as const,
  field: null,
  value: null,
  reason: null,
});

describe('comparing two readings of one report', () => {
  it('finds no difference between equal ones', () => {
    expect(reading.statements.length).toBeGreaterThan(0);
    expect(compareReadings(reading, structuredClone(reading))).toEqual({ added: [], gone: [], changed: [] });
  });
  it('tells what is new, gone and changed, and in which fields', () => {
    const [first] = reading.statements;
    const without: Reading = { ...reading, statements: reading.statements.slice(1) };
    const other: Reading = {
      ...reading,
      statements: [{ ...first!, polarity: 'negative', confidence: 0.1 }, ...reading.statements.slice(1)],
    };
    expect(compareReadings(reading, without)).toEqual({ added: [], gone: [first!.id], changed: [] });
    expect(compareReadings(without, reading)).toEqual({ added: [first!.id], gone: [], changed: [] });
    expect(compareReadings(reading, other).changed).toEqual([{ id: first!.id, fields: ['confidence', 'polarity'] }]);
  });
  it('names the entry that a left review is probably about', () => {
    const [first] = reading.statements;
    const [anchor] = first!.cites;
    const shorter = { ...anchor, end: anchor.end - 1, exact: anchor.exact.slice(0, -1) };
    const moved = { ...first!, id: 'r1/statement/moved', cites: [shorter] as const };
    const after: Reading = { ...reading, statements: [moved, ...reading.statements.slice(1)] };
    const log = [review(first!.id), review('r1/other')];
    expect(leftReviews(log, compareReadings(reading, after), reading, after)).toEqual([
      { review: log[0], kept: false, perhaps: 'r1/statement/moved' },
    ]);
    const gone: Reading = { ...reading, statements: [] };
    expect(leftReviews(log, compareReadings(reading, gone), reading, gone)[0]!.perhaps).toBeNull();
  });
});
