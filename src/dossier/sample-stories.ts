import type { Reading } from '../reading/index.ts';
import { daysOf, dayText } from './days.ts';
import { sampleReading } from './sample-reading.ts';

/** One of an endless row of hand-made reports about one negotiation: which story it tells, on which day, in which outlet's words. */
export interface Story {
  /** Which round, offer and interview it tells of; equal numbers are one development. */
  readonly development: number;
  readonly outlet: number;
  /** Days after the development. */
  readonly delay: number;
}

const START = daysOf('2020-01-06')!.from;
const PLACES = ['Muscat', 'Geneva', 'Doha', 'Vienna', 'Oslo'];
const TOPICS = [
  'border crossing',
  'harbour dues',
  'prison exchange',
  'water treaty',
  'fishing quota',
  'railway bridge',
  'gas contract',
];

/** The reading of a story: a round, an offer with its number, what the envoy says of it. Later outlets paraphrase, copy or err, by their number. */
export function storyReading({ development, outlet, delay }: Story): Reading {
  const day = START + development * 9;
  const held = dayText(day);
  const published = dayText(day + delay);
  const place = PLACES[development % PLACES.length]!;
  const topic = TOPICS[development % TOPICS.length]!;
  // Every fifth outlet has the number wrong, every seventh the day.
  const percent = 20 + (development % 30) + (outlet % 5 === 4 ? 3 : 0);
  const dated = outlet % 7 === 6 ? dayText(day + 4) : held;
  const met = `Ardania and Bellmark met in ${place} on ${dated}`;
  const offer = `offered ${percent} percent of the ${topic} revenue`;
  const weeks = 10 + (development % 50);
  const word =
    outlet % 2 === 0
      ? `within ${weeks} weeks the ${topic} could be settled`
      : `in ${weeks} weeks the ${topic} might be settled`;
  const answer = `rejected the ${topic} offer`;
  const levy = `${outlet % 3 === 2 ? 'Ardania drops' : 'Ardania lifts'} the ${topic} levy`;
  const blame = `Ardania stalled round ${development}`;
  const text = `${met}.\nArdania ${offer}.\nEnvoy Mara Ost said ${word}.\nBellmark ${answer}.\nSome ${1_000 + development * 7 + (outlet % 5 === 4 ? 40 : 0)} ${topic.split(' ')[0]} workers waited on round ${development}.\nBellmark signs ${development} only if ${levy}; ${development} was lost as ${blame}.`;
  return sampleReading({
    id: `d${development}-o${outlet}`,
    publisher: `Outlet ${outlet}`,
    published,
    text,
    meetings: [
      {
        says: met,
        parties: ['Ardania', 'Bellmark'],
        status: 'held',
        date: dated,
        venue: place,
        ordinal: development + 1,
      },
    ],
    moves: [
      {
        says: offer,
        type: 'propose terms',
        by: ['Ardania'],
        to: ['Bellmark'],
        date: held,
        terms: [{ value: percent, unit: 'percent', says: `${percent} percent` }],
      },
      { says: answer, type: 'reject', by: ['Bellmark'], to: ['Ardania'], date: held, answers: 0 },
    ],
    statements: [{ says: [word], speaker: 'Mara Ost', side: 'Ardania' }],
    conditions: [{ says: levy, setBy: 'Bellmark', operator: 'only if' }],
    positions: [{ says: levy, side: 'Bellmark', issue: topic, polarity: outlet % 3 === 2 ? 'against' : 'conditional' }],
    accounts: [{ says: blame, holder: 'Bellmark', blames: 'Ardania' }],
  });
}
