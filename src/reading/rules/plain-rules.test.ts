import { describe, expect, it } from 'vitest';
import { plainRules, wholeRules } from './plain-rules.ts';
import { builtInRules } from './rule-set.ts';

describe('rules as JSON', () => {
  it('come back as they were, word sets and all', () => {
    const { rules } = builtInRules();
    const back = wholeRules(JSON.parse(JSON.stringify(plainRules(rules))) as ReturnType<typeof plainRules>);
    expect(back).toEqual(rules);
    expect(back.some(({ where }) => where.some(({ words }) => words.size > 0))).toBe(true);
  });
});
