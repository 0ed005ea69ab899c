import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief, daysBetween, formatDate, formatDuration, printable, safeUrl, slugOf } from './format.ts';

describe('dates', () => {
  it.each([
    ['2025-07-23', '23 Jul 2025'],
    ['2025-11-12T15:20:00Z', '12 Nov 2025'],
    ['2022-03', 'Mar 2022'],
    ['2025', '2025'],
    ['2025-07-23?', '23 Jul 2025, uncertain'],
    ['2024~', 'about 2024'],
    ['2024/..', 'from 2024'],
    ['../2024-08', 'until Aug 2024'],
    ['2025-05-16/2025-06-02', '16 May 2025 to 2 Jun 2025'],
    ['2025-13-01', '2025-13-01'],
    ['last spring', 'last spring'],
  ])('%s is written %s', (edtf, written) => expect(formatDate(edtf)).toBe(written));
  it('never makes up a day', () => {
    expect(daysBetween('2025-07', '2025-11-24')).toBeNull();
    expect(daysBetween(null, '2025-11-24')).toBeNull();
    expect(daysBetween('2025-11-25', '2025-11-24')).toBeNull();
    expect(daysBetween('2025-07-23T10:00:00Z', '2025-11-24')).toBe(124);
  });
});

describe('durations', () => {
  it.each([
    ['PT40M', '40 min'],
    ['PT1H30M', '1 h 30 min'],
    ['P30D', '30 days'],
    ['P1D', '1 day'],
    ['soon', 'soon'],
    ['P', 'P'],
  ])('%s is written %s', (iso, written) => expect(formatDuration(iso)).toBe(written));
});

describe('text of reports', () => {
  it('keeps its length and loses what would command the page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(printable(text).length).toBe(text.length);
        expect(printable(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
    expect(printable('Talks \u202efailed\u202c.')).toBe('Talks \ufffdfailed\ufffd.');
  });
  it('is cut between words', () => {
    expect(brief('the ball is in the Ukrainian court', 20)).toBe('the ball is in the …');
    expect(brief('  short\n words ', 20)).toBe('short words');
    expect(brief('x'.repeat(50), 20)).toBe(`${'x'.repeat(19)} …`);
  });
});

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ' java\nscript:alert(1)',
    'file:///etc/passwd',
    '//evil.example',
    'x',
  ])('%j is no link', url => expect(safeUrl(url)).toBeNull());
  it('http and https are', () => {
    expect(safeUrl('https://gazette.example/a?b=c')).toBe('https://gazette.example/a?b=c');
  });
  it('hold letters, digits and hyphens only', () => {
    fc.assert(fc.property(fc.string(), id => void expect(slugOf(id)).toMatch(/^[A-Za-z0-9-]+$/)));
    expect(slugOf('../../etc/passwd')).toBe('etc-passwd');
  });
});
