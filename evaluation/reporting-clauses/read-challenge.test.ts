import { describe, expect, it } from 'vitest';
import type { Sentence, Token } from '../../src/language/index.ts';
import { judge, parseChallenges, readChallenges } from './read-challenge.ts';

const ALL = readChallenges(new URL('./', import.meta.url));

describe('the set', () => {
  it('has at least 320 sentences of at least 16 kinds, none twice', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(320);
    expect(new Set(ALL.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(16);
    expect(new Set(ALL.map(({ text }) => text)).size).toBe(ALL.length);
  });

  it.each(ALL.map(challenge => [challenge.text, challenge] as const))('marks whole words: %s', (text, challenge) => {
    expect(challenge.cues.length).toBeGreaterThan(0);
    expect(challenge.contents.length).toBeGreaterThan(0);
    for (const { start, end } of [...challenge.cues, ...challenge.contents]) {
      expect(text.slice(start, end)).toMatch(/^[\p{L}\d'’-]+$/u);
      expect(text.slice(start - 1, start)).not.toMatch(/\p{L}/u);
      expect(text.slice(end, end + 1)).not.toMatch(/\p{L}/u);
    }
  });
});

const FILE = (link: string) => `# kind: sample\n# link: ${link}\n# relations: ccomp, conj\n`;

/** A tree from `form head relation` triples, heads counted from 0, one space between words. */
function tree(...words: readonly (readonly [form: string, head: number, deprel: string])[]): Sentence {
  let start = 0;
  const tokens = words.map(([form, head, deprel], index): Token => {
    const token: Token = {
      start,
      end: start + form.length,
      index,
      form,
      lemma: form,
      upos: 'X',
      xpos: 'XX',
      feats: {},
      head,
      deprel,
    };
    start += form.length + 1;
    return token;
  });
  return { start: 0, end: start - 1, index: 0, block: 0, tokens };
}

describe('judging a tree', () => {
  const [plain] = parseChallenges('sample', `${FILE('content-on-cue')}She <said> rain [fell]`);

  it('wants the content to hang on the reporting word', () => {
    const right = tree(['She', 1, 'nsubj'], ['said', -1, 'root'], ['rain', 3, 'nsubj'], ['fell', 1, 'ccomp']);
    expect(judge(plain!, [right])).toEqual({ attached: true, labelled: true });
    const turned = tree(['She', 1, 'nsubj'], ['said', 3, 'parataxis'], ['rain', 3, 'nsubj'], ['fell', -1, 'root']);
    expect(judge(plain!, [turned])).toEqual({ attached: false, labelled: false });
  });

  it('tells the attachment from its label', () => {
    const odd = tree(['She', 1, 'nsubj'], ['said', -1, 'root'], ['rain', 3, 'nsubj'], ['fell', 1, 'advcl']);
    expect(judge(plain!, [odd])).toEqual({ attached: true, labelled: false });
  });

  it('lets a parenthetical clause hang either way', () => {
    const [free] = parseChallenges('sample', `${FILE('either')}rain [fell] she <said>`);
    const below = tree(['rain', 1, 'nsubj'], ['fell', -1, 'root'], ['she', 3, 'nsubj'], ['said', 1, 'parataxis']);
    expect(judge(free!, [below])).toEqual({ attached: true, labelled: false });
    const above = tree(['rain', 1, 'nsubj'], ['fell', 3, 'ccomp'], ['she', 3, 'nsubj'], ['said', -1, 'root']);
    expect(judge(free!, [above])).toEqual({ attached: true, labelled: true });
  });

  it('lets a later content hang on the first', () => {
    const [both] = parseChallenges('sample', `${FILE('content-on-cue')}He <said> A [ran] B [sat]`);
    const right = tree(
      ['He', 1, 'nsubj'],
      ['said', -1, 'root'],
      ['A', 3, 'nsubj'],
      ['ran', 1, 'ccomp'],
      ['B', 5, 'nsubj'],
      ['sat', 3, 'conj'],
    );
    expect(judge(both!, [right])).toEqual({ attached: true, labelled: true });
    const loose = tree(
      ['He', 1, 'nsubj'],
      ['said', -1, 'root'],
      ['A', 3, 'nsubj'],
      ['ran', 1, 'ccomp'],
      ['B', 5, 'nsubj'],
      ['sat', 2, 'acl'],
    );
    expect(judge(both!, [loose]).attached).toBe(false);
  });

  it('counts a sentence cut between the two words as wrong', () => {
    const one = tree(['She', 1, 'nsubj'], ['said', -1, 'root']);
    expect(judge(plain!, [one]).attached).toBe(false);
  });

  it('refuses a mark that is left open and a header without a link', () => {
    expect(() => parseChallenges('sample', `${FILE('either')}She <said rain [fell]`)).toThrow(TypeError);
    expect(() => parseChallenges('sample', '# kind: sample\nShe <said> rain [fell]')).toThrow(TypeError);
  });
});
