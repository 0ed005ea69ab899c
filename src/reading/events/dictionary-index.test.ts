import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { indexDictionaries } from './dictionary-index.ts';
import { readActorDictionary, readAgentDictionary, readDiscards } from './petrarch-dictionary.ts';

const index = indexDictionaries({
  actors: readActorDictionary(`
    LAKE [LAK]
    LAKE_PUNO_AUTHORITY [LPA]
    LAKE PUNO TELEVISION [TEL]
    U.N. [UNO]
    U.S. [USA]
    AL-NOUR [NOR]
    MAYOR [MYR]`).entries,
  agents: readAgentDictionary('MAYOR [~GOV]\nCITY_COUNCIL [~GOV]').entries,
  discards: readDiscards('CUP_FINAL\n+HURRICANE'),
});

const FORMS = [
  'Lake',
  'Puno',
  'Authority',
  'Television',
  'mayor',
  'City',
  'Council',
  'met',
  'and',
  'local',
  'U.N.',
  'Al',
  '-',
  'Nour',
];
const TAGS: Readonly<Record<string, string>> = { met: 'VBD', and: 'CC', local: 'JJ', '-': 'HYPH', us: 'PRP' };

const tokensOf = (forms: readonly string[]) =>
  writtenTree(
    forms.map((form, at) => `${form} ${form.toLowerCase()} ${TAGS[form] ?? 'NNP'} ${at === 0 ? 0 : 1} dep`).join('\n'),
  ).tokens;

function found(words: string): string[] {
  const tokens = tokensOf(words.split(' '));
  return index.find(tokens, 20240101).map(match => {
    const code = match.kind === 'actor' ? match.codes.join('/') : `~${match.agent.code}`;
    return `${tokens
      .slice(match.first, match.last + 1)
      .map(({ form }) => form)
      .join(' ')} ${code}`;
  });
}

describe('indexDictionaries', () => {
  it('takes the longest name, and an actor before an agent of the same name', () => {
    expect(found('Lake Puno Authority met Lake Puno')).toEqual(['Lake Puno Authority LPA', 'Lake LAK']);
    expect(found('mayor and City Councils')).toEqual(['mayor MYR', 'City Councils ~GOV']);
  });

  it('lets words stand inside a name written with spaces, not inside one written with underscores', () => {
    expect(found('Lake local Puno local Television')).toEqual(['Lake local Puno local Television TEL']);
    expect(found('Lake local Puno Authority')).toEqual(['Lake LAK']);
    expect(found('Lake Puno and Television')).toEqual(['Lake LAK']);
    expect(found('Lake local local local local Puno Television')).toEqual(['Lake LAK']);
  });

  it('does not mind full stops, hyphens and how they were cut', () => {
    expect(found('U.N. met Al - Nour')).toEqual(['U.N. UNO', 'Al - Nour NOR']);
    expect(found('UN met Al-Nour')).toEqual(['UN UNO', 'Al-Nour NOR']);
  });

  it('does not take a pronoun for a name', () => {
    expect(found('US met us')).toEqual(['US USA']);
  });

  it('finds discarded phrases of either scope', () => {
    expect(index.isDiscarded(tokensOf(['the', 'Cup', 'Final']), 'sentence')).toBe(true);
    expect(index.isDiscarded(tokensOf(['the', 'Cup', 'Final']), 'report')).toBe(false);
    expect(index.isDiscarded(tokensOf(['Hurricane', 'Ana']), 'report')).toBe(true);
    expect(index.isDiscarded(tokensOf(['Cup', 'semi', 'Final']), 'sentence')).toBe(false);
  });

  it('gives names in text order, inside the sentence and without overlap, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FORMS), { minLength: 1, maxLength: 14 }), forms => {
        const tokens = tokensOf(forms);
        let end = -1;
        for (const { first, last } of index.find(tokens, 20240101)) {
          expect(first).toBeGreaterThan(end);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(last).toBeLessThan(tokens.length);
          end = last;
        }
      }),
    );
  });
});
