import { describe, expect, it } from 'vitest';
import { applyReviews, correctReview, effectOf, newReview, type Review } from '../dossier/index.ts';
import { loadLanguage } from '../language/index.ts';
import { type Reading, readReport } from '../reading/index.ts';
import { readRecord } from '../reports/index.ts';
import { carriedOver } from './carry-over.ts';
import { markedReport } from './marked-report.ts';

const report = readRecord(
  {
    id: 'r1',
    published: '2024-05-15',
    text: 'The union rejected the offer on Wednesday. "We want 5 percent," said Ann Bell, the union’s president.',
  },
  { file: null, line: null, position: null },
);
const before = readReport(report, loadLanguage());
const [move] = before.moves;
const [statement] = before.statements;
/** What a reader that finds nothing would make of it. */
const after: Reading = { ...before, reader: { version: 'newer' }, actors: [], statements: [], moves: [] };
let clock = 0;
const at = () => new Date(Date.UTC(2026, 0, 1) + ++clock * 1000).toISOString();
const confirm = (entry: string): Review => newReview({ by: 'ann', at: at(), action: 'confirm', entry });

describe('what people decided on, and a newer reading no longer has', () => {
  it('is kept in the log with its entry and its actors, under the name and time of the decision', () => {
    const log = [confirm(move!.id), correctReview(statement!.id, 'quotation', 'mixed', { by: 'ben', at: at() })];
    const over = carriedOver(before, after, log);
    const applied = applyReviews(after, [...log, ...over]);
    expect(applied.notices).toEqual(after.notices);
    expect(applied.moves).toEqual([
      { ...move, checked: 'confirmed', reviewed: { by: 'ann', at: log[0]!.at, fields: [] } },
    ]);
    expect(applied.statements).toMatchObject([
      { id: statement!.id, quotation: 'mixed', checked: 'corrected', reviewed: { by: 'ben', fields: ['quotation'] } },
    ]);
    const known = new Set(applied.actors.map(({ id }) => id));
    expect(move!.by.length).toBeGreaterThan(0);
    for (const actor of move!.by) expect(known.has(actor)).toBe(true);
    expect(over.every(({ reason }) => reason!.includes(before.reader.version))).toBe(true);
  });
  it('is one with what the newer reading has on the same words', () => {
    const [anchor] = move!.cites;
    const shifted = { ...move!, id: 'r1/move/shifted', cites: [{ ...anchor, end: anchor.end - 1 }] as const };
    const over = carriedOver(before, { ...after, actors: before.actors, moves: [shifted] }, [confirm(move!.id)]);
    expect(over.map(({ action, entry, value }) => [action, entry, action === 'merge' ? value : ''])).toEqual([
      ['add', move!.id, ''],
      ['merge', move!.id, 'r1/move/shifted'],
    ]);
    const other = { ...shifted, type: 'urge' as const };
    expect(carriedOver(before, { ...after, actors: before.actors, moves: [other] }, [confirm(move!.id)])).toHaveLength(
      1,
    );
  });
  it('is carried once, and nothing that nobody held to be right', () => {
    const log = [confirm(move!.id)];
    const over = carriedOver(before, after, log);
    expect(carriedOver(before, after, [...log, ...over])).toEqual([]);
    expect(carriedOver(before, before, log)).toEqual([]);
    expect(carriedOver(before, after, [])).toEqual([]);
    const rejected = newReview({ by: 'ben', at: at(), action: 'reject', entry: move!.id });
    expect(carriedOver(before, after, [...log, rejected])).toEqual([]);
    const undone = newReview({ by: 'ann', at: at(), action: 'undo', entry: log[0]!.id });
    expect(carriedOver(before, after, [...log, undone])).toEqual([]);
  });
});

describe('a report as it is to be read', () => {
  const mark = (action: 'include' | 'exclude') => newReview({ by: 'ann', at: at(), action, entry: 'r1/passage/0-42' });
  it('is the report itself, and the reader’s version, where nobody marked anything', () => {
    expect(markedReport(report, effectOf([]), 'v')).toEqual({ report, version: 'v' });
  });
  it('has the marks in its version: other marks, another version; the same, the same', () => {
    const out = mark('exclude');
    const one = markedReport(report, effectOf([out]), 'v');
    expect(one.version).toMatch(/^v\+marked-[0-9a-f]{8}$/);
    expect(readReport(one.report, loadLanguage()).moves).toEqual([]);
    expect(markedReport(report, effectOf([mark('exclude')]), 'v').version).toBe(one.version);
    const back = newReview({ by: 'ben', at: at(), action: 'undo', entry: out.id });
    expect(markedReport(report, effectOf([out, back]), 'v').version).toBe('v');
  });
});
