import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkedText } from '../../text/index.ts';
import type { Actor } from '../entry.ts';
import { actorIndexOf, jointId } from './actor-index.ts';

/** Actors by the labels of the marks; `partOf` by label. */
function actorsIn(
  marked: string,
  more: Readonly<Record<string, Partial<Actor>>> = {},
): { text: string; actors: Actor[]; spanOf: (words: string) => { start: number; end: number } } {
  const { text, spans } = readMarkedText(marked);
  const labels = [...new Set([...spans.map(({ label }) => label), ...Object.keys(more)])];
  const actors = labels.map(label => ({
    id: label,
    entity: 'actor' as const,
    kind: 'person' as const,
    name: label,
    aliases: [],
    partOf: null,
    ids: {},
    mentions: spans
      .filter(span => span.label === label)
      .map(({ start, end }) => ({ report: 'r', start, end, exact: text.slice(start, end) })),
    basis: 'text' as const,
    rule: 'test',
    confidence: 1,
    checked: 'machine' as const,
    ...more[label],
  }));
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return { text, actors, spanOf };
}

describe('who is at these words', () => {
  it('is the actor of the same mention, of a longer and of a shorter one', () => {
    const { text, actors, spanOf } = actorsIn(
      'Then [[Norland Foreign Minister Ada Berg|berg]] spoke to the [[Lake Front|front]].',
    );
    const index = actorIndexOf(actors, text);
    expect(index.at(spanOf('Norland Foreign Minister Ada Berg'))).toBe('berg');
    expect(index.at(spanOf('Foreign Minister Ada Berg'))).toBe('berg');
    expect(index.at(spanOf('the Lake Front'))).toBe('front');
    expect(index.at(spanOf('spoke'))).toBeNull();
  });
  it('is the head of the words, not what is named before or behind it', () => {
    const { text, actors, spanOf } = actorsIn(
      '[[[[Lake Front|front]] officials|officials]] met [[Ida Moe|moe]], a teacher at [[Harvest College|college]]; [[Lake Front|front]]’s [[envoy|envoy]].',
    );
    const index = actorIndexOf(actors, text);
    expect(index.at(spanOf('Lake Front officials'))).toBe('officials');
    expect(index.at(spanOf('Ida Moe, a teacher at Harvest College'))).toBe('moe');
    expect(index.at(spanOf('Lake Front’s envoy'))).toBe('envoy');
    expect(index.allAt(spanOf('Lake Front officials met Ida Moe'))).toEqual(['officials', 'moe']);
  });
  it('never throws and never leaves the actors it was given', () => {
    const { text, actors } = actorsIn('[[Ada Berg|a]] and [[the [[Lake|c]] side|b]] met.');
    const index = actorIndexOf(actors, text);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const found = index.at({ start: Math.min(a, b), end: Math.max(a, b) });
        expect(found === null || ['a', 'b', 'c'].includes(found)).toBe(true);
      }),
    );
  });
});

describe('sides', () => {
  const { actors } = actorsIn('[[x|spokesman]]', {
    ministry: { kind: 'ministry', partOf: 'norland' },
    norland: { kind: 'state' },
    party: { kind: 'political party', partOf: 'norland' },
    spokesman: { partOf: 'ministry' },
    senator: { partOf: 'party' },
    loop: { partOf: 'loop2' },
    loop2: { partOf: 'loop' },
    [jointId(['norland', 'party'])]: { kind: 'group' },
  });
  const index = actorIndexOf(actors);
  it('are the nearest that can negotiate by itself', () => {
    expect(index.chainOf('spokesman')).toEqual(['spokesman', 'ministry', 'norland']);
    expect(index.sideOf('spokesman')).toBe('norland');
    expect(index.sideOf('senator')).toBe('party');
    expect(index.sameSide('spokesman', 'norland')).toBe(true);
    expect(index.sameSide('spokesman', 'party')).toBe(false);
  });
  it('survive a loop in hand-made data', () => {
    expect(index.chainOf('loop')).toEqual(['loop', 'loop2']);
  });
  it('know the members of several at once', () => {
    expect(index.membersOf(jointId(['norland', 'party']))).toEqual(['norland', 'party']);
    expect(index.membersOf('party')).toEqual(['party']);
  });
});
