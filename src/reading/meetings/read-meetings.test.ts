import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import type { Meeting } from '../entry.ts';
import { readReport } from '../read.ts';

const language = loadLanguage();

function read(text: string, published = '2031-05-14'): { meetings: readonly Meeting[]; name(id: string): string } {
  const reading = readReport(
    readRecord({ id: 'r', text, published }, { file: null, line: null, position: null }),
    language,
  );
  for (const { cites } of reading.meetings) for (const cite of cites) expect(isExact(reading.report, cite)).toBe(true);
  return { meetings: reading.meetings, name: id => reading.actors.find(actor => actor.id === id)?.name ?? id };
}

describe('meetings', () => {
  it('reads date, venue, parties and that it was held', () => {
    const { meetings, name } = read('Talks between Chile and Bolivia were held in Montevideo on May 9, 2031.');
    expect(meetings).toHaveLength(1);
    expect(meetings[0]).toMatchObject({
      status: 'held',
      date: '2031-05-09',
      format: 'in person',
      venue: { name: 'Montevideo' },
    });
    expect(meetings[0]!.parties.map(name).sort()).toEqual(['Bolivia', 'Chile']);
  });

  it.each([
    ['Chile and Bolivia will hold talks in Montevideo on May 20, 2031.', 'planned'],
    ['Chile cancelled a meeting with Bolivia in Montevideo on Monday.', 'cancelled'],
    ['The talks between Chile and Bolivia in Montevideo were postponed.', 'postponed'],
    ['Chile proposed a summit with Bolivia in Montevideo.', 'proposed'],
  ])('tells what became of it: %s', (text, status) => {
    expect(read(text).meetings.map(meeting => meeting.status)).toEqual([status]);
  });

  it('tells a call from a meeting and reads how long it lasted', () => {
    const { meetings } = read(
      'The talks between Chile and Bolivia lasted 40 minutes and were held by telephone on Monday.',
    );
    expect(meetings).toHaveLength(1);
    expect(meetings[0]).toMatchObject({ format: 'phone', duration: 'PT40M' });
  });

  it('makes one entry of all mentions of one meeting', () => {
    const { meetings } = read(
      'Chile and Bolivia held talks in Montevideo on May 9, 2031.\n\nThe talks in Montevideo ended without a deal. The negotiations had been difficult.',
    );
    expect(meetings).toHaveLength(1);
    expect(meetings[0]!.cites.length).toBeGreaterThan(1);
  });

  it('keeps two meetings apart that have other dates or other company', () => {
    const { meetings } = read(
      'Chile and Bolivia held talks in Montevideo on May 2, 2031.\n\nChile and Peru will hold talks in Lima on May 20, 2031.',
    );
    expect(meetings.map(({ venue, status }) => [venue?.name, status])).toEqual([
      ['Montevideo', 'held'],
      ['Lima', 'planned'],
    ]);
  });

  it('reads a meeting that only a verb tells of', () => {
    const { meetings, name } = read("Chile's foreign minister met Bolivia's foreign minister in Montevideo on Monday.");
    expect(meetings).toHaveLength(1);
    expect(meetings[0]).toMatchObject({ status: 'held', level: 'minister', venue: { name: 'Montevideo' } });
    expect(meetings[0]!.parties.map(name).sort()).toEqual(['Bolivia', 'Chile']);
  });

  it('keeps "the third round" as a claim', () => {
    const [round] = read(
      'The third round of talks between Chile and Bolivia took place in Montevideo on Monday.',
    ).meetings;
    expect(round!.ordinals.map(({ n }) => n)).toEqual([3]);
  });

  it.each([
    'The company met the deadline.',
    'Chile called for restraint.',
    'The minister told a news conference that prices would rise.',
    'There is no time for dialogue.',
    'Members of Congress passed the bill on Monday.',
  ])('reads no meeting in: %s', text => {
    expect(read(text).meetings).toEqual([]);
  });

  it('does not date what was proposed by the day it was proposed on', () => {
    const { meetings } = read(
      'At a brief meeting on April 23 Peru proposed a direct summit with Bolivia. Bolivia agreed on May 2 to hold talks with Peru.',
    );
    expect(meetings.filter(({ status }) => status === 'proposed').map(({ date }) => date)).toEqual([null]);
    expect(meetings.filter(({ status }) => status === 'planned').map(({ date }) => date)).toEqual([null]);
    expect(meetings.filter(({ date }) => date === '2031-04-23').map(({ status }) => status)).toEqual(['held']);
  });

  it('does not take a day of another clause for its own', () => {
    const { meetings } = read('Public talks between Peru and Bolivia would not help before taxes rise on June 1.');
    expect(meetings.filter(({ date }) => date !== null)).toEqual([]);
  });

  it.each([
    'Ann Sessions, a Peruvian lawmaker from the south, agreed. Sessions complained on Monday.',
    'China is going to eat our lunch, the mayor said on Monday.',
    'On Monday the plan found another audience in Lima.',
  ])('finds no meeting in: %s', text => {
    expect(read(text).meetings).toEqual([]);
  });

  it('takes no subject of the talks for their venue', () => {
    const { meetings } = read('The Brexit negotiations between Peru and Bolivia resumed on Monday.');
    expect(meetings.map(({ venue }) => venue)).toEqual([null]);
  });

  it('takes a meal for a meeting where it is shared', () => {
    const { meetings } = read("Peru's president had dinner with Bolivia's president on Monday in Lima.");
    expect(meetings).toMatchObject([{ status: 'held', venue: { name: 'Lima' } }]);
  });

  it.each([
    ['Peru and Chile met in Oslo on April 1, April 20 and May 2.', ['2031-04-01', '2031-04-20', '2031-05-02']],
    ['Peru and Chile had met in Oslo on April 16 and on May 2.', ['2031-04-16', '2031-05-02']],
    ['Peru held talks with Chile in Oslo on April 16 and May 2.', ['2031-04-16', '2031-05-02']],
    ['Peru and Chile met in Oslo on April 16 and April 17.', ['2031-04-16']],
    ['Peru and Chile met in Oslo between April 16 and May 2.', ['2031-04-16']],
  ])('makes one meeting of each day that is told: %s', (text, dates) => {
    const { meetings, name } = read(text);
    expect(meetings.map(({ date }) => date)).toEqual(dates);
    expect(new Set(meetings.map(({ id }) => id)).size).toBe(dates.length);
    for (const { status, venue, parties } of meetings) {
      expect([status, venue?.name]).toEqual(['held', 'Oslo']);
      expect(parties.map(name).sort()).toEqual(['Chile', 'Peru']);
    }
  });

  it('gives the day of a second verb to that verb', () => {
    const { meetings } = read('Peru and Chile met on May 1 and on May 9 signed an accord.');
    expect(meetings.map(({ rule, date }) => [rule, date])).toEqual([
      ['meetings/meet', '2031-05-01'],
      ['meetings/sign', '2031-05-09'],
    ]);
  });

  it.each([
    'Chile had proposed a summit at the third round of talks, which was held in Oslo on April 23.',
    'Chile proposed a summit at the third round, which was held in Oslo on April 23.',
    'Chile suggested a summit during the third round of talks, which took place in Oslo on April 23.',
  ])('tells what was proposed from where it was proposed: %s', text => {
    const { meetings } = read(text);
    expect(meetings.map(({ status, level, date, venue }) => [status, level, date, venue?.name])).toEqual([
      ['proposed', 'head of state', null, undefined],
      ['held', null, '2031-04-23', 'Oslo'],
    ]);
    expect(meetings[1]!.ordinals.map(({ n }) => n)).toEqual([3]);
  });

  it('leaves a clause that says when a proposed summit is to be with the summit', () => {
    const { meetings } = read('Peru proposed a summit which would be held in Oslo on June 2.');
    expect(meetings).toMatchObject([{ status: 'proposed', date: '2031-06-02', venue: { name: 'Oslo' } }]);
  });

  it.each([
    ['Peru said that a meeting of the two presidents within 30 days was hardly possible.', 'refused'],
    ['A summit of the two presidents within 60 days is unlikely, Peru said.', 'refused'],
    ['The minister said talks with Chile were out of the question.', 'refused'],
    ['It was impossible to hold a meeting with Chile, the minister said.', 'refused'],
    ['A meeting with Chile was not impossible, the minister said.', 'proposed'],
    ['Talks between Peru and Chile could resume in Oslo.', 'proposed'],
    ['Peru is prepared to go back to the negotiating table with Chile in Oslo, an official said.', 'planned'],
  ])('does not hold what is only thought of: %s', (text, status) => {
    expect(read(text).meetings.map(meeting => [meeting.status, meeting.duration])).toEqual([[status, null]]);
  });

  it('keeps talks that can begin only later out of those held', () => {
    const { meetings } = read(
      "Peru and Chile held talks in Oslo on May 2. Peru's premier said that talks can begin only after the troops leave.",
    );
    expect(meetings).toMatchObject([{ status: 'held', date: '2031-05-02' }]);
    expect(meetings[0]!.cites).toHaveLength(1);
  });

  it('takes a visit for a meeting of the visitor and the visited, or for none', () => {
    expect(read("Peru's president spoke at the end of his visit to China.").meetings).toEqual([]);
    expect(read("Peru's premier Ann Soto will make a trip to China on Monday.").meetings).toEqual([]);
    const { meetings, name } = read("Peru welcomed it. Chile's president paid a visit to Peru on Monday.");
    expect(meetings.map(({ parties }) => parties.map(name))).toEqual([['Chile', 'Peru']]);
  });

  it('takes the one who opens a session for no party to it', () => {
    const { meetings, name } = read(
      'Peru and Chile met in Oslo on May 2. Norwegian Foreign Minister Kari Vik opened the session and said Norway wanted a truce.',
    );
    expect(meetings.map(({ status, parties }) => [status, ...parties.map(name).sort()])).toEqual([
      ['held', 'Chile', 'Peru'],
    ]);
  });

  it('tells a proposed summit from the talks that go on', () => {
    const { meetings } = read(
      'Chile has proposed a meeting of the two presidents by the end of June. Peru rejects the charge that it has stalled the talks with Chile.',
    );
    expect(meetings.find(({ level }) => level === 'head of state')).toMatchObject({ status: 'proposed' });
    expect(meetings.filter(({ cites }) => cites.length > 1)).toEqual([]);
  });

  it('does not date a proposal by the day since which it has been there', () => {
    const { meetings } = read(
      "Peru owes an answer to the proposal of a leaders' meeting with Chile, which has been on the table since May.",
    );
    expect(meetings.map(({ status, date }) => [status, date])).toEqual([['proposed', null]]);
  });
});
