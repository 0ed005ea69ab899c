export { checkRules, type RuleCheck } from './check-rules.ts';
export {
  complements,
  doers,
  doersOfNoun,
  supportVerb,
  surfaceSubjects,
  undergoers,
} from './clause.ts';
export { isInfinitive, isPassive } from './clause-form.ts';
export { type Explanation, explainRules, listRules } from './explain.ts';
export {
  FACTUALITY_FLAGS,
  type Factuality,
  type FactualityFlag,
  factualityOf,
  isDeniedPhrase,
} from './factuality.ts';
export { attempts, type Match, matchAll, matchBest, type NearMiss } from './match.ts';
export { isSubjunctive } from './predicate-form.ts';
export { type RuleFile, readRules } from './read-rules.ts';
export { referent } from './referent.ts';
export type { Rule, RuleProblem, Slot, Trigger } from './rule.ts';
export { builtInRuleFiles, builtInRules, layerOf, type RuleSet, ruleSetOf, withUserRules } from './rule-set.ts';
export {
  dependent,
  dependents,
  hyphenated,
  isBelow,
  isNominal,
  isRelation,
  isVerbal,
  prepositionOf,
  subtree,
  type Tree,
  treeOf,
  withConjuncts,
} from './tree.ts';
export { walkPath } from './walk-path.ts';
export { hasWordList, listed, rulesFolder, wordList } from './words.ts';
