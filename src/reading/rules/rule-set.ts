import { readdirSync, readFileSync } from 'node:fs';
import { compiledCopy, ParleyError } from '../../text/index.ts';
import { type PlainRule, wholeRules } from './plain-rules.ts';
import { readRules } from './read-rules.ts';
import type { Rule, RuleProblem, Trigger } from './rule.ts';
import { rulesFolder } from './words.ts';

/** A rule behind one of its triggers. */
export interface Candidate {
  readonly rule: Rule;
  readonly trigger: Trigger;
  /** Place of the rule in its set: earlier rules win where two are equally exact. */
  readonly order: number;
}

/** Rules of one or more files, indexed by the word that triggers them: cost grows with the words of a report, not with the rules. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly byWord: ReadonlyMap<string, readonly Candidate[]>;
}

/** Indexes rules by trigger word. A later rule of the same name replaces the earlier one, so that a user's file can change ours. */
export function ruleSetOf(rules: readonly Rule[]): RuleSet {
  const byName = new Map(rules.map(rule => [rule.name, rule]));
  const kept = [...byName.values()];
  const byWord = new Map<string, Candidate[]>();
  kept.forEach((rule, order) => {
    for (const trigger of rule.triggers) {
      const list = byWord.get(trigger.word);
      if (list === undefined) byWord.set(trigger.word, [{ rule, trigger, order }]);
      else list.push({ rule, trigger, order });
    }
  });
  return { rules: kept, byWord };
}

/** Only the rules of one layer: `layerOf(set, 'move')`. */
export function layerOf(set: RuleSet, layer: string): RuleSet {
  let layers = layerSets.get(set);
  if (layers === undefined) {
    layers = new Map();
    layerSets.set(set, layers);
  }
  let found = layers.get(layer);
  if (found === undefined) {
    found = ruleSetOf(set.rules.filter(rule => rule.layer === layer));
    layers.set(layer, found);
  }
  return found;
}

const layerSets = new WeakMap<RuleSet, Map<string, RuleSet>>();

/** Files in the rules folder that hold patterns; the others are word lists and tables with readers of their own. */
const isPatternFile = (yaml: string): boolean =>
  /^- \w[\w ]*: .+\n\s+(trigger|noun|adjective|name):/m.test(yaml) && /^\s+examples:/m.test(yaml);

let ours: RuleSet | null = null;

/**
 * The rules that come with Parley: every pattern file of `rules/en`.
 *
 * @throws {ParleyError} `bad-rules` when one of them is not sound: that is a fault of ours, and reading with half the rules would hide it.
 */
export function builtInRules(): RuleSet {
  ours ??= ruleSetOf(readBuiltIn());
  return ours;
}

/** In the built package from what the build made of the files, unless one of them was changed. */
function readBuiltIn(): Rule[] {
  const copy = compiledCopy(builtInSource()) as readonly PlainRule[] | undefined;
  return copy === undefined ? readSound(builtInRuleFiles()) : wholeRules(copy);
}

/** Every text that the built-in rules are made of, as one: the pattern files and the word lists that they name. */
export function builtInSource(): string {
  const lists = readFileSync(`${rulesFolder()}words.yaml`, 'utf8');
  return [lists, ...builtInRuleFiles().flatMap(({ file, yaml }) => [file, yaml])].join('\0');
}

/** Name and content of every pattern file that comes with Parley. */
export function builtInRuleFiles(): { file: string; yaml: string }[] {
  const folder = rulesFolder();
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => ({ file: `rules/en/${name}`, yaml: readFileSync(folder + name, 'utf8') }))
    .filter(({ yaml }) => isPatternFile(yaml));
}

/**
 * Our rules with those of a user's files added; a rule of his with the name of one of ours replaces it.
 *
 * @throws {ParleyError} `bad-rules` naming file and line of everything that is wrong in them.
 */
export function withUserRules(files: readonly { readonly file: string; readonly yaml: string }[]): RuleSet {
  return ruleSetOf([...builtInRules().rules, ...readSound(files)]);
}

function readSound(files: readonly { readonly file: string; readonly yaml: string }[]): Rule[] {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  for (const { file, yaml } of files) {
    const read = readRules(yaml, file);
    rules.push(...read.rules);
    problems.push(...read.problems);
  }
  if (problems.length > 0) {
    throw new ParleyError(
      'bad-rules',
      problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'),
      'Mend the lines named, then run `parley rules check`.',
    );
  }
  return rules;
}
