import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import { createReader } from '../read.ts';

const reader = createReader(loadLanguage());

function read(text: string) {
  const reading = reader(
    readRecord({ id: 'r', text, published: '2031-05-14' }, { file: null, line: null, position: null }),
  );
  for (const { cites, versions } of reading.discrepancies)
    for (const cite of [...cites, ...versions.flatMap(version => version.cites)])
      expect(isExact(reading.report, cite)).toBe(true);
  return reading.discrepancies;
}
const told = (text: string) => read(text).map(({ kind, verdict }) => `${kind}: ${verdict}`);
const values = (text: string) => read(text).flatMap(({ versions }) => versions.map(({ value }) => value));

const VENUE = 'Peru said it was ready to return to Quito, a venue last used for talks over a year ago.';
const AFTER = 'Bolivia said talks could only begin after Peru withdrew its troops from the valley.';

describe('a distance in time against a date', () => {
  it('is told where the last talks lie much longer back', () => {
    const text = `${VENUE} The last talks between Peru and Bolivia took place in Quito on March 9, 2027.`;
    expect(told(text)).toEqual(['time: inconsistent in use']);
    expect(values(text)).toEqual(['over a year ago', '2027-03-09']);
    // The words cited begin with a whole word.
    const start = read(text)[0]!.cites[0].start;
    expect(text.slice(start - 1, start)).toBe(' ');
  });
  it.each([
    ['the date fits', `${VENUE} The last talks between Peru and Bolivia took place in Quito on March 9, 2030.`],
    [
      'it is said of something else',
      'Peru said it was ready to return to Quito. A factory opened there over a year ago. The last talks between Peru and Bolivia took place in Quito on March 9, 2027.',
    ],
    [
      'two meetings are spoken of',
      'The last talks were held in Lima about a year ago. Talks between Peru and Bolivia were held in Quito on March 9, 2027.',
    ],
  ])('is not told where %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('numbers', () => {
  it('of one set in the reporter’s words contradict each other', () => {
    expect(
      told('The strike left 350,000 students without classes. Later the strike left 400,000 students without classes.'),
    ).toEqual(['number: contradiction']);
  });
  it('of two sources are rival accounts', () => {
    expect(told('Peru said the shelling killed 12 soldiers. Bolivia said the shelling killed 15 soldiers.')).toEqual([
      'number: account conflict',
    ]);
    const corrected =
      'There are 7,000 settlers in the valley, the governor said. "It is closer to 4,000," the mayor said.';
    expect(values(corrected)).toEqual(['7000', '4000']);
  });
  it.each([
    ['two acts', 'Five soldiers were killed on Friday in Quito. Three soldiers were killed on Thursday in Lima.'],
    ['two sets', 'The attack killed 12 soldiers. The attack killed 15 farmers.'],
    ['a round number and one near it', 'The company will cut about 900 jobs. The company will cut 950 jobs.'],
    ['a stated change', 'The port employed 300 drivers in 2020. The port employed 500 drivers in 2030.'],
    ['two offers', 'Peru raised its offer to 5 percent. Earlier Peru had offered 3 percent.'],
  ])('are no clash: %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('one act told twice', () => {
  it('on two days is a contradiction', () => {
    const text = 'The president cancelled the meeting on Saturday. The president called the meeting off on Sunday.';
    expect(told(text)).toEqual(['time: contradiction']);
    expect(values(text)).toEqual(['2031-05-10', '2031-05-11']);
  });
  it('as put off and as ended is a slip in use', () => {
    expect(told('Peru announced its decision to suspend the talks. Peru cancelled the talks.')).toEqual([
      'status: inconsistent in use',
    ]);
  });
  it.each([
    ['two things', 'Peru cancelled the meeting on May 3, 2031. Peru cancelled the visit on May 5, 2031.'],
    ['two sides', 'Peru suspended the talks on Monday. Bolivia cancelled the talks on Tuesday.'],
    ['two meetings', 'The two sides held talks in Lima on Monday. The two sides held talks in Quito on Tuesday.'],
    ['weeks apart', 'Peru cancelled the meeting on April 3, 2031. Peru cancelled the meeting on May 5, 2031.'],
  ])('is no clash: %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a position against a move', () => {
  it('is a tension: no talks before something, and yet an offer to talk', () => {
    expect(told(`${AFTER} Bolivia proposed a summit with Peru in Lima.`)).toEqual(['position against move: tension']);
  });
  it.each([
    ['the other side offers', `${AFTER} Peru proposed a summit with Bolivia in Lima.`],
    ['nothing is offered', `${AFTER} Bolivia rejected a plan for a bridge.`],
  ])('is none where %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a deadline or none', () => {
  const NONE = 'The board has not set a deadline for a contract.';
  it('is a tension within one side', () => {
    expect(told(`${NONE} The board said it intends to settle by the end of January.`)).toEqual(['time: tension']);
  });
  it.each([
    ['two sides', `${NONE} The union said it intends to settle by the end of January.`],
    ['no last day', `${NONE} The board said it intends to settle in good faith.`],
  ])('is none: %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('the hour of a truce', () => {
  const LULL = 'Peru and Bolivia agreed to a 12-hour lull, starting at 8 a.m. Saturday.';
  it('told in two ways is a contradiction', () => {
    expect(told(`${LULL} Aid groups welcomed the 12-hour ceasefire from 7 a.m. Saturday.`)).toEqual([
      'time: contradiction',
    ]);
  });
  it.each([
    ['the other hour is that of the talks', `${LULL} Talks resumed at 7 a.m. Saturday.`],
    ['it is told twice alike', `${LULL} Aid groups welcomed the 12-hour ceasefire from 8 a.m. Saturday.`],
  ])('is no clash where %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a heading against the body', () => {
  const page = (heading: string, answer: string) =>
    `A border summit\n\nPeru proposed a summit with Bolivia in Lima.\n\n${heading}\n\n${answer} The ministers left the capital.`;
  const YES_BUT = 'Bolivia accepted the summit on the condition that it be held in Quito.';
  it('that calls refused what was accepted on a condition is a slip in use', () => {
    expect(told(page('A Rejected Summit', YES_BUT))).toEqual(['heading against body: inconsistent in use']);
  });
  it.each([
    ['says what the body says', page('A Rejected Summit', 'Bolivia rejected the summit on Tuesday.')],
    ['says nothing of an answer', page('A Summit in Lima', YES_BUT)],
  ])('is no clash where it %s', (_why, text) => {
    expect(told(text).filter(one => one.startsWith('heading'))).toEqual([]);
  });
});

describe('a claim against the reporter', () => {
  const CLAIM = "Peru's envoy claimed that Chilean officials had been encouraging a restart of the talks.";
  it('is a tension: both can hold if it was not public', () => {
    const [clash] = read(`The announcement comes with no recent public diplomatic initiatives. ${CLAIM}`);
    expect(clash).toMatchObject({ kind: 'claim against reporter', verdict: 'tension', severity: 'low' });
    expect(clash!.versions.map(({ voice }) => voice.kind)).toEqual(['reporter', 'source']);
  });
  it.each([
    ['the reporter denies less', `There have been no talks since May. ${CLAIM}`],
    ['two accounts', 'Peru said it was open to dialogue. Bolivia said Peru was acting in bad faith.'],
    ['a source denies', `A diplomat said there were no recent public initiatives. ${CLAIM}`],
  ])('is none: %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('slips of wording', () => {
  it('are names spelt in two ways', () => {
    expect(
      values(
        "Peru's president Carlos Mendoza spoke on Monday. Carlos Mendoza met Bolivia's envoy. Carlos Mendosa left early.",
      ),
    ).toEqual(['Carlos Mendoza', 'Carlos Mendosa']);
  });
  it('are words that stand twice', () => {
    expect(told('Diplomats hope to reach a lasting truce a lasting truce before the rains.')).toEqual([
      'wording: report likely wrong',
    ]);
  });
  it.each([
    ['speech in quotation marks', '"We want a lasting truce a lasting truce," said Peru\'s president.'],
    ['a name that is a word twice', 'The envoy Abdullah Abdullah met the president of Peru.'],
    ['words English doubles', 'They said that that was very very good.'],
    ['two men', 'The report by Jan Peters was read. Jon Peters spoke on Monday. Jan Peters left early.'],
  ])('are not: %s', (_why, text) => {
    expect(told(text)).toEqual([]);
  });
});
