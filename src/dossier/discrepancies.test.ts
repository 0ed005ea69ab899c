import { describe, expect, it } from 'vitest';
import { parseDefinition } from './definition.ts';
import { isClash } from './discrepancies.ts';
import { makeDossier } from './open-dossier.ts';
import type { Review } from './reviews/review.ts';
import { type SampleReading, sampleReading } from './sample-reading.ts';

const definition = parseDefinition(
  'title: Talks\nparties: [{ name: Ardania }, { name: Bellmark }]\nthird parties: [{ name: Oman, role: host }]',
);
type MeetingGiven = NonNullable<SampleReading['meetings']>[number];

/** A report of one round, with what it says of it. */
const round = (
  id: string,
  published: string,
  given: Partial<MeetingGiven>,
  text = `The round was held. It is told by ${id}.`,
) =>
  sampleReading({
    id,
    publisher: id,
    published,
    text,
    meetings: [
      { says: 'The round was held', parties: ['Ardania', 'Bellmark'], status: 'held', date: '2020-03-02', ...given },
    ],
  });
const found = (readings: readonly ReturnType<typeof sampleReading>[], reviews: readonly Review[] = []) =>
  makeDossier(readings, { definition, today: '2020-04-01', route: false, reviews }).discrepancies;
const told = (readings: readonly ReturnType<typeof sampleReading>[]) =>
  found(readings).map(({ kind, verdict }) => `${kind}: ${verdict}`);

describe('discrepancies of a meeting', () => {
  it('are none where reports agree, or one is only finer', () => {
    expect(told([round('a', '2020-03-03', {}), round('b', '2020-03-03', { date: '2020-03-02/2020-03-03' })])).toEqual(
      [],
    );
    expect(
      told([
        round('a', '2020-03-03', { venue: 'Muscat' }),
        round('b', '2020-03-03', { venue: 'the old palace in Muscat' }),
      ]),
    ).toEqual([]);
    expect(told([round('a', '2020-03-03', { venue: 'Muscat' }), round('b', '2020-03-03', { venue: 'Oman' })])).toEqual(
      [],
    );
    expect(
      told([round('a', '2020-03-03', { duration: 'PT40M' }), round('b', '2020-03-03', { duration: 'PT45M' })]),
    ).toEqual([]);
  });

  it('are contradictions where both cannot hold', () => {
    expect(told([round('a', '2020-03-03', { venue: 'Muscat' }), round('b', '2020-03-03', { venue: 'Doha' })])).toEqual([
      'place: contradiction',
    ]);
    expect(
      told([round('a', '2020-03-03', { format: 'in person' }), round('b', '2020-03-03', { format: 'remote' })]),
    ).toEqual(['format: contradiction']);
    expect(
      told([round('a', '2020-03-03', { duration: 'PT40M' }), round('b', '2020-03-03', { duration: 'PT2H' })]),
    ).toEqual(['duration: contradiction']);
    expect(told([round('a', '2020-03-03', { ordinal: 3 }), round('b', '2020-03-03', { ordinal: 4 })])).toEqual([
      'ordinal: contradiction',
    ]);
  });

  it('are likely one report’s mistake where three independent ones stand against it', () => {
    const others = ['a', 'b', 'c'].map(id => round(id, '2020-03-03', { duration: 'PT40M' }));
    const [slip] = found([...others, round('d', '2020-03-04', { date: '2018-03-02', duration: 'PT40M' })]);
    expect(slip).toMatchObject({
      kind: 'time',
      verdict: 'report likely wrong',
      majority: '2020-03-02',
      severity: 'high',
    });
    expect(slip!.versions.map(({ value, independent }) => [value, independent])).toEqual([
      ['2020-03-02', 3],
      ['2018-03-02', 1],
    ]);
  });

  it('are updates where a plan came true or was called off', () => {
    const planned = round('a', '2020-03-01', { status: 'planned' });
    expect(told([planned, round('b', '2020-03-03', {})])).toEqual(['status: update']);
    expect(told([planned, round('b', '2020-03-01', { status: 'cancelled' })])).toEqual(['status: update']);
    expect(told([round('a', '2020-03-03', {}), round('b', '2020-03-03', { status: 'cancelled' })])).toEqual([
      'status: contradiction',
    ]);
  });

  it('tell a third party left out from a party left out', () => {
    const three = (third: string) => round('b', '2020-03-03', { parties: ['Ardania', 'Bellmark', third] });
    expect(told([round('a', '2020-03-03', {}), three('Oman')])).toEqual(['participants: refinement']);
    expect(told([round('a', '2020-03-03', {}), three('Celland')])).toEqual(['participants: tension']);
  });

  it('hold a claimed last round against a later one in the record', () => {
    const last = round('b', '2020-03-20', { date: '2019-05-05', ordinal: 'last' });
    expect(told([round('a', '2020-03-03', {}), last])).toEqual(['order of events: contradiction']);
    // The later one came after the claim.
    expect(told([round('a', '2020-03-30', { date: '2020-03-28' }), last])).toEqual([]);
  });
});

