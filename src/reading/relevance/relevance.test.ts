import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms, wordsOf } from './count-terms.ts';
import { relevanceJudge, relevanceOf, weightOf } from './relevance.ts';
import { tellingWords } from './telling-words.ts';

const { once, twice, examples } = tellingWords();
const byWordsAlone = relevanceJudge({ once, twice, examples }, { bias: -1, threshold: 0, terms: {} });
const filler = (words: number) => 'The weather stayed as it was and the market closed early. '.repeat(words / 11);

describe('rules/en/relevance.yaml', () => {
  it.each(examples)('$text: $passes', ({ text, passes }) => {
    expect(byWordsAlone({ headline: null, text }).about).toBe(passes);
  });
  it('has words of one or two parts, lower-case, each in one list', () => {
    for (const word of [...once, ...twice]) expect(word).toMatch(/^[a-z'-]+( [a-z'-]+)?$/);
    expect([...twice].filter(word => once.has(word))).toEqual([]);
  });
  it('has only words that are found as they are written', () => {
    for (const word of [...once, ...twice])
      expect(countTerms(null, `It said: ${word}.`, { has: term => term === word }).get(word), word).toBe(2);
  });
});

describe('countTerms', () => {
  const all = { has: () => true };
  it('counts words and pairs without regard to case, hyphens within', () => {
    const counts = countTerms(null, `${filler(121)} A Cease-Fire held. The cease-fire HELD.`, all);
    expect(counts.get('cease-fire')).toBe(2);
    expect(counts.get('cease-fire held')).toBe(2);
  });
  it('counts the headline three times, the opening twice, the rest once', () => {
    expect(countTerms('Talks', '', all).get('talks')).toBe(3);
    expect(countTerms(null, 'Talks began.', all).get('talks')).toBe(2);
    expect(countTerms(null, `${filler(132)} Talks began.`, all).get('talks')).toBe(1);
  });
  it('makes no pair across headline and text', () => {
    expect(countTerms('A call for peace', 'Talks began.', all).has('peace talks')).toBe(false);
  });
  it('counts nothing but what is wanted, and what it counts stands in the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('talks', 'Peace', 'the', 'offer,', '“no”', '7'), { maxLength: 30 }),
        parts => {
          const text = parts.join(' ');
          const wanted = new Set(['talks', 'peace talks', 'offer']);
          const counts = countTerms(null, text, wanted);
          for (const [term, times] of counts) {
            expect(wanted.has(term)).toBe(true);
            const words = wordsOf(text);
            const found = words.filter((_, at) => words.slice(at, at + term.split(' ').length).join(' ') === term);
            expect(times).toBe(2 * found.length);
          }
        },
      ),
    );
  });
});

describe('the score', () => {
  const weights = new Map([
    ['offer', 2],
    ['goal', -2],
  ]);
  it('is not more for a longer report that says the same', () => {
    const short = weightOf(new Map([['offer', 1]]), weights);
    expect(weightOf(new Map([['offer', 10]]), weights)).toBeCloseTo(short);
    expect(
      weightOf(
        new Map([
          ['offer', 1],
          ['goal', 1],
        ]),
        weights,
      ),
    ).toBeCloseTo(0);
    expect(weightOf(new Map(), weights)).toBe(0);
  });
});

describe('relevanceOf', () => {
  it('names the telling words', () => {
    const { about, words } = relevanceOf({
      headline: 'Quiet on the border',
      text: `${filler(132)} A truce, they said.`,
    });
    expect(about).toBe(true);
    expect(words).toEqual(['truce']);
  });
  it('lets through by its weights what has no telling word', () => {
    const { about, words } = relevanceOf({
      headline: 'Government and opposition leaders still far apart',
      text: 'Both sides met again on Tuesday without a deal. The president rejected the offer and said the two sides would meet next week; the minister insisted that sanctions must be lifted before any agreement.',
    });
    expect(words).toEqual([]);
    expect(about).toBe(true);
  });
  it('drops a report about something else', () => {
    const { about, score } = relevanceOf({
      headline: 'Candidate wins primary',
      text: 'Voters chose the senator on Tuesday. Polls showed her ahead among women. Her campaign spent a million on television. The court hears the case of her rival next month, his lawyer said.',
    });
    expect(score).toBeLessThan(-1);
    expect(about).toBe(false);
  });
  it('lets through every report of the examples', () => {
    const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
    const reports = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'));
    expect(reports.length).toBeGreaterThan(15);
    for (const name of reports) {
      const { headline = null, text } = JSON.parse(readFileSync(folder + name, 'utf8')) as {
        headline?: string;
        text: string;
      };
      expect(relevanceOf({ headline, text }).about, name).toBe(true);
    }
  });
  it('says the same each time, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (headline, text) => {
        const first = relevanceOf({ headline, text });
        expect(Number.isFinite(first.score)).toBe(true);
        expect(relevanceOf({ headline, text })).toEqual(first);
      }),
    );
  });
});
