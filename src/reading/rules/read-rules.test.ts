import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExample } from './examples.ts';
import { readPaths } from './read-path.ts';
import { readRules } from './read-rules.ts';

const SOUND = `
- move: reject
  trigger: [reject, turn down]
  by: doer
  about: obj, xcomp > obj, obl:on
  not: negated, hypothetical
  where: { about: "plan, offer" }
  set: { force: explicit }
  examples:
    - "[Lima by] <rejected> [the plan about]."
    - none: "Lima did not <reject> the plan."
`;

describe('rule files', () => {
  it('reads an entry with its place, triggers, slots, guards and tests', () => {
    const { rules, problems } = readRules(SOUND, 'mine.yaml');
    expect(problems).toEqual([]);
    const [rule] = rules;
    expect(rule).toMatchObject({
      name: 'mine/reject',
      layer: 'move',
      makes: 'reject',
      not: ['negated', 'hypothetical'],
      set: { force: 'explicit' },
      place: { file: 'mine.yaml', line: 2 },
    });
    expect(rule!.triggers).toEqual([
      { kind: 'verb', word: 'reject', others: [] },
      { kind: 'verb', word: 'turn', others: ['down'] },
    ]);
    expect(rule!.slots.find(({ name }) => name === 'about')!.paths).toEqual(readPaths('obj, xcomp > obj, obl:on'));
    expect(rule!.examples.map(({ none, line }) => [none, line])).toEqual([
      [false, 10],
      [true, 11],
    ]);
  });

  it('does not load a rule without an example that it matches', () => {
    const { rules, problems } = readRules('- move: reject\n  trigger: [reject]\n  by: doer\n', 'mine.yaml');
    expect(rules).toEqual([]);
    expect(problems).toEqual([{ file: 'mine.yaml', line: 1, message: expect.stringContaining('without examples') }]);
  });

  it.each([
    ['a relation that does not exist', SOUND.replace('obl:on', 'objekt'), 5, 'no relation "objekt"'],
    ['a guard that does not exist', SOUND.replace('not: negated, hypothetical', 'not: denied'), 6, 'no "denied"'],
    ['a test on a slot that the rule has not', SOUND.replace('{ about: "plan', '{ abut: "plan'), 7, 'no slot "abut"'],
    [
      'a mark for a slot that the rule has not',
      SOUND.replace('[the plan about]', '[the plan what]'),
      10,
      'slot "what"',
    ],
    ['a bracket that is never closed', SOUND.replace('<rejected>', '<rejected'), 10, 'never closed'],
  ])('names file and line of %s', (_what, yaml, line, message) => {
    const { rules, problems } = readRules(yaml, 'mine.yaml');
    expect(rules).toEqual([]);
    expect(problems).toEqual([{ file: 'mine.yaml', line, message: expect.stringContaining(message) }]);
  });

  it('says where YAML itself is broken', () => {
    const { problems } = readRules('- move: reject\n  trigger: [reject\n', 'mine.yaml');
    expect(problems[0]).toMatchObject({ file: 'mine.yaml' });
    expect(problems[0]!.line).toBeGreaterThan(0);
  });

  it('numbers rules of one name', () => {
    const { rules } = readRules(SOUND + SOUND, 'mine.yaml');
    expect(rules.map(({ name }) => name)).toEqual(['mine/reject', 'mine/reject-2']);
  });
});

describe('examples', () => {
  it('takes the marks out and keeps their places', () => {
    const { text, trigger, slots } = readExample('[Lima by] swiftly <rejected> [the plan about].', false, 1);
    expect(text).toBe('Lima swiftly rejected the plan.');
    expect(text.slice(trigger!.start, trigger!.end)).toBe('rejected');
    expect(slots.map(({ slot, start, end }) => [slot, text.slice(start, end)])).toEqual([
      ['by', 'Lima'],
      ['about', 'the plan'],
    ]);
  });

  it('gives every marked slot its own words, whatever stands around', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 8 }), parts => {
        const marked = parts.map(([form, slot]) => (slot ? `[${form} by]` : form)).join(' ');
        const { text, slots } = readExample(marked, false, 1);
        expect(text).toBe(parts.map(([form]) => form).join(' '));
        expect(slots.map(({ start, end }) => text.slice(start, end))).toEqual(
          parts.filter(([, slot]) => slot).map(([form]) => form),
        );
      }),
    );
  });
});
