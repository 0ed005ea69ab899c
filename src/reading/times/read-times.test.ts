import { describe, expect, it } from 'vitest';
import type { Passage, Report } from '../../reports/index.ts';
import { isExact } from '../../text/index.ts';
import type { ReadingSoFar } from '../step.ts';
import { handMadeSentence } from './hand-made-tree.ts';
import { readTimes } from './read-times.ts';

function reportOf(text: string, given: Partial<Report> = {}): Report {
  return {
    id: 'r1',
    textHash: '',
    file: null,
    url: null,
    publisher: null,
    agency: null,
    byline: [],
    headline: null,
    headings: [],
    dateline: null,
    published: null,
    publishedBasis: null,
    modified: null,
    retrieved: null,
    rawHash: null,
    language: 'en',
    genre: null,
    text,
    passages: [{ kind: 'body', label: null, start: 0, end: text.length }],
    candidates: [],
    derivedFrom: [],
    ...given,
  };
}
const soFar = { notices: [] } as unknown as ReadingSoFar;
const read = (report: Report) => {
  const { times, notices } = readTimes(soFar, { report, sentences: [] });
  return { times: times!, notices: notices! };
};

describe('the step', () => {
  it('makes entries whose cites quote the text and whose anchors are entries', () => {
    const report = reportOf('They met on May 4, 2016. Two days later the truce broke, aides said Friday.', {
      published: '2019-09-11',
    });
    const { times, notices } = read(report);
    expect(times.map(({ id }) => id)).toEqual(['r1/time/12-23', 'r1/time/25-39', 'r1/time/68-74']);
    for (const { cite, cites } of times) {
      expect(isExact(report, cite)).toBe(true);
      expect(cites).toEqual([cite]);
    }
    expect(times.map(({ value }) => value)).toEqual(['2016-05-04', '2016-05-06', '2019-09-06']);
    expect(times.map(({ anchor }) => anchor)).toEqual([null, { time: 'r1/time/12-23' }, { published: '2019-09-11' }]);
    expect(times.map(({ basis }) => basis)).toEqual(['text', 'inferred', 'inferred']);
    expect(times.every(({ rule }) => rule.startsWith('times: '))).toBe(true);
    expect(notices).toEqual([]);
  });

  it('says what it cannot date, and what the text implies about its own day', () => {
    const report = reportOf('They met on May 4, 2016, aides said on Friday. They meet again next week.');
    const { times, notices } = read(report);
    expect(times.map(({ value }) => value)).toEqual(['2016-05-04', null, null]);
    expect(notices).toMatchObject([
      { code: 'times.publication-unknown', cite: { exact: 'Friday' } },
      { code: 'times.publication-implied', cite: { exact: 'May 4, 2016' } },
    ]);
    expect(notices[0]!.because).toBe('The day of publication is not known, so "Friday" and 1 more cannot be dated.');
    expect(notices[1]!.because).toBe('By "May 4, 2016" the report was published on or after 2016-05-04.');
  });

  it('keeps the notices of the steps before', () => {
    const earlier = { code: 'x', cite: null, because: 'y' };
    const report = reportOf('They met.', { published: '2019-09-11' });
    expect(readTimes({ ...soFar, notices: [earlier] }, { report, sentences: [] }).notices).toEqual([earlier]);
  });

  it('reads headings, body and the date lines of the page; no caption, no donation', () => {
    const parts: readonly (readonly [Passage['kind'], string | null, string])[] = [
      ['headline', null, 'Talks fail on Monday'],
      ['boilerplate', 'date', 'September 11, 2019'],
      ['heading', null, 'The May round'],
      ['body', null, 'They met in July.'],
      ['caption', null, 'A guard in 2011'],
      ['boilerplate', 'donation', 'Give $10 each month.'],
    ];
    let text = '';
    const passages = parts.map(([kind, label, words]): Passage => {
      if (text !== '') text += '\n\n';
      const start = text.length;
      text += words;
      return { kind, label, start, end: text.length };
    });
    const { times } = read(reportOf(text, { passages, published: '2019-09-11' }));
    expect(times.map(({ cite }) => cite.exact)).toEqual(['Monday', 'September 11, 2019', 'May', 'July']);
  });

  it('takes the tense from the tree before the words', () => {
    // By its words "agreed" is past; by its tree the meeting lies ahead.
    const { text, sentence } = handMadeSentence([
      ['They', 'they', 'PRON', 1, 'nsubj'],
      ['agreed', 'agree', 'VERB', -1, 'root', { Tense: 'Past', VerbForm: 'Fin' }],
      ['to', 'to', 'PART', 3, 'mark'],
      ['meet', 'meet', 'VERB', 1, 'xcomp', { VerbForm: 'Inf' }],
      ['Friday', 'Friday', 'PROPN', 3, 'obl:tmod'],
    ]);
    const report = reportOf(text, { published: '2019-09-11' });
    expect(readTimes(soFar, { report, sentences: [sentence] }).times![0]!.value).toBe('2019-09-13');
    expect(read(report).times[0]!.value).toBe('2019-09-06');
  });

  it('takes the day of the dateline for "today"', () => {
    const cite = { report: 'r1', start: 0, end: 6, exact: 'GENEVA' };
    const report = reportOf('They met today.', {
      published: '2019-09-11',
      dateline: { place: 'Geneva', day: '2019-09-10', cite },
    });
    expect(read(report).times[0]!.value).toBe('2019-09-10');
  });

  it('an empty report has no times and no trouble', () => {
    expect(read(reportOf(''))).toEqual({ times: [], notices: [] });
  });
});
