import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import type { AgreementStatus } from '../vocabulary.ts';
import type { AgreementMention } from './find-mentions.ts';
import { groupMentions, statusOf } from './group-mentions.ts';

const tree = treeOf(writtenTree('truce truce NN 0 root'));

const mention = (words: string, facts: Partial<AgreementMention> = {}): AgreementMention => ({
  tree,
  head: 0,
  span: { start: 0, end: 5 },
  family: 'deal',
  modifiers: new Set(words.split(' ').filter(word => word !== '')),
  definite: false,
  named: false,
  told: [],
  parties: [],
  thirdParties: [],
  ...facts,
});
const told = (status: AgreementStatus) => [{ status, rule: `agreements/${status}`, clause: 0 }];
const sizes = (...mentions: AgreementMention[]) => groupMentions(mentions).map(group => group.length);

describe('one agreement or two', () => {
  it('keeps accords of other names apart', () => {
    expect(sizes(mention('Minsk', { definite: true }), mention('Geneva', { definite: true }))).toEqual([1, 1]);
  });
  it('holds "the deal" after "a ceasefire" to be that ceasefire, but not "a deal"', () => {
    const ceasefire = mention('72-hour', { family: 'ceasefire' });
    expect(sizes(ceasefire, mention('', { definite: true }))).toEqual([2]);
    expect(sizes(ceasefire, mention(''))).toEqual([1, 1]);
  });
  it('tells the new contract from the one that expired', () => {
    const expired = mention('', { family: 'contract', definite: true, told: told('expired') });
    expect(sizes(expired, mention('new', { family: 'contract', definite: true }))).toEqual([1, 1]);
    expect(sizes(expired, mention('', { family: 'contract', definite: true }))).toEqual([2]);
  });
  it('lets what became of it last outweigh how it began', () => {
    const [group] = groupMentions([
      mention('', { told: told('signed') }),
      mention('', { definite: true, told: told('collapsed') }),
    ]);
    expect(statusOf(group!)).toMatchObject({ status: 'collapsed', rule: 'agreements/collapsed' });
    expect(statusOf([mention('')])).toBeNull();
  });
  it('puts every mention into exactly one group', () => {
    const any = fc.record({
      family: fc.constantFrom('deal', 'ceasefire', 'contract'),
      words: fc.constantFrom('', 'new', 'Minsk', 'Geneva', '72-hour'),
      definite: fc.boolean(),
      status: fc.constantFrom(null, 'signed' as const, 'expired' as const),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), facts => {
        const mentions = facts.map(({ words, status, ...rest }) =>
          mention(words, { ...rest, told: status === null ? [] : told(status) }),
        );
        const groups = groupMentions(mentions);
        expect(new Set(groups.flat())).toEqual(new Set(mentions));
        expect(groups.flat()).toHaveLength(mentions.length);
      }),
    );
  });
});
