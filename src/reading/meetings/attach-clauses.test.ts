import { describe, expect, it } from 'vitest';
import { type Tree, treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import { attachClauses, isSettingOfProposal } from './attach-clauses.ts';

/** "Peru proposed a summit at the third round of talks, which <was> held", with the clause and the phrase hung on the summit. */
const proposal = (auxiliary: string): Tree =>
  treeOf(
    writtenTree(
      `Peru Peru NNP 2 nsubj
      proposed propose VBD 0 root
      a a DT 4 det
      summit summit NN 2 obj
      at at IN 8 case
      the the DT 8 det
      third third JJ 8 amod
      round round NN 4 nmod
      of of IN 10 case
      talks talk NNS 8 nmod
      , , , 14 punct
      which which WDT 14 nsubj:pass
      ${auxiliary} be VBD 14 aux:pass
      held hold VBN 4 acl:relcl`,
    ),
  );

const [PROPOSED, SUMMIT, ROUND, HELD] = [1, 3, 7, 13];

describe('clauses of meetings', () => {
  it.each(['was', 'were'])('hangs "which %s held" on the round, and the round on what was done there', auxiliary => {
    const tree = attachClauses(proposal(auxiliary));
    expect(tree.tokens[HELD]!.head).toBe(ROUND);
    expect(tree.tokens[ROUND]).toMatchObject({ head: PROPOSED, deprel: 'obl' });
    expect(tree.children[SUMMIT]).not.toContain(HELD);
    expect(isSettingOfProposal(tree, ROUND)).toBe(true);
    expect(isSettingOfProposal(tree, SUMMIT)).toBe(false);
  });

  it('leaves a sentence with one meeting as it is', () => {
    const tree = treeOf(
      writtenTree(
        `the the DT 2 det
        summit summit NN 5 nsubj
        which which WDT 4 nsubj
        failed fail VBD 2 acl:relcl
        ended end VBD 0 root`,
      ),
    );
    expect(attachClauses(tree)).toBe(tree);
  });

  it('does not give a clause to talks whose number it does not fit', () => {
    const tree = treeOf(
      writtenTree(
        `Peru Peru NNP 2 nsubj
        proposed propose VBD 0 root
        a a DT 4 det
        summit summit NN 2 obj
        after after IN 6 case
        talks talk NNS 2 obl
        , , , 10 punct
        which which WDT 10 nsubj:pass
        was be VBD 10 aux:pass
        refused refuse VBN 4 acl:relcl`,
      ),
    );
    expect(attachClauses(tree).tokens[9]!.head).toBe(SUMMIT);
  });
});
