import { describe, expect, it } from 'vitest';
import { cueLexicon, parseCueLexicon } from './cue-lexicon.ts';

const GROUP = `
- cue: say
  stance: neutral
  takes: clause, quotation
  verbs: say, rule
  nouns: statement
  examples: ["[She source] <said> [it rained content]."]
- cue: deny
  stance: denial
  as: denial
  takes: object
  verbs: deny, rule out
  rare: deny
  examples: ["[She source] <denied> [it content]."]
`;

describe('the lexicon of cues', () => {
  const lexicon = parseCueLexicon(GROUP, 'test.yaml');

  it('finds a word in its class only, and a verb with its particle before the bare verb', () => {
    expect(lexicon.find('statement', 'noun')?.group.name).toBe('say');
    expect(lexicon.find('statement', 'verb')).toBeNull();
    expect(lexicon.find('rule', 'verb')?.group.name).toBe('say');
    expect(lexicon.find('rule', 'verb', 'out')?.group.name).toBe('deny');
    expect(lexicon.find('rule', 'verb', 'over')?.group.name).toBe('say');
    expect(lexicon.find('deny', 'verb')).toMatchObject({ rare: true, group: { stance: 'denial', as: 'denial' } });
  });

  it.each([
    ['a stance that is none', GROUP.replace('stance: neutral', 'stance: cheerful'), 'stance'],
    ['a complement that is none', GROUP.replace('takes: object', 'takes: biscuits'), 'biscuits'],
    ['a word in two groups', GROUP.replace('verbs: deny', 'verbs: say'), 'stands in "say" and in "deny"'],
    ['a rare word that is not there', GROUP.replace('rare: deny', 'rare: gainsay'), 'gainsay'],
    [
      'a group without examples',
      GROUP.replace('examples: ["[She source] <denied> [it content]."]', 'examples: []'),
      'examples',
    ],
  ])('refuses %s', (_, yaml, said) => {
    expect(() => parseCueLexicon(yaml, 'test.yaml')).toThrow(said);
  });

  it('ships groups of every stance, each with examples', () => {
    const stances = new Set(cueLexicon().groups.map(({ stance }) => stance));
    expect([...stances].sort()).toEqual(['asserting', 'denial', 'distancing', 'hedged', 'neutral']);
    expect(cueLexicon().find('say', 'verb')?.rare).toBe(false);
  });
});
