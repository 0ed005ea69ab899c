const COUNTRIES = ['Norland', 'Sudria', 'Ostmark', 'Vestria', 'Kalmia', 'Tarsis'];
const PEOPLE = ['Ann Bell', 'Omar Reza', 'Lena Vogt', 'Paul Ekwe', 'Mira Castell'];
const DOINGS = [
  'rejected the offer',
  'accepted the terms',
  'demanded a ceasefire',
  'proposed a new round of talks',
  'called for the release of all prisoners',
];
const SAYINGS = ['talks would resume on Monday', 'the border must stay open', 'no agreement was near'];

/** Short made-up reports, the same for the same seed: `count` lines of NDJSON, each with an id of its own. */
export function madeReports(count: number, seed = 1): string {
  const next = randomFrom(seed);
  const of = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const lines = Array.from({ length: count }, (_, n) => {
    const text = `${of(COUNTRIES)} ${of(DOINGS)} of ${of(COUNTRIES)}. ${of(PEOPLE)} said that ${of(SAYINGS)}. This is report ${n}.`;
    return JSON.stringify({ id: `made-${seed}-${n}`, published: `2025-03-${10 + (n % 20)}`, text });
  });
  return `${lines.join('\n')}\n`;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
