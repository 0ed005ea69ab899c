import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrasts, longestSharedRun, overlapOf, stemOf, wordingOf } from './words.ts';

describe('wordings', () => {
  it('meet across inflection, possessives, spelling of numbers and hyphens', () => {
    const like = (a: string, b: string) => overlapOf(wordingOf(a), wordingOf(b)).held;
    expect(like('Ukraine’s negotiators', 'Ukrainian negotiations')).toBe(1);
    expect(like('funded by donors', 'donor funds')).toBe(1);
    expect(like('a 72-hour truce', 'truce of 72 hours')).toBe(1);
    expect(like('three bases', '3 bases')).toBe(1);
    expect(like('a raise of 16%', 'a raise of 16 percent')).toBe(1);
  });

  it('give the amounts and leave dates and lengths out', () => {
    expect(wordingOf('agreed on July 23, 2025 to exchange 1,200 prisoners within 90 days').numbers).toEqual([1_200]);
  });

  it('know a negated sentence; two negations are none', () => {
    expect(wordingOf('they won’t come').negated).toBe(true);
    expect(wordingOf('they will not say that no one came').negated).toBe(false);
  });

  it('weigh the words of every such report less', () => {
    const { shared } = overlapOf(wordingOf('talks on the harbour'), wordingOf('talks on the harbour'));
    expect(shared).toBeCloseTo(1.4);
  });

  it('are equally like whichever is asked first, and wholly like themselves', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.lorem({ maxCount: 12 }), (a, b) => {
        const [one, other] = [wordingOf(a), wordingOf(b)];
        expect(overlapOf(one, other)).toEqual(overlapOf(other, one));
        expect(longestSharedRun(one, other).length).toBe(longestSharedRun(other, one).length);
        if (one.set.size > 0) expect(overlapOf(one, one).held).toBe(1);
      }),
    );
  });

  it('find the longest run both have', () => {
    const run = longestSharedRun(
      wordingOf('“The ball is in the Ukrainian court,” he said'),
      wordingOf('he said the ball was in the Ukrainian court'),
    );
    expect(run).toEqual({ length: 4, weight: 2 });
  });

  it('see acts that undo one another', () => {
    const contrary = (a: string, b: string) => contrasts(wordingOf(a), wordingOf(b));
    expect(contrary('he had planned a meeting', 'he had cancelled the planned meeting')).toBe(true);
    expect(contrary('he called off the meeting', 'he cancelled the meeting')).toBe(false);
    expect(contrary('they accepted the offer', 'they rejected the offer')).toBe(true);
  });

  it('cut words to stems that do not differ by ending', () => {
    expect(['agreed', 'agree', 'agreement'].map(stemOf)).toEqual(['agre', 'agre', 'agreem']);
    expect(stemOf('stopped')).toBe(stemOf('stops'));
  });
});
