import { describe, expect, it } from 'vitest';
import { readVerbDictionary, type VerbEntry } from './petrarch-verbs.ts';

const FILE = `
&TIES
+TRADE
+CLOSE FRIENDLY

--- DELAY [120] ---   # late
DELAY {DELAYS DELAYED}
+PUT_OFF
POSTPONE [121]
- % HAVE * TALKS [191]
- * [122]
- + * MONEY FROM $ [071]

--- VISIT [032:033] ---
VISIT
- * &TIES_PARTNERS [---]

--- TAP [---] ---
WIRE_+TAP [1711]
TAP
- DON'T * [010]
`;

const verbs = readVerbDictionary(FILE);
const entry = (word: string): VerbEntry => verbs.get(word)![0]!;

describe('readVerbDictionary', () => {
  it('gives a verb its block’s code, its listed forms, and another verb of the block its own', () => {
    expect([...verbs.keys()]).toEqual(['DELAY', 'DELAYS', 'DELAYED', 'PUT', 'POSTPONE', 'VISIT', 'TAP']);
    expect(entry('DELAY')).toMatchObject({ words: ['DELAY'], at: 0, coded: true, bothWays: false });
    expect(entry('PUT')).toMatchObject({ words: ['PUT', 'OFF'], at: 0 });
  });

  it('knows which part of a verb of two words is the verb', () => {
    expect(verbs.get('TAP')!.map(({ words, at, coded }) => ({ words, at, coded }))).toEqual([
      { words: ['WIRE', 'TAP'], at: 1, coded: true },
      { words: ['TAP'], at: 0, coded: false },
    ]);
  });

  it('knows acts that go both ways', () => {
    expect(entry('VISIT')).toMatchObject({ coded: true, bothWays: true });
  });

  it('puts the most exact pattern first, with places for phrases', () => {
    const { patterns } = entry('DELAY');
    expect(patterns.map(({ before, after }) => [before.length, after.length])).toEqual([
      [1, 3],
      [2, 1],
      [0, 0],
    ]);
    expect(patterns[0]!.before).toEqual([{ kind: 'target' }]);
    expect(patterns[0]!.after.at(-1)).toEqual({ kind: 'source' });
    expect(patterns[1]!.before[0]).toEqual({ kind: 'both' });
  });

  it('writes sets out, and ties words that an underscore joins', () => {
    expect(entry('VISIT').patterns[0]).toMatchObject({
      coded: false,
      after: [
        { kind: 'words', anyOf: [['TRADE'], ['CLOSE', 'FRIENDLY']], apart: true },
        { kind: 'words', anyOf: [['PARTNERS']], apart: false },
      ],
    });
  });

  it('cuts contractions as sentences are cut', () => {
    expect(entry('TAP').patterns[0]!.before).toEqual([{ kind: 'words', anyOf: [['DO', "N'T"]], apart: true }]);
  });
});
