import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { EventEntry } from '../../reading/index.ts';
import { sampleEvent, sampleReading, sampleRecord } from '../sample-record.ts';
import { exportCameo, PHOENIX_COLUMNS } from './export-cameo.ts';
import { exportPlover, type PloverRecord } from './export-plover.ts';

const recordOf = (fields: Partial<EventEntry>, words = 'met in Port Vell') =>
  sampleRecord(sampleReading({ events: [sampleEvent(words, fields)] }));
const plover = (fields: Partial<EventEntry>): PloverRecord =>
  JSON.parse(exportPlover(recordOf(fields)).files[0]!.text) as PloverRecord;
const cameo = (fields: Partial<EventEntry>): Readonly<Record<string, string>>[] =>
  parse(exportCameo(recordOf(fields)).files[0]!.text, {
    delimiter: '\t',
    quote: false,
    columns: [...PHOENIX_COLUMNS],
  });

describe('PLOVER', () => {
  it('has the fields that the manual requires, and the words with their offsets in code points', () => {
    const record = plover({ date: '2020-05-03', place: 'Port Vell' });
    expect(record).toMatchObject({
      date: '2020-05-03',
      date_basis: 'stated',
      event: ['CONSULT'],
      recipient: [],
      event_loc: { extracted_place: 'Port Vell' },
      event_text: ['met in Port Vell'],
      cite_info: { url: 'https://news.example/talks?a=1&b=2', publication: 'The Vell <Gazette>', language: 'en' },
    });
    expect(record.actor).toEqual([{ code: 'ARD', entity_text: 'Ardania' }, { entity_text: 'Bellmark' }]);
    const { start, end } = record.text_info;
    expect([...sampleReading().report.text].slice(start, end).join('')).toBe('met in Port Vell');
  });
  it.each([
    ['CONSULT', 'AGREE'],
    ['SUPPORT', 'AGREE'],
    ['AID', 'AGREE'],
    ['RETREAT', 'CONCEDE'],
  ] as const)('a future %s is %s, and no longer future', (event, promised) => {
    const record = plover({ plover: { event, mode: ['visit'], context: [] }, auxiliary: ['future', 'hypothetical'] });
    expect(record).toMatchObject({ event: [promised], mode: [], context: ['hypothetical'] });
  });
  it('keeps a future concession, and what did not happen, marked', () => {
    expect(plover({ plover: { event: 'CONCEDE', mode: [], context: [] }, auxiliary: ['future'] })).toMatchObject({
      event: ['CONCEDE'],
      context: ['future'],
    });
    expect(plover({ auxiliary: ['negation'] })).toMatchObject({ event: ['CONSULT'], context: ['negation'] });
  });
  it('gives a month its two ends, and no made-up day', () => {
    expect(plover({ date: '2020-02' })).toMatchObject({
      date: '2020-02-01',
      enddate: '2020-02-29',
      date_edtf: '2020-02',
    });
    expect(plover({ date: null })).toMatchObject({ date: '2020-05-04', date_basis: 'reported' });
    expect(plover({ date: '2020-05/..' })).toMatchObject({ date: '2020-05-04', date_basis: 'reported' });
  });
  it('leaves out what has no day at all, and says so', () => {
    const { report } = sampleReading();
    const reading = sampleReading({
      report: { ...report, published: '2020' },
      events: [sampleEvent('met in Port Vell')],
    });
    const { files, notices } = exportPlover({ ...sampleRecord(), readings: [reading] });
    expect(files[0]!.text).toBe('');
    expect(notices.map(({ code }) => code)).toEqual(['event-without-day']);
  });
});

describe('CAMEO', () => {
  it('is a line of 26 fields without a header', () => {
    const [line] = cameo({ actor: ['state:ARD'], recipient: ['state:BEL'], date: '2020-05-03' });
    expect(line).toMatchObject({
      EventID: '1',
      Date: '20200503',
      Month: '05',
      SourceActorFull: 'ARD',
      SourceActorEntity: 'ARD',
      TargetActorFull: '---',
      EventCode: '046',
      EventRootCode: '04',
      QuadClass: '1',
      GoldsteinScore: '7',
      NewsSources: 'The Vell <Gazette>',
    });
  });
  it('makes up no first of the month', () => {
    const dateOf = (date: string) => {
      const [line] = cameo({ date });
      return [line!.Date, line!.Year, line!.Month, line!.Day];
    };
    expect(dateOf('2020-02')).toEqual(['202002', '2020', '02', '']);
    expect(dateOf('2019')).toEqual(['2019', '2019', '', '']);
    expect(dateOf('2020-05-01/2020-05-02')).toEqual(['20200501', '2020', '05', '01']);
  });
  it('writes a reciprocal act both ways, a promise of one as 036, and marks what did not happen', () => {
    const lines = cameo({ auxiliary: ['future', 'negation'] });
    expect(lines.map(({ SourceActorFull, TargetActorFull }) => [SourceActorFull, TargetActorFull])).toEqual([
      ['---', 'ARD'],
      ['ARD', '---'],
    ]);
    expect(lines.every(({ EventCode, Issues }) => EventCode === '036' && Issues === 'NEGATION,1')).toBe(true);
  });
  it('takes roles apart as the pipeline does', () => {
    const [ardania] = sampleReading().actors;
    const army = { ...ardania!, id: 'army', kind: 'military' as const, name: 'army', partOf: 'state:ARD', ids: {} };
    const union = { ...ardania!, id: 'union', kind: 'union' as const, name: 'Miners', ids: {} };
    const reading = sampleReading({
      actors: [ardania!, army, union],
      events: [sampleEvent('met in Port Vell', { actor: ['army'], recipient: ['union'] })],
    });
    const [line] = exportCameo({ ...sampleRecord(), readings: [reading] }).files[0]!.text.split('\n');
    expect(line!.split('\t').slice(5, 13)).toEqual(['ARDMIL', 'ARD', 'MIL', '', 'LAB', '', '', 'LAB']);
  });
  it('is one a day: the same act in two reports is one line with both', () => {
    const reading = sampleReading({ events: [sampleEvent('met in Port Vell', { date: '2020-05-03' })] });
    const other = { ...reading, report: { ...reading.report, id: 'b', publisher: 'Other;\tPaper' } };
    const text = exportCameo({ ...sampleRecord(), readings: [reading, other] }).files[0]!.text;
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]!.split('\t').at(-1)).toBe('The Vell <Gazette>;Other, Paper');
    expect(lines[0]!.split('\t')).toHaveLength(PHOENIX_COLUMNS.length);
  });
  it('says what it leaves out', () => {
    const { files, notices } = exportCameo(recordOf({ actor: ['state:BEL'] }));
    expect(files[0]!.text).toBe('');
    expect(notices.map(({ code }) => code)).toEqual(['event-without-actor-code']);
  });
});
