import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../language/index.ts';
import { readRecord } from '../reports/index.ts';
import { entriesOf } from './entries.ts';
import { createReader } from './read.ts';
import type { Reading } from './reading.ts';

const reader = createReader(loadLanguage());
const read = (text: string): Reading =>
  reader(readRecord({ id: 'r', text, published: '2021-03-04' }, { file: null, line: null, position: null }));

// Pieces of news put together without sense, with what pages leave behind between them.
const piece = fc.constantFrom(
  'The union said',
  'according to a report',
  '“We want 5 percent,',
  '” she said.',
  'Kyiv rejected the offer',
  'unless the troops withdraw',
  'on Wednesday',
  'a 72-hour cease-fire',
  'President Ann Bell of Norland',
  'blamed the company for',
  'talks in Geneva on March 3',
  'and',
  ', which',
  ': ',
  '…',
  '—',
  '“',
  '"',
  '*',
  '→ said',
  '👍 told',
  '@handle',
  'http://example.org/a?b=c',
  'NO 12 34',
  '\n\n',
  '\u200b',
  'ΩΩ',
  '.',
  '(AP)',
);
const text = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map(pieces => pieces.join(' '))
  .filter(words => words.trim() !== '');

describe('reading', () => {
  it('never throws, cites exactly, and gives each entry an id of its own, whatever the text', () => {
    fc.assert(
      fc.property(text, words => {
        const reading = read(words);
        const entries = entriesOf(reading);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        for (const { cites } of entries)
          for (const { start, end, exact } of cites) expect(reading.report.text.slice(start, end)).toBe(exact);
        const actors = new Set(reading.actors.map(({ id }) => id));
        for (const { by, to } of reading.moves) for (const id of [...by, ...to]) expect(actors).toContain(id);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
  it('gives the same reading for the same report', () => {
    const words = 'The union rejected the offer on Wednesday. “We want 5 percent,” said Ann Bell, its president.';
    expect(JSON.stringify(read(words))).toBe(JSON.stringify(read(words)));
  });
});
