import { describe, expect, it } from 'vitest';
import { readRecord } from './read-record.ts';

const place = { file: null, line: null, position: null };
const idOf = (id: unknown) => readRecord({ id, text: 'The talks go on.' }, place).id;

describe('the id of a JSON report', () => {
  it.each(['r1', 'news/2024/r1', 'https://example.org/a?b=1', 'é'.repeat(500), 7])('is kept as it is given: %s', id => {
    expect(idOf(id)).toBe(`${id}`);
  });
  it.each([undefined, null, '', '  '])('is made where there is none: %j', id => {
    expect(idOf(id)).toMatch(/^[0-9a-f]{24}$/);
  });
  it.each(['\u0000', 'a\u0000b', '\ud800', 'é'.repeat(501)])('is refused where no database could keep it: %j', id => {
    expect(() => idOf(id)).toThrow(expect.objectContaining({ code: 'record-invalid' }));
  });
});
