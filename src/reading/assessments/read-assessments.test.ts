import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { readRecord } from '../../reports/index.ts';
import { createReader } from '../read.ts';

const reader = createReader(loadLanguage());

function read(text: string) {
  return reader(readRecord({ id: 'r', text, published: '2031-05-14' }, { file: null, line: null, position: null }))
    .assessments;
}

describe('assessments', () => {
  it.each([
    ['The path to a new round of talks remains uncertain.', 'outlook', 'negative'],
    ['The outlook for the talks is promising.', 'outlook', 'positive'],
    ['Muscat is a quiet mediator in the region.', 'characterisation', 'neutral'],
    ["The visit underscores Doha's role.", 'framing', 'neutral'],
    ['The dispute began in 2019.', 'background', 'neutral'],
  ])('of the reporter: %s', (text, kind, polarity) => {
    expect(read(text)).toMatchObject([{ by: 'reporter', kind, polarity, voice: { kind: 'reporter' } }]);
  });

  it.each([
    'Analysts said the chances of a deal were slim.',
    'Scholars said that the prospects for a settlement were slim.',
  ])('of an expert, in his voice: %s', text => {
    expect(read(text)).toMatchObject([
      { by: 'expert', kind: 'outlook', polarity: 'negative', voice: { kind: 'source' } },
    ]);
  });

  it.each([
    "Peru's foreign minister said that the prospects for a settlement were slim.",
    '"The outlook for the talks is promising," Bolivia said.',
    'The weather was uncertain.',
  ])('are none of a party’s own words, nor of anything else: %s', text => {
    expect(read(text)).toEqual([]);
  });
});
