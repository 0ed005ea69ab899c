import { describe, expect, it } from 'vitest';
import { doers, undergoers } from './clause.ts';
import { isPassive } from './clause-form.ts';
import { referent } from './referent.ts';
import { writtenTree } from './testing/written-tree.ts';
import { treeOf } from './tree.ts';

const forms = (tree: ReturnType<typeof treeOf>, indexes: readonly number[]): string[] =>
  indexes.map(index => tree.tokens[index]!.form);

/** Doers and undergoers of a word, by their forms. */
function who(lines: string, word: string): { does: string[]; to: string[] } {
  const tree = treeOf(writtenTree(lines));
  const { index } = tree.tokens.find(({ form }) => form === word)!;
  return { does: forms(tree, doers(tree, index)), to: forms(tree, undergoers(tree, index)) };
}

const PASSIVE = `
  The       the     DT  2 det
  demand    demand  NN  4 nsubj:pass
  was       be      VBD 4 aux:pass
  rejected  reject  VBN 0 root
  by        by      IN  6 case
  Kyiv      Kyiv    NNP 4 obl:agent
  which     which   WDT 8 nsubj
  called    call    VBD 6 acl:relcl
  it        it      PRP 8 obj
  absurd    absurd  JJ  8 xcomp`;

const CONTROL = `
  Oslo     Oslo     NNP 2 nsubj
  urged    urge     VBD 0 root
  the      the      DT  4 det
  rebels   rebel    NNS 2 obj
  to       to       TO  6 mark
  sign     sign     VB  2 xcomp
  and      and      CC  8 cc
  warned   warn     VBD 2 conj
  them     they     PRP 8 obj`;

const LIGHT = `
  An      a      DT  2 det
  offer   offer  NN  4 nsubj:pass
  was     be     VBD 4 aux:pass
  made    make   VBN 0 root
  by      by     IN  6 case
  Lima    Lima   NNP 4 obl:agent`;

const ACCUSED = `
  Lima      Lima      NNP 2 nsubj
  accused   accuse    VBD 0 root
  Quito     Quito     NNP 2 obj
  of        of        IN  5 mark
  breaking  break     VBG 2 advcl
  the       the       DT  7 det
  truce     truce     NN  5 obj`;

const INVERTED = `
  The      the      DT  2 det
  group    group    NN  6 nsubj
  offered  offer    VBD 6 ccomp
  a        a        DT  5 det
  truce    truce    NN  3 obj
  said     say      VBD 0 root
  the      the      DT  8 det
  bishop   bishop   NN  6 obj`;

describe('who does what', () => {
  it('turns a passive round', () => {
    expect(who(PASSIVE, 'rejected')).toEqual({ does: ['Kyiv'], to: ['demand'] });
  });

  it('lets a relative pronoun stand for its noun', () => {
    expect(who(PASSIVE, 'called').does).toEqual(['Kyiv']);
    const tree = treeOf(writtenTree(PASSIVE));
    expect(referent(tree, 6)).toBe(5);
    expect(referent(tree, 1)).toBe(1);
  });

  it('gives an infinitive the object of the verb that urges, a conjunct the subject of the first verb', () => {
    expect(who(CONTROL, 'sign').does).toEqual(['rebels']);
    expect(who(CONTROL, 'warned').does).toEqual(['Oslo']);
  });

  it('finds whose act a noun names through a light verb', () => {
    expect(who(LIGHT, 'offer').does).toEqual(['Lima']);
  });

  it('takes the accused for the one who did it', () => {
    expect(who(ACCUSED, 'breaking')).toEqual({ does: ['Quito'], to: ['truce'] });
  });

  it('finds the subject that came to hang on the verb of saying behind', () => {
    expect(who(INVERTED, 'offered').does).toEqual(['group']);
  });

  it('knows a passive by its auxiliary, its agent or its place', () => {
    const tree = treeOf(writtenTree(PASSIVE));
    expect(isPassive(tree, 3)).toBe(true);
    expect(isPassive(tree, 7)).toBe(false);
  });
});
