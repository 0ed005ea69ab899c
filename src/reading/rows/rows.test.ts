import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import { readReport } from '../read.ts';
import { cellParts } from './actors-of-row.ts';
import { listedActor } from './listed-name.ts';

const row = (text: string) => ({
  ...readRecord({ id: 'row-1', text }, { file: null, line: null, position: null }),
  genre: 'dataset' as const,
});

describe('listedActor', () => {
  it.each([
    ['Russia', 'state:RUS'],
    ['RUS', 'state:RUS'],
    ['state:RUS', 'state:RUS'],
    ['russia', 'state:RUS'],
    [' Ukraine ', 'state:UKR'],
    ['Hamas', 'org:hamas'],
  ])('%s is %s', (cell, id) => expect(listedActor(cell)?.id).toBe(id));
  it.each(['', 'rus', 'Russian troops', 'The Vell Dockers', 'XQZ', 'us'])('“%s” is nobody listed', cell =>
    expect(listedActor(cell)).toBeNull(),
  );
});

describe('a row of a table', () => {
  const report = row('type: reject\nby: Russia|Vell Dockers\nto: Ukraine; Hamas\nnotes: Russia said no to France');
  it('has parts of cells, and no column names among them', () => {
    expect(cellParts(report.text).map(({ start, end }) => report.text.slice(start, end))).toEqual([
      'reject',
      'Russia',
      'Vell Dockers',
      'Ukraine',
      'Hamas',
      'Russia said no to France',
    ]);
  });
  it('is read for the listed actors in its cells and for nothing else', () => {
    const { actors, moves, statements, events } = readReport(report, loadLanguage());
    expect(actors.map(({ id }) => id)).toEqual(['state:RUS', 'state:UKR', 'org:hamas']);
    expect([...moves, ...statements, ...events]).toEqual([]);
    for (const { mentions } of actors) for (const cite of mentions) expect(isExact(report, cite)).toBe(true);
  });
  it('brings in whom a listed actor belongs to', () => {
    const [lavrov, ...owners] = readReport(row('by: Sergei Lavrov'), loadLanguage()).actors;
    expect(lavrov).toMatchObject({ id: 'person:sergei-lavrov', kind: 'person', basis: 'world' });
    expect(owners.map(({ id }) => id)).toContain('state:RUS');
  });
});
