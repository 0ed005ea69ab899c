import { casual } from 'chrono-node';
import { Bench } from 'tinybench';
import { findTimes } from '../src/reading/times/index.ts';

const PARAGRAPHS = [
  'GENEVA – Envoys of both islands said on Wednesday that they would return to the table next month, over a year after the last round.',
  'The truce of March 29, 2016 was extended on July 23 of that year. The two sides met for 40 minutes, then broke off at 8 p.m. local time.',
  'In the early 1990s the valley had two governments. Three days later the fishermen, who earn some $300 a week, walked out again.',
  'A spokeswoman said the delegation of some 2,000 villages would not wait for the harvest, the roads, the ministry or the weather.',
  'It is the second time since 2011 that a deal has collapsed within two weeks of being signed, and nobody expects a third attempt soon.',
];

/** A made-up text of news paragraphs, as long as asked. */
export function newsOf(characters: number): string {
  let text = '';
  for (let at = 0; text.length < characters; at++) text += `${PARAGRAPHS[at % PARAGRAPHS.length]}\n\n`;
  return text.slice(0, characters);
}

/** Characters of text a second, Parley's times and chrono's in one run on the same text. */
export async function benchTimes(
  characters = 200_000,
): Promise<readonly { readonly name: string; readonly charactersPerSecond: number }[]> {
  const text = newsOf(characters);
  const reference = { instant: new Date('2019-09-11T12:00:00Z'), timezone: 0 };
  const bench = new Bench({ time: 1000, warmupTime: 200 })
    .add('parley', () => void findTimes(text, { published: '2019-09-11' }))
    .add('chrono', () => void casual.parse(text, reference));
  await bench.run();
  return bench.tasks.map(({ name, result }) => ({
    name,
    charactersPerSecond: result.state === 'completed' ? Math.round(text.length * result.throughput.mean) : 0,
  }));
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').slice(-2).join('/'))) {
  for (const { name, charactersPerSecond } of await benchTimes())
    console.log(`times: ${name.padEnd(8)} ${charactersPerSecond} characters/s`);
}
