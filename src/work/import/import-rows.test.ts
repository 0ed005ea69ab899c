import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyReviews, makeDossiers, parseDefinition, type Review } from '../../dossier/index.ts';
import { loadLanguage } from '../../language/index.ts';
import { createReader, entriesOf, type Reader, type Reading } from '../../reading/index.ts';
import { readRecord } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import { type Imported, type ImportOptions, type ImportTable, importRows } from './import-rows.ts';
import { readCsvTable } from './read-csv-table.ts';

let read: Reader;
beforeAll(() => {
  read = createReader(loadLanguage());
});

/** A record in memory: what is imported is kept, and counts from then on. */
function record(readings: readonly Reading[] = []) {
  const kept = new Map(readings.map(reading => [reading.report.id, reading]));
  const log: Review[] = [];
  const standing = (id: string) => {
    const reading = kept.get(id);
    return reading === undefined ? null : applyReviews(reading, log);
  };
  return {
    log,
    standing: () => [...kept.keys()].map(id => standing(id)!),
    async take(table: ImportTable, options: Partial<ImportOptions> = {}): Promise<Imported> {
      const imported = await importRows(table, {
        entity: null,
        map: new Map(),
        coder: 'ann',
        at: '2024-05-06T07:08:09.000Z',
        named: new Map(),
        rule: 'import csv',
        read,
        kept: async id => standing(id),
        reviews: async id => log.filter(({ entry }) => entry.startsWith(`${id}/`)),
        ...options,
      });
      for (const reading of imported.readings) kept.set(reading.report.id, reading);
      log.push(...imported.reviews);
      return imported;
    },
  };
}
const csv = (text: string) => readCsvTable(text, 'talks.csv');
const MOVES = [
  'id,type,by,to,date,terms,responds_to,coder,notes',
  'm1,propose ceasefire,Russia,Ukraine,3 March 2022,30 days,,bob,first offer',
  'm2,Accept_with_condition,Ukraine,RUS,2022-03,,m1,,',
  'm3,demand,Vell Dockers; Harbour Union,Port of Vell,2022-03-05/2022-03-06,5 percent|better shifts,,,',
].join('\n');

describe('rows of a table nobody kept', () => {
  it('become entries with their coder, each cited into its own row', async () => {
    const store = record();
    const imported = await store.take(csv(MOVES));
    expect(imported).toMatchObject({ entity: 'move', added: 3, corrected: 0, unchanged: 0, refused: [], unused: [] });
    const moves = store.standing().flatMap(reading => reading.moves);
    expect(
      moves.map(({ type, by, to, date, checked, reviewed }) => [type, by, to, date, checked, reviewed?.by]),
    ).toEqual([
      ['propose ceasefire', ['state:RUS'], ['state:UKR'], '2022-03-03', 'added', 'bob'],
      ['accept with condition', ['state:UKR'], ['state:RUS'], '2022-03', 'added', 'ann'],
      [
        'demand',
        [expect.stringContaining('Vell-Dockers'), expect.stringContaining('Harbour-Union')],
        [expect.anything()],
        '2022-03-05/2022-03-06',
        'added',
        'ann',
      ],
    ]);
    for (const reading of store.standing()) {
      expect(reading.report.genre).toBe('dataset');
      for (const entry of entriesOf(reading))
        for (const cite of entry.cites) expect(isExact(reading.report, cite)).toBe(true);
      for (const { mentions } of reading.actors)
        for (const cite of mentions) expect(isExact(reading.report, cite)).toBe(true);
      const known = new Set(reading.actors.map(({ id }) => id));
      for (const { by, to } of reading.moves) for (const actor of [...by, ...to]) expect(known.has(actor)).toBe(true);
    }
  });
  it('answer one another by the ids of their rows, and have their terms', async () => {
    const store = record();
    await store.take(csv(MOVES));
    const [offer, answer, demand] = store.standing().flatMap(reading => reading.moves);
    expect(answer!.respondsTo).toEqual([{ move: offer!.id, basis: 'explicit' }]);
    expect(offer!.terms).toMatchObject([{ value: 30, unit: 'days', cite: { exact: '30 days' } }]);
    expect(demand!.terms).toMatchObject([
      { value: 5, unit: 'percent' },
      { value: null, cite: { exact: 'better shifts' } },
    ]);
    expect(store.log.find(({ entry }) => entry === offer!.id)?.reason).toBe('first offer');
  });
  it('add nothing the second time, and one entry where one row is new', async () => {
    const store = record();
    await store.take(csv(MOVES));
    expect(await store.take(csv(MOVES), { at: '2025-01-01T00:00:00.000Z' })).toMatchObject({
      added: 0,
      unchanged: 3,
      reviews: [],
      readings: [],
    });
    const more = `${MOVES}\nm4,reject,Russia,Ukraine,2022-03-09,,m2,,`;
    expect(await store.take(csv(more))).toMatchObject({ added: 1, unchanged: 3 });
  });
  it('twice in one table are one entry', async () => {
    const [head, row] = MOVES.split('\n');
    expect(await record().take(csv([head, row, row].join('\n')))).toMatchObject({ added: 1, unchanged: 1 });
  });
  it('make a dossier with those it defines as parties', async () => {
    const store = record();
    await store.take(csv(MOVES));
    const { dossiers } = makeDossiers(store.standing(), {
      definitions: [
        parseDefinition('title: Talks\nparties: [{ name: Russia, iso3: RUS }, { name: Ukraine, iso3: UKR }]'),
      ],
      today: '2024-05-06',
    });
    expect(dossiers[0]!.moves.map(({ moveType, by }) => [moveType, by]).sort()).toEqual([
      ['accept with condition', ['Ukraine']],
      ['propose ceasefire', ['Russia']],
    ]);
  });
});

