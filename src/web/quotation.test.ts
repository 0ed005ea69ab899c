import { describe, expect, it } from 'vitest';
import { citeOf } from '../text/index.ts';
import { differingPieces, quoteInSentence } from './quotation.ts';

const drawn = (text: string, other: string) =>
  differingPieces(text, other)
    .map(({ text: piece, differs }) => (differs ? `[${piece.trim()}]` : piece))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

describe('differing words', () => {
  it('are boxed, the shared ones are not', () => {
    expect(drawn('the ball is in the Ukrainian court', 'the ball is on the Ukrainian side')).toBe(
      'the ball is in the Ukrainian[court]',
    );
  });
  it('keep function words out of the ends of a box', () => {
    expect(drawn('they last met on July 23', 'a round was held on July 23')).toContain('met] on July 23');
  });
  it('are all of them where nothing is shared', () => {
    expect(differingPieces('virtually', 'in Istanbul')).toEqual([{ text: 'virtually', differs: true }]);
  });
  it('lose no letter of the text', () => {
    for (const text of ['  A  round was held. ', 'x', 'on the of', 'Talks\nfailed  again '])
      expect(
        differingPieces(text, 'a round failed')
          .map(piece => piece.text)
          .join(''),
      ).toBe(text);
  });
});

describe('a quotation in its sentence', () => {
  const text = 'Talks resumed. A round was held virtually on July 23 of that year. It lasted 40 minutes.';
  it('has the words before and after it, and no other sentence', () => {
    const start = text.indexOf('held virtually');
    const { before, pieces, after } = quoteInSentence(
      text,
      citeOf({ id: 'r', text }, { start, end: start + 14 }),
      'held in Istanbul',
    );
    expect(before).toBe('A round was ');
    expect(pieces.map(piece => piece.text).join('')).toBe('held virtually');
    expect(after).toBe(' on July 23 of that year.');
  });
  it('is cut between words in a text without sentences', () => {
    const long = `${'talk '.repeat(400)}`;
    const { before, after } = quoteInSentence(long, citeOf({ id: 'r', text: long }, { start: 1000, end: 1004 }), '');
    expect(before.length).toBeLessThan(240);
    expect(before.startsWith('talk')).toBe(true);
    expect(after.length).toBeLessThan(240);
  });
});
