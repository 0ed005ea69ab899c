import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import type { Attribution } from './attribution.ts';
import { splitContents } from './split-contents.ts';

/** An attribution of "said", whose content runs from the word behind the first "that" to the last one. */
function attribution(lines: string, contentHeads: readonly string[], frames: readonly string[] = []): Attribution {
  const tree = treeOf(writtenTree(lines));
  const at = (form: string) => tree.tokens.findIndex(token => token.form === form);
  const cue = tree.tokens[1]!;
  return {
    tree,
    cue: { index: 1, wordClass: 'verb', particle: null, entry: null },
    cueSpan: { start: cue.start, end: cue.end },
    confidence: 1,
    source: null,
    content: [{ start: tree.tokens[3]!.start, end: tree.tokens.at(-1)!.end }],
    contentHeads: contentHeads.map(at),
    weak: false,
    frames: frames.map(at),
  };
}

const told = (one: Attribution) => {
  const text = one.tree.tokens.map(({ form }) => form).join(' ');
  return splitContents(one).map(({ content }) => content.map(({ start, end }) => text.slice(start, end)).join(' … '));
};

const TWO = `
  Bek bek NNP 2 nsubj
  said say VBD 0 root
  that that IN 5 mark
  roads road NNS 5 nsubj
  flooded flood VBD 2 ccomp
  and and CC 9 cc
  that that IN 9 mark
  bridges bridge NNS 9 nsubj
  fell fall VBD 5 conj
`;

describe('the contents of one cue', () => {
  it('are two where each clause has its own "that"', () => {
    const split = attribution(TWO, ['flooded']);
    expect(told(split)).toEqual(['roads flooded', 'bridges fell']);
    expect(splitContents(split).map(({ contentHeads }) => contentHeads)).toEqual([[4], [8]]);
  });

  it('are one where the second clause only goes on', () => {
    const lines = TWO.replace(/ {2}that that IN 9 mark\n/, '').replace('and and CC 9 cc', 'and and CC 8 cc');
    const where = lines.replace('bridges bridge NNS 9', 'bridges bridge NNS 8');
    expect(told(attribution(where, ['flooded']))).toEqual(['roads flooded and bridges fell']);
  });

  it('are one where only the second clause has a "that"', () => {
    expect(told(attribution(TWO.replace('that that IN 5 mark', 'how how WRB 5 advmod'), ['flooded']))).toHaveLength(1);
  });

  it('are three where commas join them, also when the tree hangs each on the cue', () => {
    const split = attribution(
      `
      Bek bek NNP 2 nsubj
      asked ask VBD 0 root
      whether whether IN 5 mark
      roads road NNS 5 nsubj
      held hold VBD 2 ccomp
      , , , 9 punct
      whether whether IN 9 mark
      bridges bridge NNS 9 nsubj
      stood stand VBD 2 ccomp
      , , , 14 punct
      and and CC 14 cc
      whether whether IN 14 mark
      ships ship NNS 14 nsubj
      sailed sail VBD 9 conj
    `,
      ['held', 'stood'],
    );
    expect(told(split)).toEqual(['roads held', 'bridges stood', 'ships sailed']);
  });

  it('are one where the second "that" belongs to a verb inside the first clause', () => {
    const lines = `
      Bek bek NNP 2 nsubj
      said say VBD 0 root
      that that IN 5 mark
      he he PRP 5 nsubj
      knows know VBZ 2 ccomp
      that that IN 8 mark
      roads road NNS 8 nsubj
      flooded flood VBD 5 ccomp
      and and CC 12 cc
      that that IN 12 mark
      bridges bridge NNS 12 nsubj
      fell fall VBD 8 conj
    `;
    expect(told(attribution(lines, ['knows']))).toHaveLength(1);
  });

  it('are one where the second clause goes on with the frame', () => {
    expect(told(attribution(TWO, ['flooded'], ['fell']))).toHaveLength(1);
  });
});
