import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../src/language/index.ts';
import { readReport } from '../src/reading/index.ts';
import { readRecord } from '../src/reports/index.ts';
import { oneForEachCue } from './one-for-each-cue.ts';

describe('a reading laid out with one statement for each cue', () => {
  const text = 'The envoy said that the port was open and that ships had sailed. “It is over,” she added.';
  const reading = readReport(readRecord({ id: 'r', text }, { file: null, line: null, position: null }), loadLanguage());
  const told = ({ statements }: typeof reading) =>
    statements.map(({ content }) => content.map(({ exact }) => exact).join(' … '));

  it('joins the clauses of one cue, and nothing else', () => {
    expect(told(reading)).toEqual(['the port was open', 'ships had sailed', 'It is over']);
    expect(told(oneForEachCue(reading))).toEqual(['the port was open … ships had sailed', 'It is over']);
  });

  it('leaves the reading itself as it was', () => {
    oneForEachCue(reading);
    expect(reading.statements).toHaveLength(3);
  });
});
