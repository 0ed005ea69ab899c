import type { Rule, WordTest } from './rule.ts';

interface PlainTest {
  readonly slot: string;
  readonly words: readonly string[];
}

/** A rule as JSON can hold it: its word sets are lists. */
export type PlainRule = Omit<Rule, 'where' | 'unless'> & {
  readonly where: readonly PlainTest[];
  readonly unless: readonly PlainTest[];
};

const plain = ({ slot, words }: WordTest): PlainTest => ({ slot, words: [...words] });
const whole = ({ slot, words }: PlainTest): WordTest => ({ slot, words: new Set(words) });

/** Rules for the build to keep beside the code. */
export function plainRules(rules: readonly Rule[]): PlainRule[] {
  return rules.map(rule => ({ ...rule, where: rule.where.map(plain), unless: rule.unless.map(plain) }));
}

/** The rules that `plainRules` was given. */
export function wholeRules(rules: readonly PlainRule[]): Rule[] {
  return rules.map(rule => ({ ...rule, where: rule.where.map(whole), unless: rule.unless.map(whole) }));
}
