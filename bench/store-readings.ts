import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLanguage } from '../src/language/index.ts';
import { createReader, type Reading } from '../src/reading/index.ts';
import { readRecord } from '../src/reports/index.ts';

/**
 * Any number of readings without reading: real ones of our own examples, their words changed for others of the same length. Every offset stays
 * what it was, every cite is exact, and the words are spread as words are: few stand everywhere, most are rare.
 */
export interface VariedReadings {
  reading(n: number): Reading;
  /** Words of the texts, the most frequent of each length first. */
  readonly words: readonly (readonly string[])[];
}

/** Examples that make one text together: about the length of a report of a news agency. */
const TOGETHER = 3;
// Days of publication lie between 2018 and 2025.
const DAYS = 2_900;
const FIRST_DAY = Date.UTC(2018, 0, 1);
const PUBLISHERS = 40;

export function newVariedReadings(): VariedReadings {
  const templates = readTemplates();
  const byLength = wordsByLength();
  const vary = (text: string, random: () => number) =>
    text.replace(/(?<=\s)[a-z]{4,12}(?=[\s,.])/g, word => {
      const words = byLength[word.length]!;
      // The rank is spread evenly over its logarithm, after Zipf.
      return words[Math.min(words.length, Math.floor(words.length ** random())) - 1]!;
    });
  return {
    words: byLength,
    reading(n) {
      const random = randomFrom(n);
      const { report: from, ...rest } = templates[n % templates.length]!;
      const id = `bench-${n}`;
      const text = vary(from.text, random);
      const published = new Date(FIRST_DAY + Math.floor(random() * DAYS) * 86_400_000).toISOString().slice(0, 10);
      return {
        ...(moved(rest, from.id, { id, text }) as Omit<Reading, 'report'>),
        report: {
          ...(moved(from, from.id, { id, text }) as Reading['report']),
          textHash: createHash('sha256').update(text).digest('hex'),
          headline: vary(from.headline ?? '', random),
          publisher: `Publisher ${Math.floor(random() * PUBLISHERS)}`,
          published,
          text,
        },
      };
    },
  };
}

/** The same value about another report: ids begin with its id, cites quote its text. */
function moved(value: unknown, from: string, to: { readonly id: string; readonly text: string }): unknown {
  if (typeof value === 'string') {
    if (value === from) return to.id;
    return value.startsWith(`${from}/`) ? to.id + value.slice(from.length) : value;
  }
  if (Array.isArray(value)) return value.map(part => moved(part, from, to));
  if (typeof value !== 'object' || value === null) return value;
  if ('exact' in value && 'start' in value && 'end' in value)
    return { ...value, report: to.id, exact: to.text.slice(Number(value.start), Number(value.end)) };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, moved(part, from, to)]));
}

function readTemplates(): Reading[] {
  const folder = fileURLToPath(new URL('../examples/', import.meta.url));
  const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as { headline: string; text: string });
  const read = createReader(loadLanguage());
  return examples.map(({ headline }, n) => {
    const parts = Array.from({ length: TOGETHER }, (_, part) => examples[(n + part) % examples.length]!.text);
    const place = { file: null, line: null, position: null };
    return read(readRecord({ id: `template-${n}`, headline, text: parts.join('\n\n') }, place));
  });
}

const SHORTEST = 4;
const LONGEST = 12;
const WORDS = 3_000;

/** English words, then made-up ones, since a language has far more than our files: by length. */
function wordsByLength(): string[][] {
  const folder = fileURLToPath(new URL('../rules/en/', import.meta.url));
  const counts = new Map<string, number>();
  for (const name of readdirSync(folder).sort())
    for (const [word] of readFileSync(`${folder}${name}`, 'utf8').matchAll(/\b[a-z]{4,12}\b/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const english = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
  const random = randomFrom(WORDS);
  const letter = (of: string) => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: LONGEST + 1 }, (_, length) => {
    if (length < SHORTEST) return [];
    const words = new Set(english.filter(word => word.length === length));
    while (words.size < WORDS)
      words.add(Array.from({ length }, (_, at) => letter(at % 2 === 0 ? 'bcdfghlmnprst' : 'aeiou')).join(''));
    return [...words];
  });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
