import { describe, expect, it } from 'vitest';
import { parseDefinition } from './definition.ts';
import { drawDefinitions } from './draw-definitions.ts';
import { makeDossiers } from './make-dossiers.ts';
import { routeTo } from './route.ts';
import { sampleReading } from './sample-reading.ts';
import { storyReading } from './sample-stories.ts';

const definition = parseDefinition(
  'title: Ardania and Bellmark\nperiod: 2020/2021\nparties: [{ name: Ardania }, { name: Bellmark }]\nissues: [{ name: harbour dues, words: [harbour] }]',
);
const round = storyReading({ development: 0, outlet: 0, delay: 1 });
const footballer = sampleReading({
  id: 'footballer',
  published: '2020-03-01',
  text: 'Rovers offered striker Jon Bale a contract of three years. Bale, who was born in Ardania and has played in Bellmark, turned the club down.',
  moves: [{ says: 'offered striker Jon Bale a contract', type: 'propose terms', by: ['Rovers'], to: ['Jon Bale'] }],
});
const earnings = sampleReading({
  id: 'earnings',
  published: '2020-03-01',
  text: 'Harbour Freight said its earnings fell by a tenth. The company proposed a dividend to its owners.',
  moves: [{ says: 'proposed a dividend', type: 'propose terms', by: ['Harbour Freight'], to: ['owners'] }],
});

describe('routing', () => {
  it('takes in what tells of dealings between the parties, and says so', () => {
    expect(routeTo(definition, round).taken).toBe(true);
    expect(routeTo(definition, round).because).toContain('Ardania and Bellmark');
  });

  it('leaves out a footballer’s contract and a company’s earnings', () => {
    expect(routeTo(definition, footballer)).toEqual({
      taken: false,
      because: 'names Ardania and Bellmark, but nothing of a negotiation between them',
    });
    expect(routeTo(definition, earnings)).toEqual({ taken: false, because: 'names none of the parties' });
  });

  it('keeps to the period', () => {
    const late = { ...round, report: { ...round.report, published: '2024-01-01' } };
    expect(routeTo(definition, late)).toEqual({ taken: false, because: 'published 2024-01-01, outside 2020/2021' });
  });

  it('lets a report serve several dossiers, and names those that serve none', () => {
    const other = parseDefinition('title: The envoys\nparties: [{ name: Ardania }, { name: Bellmark }]');
    const { dossiers, unrouted } = makeDossiers([round, footballer, earnings], {
      definitions: [definition, other],
      today: '2020-06-01',
    });
    expect(dossiers.map(({ reports }) => reports.length)).toEqual([1, 1]);
    expect(unrouted.map(({ report }) => report)).toEqual(['footballer', 'earnings']);
    expect(unrouted[1]!.because[0]).toBe('Ardania and Bellmark: names none of the parties');
  });
});

describe('dossiers drawn from the reports themselves', () => {
  it('are called by the commonest names, with codes and spellings, and take their reports in again', () => {
    const talks = (id: string, one: string, other: string) =>
      sampleReading({
        id,
        text: `${one} offered ${other} a truce. ${other} turned the truce down.`,
        actors: [one, other].map(name => ({ name, kind: 'state' as const })),
        moves: [
          { says: 'a truce', type: 'propose ceasefire', by: [one], to: [other] },
          { says: 'turned the truce down', type: 'reject', by: [other], to: [one] },
        ],
      });
    const readings = [
      talks('a', 'Ardania', 'Bellmark'),
      talks('b', 'Ardania', 'Bellmark'),
      talks('c', 'Ardania', 'Cassia'),
    ];
    const drawn = drawDefinitions(readings);
    expect(drawn.map(({ definition }) => definition.parties.map(({ name }) => name))).toEqual([
      ['Ardania', 'Bellmark'],
    ]);
    expect(readings.map(reading => routeTo(drawn[0]!.definition, reading).taken)).toEqual([true, true, false]);
  });

  it('are made of two sides that deal with one another in two reports', () => {
    const more = [0, 1, 2].map(development => storyReading({ development, outlet: 1, delay: 1 }));
    const drawn = drawDefinitions([...more, footballer, earnings]);
    expect(drawn.map(({ definition: { title }, reports }) => [title, reports.length])).toEqual([
      ['Ardania and Bellmark', 3],
    ]);
    const { dossiers, unrouted } = makeDossiers([...more, footballer], { definitions: [], today: '2020-06-01' });
    expect(dossiers.map(({ definition: { title, given } }) => [title, given])).toEqual([
      ['Ardania and Bellmark', false],
    ]);
    expect(unrouted.map(({ report }) => report)).toEqual(['footballer']);
  });
});
