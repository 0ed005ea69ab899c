import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../text/index.ts';
import { loadLanguage, type Sentence, UPOS } from './index.ts';
import { isTree } from './network/best-tree.ts';

const language = loadLanguage();
const read = (text: string) => language.analyse(text, [{ start: 0, end: text.length }]);

/** "said → failed ccomp": word, head and relation of each word that is asked for. */
const arcs = (text: string, ...forms: readonly string[]) =>
  read(text).flatMap(({ tokens }) =>
    tokens
      .filter(({ form }) => forms.includes(form))
      .map(({ form, head, deprel }) => `${form} ← ${tokens[head]?.form ?? 'root'} ${deprel}`),
  );

function check(text: string, blocks: readonly Span[], sentences: readonly Sentence[]): void {
  let last = 0;
  for (const [k, { index, block, start, end, tokens }] of sentences.entries()) {
    expect(index).toBe(k);
    expect(tokens.length).toBeGreaterThan(0);
    expect(start).toBe(tokens[0]!.start);
    expect(end).toBe(tokens[tokens.length - 1]!.end);
    expect(start).toBeGreaterThanOrEqual(blocks[block]!.start);
    expect(end).toBeLessThanOrEqual(blocks[block]!.end);
    expect(isTree(Int32Array.from(tokens, ({ head }) => head))).toBe(true);
    for (const [i, token] of tokens.entries()) {
      expect(token.index).toBe(i);
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      expect(text.slice(token.start, token.end)).toBe(token.form);
      expect(token.lemma).not.toBe('');
      expect(UPOS).toContain(token.upos);
      expect(token.deprel === 'root').toBe(token.head === -1);
      last = token.end;
    }
  }
}

describe('the language', () => {
  it('reads words, tags, lemmas and a tree', () => {
    const [sentence] = read('The envoy said the talks had failed.');
    expect(sentence!.tokens.map(({ lemma }) => lemma)).toEqual([
      'the',
      'envoy',
      'say',
      'the',
      'talk',
      'have',
      'fail',
      '.',
    ]);
    expect(sentence!.tokens.map(({ upos }) => upos)).toEqual([
      'DET',
      'NOUN',
      'VERB',
      'DET',
      'NOUN',
      'AUX',
      'VERB',
      'PUNCT',
    ]);
    expect(sentence!.tokens[2]!.xpos).toBe('VBD');
    expect(sentence!.tokens[2]!.feats).toMatchObject({ Tense: 'Past', VerbForm: 'Fin' });
    expect(arcs('The envoy said the talks had failed.', 'envoy', 'said', 'talks', 'failed')).toEqual([
      'envoy ← said nsubj',
      'said ← root root',
      'talks ← failed nsubj',
      'failed ← said ccomp',
    ]);
  });

  it('keeps contractions apart, and their units', () => {
    const [sentence] = read('They didn’t sign.');
    expect(sentence!.tokens.map(({ form, start, end }) => [form, start, end])).toEqual([
      ['They', 0, 4],
      ['did', 5, 8],
      ['n’t', 8, 11],
      ['sign', 12, 16],
      ['.', 16, 17],
    ]);
  });

  it('shares one frozen object between words with the same features', () => {
    const [first, second] = read('Talks failed. Talks failed.');
    expect(first!.tokens[0]!.feats).toBe(second!.tokens[0]!.feats);
    expect(Object.isFrozen(first!.tokens[0]!.feats)).toBe(true);
  });

  it('never joins blocks, and reads nothing outside them', () => {
    const text = 'TALKS FAIL [photo] The envoy left';
    const blocks = [
      { start: 0, end: 10 },
      { start: 19, end: 33 },
    ];
    const sentences = language.analyse(text, blocks);
    check(text, blocks, sentences);
    expect(sentences.map(({ block, start, end }) => [block, text.slice(start, end)])).toEqual([
      [0, 'TALKS FAIL'],
      [1, 'The envoy left'],
    ]);
  });

  it.each(['', ' ', '\n\n', '\u200b\ufeff'])('finds nothing in %j', text => {
    expect(read(text)).toEqual([]);
    expect(language.analyse(text, [])).toEqual([]);
  });

  it('reads a word with invisible signs as the word without them', () => {
    const [plain, marked] = ['The agreement failed.', 'The agree\u00adment failed.'].map(
      text => read(text)[0]!.tokens[1]!,
    );
    expect(marked).toMatchObject({
      form: 'agree\u00adment',
      lemma: plain!.lemma,
      upos: plain!.upos,
      head: plain!.head,
    });
  });

  it('reads a sentence of ten thousand characters as one tree', () => {
    const text = `${'The envoy said that the talks had failed, and the minister left the city; '.repeat(140)}then it ended.`;
    expect(text.length).toBeGreaterThan(10_000);
    const sentences = read(text);
    check(text, [{ start: 0, end: text.length }], sentences);
    expect(sentences).toHaveLength(1);
  });

  it('names its weights', () => expect(language.version).toMatch(/^en-[0-9a-f]{12}$/));

  it('says what is missing', () => {
    expect(() => loadLanguage({ models: new URL('file:///no/such/folder/') })).toThrow(
      expect.objectContaining({ name: 'ParleyError', code: 'model-missing' }),
    );
  });
});

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'The envoy',
      ' said',
      ' that',
      ' “no”',
      '. ',
      ', ',
      '\n',
      '\n\n',
      ' Gen. ',
      ' U.S. ',
      "n't",
      '’s',
      ' — ',
      '...',
      '😀',
      '日本',
      ' x@y.org ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const hostile = fc.array(piece, { maxLength: 60 }).map(parts => parts.join(''));

describe('any text', () => {
  it('gives sound sentences inside its blocks, and the same ones again', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
        const places = [...new Set([0, ...cuts.map(cut => cut % (text.length + 1)), text.length])].sort(
          (a, b) => a - b,
        );
        const blocks = places.slice(1).map((end, k) => ({ start: places[k]!, end }));
        const sentences = language.analyse(text, blocks);
        check(text, blocks, sentences);
        expect(language.analyse(text, blocks)).toEqual(sentences);
      }),
      { numRuns: 200 },
    );
  });

  it('reads a block the same whatever stands in the others', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        const alone = language.analyse(text, [{ start: 0, end: text.length }]);
        const beside = language.analyse(`${text}${other}`, [
          { start: 0, end: text.length },
          { start: text.length, end: text.length + other.length },
        ]);
        expect(beside.filter(({ block }) => block === 0)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });
});
