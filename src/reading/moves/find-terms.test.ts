import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { groundingOf } from '../grounding/index.ts';
import { readReport } from '../read.ts';
import { findTerms, numberOf } from './find-terms.ts';

const language = loadLanguage();

function terms(text: string): (string | number | null)[][] {
  const report = readRecord({ id: 'r', text, published: '2031-05-14' }, { file: null, line: null, position: null });
  const sentences = language.analyse(text, [{ start: 0, end: text.length }]);
  const grounding = groundingOf(readReport(report, language), { report, sentences });
  return grounding.trees
    .flatMap(tree => findTerms(grounding, tree, tree.sentence))
    .map(({ value, unit, span }) => [value, unit, text.slice(span.start, span.end)]);
}

describe('terms', () => {
  it.each([
    ['The union wants a raise of 4 percent.', [[4, 'percent', '4 percent']]],
    ['Lima offered $2.5 billion in aid.', [[2.5e9, 'USD', '$2.5 billion']]],
    ['They agreed on a truce of 60 days.', [[60, 'days', '60 days']]],
    ['Quito will free 2,000 prisoners.', [[2000, 'people', '2,000 prisoners']]],
    ['The quota is 20,000 tons of cheese.', [[20000, 'tons', '20,000 tons']]],
    ['The two sides met on May 3.', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it.each([
    ['2,000', 2000],
    ['1.5', 1.5],
    ['twelve', 12],
    ['5bn', 5e9],
    ['second', null],
    ['1,2', null],
  ])('%s is %s', (form, value) => {
    expect(numberOf(form)).toBe(value);
  });
});
