import { describe, expect, it } from 'vitest';
import { holidayIn } from './holidays.ts';
import { readMarkedTimes, timesOf } from './marked-times.ts';
import { DATED_EVENTS, HOLIDAYS, REFERENCES } from './tables.ts';

/** The examples of rules/en/times-*.yaml are its tests. */
describe('references', () => {
  const examples = REFERENCES.flatMap(({ value, examples }) => examples.map(example => ({ value, example })));
  it.each(examples)('$value: $example', ({ value, example }) => {
    const marked = typeof example === 'string' ? example : example.none;
    const { found } = timesOf(marked);
    const references = found.filter(([, value]) => value?.endsWith('_REF'));
    if (typeof example !== 'string') expect(references).toEqual([]);
    else expect(references).toEqual(readMarkedTimes(marked).times.map(([words]) => [words, value]));
  });
  it('no word stands in two rows', () => {
    const words = REFERENCES.flatMap(row => row.words);
    expect(words.length).toBe(new Set(words).size);
  });
});

describe('holidays', () => {
  const examples = HOLIDAYS.flatMap(row => row.examples).filter(example => typeof example === 'string');
  it.each(examples)('%s', example => {
    // "They met on [May Day]. = 2019-05-01 (2019-05-20, future)"
    const match = /^(.+)\[(.+)\](.*) = (\S+) \((\d{4}-\d\d-\d\d)(, future)?\)$/.exec(example)!;
    const [, before, name, behind, value, published, future] = match;
    const { found, full } = timesOf(`${before}${name}${behind}`, {
      published: published!,
      tenseAt: () => (future === undefined ? 'past' : 'future'),
    });
    expect(found).toEqual([[name, value]]);
    expect(full[0]!.earliest).toBe(value!.slice(0, 10));
  });
  it('every rule gives a day in every year of the news', () => {
    for (const { names } of HOLIDAYS) {
      for (const name of names) {
        for (let year = 1990; year <= 2040; year++) {
          const days = holidayIn(name, year);
          expect(days, `${name} ${year}`).not.toBeNull();
          expect(days!.last).toBeGreaterThanOrEqual(days!.first);
        }
      }
    }
  });
  it('the unknown feast is null', () => {
    expect(holidayIn('Festivus', 2019)).toBeNull();
  });
});

describe('dated events', () => {
  it('have a start, an end not before it, and words or names to be known by', () => {
    for (const { event, start, end, names, words } of DATED_EVENTS) {
      expect(end === null || end >= start, event).toBe(true);
      expect(names.length + words.length, event).toBeGreaterThan(0);
    }
  });
  it('are dates where a report names them', () => {
    expect(timesOf('The 9/11 attacks changed that.').full).toMatchObject([{ value: '2001-09-11', basis: 'world' }]);
    expect(timesOf('They met on the 18th anniversary of the 9/11 attacks.', { published: '2019-09-12' }).found).toEqual(
      [['the 18th anniversary of the 9/11 attacks', '2019-09-11']],
    );
  });
});