describe('discrepancies of words and numbers', () => {
  const said = (id: string, words: string, quotation: 'direct' | 'indirect' = 'indirect') =>
    sampleReading({
      id,
      publisher: id,
      published: '2020-03-03',
      text: `Mara Ost told ${id}: “${words}”.`,
      statements: [{ says: [words], speaker: 'Mara Ost', side: 'Ardania', quotation }],
    });

  it('find two numbers in one statement', () => {
    const [number] = found([
      said('a', 'the sides will exchange 1,200 captives each'),
      said('b', 'the two sides will exchange 1,000 captives each'),
    ]).filter(({ about }) => about !== null);
    expect(number).toMatchObject({ kind: 'number', verdict: 'contradiction' });
    expect(number!.versions.map(({ value }) => value).sort()).toEqual(['1000', '1200']);
  });

  it('find one sentence quoted in two ways', () => {
    const [wording] = found([
      said('a', 'Our team is ready and the ball is in the court of Bellmark', 'direct'),
      said('b', 'Our delegation is ready and the ball is on the side of Bellmark', 'direct'),
    ]);
    expect(wording).toMatchObject({ kind: 'wording', verdict: 'tension', severity: 'low' });
  });

  it('do not take a quotation cut short for another wording', () => {
    expect(
      told([
        said('a', 'Our team is ready and the ball is in the court of Bellmark', 'direct'),
        said('b', 'the ball is in the court of Bellmark', 'direct'),
      ]),
    ).toEqual([]);
  });

  const counted = (id: string, published: string, text: string) =>
    sampleReading({ id, publisher: id, published, text });

  it('find rival counts of one thing, and leave other things alone', () => {
    const [count, ...rest] = found([
      counted('a', '2020-03-03', 'Some 26,000 dockers of the southern harbour walked out on Monday over pay.'),
      counted('b', '2020-03-03', 'About 30,000 dockers walked out of the southern harbour on Monday.'),
      counted('c', '2020-03-03', 'A bakery in the capital sold 28,000 loaves last year.'),
    ]);
    expect(rest).toEqual([]);
    expect(count).toMatchObject({ kind: 'number', verdict: 'contradiction', about: null });
    expect(count!.versions.map(({ value }) => value).sort()).toEqual(['26000', '30000']);
  });

  it('find rival shares, and leave alone a report that tells two apart', () => {
    const raise = (id: string, share: number) =>
      counted(id, '2020-03-03', `The dockers voted down a pay raise of ${share} percent over four years.`);
    expect(told([raise('a', 35), raise('b', 38)])).toEqual(['number: contradiction']);
    const both = counted(
      'c',
      '2020-03-03',
      'A pay raise of 35 percent over four years was voted down, then one of 38 percent over four years.',
    );
    expect(told([raise('a', 35), both])).toEqual([]);
  });

  it('take “more than” at its word', () => {
    expect(
      told([
        counted('a', '2020-03-03', 'More than 30,000 dockers walked out of the harbour.'),
        counted('b', '2020-03-03', 'About 33,000 dockers walked out of the harbour.'),
      ]),
    ).toEqual(['number: refinement']);
  });

  it('take a rounded number for what it rounds, and a rising toll for an update', () => {
    expect(
      told([
        counted('a', '2020-03-03', '144 schools stay open in the strike.'),
        counted('b', '2020-03-03', 'Some 140 schools stay open in the strike.'),
      ]),
    ).toEqual(['number: refinement']);
    expect(
      told([
        counted('a', '2020-03-03', 'The shelling of Tarn killed 40 people.'),
        counted('b', '2020-03-04', 'The shelling of Tarn killed 46 people.'),
      ]),
    ).toEqual(['number: update']);
  });
});

describe('a resolution', () => {
  it('stands beside the versions, who gave it and why', () => {
    const readings = [round('a', '2020-03-03', { venue: 'Muscat' }), round('b', '2020-03-03', { venue: 'Doha' })];
    const [open] = found(readings);
    expect(isClash(open!)).toBe(true);
    const review: Review = {
      id: 'v1',
      at: '2020-03-05T00:00:00Z',
      by: 'coder',
      entry: open!.id,
      action: 'resolve',
      field: null,
      value: 'Muscat',
      reason: 'the host said so',
    };
    expect(found(readings, [review])[0]).toMatchObject({
      versions: open!.versions,
      resolution: { value: 'Muscat', by: 'coder', reason: 'the host said so' },
    });
  });
});

describe('two meetings of one report', () => {
  const twice = (second: Partial<MeetingGiven>) => {
    const text = 'The round was held on Monday. It was the round of March 2.';
    const base = { parties: ['Ardania', 'Bellmark'], status: 'held' as const, date: '2020-03-02' };
    const reading = sampleReading({
      id: 'a',
      published: '2020-03-03',
      text,
      meetings: [
        { ...base, says: 'The round was held' },
        { ...base, says: 'the round of March 2', ...second },
      ],
    });
    return makeDossier([reading], { definition, today: '2020-04-01', route: false }).meetings.length;
  };
  it('are one where it has the same sides meet on one day', () => {
    expect(twice({})).toBe(1);
  });
  it('are two where it tells them apart', () => {
    expect(twice({ date: '2020-03-04' })).toBe(2);
    expect(twice({ status: 'cancelled' })).toBe(2);
    expect(twice({ parties: ['Ardania', 'Oman'] })).toBe(2);
  });
});
