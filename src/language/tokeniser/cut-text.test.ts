import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';
import { readTokeniser } from './tokeniser-file.ts';

const model = readTokeniser(readFileSync(new URL('../../../models/en/tokeniser.bin', import.meta.url)));

/** "He left. | She did n't." : words between spaces, sentences between bars. */
const cut = (text: string) =>
  cutText(model, text, { start: 0, end: text.length })
    .map(words => words.map(({ start, end }) => text.slice(start, end)).join(' '))
    .join(' | ');

describe('words', () => {
  it.each([
    ["He didn’t say it's over.", "He did n’t say it 's over ."],
    ["They can't, won't and cannot.", "They ca n't , wo n't and can not ."],
    ['The workers’ rights, Ana`s vote.', 'The workers ’ rights , Ana `s vote .'],
    ['It cost $1.5 billion, or 4.5% of 2,000.', 'It cost $ 1.5 billion , or 4.5 % of 2,000 .'],
    ['At 10:30 on 9/11 under resolution 2254/2015.', 'At 10:30 on 9/11 under resolution 2254/2015 .'],
    ['On the 1st and 20th, in the 1960s.', 'On the 1st and 20th , in the 1960s .'],
    ['A 15-year-old, well-known Saudi-led force.', 'A 15 - year - old , well - known Saudi - led force .'],
    ['anti-U.S. and pro-Russian ex-ministers', 'anti-U.S. and pro-Russian ex-ministers'],
    ['Talks—the third—failed -- again – so.', 'Talks — the third — failed -- again – so .'],
    ['See https://example.org/a_(b)?x=1&y=2.', 'See https://example.org/a_(b)?x=1&y=2 .'],
    ['Write to desk@talks.example.org, or @envoy_un.', 'Write to desk@talks.example.org , or @envoy_un .'],
    ['#PeaceTalks now!', '#PeaceTalks now !'],
    ['The (first) talks [sic].', 'The ( first ) talks [ sic ] .'],
    ['AT&T and R&D', 'AT&T and R&D'],
    [
      'no\u00a0break, soft\u00adhyphen, \ufeffword\u2060 zero\u200bwidth',
      'no break , soft\u00adhyphen , word zero width',
    ],
    ['😀😀 👩‍👩‍👧 🇺🇦 e\u0301t\u00e9', '😀 😀 👩‍👩‍👧 🇺🇦 e\u0301t\u00e9'],
  ])('%s', (text, expected) => expect(cut(text).replaceAll(' | ', ' ')).toBe(expected));
});

describe('sentences', () => {
  it.each([
    ['They left. He stayed.', 'They left . | He stayed .'],
    ['Lt. Col. Ana Kost met Gen. Ivo Brand. He left.', 'Lt. Col. Ana Kost met Gen. Ivo Brand . | He left .'],
    ['Brig. Gen. Tom Wu spoke.', 'Brig. Gen. Tom Wu spoke .'],
    ['The U.S. Senate met on Nov. 3. It rose.', 'The U.S. Senate met on Nov. 3 . | It rose .'],
    ['Mr. Berg and Dr. J. R. Smith read No. 2.', 'Mr. Berg and Dr. J. R. Smith read No. 2 .'],
    ['They read J.R.R. Tolkien. He left.', 'They read J.R.R. Tolkien . | He left .'],
    ['The court read Roe v. Wade. He left, e.g. for Peru.', 'The court read Roe v. Wade . | He left , e.g. for Peru .'],
    ['Sen. Ann Lee (D-N.Y.) and Bo Roy (R-Ky.) agreed.', 'Sen. Ann Lee ( D - N.Y. ) and Bo Roy ( R - Ky. ) agreed .'],
    ['(CNN) The envoy left. F-16s flew.', '( CNN ) The envoy left . | F - 16s flew .'],
    ['MOSCOW (Reuters) – They agreed. He left.', 'MOSCOW ( Reuters ) – They agreed . | He left .'],
    ['GENEVA, June 3 (AP) -- Negotiators met.', 'GENEVA , June 3 ( AP ) -- Negotiators met .'],
    ['“We will not sign.” The minister left.', '“ We will not sign . ” | The minister left .'],
    ['"It\'s over." She agreed.', '" It \'s over . " | She agreed .'],
    ['„Wir gehen“, he said. «Non.» He left.', '„ Wir gehen “ , he said . | « Non . » | He left .'],
    ["``We leave,'' he said. She stayed.", "`` We leave , '' he said . | She stayed ."],
    ["'We leave,' he said. She stayed.", "' We leave , ' he said . | She stayed ."],
    ['"We won\'t!" he shouted. "Why?" she asked.', '" We wo n\'t ! " he shouted . | " Why ? " she asked .'],
    ['He asked "is it over and left. She stayed.', 'He asked " is it over and left . | She stayed .'],
    ['They reached an agreement.The minister left.', 'They reached an agreement . | The minister left .'],
    ['It was late... and he left. Well … maybe.', 'It was late ... and he left . | Well … maybe .'],
    ['The report (by the BBC etc.) was read.', 'The report ( by the BBC etc. ) was read .'],
    ['OFFER REJECTED AGAIN\n\nThe minister said no', 'OFFER REJECTED AGAIN | The minister said no'],
    ['OFFER REJECTED AGAIN\r\n \r\nThe minister said no', 'OFFER REJECTED AGAIN | The minister said no'],
    ['• First item\n• Second item\n- Third', '• First item | • Second item | - Third'],
    ['The talks, he said,\nhad failed.', 'The talks , he said , had failed .'],
    ['Конец. Начало.', 'Конец . | Начало .'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected));

  it('takes long lines for paragraphs', () => {
    const paragraph = `The talks ${'went on and on and '.repeat(8)}failed`;
    expect(cut(`${paragraph}\n${paragraph}\nEnd`).split(' | ')).toHaveLength(3);
  });

  it('reads only the block, with the offsets of the text', () => {
    const text = 'No. They left. Yes.';
    const found = cutText(model, text, { start: 4, end: 14 });
    expect(found.flat().map(({ start, end }) => text.slice(start, end))).toEqual(['They', 'left', '.']);
    expect(found[0]![0]).toEqual({ start: 4, end: 8 });
  });
});

const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...". ? ! … \" “ ” „ ' ’ `` -- - – ( ) [ ] \n \n\n \r\n \t U.S. Gen. n't 's @a #b http://a.b 1 2,000 % \u200b \u00ad \ufeff \ud83d 😀 🇺🇦 e\u0301 日本 talks The".split(
        ' ',
      ),
      ' ',
      '  ',
    ),
  ),
  { maxLength: 40 },
);

describe('any text', () => {
  it('gives words that are sorted, not empty, apart, and leave out nothing but space and invisible signs', () => {
    fc.assert(
      fc.property(hostile, parts => {
        const text = parts.join('');
        const words = cutText(model, text, { start: 0, end: text.length }).flat();
        let last = 0;
        for (const { start, end } of words) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start)).toMatch(/^[\s\u0085\u180e\u200b\u00ad\u200c-\u206f\ufeff]*$/);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(text.slice(last)).toMatch(/^[\s\u0085\u180e\u200b\u00ad\u200c-\u206f\ufeff]*$/);
      }),
      { numRuns: 500 },
    );
  });

  it('never parts the halves of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const { start, end } of cutText(model, text, { start: 0, end: text.length }).flat()) {
          expect(() => encodeURIComponent(text.slice(start, end))).not.toThrow();
        }
      }),
    );
  });
});
