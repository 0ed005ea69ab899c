import { describe, expect, it } from 'vitest';
import { leansAhead, tenseByWords } from './tense.ts';

const tenseAt = (marked: string) => {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return tenseByWords(marked.replace(/[[\]]/g, ''), { start, end });
};

describe('tense by the words around a time', () => {
  it.each([
    ['The envoys met on [Friday].', 'past'],
    ['The envoys will meet on [Friday].', 'future'],
    ['The envoys are to meet on [Friday].', 'future'],
    ['The envoys are going to meet on [Friday].', 'future'],
    ['A summit is expected on [Friday].', 'future'],
    ['He said that they would meet on [Friday].', 'future'],
    ['They had been expected to meet on [Friday].', 'past'],
    ['The talks which had been planned for [Friday] failed.', 'past'],
    ['They plan to meet on [Friday].', 'future'],
    ['Their plans on [Friday] were unclear.', 'past'],
    ['A summit to be held on [Friday] is off.', 'future'],
    ['The talks will include a rehearsal by officials of both countries at the border village on [Friday].', 'future'],
    ['They agreed to a schedule for [Friday].', 'future'],
    ['The strike begins on [Friday].', 'future'],
    ['It is unclear what happened there, but it lasted until [Friday].', 'past'],
    ['The market stays closed until [Friday].', 'future'],
    ['On [Friday] the envoys met.', 'past'],
    ['On [Friday] the envoys will meet.', 'future'],
    ['She told reporters that work is under way for [September].', null],
    ['The envoys met. A vote on [Friday].', null],
    ['From [April] to May they fought.', 'past'],
    ['[Friday].', null],
    ['The sides had bought time for a meeting of the two leaders in [September].', null],
    ['They thanked the host for the meeting in [September].', 'past'],
  ] as const)('%s', (marked, expected) => {
    expect(tenseAt(marked)).toBe(expected);
  });
  it('some prepositions look ahead whatever the verb', () => {
    const at = (text: string) => leansAhead(text, { start: text.length, end: text.length });
    expect(at('They closed the border until ')).toBe(true);
    expect(at('The talks set for ')).toBe(true);
    expect(at('They had set for ')).toBe(false);
    expect(at('They met on ')).toBe(false);
  });
});
