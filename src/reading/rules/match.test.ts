import { describe, expect, it } from 'vitest';
import { attempts, matchAll, matchBest } from './match.ts';
import { readRules } from './read-rules.ts';
import { layerOf, ruleSetOf } from './rule-set.ts';
import { writtenTree } from './testing/written-tree.ts';

const RULES = ruleSetOf(
  readRules(
    `
- move: reject
  trigger: [reject, turn down]
  by: doer
  about: obj
  not: negated
  examples: ["Lima <rejected> it."]
- move: propose terms
  noun: [offer]
  by: doer
  examples: ["[Lima by]'s <offer> stands."]
- move: propose terms
  name: make-offer
  trigger: [make offer]
  by: doer
  to: obl:to
  examples: ["Lima <made> an <offer>."]
- move: dismiss
  trigger: [reject]
  by: doer
  about: obj
  where: { about: charge }
  examples: ["Lima <rejected> the charge."]
- turn: next
  noun: [court]
  examples: ["The <court> waits."]
`,
    'test.yaml',
  ).rules,
);

const REJECTS = (object: string): string => `
  Lima      Lima    NNP 2 nsubj
  rejected  reject  VBD 0 root
  the       the     DT  4 det
  ${object} ${object} NN 2 obj`;

const OFFERS = `
  Lima   Lima   NNP 2 nsubj
  made   make   VBD 0 root
  an     a      DT  4 det
  offer  offer  NN  2 obj
  to     to     IN  6 case
  Quito  Quito  NNP 4 nmod`;

const PARTICLE = `
  Quito   Quito  NNP 2 nsubj
  turned  turn   VBD 0 root
  it      it     PRP 2 obj
  down    down   RP  2 compound:prt`;

describe('matching', () => {
  it('fills slots with the heads of what the paths lead to', () => {
    const [match] = matchBest(RULES, writtenTree(REJECTS('plan')));
    expect(match!.rule.makes).toBe('reject');
    expect(match!.slots).toEqual({ by: [0], about: [3] });
  });

  it('prefers the rule that tests the words', () => {
    const best = matchBest(RULES, writtenTree(REJECTS('charge')));
    expect(best.map(({ rule }) => rule.makes)).toEqual(['dismiss']);
  });

  it('lets a longer trigger swallow the noun in it, and takes its phrases for its own', () => {
    const best = matchBest(RULES, writtenTree(OFFERS));
    expect(best.map(({ rule }) => rule.name)).toEqual(['test/make-offer']);
    expect(best[0]!.slots).toEqual({ by: [0], to: [5] });
  });

  it('finds a particle behind the object', () => {
    expect(matchBest(RULES, writtenTree(PARTICLE)).map(({ trigger }) => trigger)).toEqual([[1, 3]]);
  });

  it('says why a rule whose trigger stands there does not match', () => {
    const sentence = writtenTree(`
      Lima    Lima   NNP 4 nsubj
      did     do     VBD 4 aux
      not     not    RB  4 advmod
      reject  reject VB  0 root
      it      it     PRP 4 obj`);
    expect(matchAll(RULES, sentence)).toEqual([]);
    expect(attempts(RULES, sentence).map(found => ('because' in found ? found.because : ''))).toEqual([
      'the clause is negated',
      'no about with a fitting word',
    ]);
  });

  it('keeps layers apart', () => {
    expect(layerOf(RULES, 'turn').rules.map(({ makes }) => makes)).toEqual(['next']);
    expect(layerOf(RULES, 'turn')).toBe(layerOf(RULES, 'turn'));
  });

  it('lets a later rule of the same name replace the earlier', () => {
    const [first] = RULES.rules;
    expect(ruleSetOf([first!, { ...first!, makes: 'accept' }]).rules.map(({ makes }) => makes)).toEqual(['accept']);
  });
});
