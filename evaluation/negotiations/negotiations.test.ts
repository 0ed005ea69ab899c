import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../src/language/index.ts';
import { readReport } from '../../src/reading/index.ts';
import { readRecord } from '../../src/reports/index.ts';
import { type Comparison, compare, PARTS } from './compare.ts';
import { REPORTS, readExpectation } from './expectation.ts';

/** What the four reports together must at least give, in percent of what is expected. Raise them when the reader gets better. */
const FLOORS: Readonly<Record<(typeof PARTS)[number], number>> = {
  meetings: 85,
  moves: 85,
  types: 80,
  movers: 65,
  replies: 40,
  terms: 50,
  conditions: 70,
  operators: 80,
  turns: 60,
};

const language = loadLanguage();

function compared(name: (typeof REPORTS)[number]): Comparison {
  const expected = readExpectation(name);
  const { id, text, published, publisher } = expected;
  return compare(
    expected,
    readReport(readRecord({ id, text, published, publisher }, { file: null, line: null, position: null }), language),
  );
}

describe('negotiations in our own words', () => {
  const results = REPORTS.map(name => ({ name, result: compared(name) }));

  it.each(PARTS)('finds its share of %s', part => {
    const right = results.reduce((sum, { result }) => sum + result.found[part].right, 0);
    const of = results.reduce((sum, { result }) => sum + result.found[part].of, 0);
    expect
      .soft(
        (100 * right) / of,
        results
          .flatMap(({ name, result }) => result.faults.map(fault => `${name}: ${fault}`))
          .filter(fault => fault.includes(`: ${part}:`))
          .join('\n'),
      )
      .toBeGreaterThanOrEqual(FLOORS[part]);
  });

  it.each(REPORTS)('reads no move from what %s tells as history, hypothesis or denial', name => {
    expect(results.find(one => one.name === name)!.result.forbidden).toEqual([]);
  });
});
