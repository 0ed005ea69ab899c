import type { Language } from '../../language/index.ts';
import { matchAll } from './match.ts';
import type { Example, Rule, RuleProblem } from './rule.ts';
import { ruleSetOf } from './rule-set.ts';
import type { Tree } from './tree.ts';

/** What came of checking rules: how many examples ran, and which failed, by file and line. */
export interface RuleCheck {
  readonly rules: number;
  readonly examples: number;
  readonly problems: readonly RuleProblem[];
}

/** Runs every example of every rule as a test: the rule alone, on the example's sentence, read by the real language model. */
export function checkRules(rules: readonly Rule[], language: Language): RuleCheck {
  const problems: RuleProblem[] = [];
  let examples = 0;
  for (const rule of rules) {
    for (const example of rule.examples) {
      examples++;
      const message = failureOf(rule, example, language);
      if (message !== null)
        problems.push({ file: rule.place.file, line: example.line, message: `${rule.name}: ${message}` });
    }
  }
  return { rules: rules.length, examples, problems };
}

function failureOf(rule: Rule, example: Example, language: Language): string | null {
  const set = ruleSetOf([rule]);
  const found = language
    .analyse(example.text, [{ start: 0, end: example.text.length }])
    .flatMap(sentence => matchAll(set, sentence));
  if (example.none) {
    return found.length === 0 ? null : `matches "${example.text}", which it must not`;
  }
  const { trigger } = example;
  const here = found.filter(
    match => trigger === null || match.trigger.some(index => inside(match.tree, index, trigger)),
  );
  if (here.length === 0) return `does not match "${example.text}"`;
  const wrong = example.slots.find(
    mark => !here.some(match => match.slots[mark.slot]?.some(index => inside(match.tree, index, mark))),
  );
  if (wrong === undefined) return null;
  const words = example.text.slice(wrong.start, wrong.end);
  const got = here
    .map(match => (match.slots[wrong.slot] ?? []).map(index => match.tree.tokens[index]!.form).join(', ') || 'nothing')
    .join(' / ');
  return `finds ${got} as ${wrong.slot}, not "${words}", in "${example.text}"`;
}

function inside(tree: Tree, index: number, { start, end }: { start: number; end: number }): boolean {
  const token = tree.tokens[index]!;
  return token.start >= start && token.end <= end;
}
