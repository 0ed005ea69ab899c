import { describe, expect, it } from 'vitest';
import { dayAfter, daysOf, isUncertain } from './edtf-days.ts';

describe('daysOf', () => {
  it.each([
    ['2025-07-23', '2025-07-23', '2025-07-23'],
    ['2025-07-23T19:00:00Z', '2025-07-23', '2025-07-23'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['2025-07-23?', '2025-07-23', '2025-07-23'],
    ['2025-05-10/2025-05-11', '2025-05-10', '2025-05-11'],
    ['../2024', null, '2024-12-31'],
    ['2022-02-24/..', '2022-02-24', null],
  ])('%s', (edtf, first, last) => {
    expect(daysOf(edtf)).toEqual({ first, last });
  });
  it.each([null, '', '../..', '2025-23', '2025-02-30', '2025-W31', '202X', 'soon', '2020/2021/2022'])(
    'does not make %s a day',
    edtf => {
      expect(daysOf(edtf)).toBeNull();
    },
  );
  it('knows what is marked uncertain, and the next day', () => {
    expect(isUncertain('2025-07~')).toBe(true);
    expect(isUncertain('2025-07-23')).toBe(false);
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2025-12-31')).toBe('2026-01-01');
  });
});
