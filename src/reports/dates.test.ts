import { describe, expect, it } from 'vitest';
import { dateInUrl, publicationDate } from './dates.ts';

describe('a date of publication', () => {
  for (const [written, edtf] of [
    ['2025-11-03', '2025-11-03'],
    ['2025-11', '2025-11'],
    ['2025-11-03T08:15:30Z', '2025-11-03T08:15:30Z'],
    ['2025-11-03T08:15:30.123+0200', '2025-11-03T08:15:30+02:00'],
    ['2025-11-03 08:15', '2025-11-03T08:15:00'],
    ['20251103', '2025-11-03'],
    ['20251103081530', '2025-11-03T08:15:30'],
    ['Nov. 3, 2025', '2025-11-03'],
    ['November 3, 2025 at 5:03 p.m. ET', '2025-11-03T17:03'],
    ['Monday, 3 November 2025 | 14:20', '2025-11-03T14:20'],
    ['Mon, 03 Nov 2025 14:20:00 GMT', '2025-11-03T14:20'],
    ['Published 3rd Sept 2024', '2024-09-03'],
    ['2025-11-03 14:20:00 EST', '2025-11-03'],
    ['12:30 a.m., May 4, 2025', '2025-05-04'],
  ] as const) {
    it(`${written} is ${edtf}`, () => expect(publicationDate(written)).toBe(edtf));
  }
  for (const written of [
    '0001-01-01T00:00:00Z',
    '1970-01-01',
    '2025-02-30',
    '2025-13-01',
    '03/04/2025',
    'today',
    '',
    'May',
    'Nov. 3',
  ]) {
    it(`is not read from “${written}”`, () => expect(publicationDate(written)).toBeNull());
  }
  it('is found in addresses that carry one', () => {
    expect(dateInUrl('https://harbour.example/world/2025/nov/03/talks')).toBe('2025-11-03');
    expect(dateInUrl('https://harbour.example/2025/11/3/talks.html')).toBe('2025-11-03');
    expect(dateInUrl('https://harbour.example/2025-11-03-talks')).toBe('2025-11-03');
    expect(dateInUrl('https://harbour.example/2025/1103/1')).toBeNull();
    expect(dateInUrl('https://harbour.example/1025/11/03/1')).toBeNull();
  });
});