describe('a bad row', () => {
  it.each([
    ['m1,surrender,Russia,,,', /^type: “surrender” is none of: offer talks, /],
    ['m1,reject,Russia,,3/4/2022,', /^date: “3\/4\/2022” can be two days; write 2022-MM-DD$/],
    ['m1,reject,Russia,,2022-02-30,', /^date: “2022-02-30” is no day of the calendar$/],
    ['m1,reject,Russia,,,m9', /^it answers m9, which is no row of this table and no move of the record$/],
    ['m1,,Russia,,,', /type/],
  ])('%s is refused with its number and the reason, and stops no other', async (row, because) => {
    const table = csv(`id,type,by,to,date,responds_to\n${row}\nm2,reject,Ukraine,,2022-03-04,`);
    const { added, refused } = await record().take(table);
    expect(added).toBe(1);
    expect(refused).toEqual([{ row: 2, because: expect.stringMatching(because) }]);
  });
  it('has no coder, and none was named', async () => {
    const { refused } = await record().take(csv('type,by\nreject,Russia'), { coder: null });
    expect(refused[0]!.because).toContain('--coder NAME');
  });
});

describe('whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'Russia',
      'Russia|Ukraine',
      '=1+1',
      "'=1+1",
      '2022-03',
      '3/4/2022',
      '5 percent',
      'm1',
      'a: b',
      'reject',
      '|',
      ';;',
      '🕊',
    ),
  );
  it('every row is added, unchanged or refused, and what is added stands on exact words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
        async rows => {
          const columns = ['id', 'type', 'by', 'to', 'date', 'terms', 'notes'];
          const table: ImportTable = {
            file: null,
            columns,
            rows: rows.map((cells, at) => ({
              row: at + 2,
              // A type that is one, as often as not: a refused row shows little.
              cells: new Map(
                columns.map((column, n) => [column, n === 1 && at % 2 === 0 ? 'demand' : cells[n]!] as const),
              ),
            })),
            entity: 'move',
          };
          const store = record();
          const { added, corrected, unchanged, refused } = await store.take(table);
          expect(added + corrected + unchanged + refused.length).toBe(rows.length);
          for (const reading of store.standing()) {
            expect(reading.notices).toEqual([]);
            for (const entry of entriesOf(reading))
              for (const cite of entry.cites) expect(isExact(reading.report, cite)).toBe(true);
          }
          expect(await store.take(table)).toMatchObject({ added: 0, corrected: 0, reviews: [] });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('columns', () => {
  it('are mapped by hand where their names say nothing; what is left is told, and stays words of the row', async () => {
    const store = record();
    const table = csv('what they did,A,B,weather\nreject,Russia,Ukraine,fog');
    await expect(store.take(table)).rejects.toThrow(/tell of no kind of entry/);
    const map = new Map([
      ['what they did', 'type'],
      ['A', 'by'],
      ['B', 'to'],
    ]);
    const { unused, added } = await store.take(table, { map, entity: 'move' });
    expect({ unused, added }).toEqual({ unused: ['weather'], added: 1 });
    expect(store.standing()[0]!.report.text).toContain('weather: fog');
  });
  it('that are not there are a refusal', async () => {
    await expect(record().take(csv('type,by\nreject,Russia'), { map: new Map([['nobody', 'by']]) })).rejects.toThrow(
      /nobody=by/,
    );
    await expect(record().take(csv('by\nRussia'), { entity: 'move' })).rejects.toThrow(/a move needs type/);
  });
  it.each([
    ['type,by,to,date', 'move'],
    ['status,parties,venue,date,format', 'meeting'],
    ['name,status,signed,parties', 'agreement'],
    ['speaker,words,date', 'statement'],
    ['actor,issue,stance,polarity', 'position'],
    ['kind,operator,set_by,requires', 'condition'],
    ['event,actor,recipient,date', 'event'],
    ['Event Type,Source Actor,Target Actor,Event Date', 'event'],
  ])('%s tell of a %s', async (header, entity) => {
    expect((await record().take(csv(header))).entity).toBe(entity);
  });
});

describe('rows that quote a kept report', () => {
  const report = () =>
    readRecord(
      {
        id: 'r1',
        text: 'The union rejected the offer on Wednesday. “We want 5 percent,” said Ann Bell, its president.',
      },
      { file: null, line: null, position: null },
    );
  it('become entries on these words', async () => {
    const store = record([read(report())]);
    const table = csv('report,words,type,by,date\nr1,rejected the offer,reject,Ann Bell,2024-05-01');
    expect(await store.take(table)).toMatchObject({ added: 1, readings: [] });
    const found = store.standing()[0]!.moves.find(({ rule }) => rule === 'import csv');
    expect(found).toMatchObject({
      checked: 'added',
      date: '2024-05-01',
      cites: [{ report: 'r1', start: 10, end: 28 }],
    });
  });
  it('are refused where the words, or a name, are not in it', async () => {
    const table = csv(
      'report,words,type,by\nr1,accepted the offer,accept,Ann Bell\nr1,rejected the offer,reject,Hans Müller',
    );
    const { refused } = await record([read(report())]).take(table);
    expect(refused.map(({ because }) => because)).toEqual([
      'its words are not found, or found more than once, in the report r1',
      'by: Hans Müller is not named in the report r1',
    ]);
  });
});
