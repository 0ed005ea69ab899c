import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, repairControls } from './decode-text.ts';

const text = (bytes: Uint8Array, isPage = false, http: string | null = null) =>
  decodeText(bytes, { isPage, http })?.text ?? null;
const page = (charset: string, words: string) =>
  iconv.encode(`<html><head><meta charset="${charset}"></head><body><p>${words}</p></body></html>`, charset);

const ENGLISH = 'The envoy said: “We’re ready – for €10.” Nobody else was.';
const RUSSIAN = 'Представитель министерства заявил, что переговоры будут продолжены в понедельник в Стамбуле.';

describe('decoding', () => {
  it('gives back any text in UTF-8, with and without a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), words => {
        fc.pre(!words.startsWith('\ufeff') && Buffer.from(words).toString() === words && !words.includes('\0'));
        expect(text(Buffer.from(words))).toBe(words);
        expect(text(Buffer.from(`\ufeff${words}`))).toBe(words);
      }),
    );
  });
  it('reads UTF-16 by its mark or by its zeros', () => {
    expect(text(iconv.encode(ENGLISH, 'utf-16le', { addBOM: true }))).toBe(ENGLISH);
    expect(text(iconv.encode(ENGLISH, 'utf-16be', { addBOM: false }))).toBe(ENGLISH);
  });
  it('keeps the curly quotation marks of Windows-1252, also where a page calls it Latin-1', () => {
    expect(text(page('windows-1252', ENGLISH), true)).toContain(ENGLISH);
    const latin = Buffer.from(
      page('windows-1252', ENGLISH).toString('latin1').replace('windows-1252', 'iso-8859-1'),
      'latin1',
    );
    expect(text(latin, true)).toContain(ENGLISH);
  });
  it('prefers what the bytes are over what a page or a server says', () => {
    const wrong = Buffer.from(`<meta charset="iso-8859-1"><p>${ENGLISH}</p>`);
    expect(text(wrong, true, 'windows-1251')).toContain(ENGLISH);
  });
  it('prefers the server over the page when the bytes leave it open', () => {
    const bytes = Buffer.from(
      page('windows-1251', RUSSIAN).toString('latin1').replace('windows-1251', 'koi8-r'),
      'latin1',
    );
    expect(text(bytes, true, 'windows-1251')).toContain(RUSSIAN);
  });
  it('guesses from the letters where nothing is declared', () => {
    const body = iconv.encode(
      `<html><body><div class="a">${`<p>${RUSSIAN}</p>`.repeat(8)}</div></body></html>`,
      'windows-1251',
    );
    expect(text(body, true)).toContain(RUSSIAN);
    expect(text(iconv.encode(RUSSIAN.repeat(4), 'koi8-r'))).toContain(RUSSIAN);
  });
  it('forgives a few broken bytes in UTF-8 and says how many', () => {
    const bytes = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xd0]), Buffer.from(` ${RUSSIAN}`)]);
    const decoded = decodeText(bytes, { isPage: false });
    expect(decoded?.text).toContain(RUSSIAN);
    expect(decoded?.damaged).toBe(1);
  });
  it('does not guess at noise', () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, i) => 0x81 + ((i * 37) % 0x7d)));
    expect(decodeText(noise, { isPage: false })).toBeNull();
  });
  it('mends control characters that were quotation marks', () => {
    expect(repairControls('\u0093Yes,\u0094 he said \u0096 it\u0092s over')).toBe('“Yes,” he said – it’s over');
  });
});
