import { describe, expect, it } from 'vitest';
import { timesOf } from './marked-times.ts';

const published = '2019-09-09';

describe('weeks and halves of a month are its start, middle and end', () => {
  it.each([
    ['It fell in the first week of May 2018.', 'the first week of May 2018', 'start'],
    ['It fell in the second week of May 2018.', 'the second week of May 2018', 'mid'],
    ['It fell in the last week of May 2018.', 'the last week of May 2018', 'end'],
    ['It fell in the first half of May 2018.', 'the first half of May 2018', 'start'],
    ['It fell in the last days of May 2018.', 'the last days of May 2018', 'end'],
  ])('%s', (text, words, modifier) => {
    const { found, full } = timesOf(text, { published });
    expect(found).toEqual([[words, '2018-05']]);
    expect(full[0]!.modifier).toBe(modifier);
  });
});
