import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import type { MeetingKind } from './meeting-words.ts';
import type { MeetingMention } from './mention.ts';
import { groupMentions, joinProcesses, statusOf } from './merge-mentions.ts';
import { sameMeeting } from './same-meeting.ts';

const tree = treeOf(writtenTree('talks talk NNS 0 root'));

const mention = (facts: Partial<MeetingMention>): MeetingMention => ({
  tree,
  head: 0,
  kind: 'talks',
  span: { start: 0, end: 5 },
  rule: 'test',
  status: null,
  format: null,
  level: null,
  when: null,
  duration: null,
  venue: null,
  parties: [],
  persons: [],
  thirdParties: [],
  ordinals: [],
  definite: false,
  many: false,
  agenda: [],
  ...facts,
});

const inOslo = { name: 'Oslo', span: { start: 0, end: 4 }, state: 'state:NOR' };
const inLima = { name: 'Lima', span: { start: 0, end: 4 }, state: 'state:PER' };

describe('same meeting or not', () => {
  it('needs more than a word in common', () => {
    expect(sameMeeting(mention({}), mention({}))).toBeLessThan(2);
  });

  it('holds "the talks" in one place to be one', () => {
    expect(sameMeeting(mention({ venue: inOslo }), mention({ venue: inOslo, definite: true }))).toBeGreaterThanOrEqual(
      2,
    );
  });

  it.each([
    ['places', { venue: inOslo }, { venue: inLima }],
    ['company', { parties: ['a', 'b'] }, { parties: ['a', 'c'] }],
    ['formats', { format: 'phone' as const }, { format: 'in person' as const }],
    ['kinds', { kind: 'call' as const }, { kind: 'summit' as const }],
    [
      'offers to leaders and talks',
      { kind: 'meeting' as const, status: 'proposed' as const, level: 'head of state' as const },
      {},
    ],
    ['what is offered and what goes on', { status: 'proposed' as const }, { status: 'ongoing' as const }],
    ['fates', { status: 'held' as const }, { status: 'cancelled' as const }],
  ])('keeps different %s apart', (_what, one, other) => {
    expect(sameMeeting(mention(one), mention({ ...other, definite: true }))).toBeLessThan(0);
  });

  it('lets what became of a meeting outweigh that it was planned', () => {
    expect(statusOf([mention({ status: 'planned' }), mention({ status: 'cancelled' })])).toBe('cancelled');
  });
});

describe('grouping', () => {
  const kinds: MeetingKind[] = ['talks', 'summit', 'call', 'meeting', 'round'];
  const any = fc.record({
    kind: fc.constantFrom(...kinds),
    venue: fc.constantFrom(null, inOslo, inLima),
    definite: fc.boolean(),
    parties: fc.constantFrom([], ['a', 'b'], ['a', 'c'], ['a']),
    status: fc.constantFrom(null, 'held' as const, 'planned' as const, 'cancelled' as const),
  });

  it('puts every mention into exactly one meeting, in the order of the text', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), facts => {
        const mentions = facts.map((fact, place) =>
          mention({ ...fact, span: { start: place * 10, end: place * 10 + 5 } }),
        );
        const groups = joinProcesses(groupMentions(mentions));
        expect(groups.flat().sort((a, b) => a.span.start - b.span.start)).toEqual(mentions);
        for (const group of groups) expect(group.length).toBeGreaterThan(0);
      }),
    );
  });

  it('makes loose talks part of the process told before', () => {
    const groups = joinProcesses(
      groupMentions([
        mention({ parties: ['a', 'b'], status: 'ongoing' }),
        mention({ kind: 'summit', venue: inLima }),
        mention({ definite: false }),
      ]),
    );
    expect(groups.map(group => group.length)).toEqual([2, 1]);
  });

  it.each(['proposed', 'planned', 'refused'] as const)('keeps talks that are %s out of those held', status => {
    const groups = joinProcesses(groupMentions([mention({ status: 'held', venue: inLima }), mention({ status })]));
    expect(groups.map(group => group.length)).toEqual([1, 1]);
  });

  it('keeps the first round out of the third', () => {
    const ordinal = (n: number) => [{ series: 'round', n, span: { start: 0, end: 5 } }];
    const groups = joinProcesses(
      groupMentions([
        mention({ kind: 'round', venue: inLima, ordinals: ordinal(3) }),
        mention({ kind: 'round', ordinals: ordinal(1) }),
      ]),
    );
    expect(groups.map(group => group.length)).toEqual([1, 1]);
  });
});
