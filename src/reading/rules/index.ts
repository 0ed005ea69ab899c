export { checkRules, type RuleCheck } from './check-rules.ts';
export { doers, doersOfNoun, supportVerb, undergoers } from './clause.ts';
export { isPassive } from './clause-form.ts';
export { explainRules, listRules } from './explain.ts';
export { type Factuality, factualityOf, isDeniedPhrase } from './factuality.ts';
export { type Match, matchAll, matchBest } from './match.ts';
export { isSubjunctive } from './predicate-form.ts';
export { readRules } from './read-rules.ts';
export { referent } from './referent.ts';
export { builtInRuleFiles, builtInRules, layerOf, type RuleSet, withUserRules } from './rule-set.ts';
export {
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
export { listed, rulesFolder } from './words.ts';
